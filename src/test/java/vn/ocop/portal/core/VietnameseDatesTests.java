package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseDatesTests {
    @ParameterizedTest
    @CsvSource({
        "5/6/2022, 2022-06-05", "05/06/2022, 2022-06-05", "5-6-2022, 2022-06-05", "5.6.2022, 2022-06-05",
        "' 5 / 6 / 2022 ', 2022-06-05", "2022-06-05, 2022-06-05", "2022-6-5, 2022-06-05", "29/2/2024, 2024-02-29",
        "1/1/1900, 1900-01-01", "31/12/2199, 2199-12-31"
    })
    void aDayIsReadAsItIsTyped(String typed, LocalDate day) {
        assertThat(VietnameseDates.typed(typed)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hôm nay",
                "31/6/2022",
                "29/2/2022",
                "0/1/2022",
                "1/13/2022",
                "13/2022",
                "5/6/22",
                "5/6/2022 10:00",
                "31/12/1899",
                "1/1/2200",
                "2022/06/05",
                "5//6/2022",
                "-5/6/2022",
                "05062022",
                "٥/٦/٢٠٢٢"
            })
    void whatIsNoDayIsNone(String typed) {
        assertThat(VietnameseDates.typed(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2022-06-01, 01/6/2022",
        "2022-01-27, 27/1/2022",
        "2022-03-21, 21/3/2022",
        "2022-04-18, 18/4/2022",
        "2022-12-09, 09/12/2022"
    })
    void insideATextOnlyTheDayHasALeadingZero(LocalDate day, String written) {
        assertThat(VietnameseDates.inText(day)).isEqualTo(written);
    }

    @Test
    void aPeriodIsWrittenWithBothEndsAndOneDayAlone() {
        var day = LocalDate.of(2022, 5, 9);
        assertThat(VietnameseDates.inText(new Period(day, day))).isEqualTo("ngày 09/5/2022");
        assertThat(VietnameseDates.inText(new Period(day, day.plusDays(2))))
                .isEqualTo("từ ngày 09/5/2022 đến ngày 11/5/2022");
    }

    @Test
    void whatAScreenShowsCanBeTypedAgain() {
        for (var day = LocalDate.of(2021, 12, 25); day.getYear() < 2025; day = day.plusDays(1)) {
            assertThat(VietnameseDates.typed(VietnameseDates.onScreen(day))).contains(day);
            assertThat(VietnameseDates.typed(VietnameseDates.inText(day))).contains(day);
        }
        assertThat(VietnameseDates.onScreen(LocalDate.of(2022, 6, 5))).isEqualTo("05/06/2022");
    }
}
