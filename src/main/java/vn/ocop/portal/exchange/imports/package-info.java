/// Spreadsheets in: a file is uploaded, its columns are mapped, its rows are checked, shown, entered as a whole through
/// the
/// rooms' own services, and taken back as a whole. What is being done stands in the database, so that it outlives a
/// reload, a node and a killed process.
@NamedInterface("imports")
@NullMarked
package vn.ocop.portal.exchange.imports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
