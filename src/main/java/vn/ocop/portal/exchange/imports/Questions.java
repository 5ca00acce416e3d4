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
                switch (Dates.shape(text.value())) {
                    case AMBIGUOUS -> asked = order = true;
                    case DAY_FIRST -> dayFirst = true;
                    case MONTH_FIRST -> asked = monthFirst = true;
                    case PLAIN, TWO_DIGITS, NONE -> {}
                }
            } else if (kind == Field.Kind.DAY && cell instanceof Cell.Number number) {
                if (RowReader.isSerial(number)) asked = serial = true;
            } else if (kind == Field.Kind.NUMBER && cell instanceof Cell.Text text) {
                if (Numbers.isAmbiguous(text.value())) asked = style = true;
            }
            if (asked && example == null)
                example = RowReader.cut(cell instanceof Cell.Number number ? number.plain() : cell.shown());
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
