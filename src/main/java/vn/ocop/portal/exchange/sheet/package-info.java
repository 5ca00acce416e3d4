/// Spreadsheets that people send, read as hostile until shown otherwise: every part is measured before it is parsed, no
/// part may declare a document type, nothing is held that a limit does not bound. Knows cells, rows and sheets, and
/// nothing of what they mean.
@NullMarked
package vn.ocop.portal.exchange.sheet;

import org.jspecify.annotations.NullMarked;
