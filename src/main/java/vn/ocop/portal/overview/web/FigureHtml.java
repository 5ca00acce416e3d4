package vn.ocop.portal.overview.web;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.overview.FigureTable;
import vn.ocop.portal.overview.FigureTable.Cell;
import vn.ocop.portal.overview.chart.Markup;

/// Writes a table of figures as markup. A template would take several times as long for a hundred areas.
final class FigureHtml {
    /// So many rows stand on one page of paper.
    static final int WHOLE = 18;

    private FigureHtml() {}

    /// For the page: figures lead to what is behind them, and each names its column where the page is narrow.
    static String forPage(FigureTable table) {
        return table(table, "list stack figure-table", true);
    }

    /// For paper. A short table is not divided among pages.
    static String forPaper(FigureTable table) {
        return table(table, table.rows().size() <= WHOLE ? "figures whole" : "figures", false);
    }

    /// A group of tiles.
    static String tiles(OverviewTelling.TileGroup group) {
        var out = new Markup();
        out.open("ul", "class", group.placed() ? "tile-map" : "tile-list");
        for (var tile : group.tiles()) {
            out.open("li", "class", tile.css());
            if (tile.href() == null) out.open("span");
            else out.open("a", "href", tile.href(), "aria-label", tile.told());
            out.element("span", tile.name()).text(" ").element("strong", tile.figure());
            out.close().close();
        }
        return out.close().toString();
    }

    private static String table(FigureTable table, String css, boolean page) {
        var out = new Markup();
        out.open("table", "class", css);
        if (!table.title().isEmpty()) out.element("caption", table.title());
        out.open("thead").open("tr");
        for (var column : table.columns())
            out.element("th", column.title(), "scope", "col", "class", column.number() ? "number" : null);
        out.close().close().open("tbody");
        for (var row : table.rows()) {
            out.open("tr", "class", row.sum() ? "sum" : null);
            for (int i = 0; i < row.cells().size(); i++) {
                var column = table.columns().get(i);
                var cell = row.cells().get(i);
                if (i == 0) {
                    out.open("th", "scope", "row");
                    content(out, cell, page);
                } else {
                    out.open(
                            "td",
                            "class",
                            column.number() ? "number" : null,
                            "data-label",
                            page ? column.title() : null);
                    content(out, cell, page);
                }
                out.close();
            }
            out.close();
        }
        return out.close().close().toString();
    }

    private static void content(Markup out, Cell cell, boolean page) {
        @Nullable String href = cell.href();
        if (page && href != null) out.element("a", cell.text(), "href", href);
        else out.text(cell.text());
    }
}
