package vn.ocop.portal.exchange.sheet;

import java.math.BigDecimal;
import java.time.LocalDate;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;

/// What stands in a cell; of a formula, the value that was kept with it.
public sealed interface Cell {
    /// Nothing, or blanks alone.
    Cell BLANK = new Blank();

    /// The cell as the reader sees it, for messages and lists.
    String shown();

    /// An empty cell.
    record Blank() implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }

    /// Text, cleaned: composed, one kind of blank, nothing at the ends.
    record Text(String value) implements Cell {
        @Override
        public String shown() {
            return value;
        }
    }

    /// A number that is not formatted as a day.
    ///
    /// @param epoch1904 whether the workbook counts its days from 1904
    record Figure(BigDecimal value, boolean epoch1904) implements Cell {
        @Override
        public String shown() {
            return VietnameseNumbers.grouped(value);
        }

        /// The digits alone, as a code or a year is written.
        public String plain() {
            return value.stripTrailingZeros().toPlainString();
        }
    }

    /// A number that is formatted as a day.
    record Day(LocalDate value) implements Cell {
        @Override
        public String shown() {
            return VietnameseDates.onScreen(value);
        }
    }

    /// TRUE or FALSE.
    record Truth(boolean value) implements Cell {
        @Override
        public String shown() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /// The error of a formula: #N/A, #REF!.
    record Fault(String value) implements Cell {
        @Override
        public String shown() {
            return value;
        }
    }

    /// A formula whose value was never computed.
    record Uncalculated(String formula) implements Cell {
        @Override
        public String shown() {
            return "=" + formula;
        }
    }

    /// A cell that a merged area covers; its value stands in the area's first cell.
    record Merged(String area) implements Cell {
        @Override
        public String shown() {
            return "";
        }
    }
}
