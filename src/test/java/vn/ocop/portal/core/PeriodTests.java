package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {
    @ParameterizedTest
    @CsvSource({
        "2022-01-01, 2022-06-30, 2022-07-01, 2022-12-31", // half-year
        "2022-07-01, 2022-12-31, 2023-01-01, 2023-06-30",
        "2022-12-15, 2023-06-14, 2023-06-15, 2023-12-14", // the reporting half-year that begins on the 15th
        "2023-06-15, 2023-12-14, 2023-12-15, 2024-06-14",
        "2022-01-01, 2022-03-31, 2022-04-01, 2022-06-30", // quarter
        "2022-01-01, 2022-12-31, 2023-01-01, 2023-12-31", // year
        "2022-01-01, 2022-01-31, 2022-02-01, 2022-02-28", // month
        "2024-02-01, 2024-02-29, 2024-03-01, 2024-03-31",
        "2023-02-01, 2023-02-28, 2023-03-01, 2023-03-31",
        "2022-03-01, 2022-03-07, 2022-03-08, 2022-03-14", // week
        "2022-06-30, 2022-06-30, 2022-07-01, 2022-07-01", // day
    })
    void thePeriodThatFollowsHasAboutTheSameLength(LocalDate from, LocalDate to, LocalDate nextFrom, LocalDate nextTo) {
        assertThat(new Period(from, to).next()).isEqualTo(new Period(nextFrom, nextTo));
    }

    @Test
    void halfYearsFollowEachOtherWithoutGapForTwentyYears() {
        var half = Period.halfYearOf(LocalDate.of(2022, 3, 8));
        for (int i = 0; i < 40; i++) {
            assertThat(half.next().from()).isEqualTo(half.to().plusDays(1));
            assertThat(half.next()).isEqualTo(Period.halfYearOf(half.next().middle()));
            half = half.next();
        }
    }

    @Test
    void aDayBelongsToTheHalfOfItsYear() {
        var first = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 30));
        var second = new Period(LocalDate.of(2022, 7, 1), LocalDate.of(2022, 12, 31));
        assertThat(Period.halfYearOf(LocalDate.of(2022, 1, 1))).isEqualTo(first);
        assertThat(Period.halfYearOf(LocalDate.of(2022, 6, 30))).isEqualTo(first);
        assertThat(Period.halfYearOf(LocalDate.of(2022, 7, 1))).isEqualTo(second);
        assertThat(Period.halfYearOf(LocalDate.of(2022, 12, 31))).isEqualTo(second);
    }

    @Test
    void bothEndsAreIncluded() {
        var days = new Period(LocalDate.of(2022, 5, 10), LocalDate.of(2022, 5, 12));
        assertThat(days.includes(days.from())).isTrue();
        assertThat(days.includes(days.to())).isTrue();
        assertThat(days.includes(days.from().minusDays(1))).isFalse();
        assertThat(days.includes(days.to().plusDays(1))).isFalse();
    }

    @Test
    void ofTwoMiddleDaysTheEarlierCounts() {
        assertThat(new Period(LocalDate.of(2022, 5, 1), LocalDate.of(2022, 5, 3)).middle())
                .isEqualTo("2022-05-02");
        assertThat(new Period(LocalDate.of(2022, 5, 1), LocalDate.of(2022, 5, 4)).middle())
                .isEqualTo("2022-05-02");
        assertThat(new Period(LocalDate.of(2022, 5, 1), LocalDate.of(2022, 5, 1)).middle())
                .isEqualTo("2022-05-01");
    }

    @Test
    void theLastDayIsNotBeforeTheFirst() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.of(2022, 5, 2), LocalDate.of(2022, 5, 1)));
    }
}
