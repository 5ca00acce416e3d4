package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;

/// Holidays and days worked instead, as an administrator keeps them. The calendar is reference data: each test takes
/// back what it does.
@PortalTest
@Transactional
class WorkingCalendarTests {
    private static final LocalDate THURSDAY = LocalDate.of(2031, 5, 1);

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    People people;

    @Autowired
    JdbcClient sql;

    private UUID me;

    @BeforeEach
    void anAdministrator() {
        var admin = people.of(people.coordinationOffice(), Role.ADMIN);
        actingAs(admin);
        me = admin.id().value();
    }

    @Test
    void aHolidayTakesTheWeekdaysOfAStretchAndCountsAtOnce() {
        assertThat(workingDays.table().after(THURSDAY.minusDays(1), THURSDAY.plusDays(5)))
                .isEqualTo(4);
        assertThat(calendar.add(false, THURSDAY, THURSDAY.plusDays(4), "  Quốc tế  Lao động ", true, me))
                .isEqualTo(3);
        assertThat(calendar.of(2031))
                .extracting(CalendarDay::day, CalendarDay::name)
                .containsExactly(
                        tuple(THURSDAY, "Quốc tế Lao động"),
                        tuple(THURSDAY.plusDays(1), "Quốc tế Lao động"),
                        tuple(THURSDAY.plusDays(4), "Quốc tế Lao động"));
        assertThat(workingDays.table().after(THURSDAY.minusDays(1), THURSDAY.plusDays(5)))
                .isOne();
        assertThat(calendar.years()).contains(2031);
    }

    @Test
    void aDayWorkedInsteadIsASaturdayOrSunday() {
        assertThat(calendar.add(true, THURSDAY, THURSDAY.plusDays(2), "Làm bù", false, me))
                .isOne();
        assertThat(workingDays.table().works(THURSDAY.plusDays(2))).isTrue();
        assertThatThrownBy(() -> calendar.add(true, THURSDAY, THURSDAY, "Làm bù", false, me))
                .satisfies(broken("workday.idle.works"));
    }

    @Test
    void whatSaysNothingOrIsThereIsRefused() {
        var saturday = THURSDAY.plusDays(2);
        assertThatThrownBy(() -> calendar.add(false, saturday, saturday.plusDays(1), "Nghỉ", true, me))
                .satisfies(broken("workday.idle"));
        assertThatThrownBy(() -> calendar.add(false, THURSDAY, THURSDAY.minusDays(1), "Nghỉ", true, me))
                .satisfies(broken("workday.order"));
        assertThatThrownBy(() -> calendar.add(false, THURSDAY, THURSDAY.plusDays(31), "Nghỉ", true, me))
                .satisfies(broken("workday.stretch"));
        assertThatThrownBy(
                        () -> calendar.add(false, LocalDate.of(1999, 1, 4), LocalDate.of(1999, 1, 4), "Nghỉ", true, me))
                .satisfies(broken("workday.year"));
        assertThatThrownBy(() -> calendar.add(false, THURSDAY, THURSDAY, " ", true, me))
                .satisfies(broken("workday.name"));
        assertThatThrownBy(() -> calendar.add(false, THURSDAY, THURSDAY, "x".repeat(101), true, me))
                .satisfies(broken("workday.name"));
        calendar.add(false, THURSDAY, THURSDAY, "Nghỉ", true, me);
        assertThatThrownBy(() -> calendar.add(false, THURSDAY.minusDays(1), THURSDAY, "Nghỉ", true, me))
                .satisfies(broken("workday.taken"));
        assertThat(calendar.of(2031)).hasSize(1);
    }

    @Test
    void theDatabaseRefusesAWeekendMarkedAsAHoliday() {
        assertThatThrownBy(() -> sql.sql(
                                "insert into calendar_exception (day, works, name, certain) values ('2031-05-03', false, 'Nghỉ', true)")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("calendar_exception_differs");
    }

    @Test
    void aDayIsChangedRemovedAndConfirmedByOneAtATime() {
        calendar.add(false, THURSDAY, THURSDAY.plusDays(1), "Nghỉ", false, me);
        calendar.change(THURSDAY, 0, "Quốc tế Lao động", false, me);
        assertThat(calendar.get(THURSDAY)).isEqualTo(new CalendarDay(THURSDAY, 1, false, "Quốc tế Lao động", false));
        assertThatThrownBy(() -> calendar.change(THURSDAY, 0, "Khác", true, me)).isInstanceOf(Outdated.class);
        assertThatThrownBy(() -> calendar.remove(THURSDAY, 0, me)).isInstanceOf(Outdated.class);
        assertThat(calendar.confirm(2031, me)).isEqualTo(2);
        assertThat(calendar.confirm(2031, me)).isZero();
        assertThat(calendar.of(2031)).allMatch(CalendarDay::certain);
        calendar.remove(THURSDAY, 2, me);
        assertThatThrownBy(() -> calendar.get(THURSDAY)).isInstanceOf(NotFound.class);
        assertThat(sql.sql("select action || ' ' || note from audit_entry where kind = 'CALENDAR' order by entry")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "ADDED 01/05/2031 – 02/05/2031: Nghỉ",
                        "CHANGED 01/05/2031: Quốc tế Lao động",
                        "CONFIRMED 2031 (2)",
                        "REMOVED 01/05/2031: Quốc tế Lao động");
    }

    @Test
    void othersMayNotTouchIt() {
        actingAs(people.of(people.department("Sở Mẫu"), Role.STAFF));
        assertThatThrownBy(() -> calendar.add(false, THURSDAY, THURSDAY, "Nghỉ", true, me))
                .isInstanceOf(AccessDeniedException.class);
    }

    private static Consumer<Throwable> broken(String code) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.code()).isEqualTo(code));
    }
}
