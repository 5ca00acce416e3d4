package vn.ocop.portal.overview.chart;

import static vn.ocop.portal.overview.chart.Chart.written;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/// Draws charts as rows of bars for paper, where the maker of PDFs knows no SVG: black, grey or empty, each beside its
/// figure.
public final class ChartBars {
    private static final double LONGEST = 80;

    private ChartBars() {}

    /// The chart with its legend.
    public static String of(Chart chart) {
        var out = new Markup();
        switch (chart) {
            case Chart.Bars bars -> pairs(out, bars.now(), bars.then(), bars.pairs());
            case Chart.Columns columns ->
                pairs(
                        out,
                        columns.now(),
                        columns.then(),
                        columns.pairs().stream()
                                .map(pair -> new Chart.Pair(pair.label().replace(' ', '/'), pair.now(), pair.then()))
                                .toList());
            case Chart.Shares shares -> shares(out, shares);
            case Chart.Progress progress -> progress(out, progress);
        }
        return out.toString();
    }

    private static void pairs(Markup out, String now, String then, List<Chart.Pair> pairs) {
        legend(out, List.of(now, then), List.of("part-0", "part-3"));
        long most = pairs.stream()
                .mapToLong(pair -> Math.max(pair.now(), pair.then()))
                .max()
                .orElse(0);
        out.open("table", "class", "bars");
        for (var pair : pairs) {
            out.open("tr").element("td", pair.label(), "class", "label").open("td");
            bar(out, "bar", pair.now(), most);
            bar(out, "ghost", pair.then(), most);
            out.close().close();
        }
        out.close();
    }

    private static void bar(Markup out, String css, long figure, long most) {
        double width = most == 0 ? 0 : LONGEST * figure / most;
        out.open("table", "class", "line").open("tr");
        if (figure > 0) {
            out.open("td", "style", width(width))
                    .element("div", "", "class", css)
                    .close();
        }
        out.element("td", written(figure), "class", "figure").close().close();
    }

    private static void shares(Markup out, Chart.Shares chart) {
        var css = List.of("part-0", "part-1", "part-2", "part-3");
        legend(out, chart.kinds(), css.subList(0, chart.kinds().size()));
        out.open("table", "class", "bars");
        for (var whole : chart.wholes()) {
            out.open("tr").element("td", whole.label(), "class", "label").open("td");
            long sum = whole.sum();
            out.open("table", "class", "stack").open("tr");
            if (sum == 0) out.element("td", "");
            for (int i = 0; i < whole.parts().size(); i++) {
                if (whole.parts().get(i) == 0) continue;
                out.element(
                        "td",
                        "",
                        "class",
                        css.get(i),
                        "style",
                        width(100.0 * whole.parts().get(i) / sum));
            }
            out.close().close();
            out.element("div", ChartSvg.told(chart.kinds(), whole), "class", "figure");
            out.close().close();
        }
        out.close();
    }

    private static void progress(Markup out, Chart.Progress chart) {
        out.open("table", "class", "bars");
        for (var way : chart.ways()) {
            out.open("tr").element("td", way.label(), "class", "label").open("td");
            var percent = way.percent();
            double done = percent == null
                    ? 0
                    : percent.max(BigDecimal.ZERO).min(BigDecimal.valueOf(100)).doubleValue();
            out.open("table", "class", "stack").open("tr");
            if (done > 0) out.element("td", "", "class", "part-0", "style", width(done));
            if (done < 100) out.element("td", "", "class", "part-3", "style", width(100 - done));
            out.close().close();
            out.element("div", way.text(), "class", "figure");
            out.close().close();
        }
        out.close();
    }

    private static void legend(Markup out, List<String> names, List<String> css) {
        out.open("p", "class", "legend");
        for (int i = 0; i < names.size(); i++) {
            out.element("span", "", "class", "swatch " + css.get(i));
            out.text(names.get(i) + "   ");
        }
        out.close();
    }

    private static String width(double percent) {
        return String.format(Locale.ROOT, "width: %.2f%%", percent);
    }
}
