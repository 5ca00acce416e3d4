package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingDaysTests {
    private static final LocalDate FRIDAY = LocalDate.of(2022, 6, 17);

    private final WorkingDays.Table table = new WorkingDays.Table(
            Map.of(LocalDate.of(2022, 9, 1), false, LocalDate.of(2022, 9, 2), false, LocalDate.of(2024, 5, 4), true));

    @Test
    void countsNoWeekend() {
        assertThat(table.after(FRIDAY, FRIDAY)).isZero();
        assertThat(table.after(FRIDAY, FRIDAY.plusDays(2))).isZero();
        assertThat(table.after(FRIDAY, FRIDAY.plusDays(3))).isOne();
        assertThat(table.after(FRIDAY, FRIDAY.minusDays(3))).isZero();
    }

    @Test
    void countsNoHolidayAndADayWorkedInstead() {
        assertThat(table.after(LocalDate.of(2022, 8, 31), LocalDate.of(2022, 9, 5)))
                .isOne();
        assertThat(table.after(LocalDate.of(2024, 5, 3), LocalDate.of(2024, 5, 5)))
                .isOne();
    }

    @Test
    void goesOnAndBackByWorkingDays() {
        assertThat(table.plus(FRIDAY, 0)).isEqualTo(FRIDAY);
        assertThat(table.plus(FRIDAY, 1)).isEqualTo(LocalDate.of(2022, 6, 20));
        assertThat(table.plus(LocalDate.of(2022, 6, 20), -1)).isEqualTo(FRIDAY);
        assertThat(table.plus(LocalDate.of(2022, 8, 31), 1)).isEqualTo(LocalDate.of(2022, 9, 5));
    }
}
