package vn.ocop.portal.core;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// Days as officials type and write them.
public final class VietnameseDates {
    private static final DateTimeFormatter SCREEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");

    private VietnameseDates() {}

    /// The day as screens show it: 05/06/2022.
    public static String onScreen(LocalDate day) {
        return SCREEN.format(day);
    }

    /// The moment as screens show it, in Vietnam's time: 14:30 05/06/2022.
    public static String onScreen(Instant moment) {
        return MOMENT.format(moment);
    }

    /// The day as letters write it inside a text: a zero before a day below ten, none before the month (05/6/2022,
    /// 27/1/2022), as the letters of the province do.
    public static String inText(LocalDate day) {
        return "%02d/%d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    /// The period as letters write it: one day, or "từ ngày … đến ngày …".
    public static String inText(Period days) {
        return days.from().equals(days.to())
                ? "ngày " + inText(days.from())
                : "từ ngày " + inText(days.from()) + " đến ngày " + inText(days.to());
    }

    /// The day that a person typed: 5/6/2022, 05-06-2022, 5.6.2022 (day first), or 2022-06-05. Years from 1900 to
    /// 2199.
    /// Empty where it is none of these or there is no such day, such as 31/6.
    public static Optional<LocalDate> typed(String text) {
        var dayFirst = DAY_FIRST.matcher(text.strip());
        if (dayFirst.matches()) return day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1));
        var yearFirst = YEAR_FIRST.matcher(text.strip());
        if (yearFirst.matches()) return day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3));
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            var found = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return found.getYear() < 1900 || found.getYear() > 2199 ? Optional.empty() : Optional.of(found);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
