package vn.ocop.portal.exchange.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Days that stand in cells as text.
final class Dates {
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})(\\s+\\d{1,2}:\\d{2}(:\\d{2})?)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})([T ]\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z?)?");
    private static final Pattern WORDS = Pattern.compile(
            "(?:ngày\\s+)?(\\d{1,2})\\s+tháng\\s+(\\d{1,2})\\s+năm\\s+(\\d{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SHORT = Pattern.compile("\\d{1,2}\\s*[/.-]\\s*\\d{1,2}\\s*[/.-]\\s*\\d{2}");

    private Dates() {}

    /// How a text tells a day.
    enum Shape {
        /// One day only.
        PLAIN,
        /// The first number can only be the day.
        DAY_FIRST,
        /// The first number can only be the month.
        MONTH_FIRST,
        /// Either.
        AMBIGUOUS,
        /// The year has two digits.
        TWO_DIGITS,
        /// No day.
        NONE
    }

    static Shape shape(String text) {
        if (YEAR_FIRST.matcher(text).matches() || WORDS.matcher(text).matches()) return Shape.PLAIN;
        if (SHORT.matcher(text).matches()) return Shape.TWO_DIGITS;
        var numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) return Shape.NONE;
        int first = Integer.parseInt(numbers.group(1));
        int second = Integer.parseInt(numbers.group(2));
        if (first == second) return Shape.PLAIN;
        if (first <= 12 && second <= 12) return Shape.AMBIGUOUS;
        if (second <= 12) return Shape.DAY_FIRST;
        return first <= 12 ? Shape.MONTH_FIRST : Shape.NONE;
    }

    /// The day that the text tells, read in that order; null where there is no such day.
    static @Nullable LocalDate read(String text, boolean monthFirst) {
        var year = YEAR_FIRST.matcher(text);
        if (year.matches()) return day(year.group(1), year.group(2), year.group(3));
        var words = WORDS.matcher(text);
        if (words.matches()) return day(words.group(3), words.group(2), words.group(1));
        var numbers = NUMBERS.matcher(text);
        if (!numbers.matches()) return null;
        return monthFirst
                ? day(numbers.group(3), numbers.group(1), numbers.group(2))
                : day(numbers.group(3), numbers.group(2), numbers.group(1));
    }

    private static @Nullable LocalDate day(String year, String month, String day) {
        try {
            var found = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return isLikely(found) ? found : null;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /// Whether the day may be meant at all: from 1900 to 2199.
    static boolean isLikely(LocalDate day) {
        return day.getYear() >= 1900 && day.getYear() <= 2199;
    }
}
