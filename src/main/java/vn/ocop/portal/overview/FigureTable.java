package vn.ocop.portal.overview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of figures, the same for a page, for paper and for a spreadsheet.
///
/// @param title what it shows
/// @param rows the first cell of each is what the row is about
public record FigureTable(String title, List<Column> columns, List<Row> rows) {
    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        int count = columns.size();
        if (rows.stream().anyMatch(row -> row.cells().size() != count))
            throw new IllegalArgumentException("a row of " + title + " has not " + count + " cells");
    }

    /// A column.
    ///
    /// @param number whether it holds figures
    public record Column(String title, boolean number) {}

    /// A row.
    ///
    /// @param sum whether it tells the whole of the others
    public record Row(List<Cell> cells, boolean sum) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A cell.
    ///
    /// @param text as people read it
    /// @param value as a program reads it: a number or a day; null where that is the text
    /// @param href the list of what is behind it; null where there is none
    public record Cell(
            String text, @Nullable Object value, @Nullable String href) {
        /// Words without a list behind them.
        public static Cell of(String text) {
            return new Cell(text, null, null);
        }
    }
}
