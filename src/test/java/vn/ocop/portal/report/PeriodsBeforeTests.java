package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.core.Period;

/// The periods with which a report is compared.
class PeriodsBeforeTests {
    @Test
    void aHalfYearFollowsAHalfYear() {
        assertThat(ReportChanges.before(days("2021-12-15", "2022-06-14"))).isEqualTo(days("2021-06-15", "2021-12-14"));
        assertThat(ReportChanges.before(days("2022-01-01", "2022-06-30"))).isEqualTo(days("2021-07-01", "2021-12-31"));
        assertThat(ReportChanges.before(days("2022-03-01", "2022-03-10"))).isEqualTo(days("2022-02-19", "2022-02-28"));
    }

    @Test
    void lastYearKeepsTheDaysAndTheEndsOfMonths() {
        assertThat(ReportChanges.yearBefore(days("2021-12-15", "2022-06-14")))
                .isEqualTo(days("2020-12-15", "2021-06-14"));
        assertThat(ReportChanges.yearBefore(days("2025-01-01", "2025-02-28")))
                .isEqualTo(days("2024-01-01", "2024-02-29"));
    }

    private static Period days(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}
