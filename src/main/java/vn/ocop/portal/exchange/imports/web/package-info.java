/// The pages on which people bring spreadsheets in.
@NullMarked
package vn.ocop.portal.exchange.imports.web;

import org.jspecify.annotations.NullMarked;
