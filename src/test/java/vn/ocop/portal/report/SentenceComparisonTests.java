package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.report.SentenceComparison.Line;

class SentenceComparisonTests {
    private final SentenceSummary opening = sentence(Section.OPENING, 1, "Thực hiện Công văn số 1", false);
    private final SentenceSummary first = sentence(Section.RESULTS, 1, "tập huấn bán hàng", false);
    private final SentenceSummary second = sentence(Section.RESULTS, 2, "mở hội chợ", false);

    @Test
    void whatIsGoneIsToldWhereItStood() {
        var third = sentence(Section.RESULTS, 3, "tham quan", false);
        var comparison =
                SentenceComparison.ofVersions(List.of(opening, first, second, third), List.of(opening, first, third));
        assertThat(lines(comparison))
                .extracting(SentenceComparisonTests::told)
                .containsExactly("= Thực hiện Công văn số 1", "= tập huấn bán hàng", "- mở hội chợ", "= tham quan");
        assertThat(comparison.changes()).isEqualTo(1);
    }

    @Test
    void theFirstOfAPartThatIsGoneStaysInItsPart() {
        var comparison = SentenceComparison.ofVersions(List.of(opening, first, second), List.of(opening, second));
        assertThat(comparison.parts())
                .extracting(SentenceComparison.Part::section)
                .containsExactly(Section.OPENING, Section.RESULTS);
        assertThat(lines(comparison))
                .extracting(SentenceComparisonTests::told)
                .containsExactly("= Thực hiện Công văn số 1", "- tập huấn bán hàng", "= mở hội chợ");
    }

    @Test
    void leavingOutAndTakingInAreChanges() {
        var out = new SentenceSummary(
                first.id(),
                1,
                first.section(),
                1,
                1,
                first.kind(),
                null,
                null,
                null,
                first.text(),
                true,
                false,
                Instant.EPOCH,
                null,
                null,
                List.of());
        var gone = lines(SentenceComparison.ofVersions(List.of(first), List.of(out)))
                .getFirst();
        assertThat(gone.leftOut()).isTrue();
        assertThat(gone.reworded()).isFalse();
        var back = lines(SentenceComparison.ofVersions(List.of(out), List.of(first)))
                .getFirst();
        assertThat(back.takenIn()).isTrue();
        assertThat(back.changed()).isTrue();
    }

    @Test
    void sentencesOfTwoReportsFindEachOtherByTheirWords() {
        var before = List.of(
                sentence(Section.RESULTS, 1, "tổ chức 02 lớp tập huấn bán hàng tại huyện Lai Vung", false),
                sentence(Section.RESULTS, 2, "đưa 10 doanh nghiệp dự hội chợ tại Hà Nội", false),
                sentence(Section.RESULTS, 3, "câu đã bỏ ra", true));
        var now = List.of(
                sentence(Section.RESULTS, 1, "đưa 12 doanh nghiệp dự hội chợ tại Huế", false),
                sentence(Section.RESULTS, 2, "tổ chức 05 lớp tập huấn bán hàng tại huyện Lai Vung", false),
                sentence(Section.RESULTS, 3, "hỗ trợ hồ sơ nhãn hiệu cho ba hợp tác xã", false));
        assertThat(lines(SentenceComparison.ofReports(before, now)))
                .extracting(SentenceComparisonTests::told)
                .containsExactly(
                        "~ đưa 12 doanh nghiệp dự hội chợ tại Huế",
                        "~ tổ chức 05 lớp tập huấn bán hàng tại huyện Lai Vung",
                        "+ hỗ trợ hồ sơ nhãn hiệu cho ba hợp tác xã");
    }

    private static String told(Line line) {
        var now = line.now();
        var before = line.before();
        if (now == null) return "- " + (before == null ? "" : before.text());
        return (before == null ? "+ " : line.reworded() ? "~ " : "= ") + now.text();
    }

    private static List<Line> lines(SentenceComparison comparison) {
        return comparison.parts().stream()
                .flatMap(part -> part.lines().stream())
                .collect(Collectors.toList());
    }

    private static SentenceSummary sentence(Section section, int paragraph, String text, boolean leftOut) {
        return new SentenceSummary(
                SentenceId.create(),
                0,
                section,
                paragraph,
                1,
                SentenceKind.SENTENCE,
                null,
                null,
                null,
                text,
                leftOut,
                false,
                Instant.EPOCH,
                null,
                null,
                List.of());
    }
}
