package vn.ocop.portal.exchange.sheet;

import java.util.List;

/// A row in which something stands.
///
/// @param number as the spreadsheet counts it, from 1
/// @param cells from the first column to the last in which something stands
public record SheetRow(int number, List<Cell> cells) {
    public SheetRow {
        cells = List.copyOf(cells);
    }

    /// The cell of that column, counted from 0.
    public Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.BLANK;
    }

    /// How many cells hold something of their own.
    public long filled() {
        return cells.stream()
                .filter(cell -> !(cell instanceof Cell.Blank || cell instanceof Cell.Merged))
                .count();
    }
}
