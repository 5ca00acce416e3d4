package vn.ocop.portal.overview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;

/// What a page of the consolidated view is asked for: a period, an earlier one beside it, the map of a day.
///
/// @param period whose figures are told
/// @param against which earlier period stands beside it
/// @param map the day of the map on which areas are told; null as they were recorded
/// @param code of the usual period: a [vn.ocop.portal.core.PeriodRule] or a calendar quarter; null for days
/// @param year as typed, or the period's
/// @param from as typed
/// @param to as typed
/// @param mapTyped as typed
/// @param wrong what was typed wrong: `year`, `period`, `from`, `to`, `order`, `against`, `map`; what is usual
///     stands in its place
public record OverviewAsk(
        Period period,
        Against against,
        @Nullable LocalDate map,
        @Nullable String code,
        String year,
        String from,
        String to,
        String mapTyped,
        List<String> wrong) {
    private static final double DAYS_OF_A_MONTH = 30.44;

    public OverviewAsk {
        wrong = List.copyOf(wrong);
    }

    /// Which earlier period stands beside the one that is asked for.
    public enum Against {
        /// The period of about the same length that ends the day before.
        PREVIOUS,
        /// The same days of the year before.
        YEAR;

        /// The word of the address.
        public String word() {
            return this == PREVIOUS ? "previous" : "year";
        }

        /// The earlier period. After the last day of a month comes the last day of a month again.
        public Period of(Period now) {
            if (this == YEAR) {
                var to = now.to().minusYears(1);
                boolean last = now.to().getDayOfMonth() == now.to().lengthOfMonth();
                return new Period(now.from().minusYears(1), last ? to.withDayOfMonth(to.lengthOfMonth()) : to);
            }
            long days = ChronoUnit.DAYS.between(now.from(), now.to()) + 1;
            long months = Math.round(days / DAYS_OF_A_MONTH);
            var start = months == 0 ? now.from().minusDays(days) : now.from().minusMonths(months);
            return new Period(start, now.from().minusDays(1));
        }
    }

    /// The earlier period.
    public Period before() {
        return against.of(period);
    }

    /// All that is asked for, ready to stand behind the question mark of an address.
    public String address() {
        return periodAddress() + "&against=" + against.word() + (map == null ? "" : "&map=" + screen(map));
    }

    /// The period alone, ready to stand behind the question mark of an address.
    public String periodAddress() {
        return code == null
                ? "from=" + screen(period.from()) + "&to=" + screen(period.to())
                : "period=" + code + "&year=" + period.to().getYear();
    }

    /// The same question with another earlier period.
    public OverviewAsk with(Against other) {
        return new OverviewAsk(period, other, map, code, year, from, to, mapTyped, wrong);
    }

    private static String screen(LocalDate day) {
        return URLEncoder.encode(VietnameseDates.onScreen(day), UTF_8);
    }
}
