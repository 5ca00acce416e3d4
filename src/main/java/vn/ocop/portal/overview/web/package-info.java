/// The pages of the consolidated view and the calendar.
@NullMarked
package vn.ocop.portal.overview.web;

import org.jspecify.annotations.NullMarked;
