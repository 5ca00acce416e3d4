/// The addresses of the API, its description, and the page to read it.
@NullMarked
package vn.ocop.portal.exchange.web;

import org.jspecify.annotations.NullMarked;
