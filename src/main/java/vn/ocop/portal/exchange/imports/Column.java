package vn.ocop.portal.exchange.imports;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.exchange.sheet.Columns;

/// A column of the file: what it means, and what the reader said of its cells.
///
/// @param position from 0
/// @param field code of what it means; null where it is left out
/// @param serialDates whether plain numbers are Excel's numbers of days; null until it was said
/// @param asksDateOrder whether it holds days of which day and month cannot be told apart
/// @param datesClash whether it holds days that can only be read the one way and days that can only be read the other
/// @param example a cell that raises the question
public record Column(
        int position,
        String heading,
        @Nullable String field,
        @Nullable DateOrder dateOrder,
        @Nullable NumberStyle numberStyle,
        @Nullable Boolean serialDates,
        boolean asksDateOrder,
        boolean asksNumberStyle,
        boolean asksSerialDates,
        boolean datesClash,
        @Nullable String example) {
    /// Which comes first in a day that is written as text.
    public enum DateOrder {
        /// 3/4/2022 is the third of April.
        DAY_MONTH,
        /// 3/4/2022 is the fourth of March.
        MONTH_DAY
    }

    /// What a point means in a number that is written as text.
    public enum NumberStyle {
        /// 1.234 is one thousand two hundred and thirty-four.
        POINT_GROUPS,
        /// 1.234 is a little more than one.
        POINT_DECIMALS
    }

    static Column of(int position, String heading, @Nullable String field) {
        return new Column(position, heading, field, null, null, null, false, false, false, false, null);
    }

    /// The column's letters: A, AB.
    public String letters() {
        return Columns.letters(position);
    }

    /// Whether it waits for an answer.
    public boolean isOpen() {
        return (asksDateOrder && dateOrder == null)
                || (asksNumberStyle && numberStyle == null)
                || (asksSerialDates && serialDates == null);
    }

    /// Whether it raises any question.
    public boolean isAsking() {
        return asksDateOrder || asksNumberStyle || asksSerialDates;
    }
}
