package vn.ocop.portal.overview.chart;

import static vn.ocop.portal.overview.chart.Chart.written;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Draws charts as SVG that fits any width: lengths are parts of the width, letters keep their size. It holds no
/// styles,
/// which the pages' policy forbids, but classes of the portal's stylesheet.
public final class ChartSvg {
    private static final int LONGEST_LINE = 46;
    private static final int LINE = 16;
    private static final double LONGEST_BAR = 78;
    private static final int BAR_ROW = 54;
    private static final int WHOLE_ROW = 58;
    private static final int WAY_ROW = 44;
    private static final int COLUMN_TOP = 20;
    private static final int COLUMN_HEIGHT = 130;
    private static final int COLUMN_FOOT = 34;
    private static final int MOST_COLUMNS_WITH_FIGURES = 14;
    private static final int LEGEND = 14;

    private ChartSvg() {}

    /// The chart with its legend.
    ///
    /// @param id unlike that of any other chart on the page
    public static String of(String id, Chart chart) {
        var out = new Markup();
        switch (chart) {
            case Chart.Bars bars -> {
                legend(out, List.of(bars.now(), bars.then()), List.of("chart-now", "chart-then"));
                bars(out, id, bars);
            }
            case Chart.Columns columns -> {
                legend(out, List.of(columns.now(), columns.then()), List.of("chart-now", "chart-then"));
                columns(out, id, columns);
            }
            case Chart.Shares shares -> {
                patterns(out, id);
                legend(out, shares.kinds(), null, id);
                shares(out, id, shares);
            }
            case Chart.Progress progress -> progress(out, id, progress);
        }
        return out.toString();
    }

