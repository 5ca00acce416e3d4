/// The pages over activities and their types.
@NullMarked
package vn.ocop.portal.activity.web;

import org.jspecify.annotations.NullMarked;
