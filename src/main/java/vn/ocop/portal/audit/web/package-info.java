/// The trail's page, for administrators.
@NullMarked
package vn.ocop.portal.audit.web;

import org.jspecify.annotations.NullMarked;
