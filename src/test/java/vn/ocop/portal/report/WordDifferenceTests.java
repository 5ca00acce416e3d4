package vn.ocop.portal.report;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.ocop.portal.report.WordDifference.Kind.ADDED;
import static vn.ocop.portal.report.WordDifference.Kind.REMOVED;
import static vn.ocop.portal.report.WordDifference.Kind.SAME;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.report.WordDifference.Span;

class WordDifferenceTests {
    @Test
    void aWordIsReplacedWhole() {
        assertThat(WordDifference.of("tổ chức 02 lớp tập huấn", "tổ chức 03 lớp tập huấn"))
                .containsExactly(
                        new Span(SAME, "tổ chức "),
                        new Span(REMOVED, "02"),
                        new Span(ADDED, "03"),
                        new Span(SAME, " lớp tập huấn"));
    }

    @Test
    void toneMarksMakeAnotherWord() {
        assertThat(WordDifference.of("hoà giải", "hòa giải"))
                .containsExactly(new Span(REMOVED, "hoà"), new Span(ADDED, "hòa"), new Span(SAME, " giải"));
    }

    @Test
    void neighbouringWordsAreOneChange() {
        assertThat(WordDifference.of(
                        "đã mở một lớp cho nông dân ở huyện", "đã khai giảng hai lớp cho nông dân ở huyện"))
                .filteredOn(span -> span.kind() != SAME)
                .containsExactly(new Span(REMOVED, "mở một"), new Span(ADDED, "khai giảng hai"));
    }

    @Test
    void aLoneShortWordDoesNotSplitAChange() {
        assertThat(WordDifference.of(
                        "tập huấn sản xuất và bảo quản nông sản tại huyện",
                        "tập huấn bán hàng và mở rộng thị trường tại huyện"))
                .filteredOn(span -> span.kind() != SAME)
                .containsExactly(
                        new Span(REMOVED, "sản xuất và bảo quản nông sản"),
                        new Span(ADDED, "bán hàng và mở rộng thị trường"));
        assertThat(WordDifference.of("dạy 02 lớp 30 người", "dạy 03 lớp 45 người"))
                .hasSize(7);
    }

    @Test
    void nothingInCommonIsToldOneAfterTheOther() {
        assertThat(WordDifference.of("một hai ba bốn năm", "sáu bảy tám chín mười"))
                .containsExactly(new Span(REMOVED, "một hai ba bốn năm"), new Span(ADDED, "sáu bảy tám chín mười"));
        assertThat(WordDifference.of("", "mới")).containsExactly(new Span(ADDED, "mới"));
        assertThat(WordDifference.of("cũ", "")).containsExactly(new Span(REMOVED, "cũ"));
        assertThat(WordDifference.of("", "")).isEmpty();
        assertThat(WordDifference.of("như cũ", "như cũ")).containsExactly(new Span(SAME, "như cũ"));
    }

    @Test
    void bothTextsCanBeReadFromTheDifference() {
        var random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String before = text(random);
            String now = text(random);
            var spans = WordDifference.of(before, now);
            assertThat(without(ADDED, spans)).isEqualTo(before);
            assertThat(without(REMOVED, spans)).isEqualTo(now);
        }
    }

    @Test
    void theLongestSentencesAreComparedInABlink() {
        String before = IntStream.range(0, 3500).mapToObj(i -> "a" + i).collect(joining(" "));
        String now = IntStream.range(0, 3500).mapToObj(i -> "b" + i).collect(joining(" "));
        Assertions.assertTimeout(
                Duration.ofSeconds(3),
                () -> assertThat(WordDifference.of(before, now)).hasSize(2));
    }

    @Test
    void likenessCountsWords() {
        assertThat(WordDifference.likeness("một hai", "hai một")).isEqualTo(1);
        assertThat(WordDifference.likeness("một hai", "ba bốn")).isZero();
        assertThat(WordDifference.likeness("một một", "một hai")).isEqualTo(0.5);
    }

    private static String without(WordDifference.Kind kind, List<Span> spans) {
        return spans.stream()
                .filter(span -> span.kind() != kind)
                .map(Span::text)
                .collect(joining());
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 6)
                .mapToObj(i -> List.of("lớp", "tập", " ", ", ", "huấn", "🌾 ").get(i))
                .collect(joining());
    }
}
