/// The pages by which administrators look at the administrative units.
@NullMarked
package vn.ocop.portal.area.web;

import org.jspecify.annotations.NullMarked;
