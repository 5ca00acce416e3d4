/// The portal's root: the application class only. Each package right below is a room (module) with a purpose of its
/// own.
@NullMarked
package vn.ocop.portal;

import org.jspecify.annotations.NullMarked;
