package vn.ocop.portal.exchange.imports;

import java.util.List;
import vn.ocop.portal.exchange.sheet.Cell;
import vn.ocop.portal.exchange.sheet.SheetRow;

/// Finds what of a column's cells has to be asked about before it can be read.
final class Questions {
    private Questions() {}

    /// The column with the questions that its cells raise; answers given before stay where they are still asked for.
    static Column of(Column column, Field.Kind kind, List<SheetRow> rows) {
        boolean order = false;
        boolean dayFirst = false;
        boolean monthFirst = false;
        boolean style = false;
        boolean serial = false;
        String example = null;
        for (var row : rows) {
            var cell = row.cell(column.position());
            boolean asked = false;
            if (kind == Field.Kind.DAY && cell instanceof Cell.Text text) {
                var shape = Dates.shape(text.value());
                order |= shape == Dates.Shape.AMBIGUOUS;
                dayFirst |= shape == Dates.Shape.DAY_FIRST;
                monthFirst |= shape == Dates.Shape.MONTH_FIRST;
                asked = shape == Dates.Shape.AMBIGUOUS || shape == Dates.Shape.MONTH_FIRST;
            } else if (kind == Field.Kind.DAY && cell instanceof Cell.Figure number) {
                asked = RowReader.isSerial(number);
                serial |= asked;
            } else if (kind == Field.Kind.NUMBER && cell instanceof Cell.Text text) {
                asked = Numbers.isAmbiguous(text.value());
                style |= asked;
            }
            if (asked && example == null)
                example = RowReader.cut(cell instanceof Cell.Figure number ? number.plain() : cell.shown());
        }
        boolean asksOrder = order || monthFirst;
        return new Column(
                column.position(),
                column.heading(),
                column.field(),
                asksOrder ? column.dateOrder() : null,
                style ? column.numberStyle() : null,
                serial ? column.serialDates() : null,
                asksOrder,
                style,
                serial,
                dayFirst && monthFirst,
                example);
    }
}
