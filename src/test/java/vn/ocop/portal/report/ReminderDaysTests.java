package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ocop.portal.core.WorkingDays;

/// On which days around a deadline people are reminded.
class ReminderDaysTests {
    private static final ReminderDays DAYS = new ReminderDays(List.of(5, 1), 3, 60);
    private static final WorkingDays.Table PLAIN = new WorkingDays.Table(Map.of());

    /// The deadline is Friday 17/6/2022.
    @ParameterizedTest
    @CsvSource({
        "2022-06-09,", "2022-06-10, 2022-06-10", "2022-06-13, 2022-06-10", "2022-06-15, 2022-06-10",
        "2022-06-16, 2022-06-16", "2022-06-17, 2022-06-17", "2022-06-18, 2022-06-17", "2022-06-20, 2022-06-17",
        "2022-06-21, 2022-06-17", "2022-06-22, 2022-06-22", "2022-06-24, 2022-06-22", "2022-06-27, 2022-06-27"
    })
    void theLatestDayOfReminding(LocalDate today, @Nullable LocalDate expected) {
        assertThat(DAYS.latest(PLAIN, LocalDate.of(2022, 6, 17), today).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void neverLiesAheadAndNeverGoesBack() {
        var deadline = LocalDate.of(2022, 9, 4); // a Sunday after the holidays of 1 and 2/9
        var table = new WorkingDays.Table(Map.of(LocalDate.of(2022, 9, 1), false, LocalDate.of(2022, 9, 2), false));
        LocalDate before = LocalDate.MIN;
        for (var today = deadline.minusDays(20); today.isBefore(deadline.plusDays(60)); today = today.plusDays(1)) {
            var latest = DAYS.latest(table, deadline, today).orElse(LocalDate.MIN);
            assertThat(latest).isBeforeOrEqualTo(today).isAfterOrEqualTo(before);
            before = latest;
        }
        assertThat(DAYS.latest(table, deadline, LocalDate.of(2022, 8, 31))).contains(LocalDate.of(2022, 8, 31));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new ReminderDays(List.of(0), 3, 60)).hasMessageContaining("portal.reminders.before");
        assertThatThrownBy(() -> new ReminderDays(List.of(5), 0, 60)).hasMessageContaining("portal.reminders.every");
        assertThatThrownBy(() -> new ReminderDays(List.of(5), 3, 401)).hasMessageContaining("portal.reminders.longest");
    }
}
