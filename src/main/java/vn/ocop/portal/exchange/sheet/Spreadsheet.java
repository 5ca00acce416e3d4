package vn.ocop.portal.exchange.sheet;

import java.util.List;
import java.util.Map;
import vn.ocop.portal.core.RuleViolation;

/// A file with sheets of rows.
public sealed interface Spreadsheet permits Workbook, CsvFile {
    /// The file's format, as the portal stores it.
    enum Format {
        XLSX,
        CSV
    }

    /// What the portal says of a row.
    record Note(String status, String message) {}

    /// The format.
    Format format();

    /// The names of the sheets that the reader sees, one at least.
    List<String> sheets();

    /// The rows of a sheet in which something stands.
    ///
    /// @param sheet from 0
    /// @param mostRows more are refused
    /// @throws RuleViolation `import.file.rows`, `import.file.columns`, `import.file.cells`, `import.file.slow`,
    ///     `import.file.cellLong`, `import.file.xml`, `import.file.deep`, `import.file.doctype`
    List<SheetRow> read(int sheet, int mostRows);

    /// The file as it was, with two more columns in that sheet.
    ///
    /// @param column of the first of the two, from 0; what stands in them is replaced
    /// @param notes by row number; the headings among them
    byte[] noted(int sheet, int column, Map<Integer, Note> notes);
}
