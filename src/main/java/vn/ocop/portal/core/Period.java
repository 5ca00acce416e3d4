package vn.ocop.portal.core;

import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;

/// A stretch of whole days, both ends included and known: a reporting period (kỳ báo cáo) or the days of an activity.
///
/// @param from first day
/// @param to last day, never before the first
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (to.isBefore(from)) throw new IllegalArgumentException(to + " is before " + from);
    }

    /// The calendar half-year that a day belongs to: 1/1 to 30/6, or 1/7 to 31/12.
    public static Period halfYearOf(LocalDate day) {
        return day.getMonthValue() <= 6
                ? new Period(LocalDate.of(day.getYear(), Month.JANUARY, 1), LocalDate.of(day.getYear(), Month.JUNE, 30))
                : new Period(
                        LocalDate.of(day.getYear(), Month.JULY, 1), LocalDate.of(day.getYear(), Month.DECEMBER, 31));
    }

    /// Whether the day is one of these.
    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /// The day in the middle; of two, the earlier.
    public LocalDate middle() {
        return from.plusDays(ChronoUnit.DAYS.between(from, to) / 2);
    }

    /// The period of about the same length that follows: the half-year after a half-year, the month after a month.
    /// Ends on the same day of the month where there is one.
    public Period next() {
        long months = Math.round(ChronoUnit.DAYS.between(from, to.plusDays(1)) / 30.44);
        if (months == 0) {
            long days = ChronoUnit.DAYS.between(from, to) + 1;
            return new Period(to.plusDays(1), to.plusDays(days));
        }
        LocalDate start = to.plusDays(1);
        return new Period(start, start.plusMonths(months).minusDays(1));
    }
}
