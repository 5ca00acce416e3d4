package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseNumbersTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1234; 1234",
                "1.234; 1234",
                "1.234.567; 1234567",
                "1.234,5; 1234.5",
                "1234,5; 1234.5",
                "12.5; 12.5",
                "0,05; 0.05",
                "-1.234; -1234",
                "1 234; 1234",
                "1\u00A0234; 1234",
                "48.924; 48924",
                "0; 0",
                "007; 7",
                "1234.567; 1234.567"
            })
    void aNumberIsReadAsItIsTyped(String typed, BigDecimal number) {
        assertThat(VietnameseNumbers.typed(typed))
                .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "mười", "1,2,3", "1.23.456", "1.234.56", ",5", "5,", "1e9", "+5", "12%", "NaN", "٣"})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(VietnameseNumbers.typed(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0",
                "0.00; 0",
                "5; 5",
                "999; 999",
                "1000; 1.000",
                "1234567; 1.234.567",
                "1234.50; 1.234,5",
                "-1234.5; -1.234,5",
                "-0.5; -0,5",
                "1E+6; 1.000.000",
                "0.000001; 0,000001",
                "123456; 123.456"
            })
    void thousandsAreGroupedByPointsAndDecimalsFollowAComma(BigDecimal number, String written) {
        assertThat(VietnameseNumbers.grouped(number)).isEqualTo(written);
    }

    @Test
    void whatAScreenShowsCanBeTypedAgain() {
        for (String number :
                new String[] {"0", "5", "12.5", "0.125", "1234", "1234.567", "1000000", "-35", "-1234.5"}) {
            var value = new BigDecimal(number);
            assertThat(VietnameseNumbers.typed(VietnameseNumbers.grouped(value)))
                    .hasValueSatisfying(read -> assertThat(read).isEqualByComparingTo(value));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 00",
                "2; 02",
                "9; 09",
                "9.0; 09",
                "10; 10",
                "12; 12",
                "1500; 1.500",
                "2.5; 2,5",
                "-3; -3",
                "0.5; 0,5"
            })
    void countsBelowTenHaveALeadingZero(BigDecimal number, String written) {
        assertThat(VietnameseNumbers.counted(number)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 0 đồng",
                "500000; 500.000 đồng",
                "999999; 999.999 đồng",
                "1000000; 1 triệu đồng",
                "35000000; 35 triệu đồng",
                "1500000; 1,5 triệu đồng",
                "717716000000; 717,716 tỷ đồng",
                "1000000000; 1 tỷ đồng",
                "1234567890123; 1.234,567890123 tỷ đồng",
                "-2000000; -2 triệu đồng"
            })
    void moneyIsWrittenInTheLargestFittingUnit(BigDecimal dong, String written) {
        assertThat(VietnameseNumbers.money(dong)).isEqualTo(written);
    }

    @Test
    void amountsAreReadWithTheirUnit() {
        assertThat(VietnameseNumbers.typedDong("30 tỷ")).contains(30_000_000_000L);
        assertThat(VietnameseNumbers.typedDong("1,5 Tỷ đồng")).contains(1_500_000_000L);
        assertThat(VietnameseNumbers.typedDong("350tr")).contains(350_000_000L);
        assertThat(VietnameseNumbers.typedDong("350 triệu đồng")).contains(350_000_000L);
        assertThat(VietnameseNumbers.typedDong("1.500.000")).contains(1_500_000L);
        assertThat(VietnameseNumbers.typedDong("-5 tỷ")).contains(-5_000_000_000L);
        for (String wrong : new String[] {"", "mười tỷ", "1,5", "0,0000000001 tỷ", "5 tỷ rưỡi", "9".repeat(30), "$5"}) {
            assertThat(VietnameseNumbers.typedDong(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void partsAreWrittenInPercentWithOneDecimalAtMost() {
        assertThat(VietnameseNumbers.percent(new BigDecimal("20"), new BigDecimal("50")))
                .contains("40%");
        assertThat(VietnameseNumbers.percent(new BigDecimal("201"), new BigDecimal("200")))
                .contains("100,5%");
        assertThat(VietnameseNumbers.percent(BigDecimal.ONE, BigDecimal.ZERO)).isEmpty();
    }
}