    private static void begin(Markup out, String id, Chart chart, int height) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "chart",
                "role",
                "img",
                "aria-labelledby",
                id + "-title",
                "aria-describedby",
                id + "-description",
                "width",
                "100%",
                "height",
                Integer.toString(height));
        out.element("title", chart.title(), "id", id + "-title");
        out.element("desc", chart.description(), "id", id + "-description");
    }

    private static void bars(Markup out, String id, Chart.Bars chart) {
        begin(out, id, chart, heights(chart.pairs().stream().map(Chart.Pair::label), BAR_ROW));
        long most = most(chart.pairs());
        int y = 0;
        for (var pair : chart.pairs()) {
            y = label(out, pair.label(), y);
            bar(out, "chart-now", pair.now(), most, y, 14, "chart-value", y + 12);
            bar(out, "chart-then", pair.then(), most, y + 16, 9, "chart-value chart-earlier", y + 25);
            y += BAR_ROW - LINE - 2;
        }
        out.close();
    }

    private static void bar(
            Markup out, String css, long figure, long most, int y, int height, String textCss, int textY) {
        double width = most == 0 ? 0 : LONGEST_BAR * figure / most;
        if (figure > 0)
            out.empty("rect", "class", css, "x", "0", "y", text(y), "width", percent(width), "height", text(height));
        out.element("text", written(figure), "class", textCss, "x", percent(width), "dx", "5", "y", text(textY));
    }

    private static void columns(Markup out, String id, Chart.Columns chart) {
        int count = chart.pairs().size();
        begin(out, id, chart, COLUMN_TOP + COLUMN_HEIGHT + COLUMN_FOOT);
        long most = most(chart.pairs());
        double step = count == 0 ? 100 : 100.0 / count;
        int bottom = COLUMN_TOP + COLUMN_HEIGHT;
        int every = (count + MOST_COLUMNS_WITH_FIGURES - 1) / MOST_COLUMNS_WITH_FIGURES;
        for (int i = 0; i < count; i++) {
            var pair = chart.pairs().get(i);
            column(out, "chart-then", pair.then(), most, step * (i + .5), step * .36, bottom);
            column(out, "chart-now", pair.now(), most, step * (i + .12), step * .36, bottom);
            if (every > 1 && i % every > 0) continue;
            if (every == 1)
                out.element(
                        "text",
                        written(pair.now()),
                        "class",
                        "chart-value",
                        "text-anchor",
                        "middle",
                        "x",
                        percent(step * (i + .3)),
                        "y",
                        text(bottom - height(pair.now(), most) - 4));
            String[] lines = pair.label().split(" ", 2);
            for (int line = 0; line < lines.length; line++) {
                out.element(
                        "text",
                        lines[line],
                        "class",
                        line == 0 ? "chart-label" : "chart-value chart-earlier",
                        "text-anchor",
                        "middle",
                        "x",
                        percent(step * (i + .5)),
                        "y",
                        text(bottom + 15 + 14 * line));
            }
        }
        out.empty("line", "class", "chart-axis", "x1", "0", "x2", "100%", "y1", text(bottom), "y2", text(bottom));
        out.close();
    }

    private static void column(Markup out, String css, long figure, long most, double x, double width, int bottom) {
        int height = height(figure, most);
        if (height > 0)
            out.empty(
                    "rect",
                    "class",
                    css,
                    "x",
                    percent(x),
                    "y",
                    text(bottom - height),
                    "width",
                    percent(width),
                    "height",
                    text(height));
    }

    /// What is more than nothing is seen, however little.
    private static int height(long figure, long most) {
        return figure == 0 || most == 0 ? 0 : Math.max(2, (int) Math.round((double) COLUMN_HEIGHT * figure / most));
    }

    private static void shares(Markup out, String id, Chart.Shares chart) {
        begin(out, id, chart, heights(chart.wholes().stream().map(Chart.Whole::label), WHOLE_ROW));
        int y = 0;
        for (var whole : chart.wholes()) {
            y = label(out, whole.label(), y);
            double x = 0;
            long sum = whole.sum();
            for (int i = 0; i < whole.parts().size(); i++) {
                double width = sum == 0 ? 0 : 100.0 * whole.parts().get(i) / sum;
                if (width > 0) share(out, id, i, percent(x), text(y), percent(width), "16");
                x += width;
            }
            if (sum == 0)
                out.empty("rect", "class", "chart-none", "x", "0", "y", text(y), "width", "100%", "height", "16");
            out.element(
                    "text",
                    told(chart.kinds(), whole),
                    "class",
                    "chart-value chart-earlier",
                    "x",
                    "0",
                    "y",
                    text(y + 29));
            y += WHOLE_ROW - LINE - 2;
        }
        out.close();
    }

    /// The parts of a whole as words, those that are nothing left out: Đúng hạn 2, trễ 1.
    static String told(List<String> kinds, Chart.Whole whole) {
        var words = new StringBuilder();
        for (int i = 0; i < kinds.size(); i++) {
            if (whole.parts().get(i) == 0) continue;
            if (!words.isEmpty()) words.append(", ");
            words.append(kinds.get(i)).append(' ').append(written(whole.parts().get(i)));
        }
        return words.isEmpty() ? "0" : words.toString();
    }

    private static void progress(Markup out, String id, Chart.Progress chart) {
        begin(out, id, chart, heights(chart.ways().stream().map(Chart.Way::label), WAY_ROW));
        int y = 0;
        for (var way : chart.ways()) {
            y = label(out, way.label(), y);
            out.empty("rect", "class", "chart-then", "x", "0", "y", text(y), "width", "50%", "height", "14");
            var percent = way.percent();
            if (percent != null && percent.signum() > 0)
                out.empty(
                        "rect",
                        "class",
                        "chart-now",
                        "x",
                        "0",
                        "y",
                        text(y),
                        "width",
                        percent(percent.min(BigDecimal.valueOf(100)).doubleValue() / 2),
                        "height",
                        "14");
            out.element("text", way.text(), "class", "chart-value", "x", "50%", "dx", "6", "y", text(y + 12));
            y += WAY_ROW - LINE - 2;
        }
        out.close();
    }

    private static void legend(Markup out, List<String> names, List<String> css) {
        legend(out, names, css, null);
    }

    private static void legend(Markup out, List<String> names, @Nullable List<String> css, @Nullable String id) {
        out.open("ul", "class", "chart-legend");
        for (int i = 0; i < names.size(); i++) {
            out.open("li").open("svg", "width", text(LEGEND), "height", text(LEGEND), "aria-hidden", "true");
            if (css != null) out.empty("rect", "class", css.get(i), "x", "1", "y", "1", "width", "12", "height", "12");
            else if (id != null) share(out, id, i, "1", "1", "12", "12");
            out.close().text(" " + names.get(i)).close();
        }
        out.close();
    }

    private static void share(Markup out, String id, int kind, String x, String y, String width, String height) {
        boolean patterned = kind == 1 || kind == 2;
        out.empty(
                "rect",
                "class",
                "chart-part-" + kind,
                "x",
                x,
                "y",
                y,
                "width",
                width,
                "height",
                height,
                "fill",
                patterned ? "url(#%s-pattern-%d)".formatted(id, kind) : null);
    }

    /// Stripes and dots, which stay apart on a black-and-white printer.
    private static void patterns(Markup out, String id) {
        out.open(
                        "svg",
                        "class",
                        "chart-patterns",
                        "width",
                        "0",
                        "height",
                        "0",
                        "aria-hidden",
                        "true",
                        "focusable",
                        "false")
                .open("defs");
        out.open(
                        "pattern",
                        "id",
                        id + "-pattern-1",
                        "width",
                        "6",
                        "height",
                        "6",
                        "patternUnits",
                        "userSpaceOnUse",
                        "patternTransform",
                        "rotate(45)")
                .empty("rect", "class", "chart-pattern-ground", "width", "6", "height", "6")
                .empty("rect", "class", "chart-pattern-stripe", "width", "3", "height", "6")
                .close();
        out.open("pattern", "id", id + "-pattern-2", "width", "6", "height", "6", "patternUnits", "userSpaceOnUse")
                .empty("rect", "class", "chart-pattern-ground", "width", "6", "height", "6")
                .empty("circle", "class", "chart-pattern-dot", "cx", "3", "cy", "3", "r", "1.5")
                .close();
        out.close().close();
    }

    /// Writes the label and tells where what it names begins.
    private static int label(Markup out, String label, int y) {
        int at = y;
        for (String line : lines(label)) {
            out.element("text", line, "class", "chart-label", "x", "0", "y", text(at + 13));
            at += LINE;
        }
        return at + 2;
    }

    private static int heights(Stream<String> labels, int row) {
        return labels.mapToInt(label -> row + (lines(label).size() - 1) * LINE).sum();
    }

    /// The label in as many lines as a phone needs, at most two: what is longer is cut, for the table has it whole.
    static List<String> lines(String label) {
        if (length(label) <= LONGEST_LINE) return List.of(label);
        int end = end(label);
        String rest = label.substring(end).strip();
        return List.of(
                label.substring(0, end).strip(),
                length(rest) <= LONGEST_LINE
                        ? rest
                        : rest.substring(0, end(rest)).strip() + "…");
    }

    /// Where a line ends: between words where that does not leave it half empty.
    private static int end(String text) {
        int end = text.offsetByCodePoints(0, LONGEST_LINE - 1);
        int blank = text.lastIndexOf(' ', end);
        return blank > LONGEST_LINE / 2 ? blank : end;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static long most(List<Chart.Pair> pairs) {
        return pairs.stream()
                .mapToLong(pair -> Math.max(pair.now(), pair.then()))
                .max()
                .orElse(0);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, "%.2f%%", part);
    }

    private static String text(int number) {
        return Integer.toString(number);
    }
}
