package vn.ocop.portal.overview.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.account.SignedIn;

/// What the address of the calendar asks for.
///
/// @param list whether it is read as a list
/// @param kinds what is shown; all that the person may see where none was chosen
/// @param chosen whether kinds were chosen
/// @param typed the month as it was typed where it is none, else as addresses have it
/// @param wrong the names of what could not be read: `month`, `kind`
record CalendarAsk(
        YearMonth month, boolean list, Set<CalendarKind> kinds, boolean chosen, String typed, List<String> wrong) {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})");
    private static final Pattern MONTH_FIRST = Pattern.compile("(\\d{1,2})\\s*[/.-]\\s*(\\d{4})");
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final String LIST = "list";

    /// Reads it; this month where none is asked for.
    static CalendarAsk read(MultiValueMap<String, String> given, SignedIn me, Clock clock) {
        var wrong = new ArrayList<String>();
        String typed =
                given.getFirst("month") == null ? "" : given.getFirst("month").strip();
        var month = typed.isEmpty() ? YearMonth.now(clock) : month(typed);
        if (month == null) {
            wrong.add("month");
            month = YearMonth.now(clock);
        } else {
            typed = month.toString();
        }
        var may = CalendarKind.of(me);
        var kinds = EnumSet.noneOf(CalendarKind.class);
        for (String one : given.getOrDefault("kind", List.of())) {
            if (one.isBlank()) continue;
            try {
                var kind = CalendarKind.valueOf(one.strip());
                if (may.contains(kind)) kinds.add(kind);
                else if (!wrong.contains("kind")) wrong.add("kind");
            } catch (IllegalArgumentException unknown) {
                if (!wrong.contains("kind")) wrong.add("kind");
            }
        }
        boolean chosen = !kinds.isEmpty() && !kinds.equals(may);
        return new CalendarAsk(
                month,
                LIST.equals(given.getFirst("view")),
                chosen ? kinds : may,
                chosen,
                typed.substring(0, Math.min(typed.length(), 20)),
                wrong);
    }

    private static @Nullable YearMonth month(String typed) {
        var yearFirst = YEAR_FIRST.matcher(typed);
        if (yearFirst.matches()) return month(yearFirst.group(1), yearFirst.group(2));
        var monthFirst = MONTH_FIRST.matcher(typed);
        return monthFirst.matches() ? month(monthFirst.group(2), monthFirst.group(1)) : null;
    }

    private static @Nullable YearMonth month(String year, String month) {
        try {
            var found = YearMonth.of(Integer.parseInt(year), Integer.parseInt(month));
            return found.getYear() < FIRST_YEAR || found.getYear() > LAST_YEAR ? null : found;
        } catch (DateTimeException none) {
            return null;
        }
    }

    /// The address of the calendar at that month, the rest as it is.
    String at(YearMonth other) {
        return address("/calendar", other, list, chosen ? kinds : Set.of());
    }

    /// The address of this month as a list or in weeks.
    String as(boolean asList) {
        return address("/calendar", month, asList, chosen ? kinds : Set.of());
    }

    /// The address without one of the kinds that were chosen.
    String without(CalendarKind kind) {
        var fewer = EnumSet.copyOf(kinds);
        fewer.remove(kind);
        return address("/calendar", month, list, fewer);
    }

    /// The address with all kinds.
    String withAll() {
        return address("/calendar", month, list, Set.of());
    }

    /// The address of the spreadsheet.
    String sheet() {
        return address("/calendar.xlsx", month, false, chosen ? kinds : Set.of());
    }

    private static String address(String path, YearMonth month, boolean list, Set<CalendarKind> kinds) {
        var address = new StringBuilder(path).append("?month=").append(URLEncoder.encode(month.toString(), UTF_8));
        if (list) address.append("&view=").append(LIST);
        kinds.forEach(kind -> address.append("&kind=").append(kind));
        return address.toString();
    }
}
