package vn.ocop.portal.overview;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import vn.ocop.portal.core.Period;

/// A month of the calendar in whole weeks, Monday to Sunday.
///
/// @param days all of them, those of the months before and after that fill the weeks included
public record CalendarMonth(YearMonth month, List<Day> days) {
    /// A day.
    ///
    /// @param within whether it is of the month
    /// @param works whether offices work
    /// @param events those that are shown, in the order of their kinds
    /// @param activities how many activities there are
    /// @param hiddenActivities how many of them are not shown
    /// @param hiddenOthers how many of the other events are not shown
    public record Day(
            LocalDate date,
            boolean within,
            boolean today,
            boolean works,
            List<CalendarEvent> events,
            long activities,
            long hiddenActivities,
            int hiddenOthers) {}

    /// The weeks, seven days each.
    public List<List<Day>> weeks() {
        return IntStream.range(0, days.size() / 7)
                .mapToObj(week -> days.subList(week * 7, week * 7 + 7))
                .toList();
    }

    /// The days of the month on which something stands.
    public List<Day> agenda() {
        return days.stream()
                .filter(day -> day.within() && !day.events().isEmpty())
                .toList();
    }

    /// All days that the weeks of a month show.
    public static Period shown(YearMonth month) {
        var first = month.atDay(1);
        var last = month.atEndOfMonth();
        return new Period(
                first.minusDays(first.getDayOfWeek().getValue() - 1L),
                last.plusDays(7L - last.getDayOfWeek().getValue()));
    }
}
