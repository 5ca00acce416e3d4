/// The search over all rooms: one box, a page of what was found, suggestions while typing.
@NullMarked
package vn.ocop.portal.site.search;

import org.jspecify.annotations.NullMarked;
