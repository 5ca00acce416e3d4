package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

class TypedFiguresTests {
    private static final RequestSummary REQUEST = new RequestSummary(
            new RequestId(new UUID(0, 165)),
            0,
            OrganizationId.create(),
            "165/VPĐP-OCOP",
            LocalDate.of(2022, 6, 1),
            "báo cáo kết quả OCOP",
            null,
            "6 tháng đầu năm 2022",
            new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14)),
            "6 tháng cuối năm 2022",
            LocalDate.of(2022, 12, 14),
            LocalDate.of(2022, 6, 17),
            null,
            null,
            AccountId.create(),
            null,
            List.of());

    private final TypedFigures figures = new TypedFigures(
            REQUEST,
            List.of("Kế hoạch số 81/KH-UBND ngày 18/4/2022", "Nghị định 09/2019/NĐ-CP", "28/04/2022 – 02/05/2022"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tập huấn cho 45 người | 45",
                "đạt 12,5% kế hoạch | 12,5%",
                "doanh thu 1.234 triệu đồng | 1.234 triệu",
                "hỗ trợ 1,2 tỷ đồng | 1,2 tỷ",
                "gồm 10-15 gian hàng | 10;15",
                "tăng 5 %, giảm 5% | 5 %",
                "số 999/KH-UBND | 999/KH-UBND",
                "ngày 03/5/2022 | 03/5/2022",
                "năm 2019 và 2022 người | 2019;2022",
                "45 người, 45 chủ thể | 45",
                "(45) người; “46” | 45;46",
                "𝟒𝟓 và 45người | 45"
            })
    void whatNoRecordHasIsFoundAsItStands(String words, String found) {
        assertThat(figures.of(words, List.of())).containsExactly(found.split(";"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "theo Kế hoạch số 81/KH-UBND ngày 18/04/2022 và Công văn 165/VPĐP-OCOP ngày 01 tháng 6 năm 2022 |",
                "trong 6 tháng đầu năm, 06 tháng cuối năm 2022 |",
                "từ ngày 28/4 đến 2/5/2022, tháng 5/2022, năm 2021 |",
                "sau COVID-19, mẫu A4, hai mươi lớp, OCOP-2022 |",
                "Nghị định 09/2019/NĐ-CP |",
                "không có số nào |"
            })
    void datesDocumentsAndPeriodsThatTheReportHasAreKnown(String words) {
        assertThat(figures.of(words, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "02 lớp | 2 lớp",
                "1.250 triệu đồng | 1,25 tỷ đồng",
                "1.250.000.000 đồng | 1,25 tỷ đồng",
                "12,50% | đạt 12,5 %",
                "126 học viên | 126 người"
            })
    void aFigureIsKnownWhereItsRecordsSayTheSameInOtherDigits(String words, String known) {
        assertThat(figures.of(words, List.of(known))).isEmpty();
        assertThat(figures.of(words, List.of())).isNotEmpty();
    }

    @Test
    void aFigureOfAnotherSentencesRecordIsNotKnown() {
        var others = new TypedFigures(REQUEST, List.of("126 người"));
        assertThat(others.of("126 người", List.of())).containsExactly("126");
    }

    @Test
    void aShareIsNotTheNumber() {
        assertThat(figures.of("đạt 45%", List.of("45 người"))).containsExactly("45%");
    }

    @Test
    void aMonstrousNumberIsCutAndDoesNotStopAnybody() {
        var found = figures.of("9".repeat(20_000), List.of());
        assertThat(found).singleElement().satisfies(figure -> assertThat(figure).hasSize(60));
    }

    @Test
    void onlyWordsWithFiguresOfTheirOwnAreWorthALook() {
        assertThat(TypedFigures.mayHoldAny("tập huấn 02 lớp", "tập huấn 02 lớp trong kỳ"))
                .isFalse();
        assertThat(TypedFigures.mayHoldAny("tập huấn 03 lớp", "tập huấn 02 lớp"))
                .isTrue();
        assertThat(TypedFigures.mayHoldAny("tập huấn", null)).isFalse();
    }
}
