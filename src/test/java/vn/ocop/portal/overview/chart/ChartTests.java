package vn.ocop.portal.overview.chart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ChartTests {
    private static final String HOSTILE = "<script>alert('&\"')</script> \u0001 & Sở Công Thương";

    static Stream<Chart> charts() {
        var pairs = List.of(
                new Chart.Pair(HOSTILE, 12, 8), new Chart.Pair("Kết nối", 0, 0), new Chart.Pair("Hội chợ", 1234, 5));
        return Stream.of(
                new Chart.Bars(HOSTILE, HOSTILE, HOSTILE, "Kỳ trước", pairs),
                new Chart.Columns(HOSTILE, HOSTILE, "Kỳ này", HOSTILE, pairs),
                new Chart.Shares(
                        HOSTILE,
                        HOSTILE,
                        List.of("Đúng hạn", "Trễ", HOSTILE),
                        List.of(
                                new Chart.Whole(HOSTILE, List.of(2L, 1L, 1L)),
                                new Chart.Whole("Không", List.of(0L, 0L, 0L)))),
                new Chart.Progress(
                        HOSTILE,
                        HOSTILE,
                        List.of(
                                new Chart.Way(HOSTILE, BigDecimal.valueOf(140), HOSTILE),
                                new Chart.Way("Chưa rõ", null, "–"))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void isWellFormedWhateverTheNames(Chart chart) {
        for (String markup : List.of(ChartSvg.of("one", chart), ChartBars.of(chart))) {
            assertThat(markup).doesNotContain("<script", "\u0001").contains("&lt;script&gt;");
            assertThat(elements(markup, "script")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("charts")
    void saysWhatItShowsToThoseWhoHearIt(Chart chart) {
        var picture = elements(ChartSvg.of("one", chart), "svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .toList();
        assertThat(picture).hasSize(1);
        assertThat(text(picture.getFirst(), "title", picture.getFirst().getAttribute("aria-labelledby")))
                .endsWith("Sở Công Thương");
        assertThat(text(picture.getFirst(), "desc", picture.getFirst().getAttribute("aria-describedby")))
                .endsWith("Sở Công Thương");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void hasNoStyleOfItsOwnWhichThePagesPolicyForbids(Chart chart) {
        assertThat(ChartSvg.of("one", chart)).doesNotContain("style=", "<style", " onclick", "javascript:");
    }

    @Test
    void idsOfTwoChartsDiffer() {
        var chart = charts().toList().get(2);
        var ids = new ArrayList<String>();
        for (String name : List.of("one", "two"))
            for (var element : elements(ChartSvg.of(name, chart), "*"))
                if (!element.getAttribute("id").isEmpty()) ids.add(element.getAttribute("id"));
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        var used = new HashSet<String>();
        elements(ChartSvg.of("one", chart), "rect").forEach(rect -> {
            String fill = rect.getAttribute("fill");
            if (fill.startsWith("url(#")) used.add(fill.substring(5, fill.length() - 1));
        });
        assertThat(used).isNotEmpty().isSubsetOf(ids);
    }

    @Test
    void barsAreAsLongAsTheirFiguresAndEachFigureIsWritten() {
        var chart = new Chart.Bars(
                "t", "d", "nay", "trước", List.of(new Chart.Pair("A", 100, 50), new Chart.Pair("B", 25, 0)));
        var bars = rects(ChartSvg.of("one", chart), "chart-now");
        assertThat(width(bars.get(0))).isEqualTo(4 * width(bars.get(1)));
        var ghosts = rects(ChartSvg.of("one", chart), "chart-then");
        assertThat(ghosts).hasSize(1);
        assertThat(width(ghosts.getFirst())).isEqualTo(width(bars.getFirst()) / 2);
        assertThat(texts(ChartSvg.of("one", chart))).containsExactly("A", "100", "50", "B", "25", "0");
    }

    @Test
    void largeFiguresAreWrittenAsOfficialsWriteThem() {
        var chart = new Chart.Columns("t", "d", "nay", "trước", List.of(new Chart.Pair("1 2022", 1_234_567, 3)));
        assertThat(texts(ChartSvg.of("one", chart))).contains("1.234.567", "1", "2022");
        // However little, it is seen.
        assertThat(rects(ChartSvg.of("one", chart), "chart-then"))
                .singleElement()
                .satisfies(column -> assertThat(column.getAttribute("height")).isEqualTo("2"));
    }

    @Test
    void theSharesOfAWholeFillIt() {
        var random = new Random(20220614);
        for (int run = 0; run < 100; run++) {
            var parts = random.longs(4, 0, 50).boxed().toList();
            var chart = new Chart.Shares("t", "d", List.of("a", "b", "c", "d"), List.of(new Chart.Whole("x", parts)));
            double sum = 0;
            int drawn = 0;
            for (var rect : elements(ChartSvg.of("one", chart), "rect")) {
                if (!rect.getAttribute("class").startsWith("chart-part-")
                        || !rect.getAttribute("width").endsWith("%")) continue;
                assertThat(Double.parseDouble(rect.getAttribute("x").replace("%", "")))
                        .isCloseTo(sum, org.assertj.core.data.Offset.offset(0.05));
                sum += width(rect);
                drawn++;
            }
            assertThat(drawn)
                    .isEqualTo((int) parts.stream().filter(part -> part > 0).count());
            if (drawn > 0) assertThat(sum).isCloseTo(100, org.assertj.core.data.Offset.offset(0.05));
        }
    }

    @Test
    void aWholeOfNothingIsDrawnEmptyAndSaysSo() {
        var chart = new Chart.Shares("t", "d", List.of("a", "b"), List.of(new Chart.Whole("x", List.of(0L, 0L))));
        assertThat(chart.isEmpty()).isTrue();
        assertThat(rects(ChartSvg.of("one", chart), "chart-none")).hasSize(1);
        assertThat(texts(ChartSvg.of("one", chart))).containsExactly("x", "0");
    }

    @Test
    void aGoalThatIsPassedFillsItsFrameAndNoMore() {
        var chart = new Chart.Progress(
                "t",
                "d",
                List.of(
                        new Chart.Way("A", BigDecimal.valueOf(140), "140%"),
                        new Chart.Way("B", BigDecimal.ZERO, "0%"),
                        new Chart.Way("C", null, "–")));
        var done = rects(ChartSvg.of("one", chart), "chart-now");
        assertThat(done).hasSize(1);
        assertThat(width(done.getFirst())).isEqualTo(50);
        assertThat(rects(ChartSvg.of("one", chart), "chart-then")).hasSize(3);
    }

    @Test
    void manyColumnsAreNamedAtIntervals() {
        var pairs = IntStream.range(0, 60)
                .mapToObj(i -> new Chart.Pair(Integer.toString(i), i, 0))
                .toList();
        var texts = texts(ChartSvg.of("one", new Chart.Columns("t", "d", "nay", "trước", pairs)));
        assertThat(texts).hasSizeLessThan(15).contains("0", "5", "55");
    }

    @Test
    void longNamesTakeTwoLinesAndAreCutBetweenWords() {
        String name = "Văn phòng điều phối xây dựng nông thôn mới và Tái cơ cấu ngành nông nghiệp Tỉnh";
        assertThat(String.join(" ", ChartSvg.lines(name))).isEqualTo(name);
        assertThat(ChartSvg.lines(name))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(46));
        assertThat(ChartSvg.lines(name + ", " + name))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("…");
        assertThat(ChartSvg.lines("x".repeat(200))).hasSize(2);
        assertThat(ChartSvg.lines("Sở Công Thương")).containsExactly("Sở Công Thương");
        var one = new Chart.Bars("t", "d", "nay", "trước", List.of(new Chart.Pair("A", 1, 1)));
        var two = new Chart.Bars("t", "d", "nay", "trước", List.of(new Chart.Pair(name, 1, 1)));
        assertThat(height(two)).isGreaterThan(height(one));
    }

    private static int height(Chart chart) {
        return elements(ChartSvg.of("one", chart), "svg").stream()
                .filter(svg -> svg.getAttribute("role").equals("img"))
                .mapToInt(svg -> Integer.parseInt(svg.getAttribute("height")))
                .sum();
    }

    @Test
    void figuresBelowNothingAndPartsWithoutAKindAreRefused() {
        assertThatThrownBy(() -> new Chart.Pair("x", -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Chart.Whole("x", List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Chart.Shares("t", "d", List.of("a"), List.of(new Chart.Whole("x", List.of(1L, 2L)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Document parsed(String markup) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(("<all>" + markup + "</all>").getBytes(UTF_8)));
        } catch (Exception broken) {
            throw new AssertionError(markup, broken);
        }
    }

    private static List<Element> elements(String markup, String name) {
        var found = parsed(markup).getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<Element> rects(String markup, String css) {
        return elements(markup, "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals(css)
                        && !rect.getAttribute("width").equals("12"))
                .toList();
    }

    private static List<String> texts(String markup) {
        return elements(markup, "text").stream().map(Element::getTextContent).toList();
    }

    private static double width(Element rect) {
        return Double.parseDouble(rect.getAttribute("width").replace("%", ""));
    }

    private static String text(Element within, String name, String id) {
        var found = within.getElementsByTagName(name);
        assertThat(found.getLength()).isEqualTo(1);
        assertThat(((Element) found.item(0)).getAttribute("id")).isEqualTo(id);
        return found.item(0).getTextContent();
    }
}
