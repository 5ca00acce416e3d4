package vn.ocop.portal.exchange.imports;

import java.util.List;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.exchange.sheet.SheetRow;

/// The rows of one sheet, parted into headings and data.
record ImportFile(SheetRow headings, List<SheetRow> data) {
    /// @throws RuleViolation `import.file.noHeadings`, `import.file.noRows`, `import.file.rows`
    static ImportFile of(List<SheetRow> rows, int headerRow, int mostRows) {
        var headings = rows.stream()
                .filter(row -> row.number() == headerRow)
                .findFirst()
                .orElseThrow(() -> new RuleViolation("import.file.noHeadings"));
        var data = rows.stream()
                .filter(row -> row.number() > headerRow && row.filled() > 0)
                .toList();
        if (data.isEmpty()) throw new RuleViolation("import.file.noRows", headerRow);
        if (data.size() > mostRows) throw new RuleViolation("import.file.rows", mostRows);
        return new ImportFile(headings, data);
    }
}
