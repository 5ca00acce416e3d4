package vn.ocop.portal.core;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the days on which offices do not work although it is no weekend, and the weekend days that are
/// worked instead, as each year's notice on public holidays sets them (Bộ luật Lao động 2019, Điều
/// 112). How late an answer is counts by these days, also for answers that came before a change.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class WorkingCalendar {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_STRETCH = 31;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;
    private static final String DAYS = "select day, version, works, name, certain from calendar_exception";

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WorkingCalendar(JdbcClient sql, ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.events = events;
        this.clock = clock;
    }

    /// The exceptions of a year, the first day first.
    @Transactional(readOnly = true)
    public List<CalendarDay> of(int year) {
        return sql.sql(DAYS + " where extract(year from day) = :year order by day")
                .param("year", year)
                .query((row, _) -> day(row))
                .list();
    }

    /// The years of which exceptions are known, and this one and the next, the latest first.
    @Transactional(readOnly = true)
    public List<Integer> years() {
        return sql.sql("""
                        select cast(extract(year from day) as integer) as year from calendar_exception
                        union select :now union select :now + 1 order by year desc
                        """)
                .param("now", LocalDate.now(clock).getYear())
                .query((row, _) -> row.getInt("year"))
                .list();
    }

    private static CalendarDay day(ResultSet row) throws SQLException {
        return new CalendarDay(
                row.getObject("day", LocalDate.class),
                row.getInt("version"),
                row.getBoolean("works"),
                row.getString("name"),
                row.getBoolean("certain"));
    }

    /// The exception of that day.
    ///
    /// @throws NotFound where the day is as its weekday says
    @Transactional(readOnly = true)
    public CalendarDay get(LocalDate day) {
        return find(day).orElseThrow(() -> new NotFound(day));
    }

    private Optional<CalendarDay> find(LocalDate day) {
        return sql.sql(DAYS + " where day = :day")
                .param("day", day)
                .query((row, _) -> day(row))
                .optional();
    }

    /// Adds the days from the first to the last that are not so by their weekday: a holiday takes
    /// Monday to Friday, a day worked instead takes Saturday and Sunday.
    ///
    /// @param works whether these days are worked
    /// @param last the same as the first for one day; at most 31 days
    /// @param name up to 100 letters
    /// @param by id of the person's account
    /// @return how many days were added
    /// @throws RuleViolation `workday.order`, `workday.stretch`, `workday.year`, `workday.name`,
    ///     `workday.idle` where all these days are so anyway, `workday.taken` where one is an exception already
    public int add(boolean works, LocalDate first, LocalDate last, String name, boolean certain, UUID by) {
        String called = named(name);
        if (last.isBefore(first)) throw new RuleViolation("workday.order");
        if (first.until(last, ChronoUnit.DAYS) >= LONGEST_STRETCH)
            throw new RuleViolation("workday.stretch", LONGEST_STRETCH);
        if (first.getYear() < FIRST_YEAR || last.getYear() > LAST_YEAR)
            throw new RuleViolation("workday.year", String.valueOf(FIRST_YEAR), String.valueOf(LAST_YEAR));
        var days = first.datesUntil(last.plusDays(1))
                .filter(day -> works == isWeekend(day))
                .toList();
        if (days.isEmpty()) throw new RuleViolation(works ? "workday.idle.works" : "workday.idle");
        var taken = sql.sql("select day from calendar_exception where day in (:days) order by day")
                .param("days", days)
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
        if (!taken.isEmpty()) throw taken(taken);
        for (var day : days) {
            Uniqueness.keptBy(
                    "calendar_exception_pkey",
                    taken(List.of(day)),
                    () -> sql.sql("""
                                    insert into calendar_exception (day, works, name, certain, version)
                                    values (:day, :works, :name, :certain, 0)
                                    """)
                            .param("day", day)
                            .param("works", works)
                            .param("name", called)
                            .param("certain", certain)
                            .update());
        }
        tell("ADDED", days.getFirst(), days.getLast(), called, by);
        return days.size();
    }

    private static RuleViolation taken(List<LocalDate> days) {
        return new RuleViolation(
                "workday.taken", days.stream().map(VietnameseDates::onScreen).collect(Collectors.joining(", ")));
    }

    /// Changes what a day is called and whether it is certain.
    ///
    /// @throws RuleViolation `workday.name`
    /// @throws Outdated where somebody else changed it since
    public void change(LocalDate day, int version, String name, boolean certain, UUID by) {
        String called = named(name);
        get(day);
        int changed = sql.sql("""
                        update calendar_exception set name = :name, certain = :certain, version = version + 1
                        where day = :day and version = :version
                        """)
                .param("name", called)
                .param("certain", certain)
                .param("day", day)
                .param("version", version)
                .update();
        if (changed == 0) throw new Outdated(day);
        tell("CHANGED", day, day, called, by);
    }

    /// Takes an exception away: the day is as its weekday says.
    ///
    /// @throws Outdated where somebody else changed it since
    public void remove(LocalDate day, int version, UUID by) {
        var standing = get(day);
        int gone = sql.sql("delete from calendar_exception where day = :day and version = :version")
                .param("day", day)
                .param("version", version)
                .update();
        if (gone == 0) throw new Outdated(day);
        tell("REMOVED", day, day, standing.name(), by);
    }

    /// Says of all exceptions of a year that they are as the year's notice has them.
    ///
    /// @return how many were not certain before
    public int confirm(int year, UUID by) {
        int confirmed = sql.sql("""
                        update calendar_exception set certain = true, version = version + 1
                        where extract(year from day) = :year and not certain
                        """).param("year", year).update();
        if (confirmed > 0)
            events.publishEvent(
                    new CalendarChanged("CONFIRMED", "%d (%d)".formatted(year, confirmed), year, by, clock.instant()));
        return confirmed;
    }

    private void tell(String move, LocalDate first, LocalDate last, String name, UUID by) {
        String days = first.equals(last)
                ? VietnameseDates.onScreen(first)
                : VietnameseDates.onScreen(first) + " – " + VietnameseDates.onScreen(last);
        events.publishEvent(new CalendarChanged(move, days + ": " + name, first.getYear(), by, clock.instant()));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static String named(@Nullable String name) {
        String called = name == null ? "" : VietnameseText.oneLine(name);
        if (called.isEmpty() || called.length() > LONGEST_NAME) throw new RuleViolation("workday.name", LONGEST_NAME);
        return called;
    }
}
