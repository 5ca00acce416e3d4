/// The pages over requests and reports.
@NullMarked
package vn.ocop.portal.report.web;

import org.jspecify.annotations.NullMarked;
