/// The pages over subjects, products and their stars: everybody signed in reads them, the coordination office and
/// administrators keep them.
@NullMarked
package vn.ocop.portal.subject.web;

import org.jspecify.annotations.NullMarked;
