package vn.ocop.portal.letter;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;
import vn.ocop.portal.letter.LayoutProfile.Part;
import vn.ocop.portal.letter.LetterSheet.AnnexSheet;

/// Lays a letter out as HTML: the preview in the portal's pages, and what the PDF is made from. The markup has
/// neither inline styles nor scripts.
@Component
public final class LetterHtml {
    /// What stands in the top margin of an annex: nothing on its first page, its own number on those that follow.
    private static final String COUNTER = """
            <div class="letter-count"></div><div class="letter-count"><span class="letter-counted"></span></div>""";

    private final Map<String, String> stylesheets = new ConcurrentHashMap<>();
    private final Map<String, String> papers = new ConcurrentHashMap<>();

    /// The letter as one `<article class="letter">`, to stand in a page whose own title is its `<h1>`.
    public String fragment(OfficialLetter letter, LayoutProfile profile) {
        return new Markup(LetterSheet.of(letter), profile, 2, "<br>", "").article();
    }

    /// The style sheet that the fragment needs, for screen and print.
    public String stylesheet(LayoutProfile profile) {
        return stylesheets.computeIfAbsent(profile.name(), _ -> LetterStylesheet.of(profile));
    }

    /// A complete XHTML document of the letter alone.
    String document(OfficialLetter letter, LayoutProfile profile) {
        var sheet = LetterSheet.of(letter);
        var title = escaped(title(sheet));
        return """
                <!DOCTYPE html>
                <html xmlns="http://www.w3.org/1999/xhtml" lang="vi" xml:lang="vi"><head><title>%s</title>\
                <meta name="description" content="%s"/><meta name="subject" content="%s"/>\
                <meta name="author" content="%s"/><style>%s</style></head><body>%s</body></html>
                """.formatted(
                        title,
                        title,
                        escaped(sheet.subject()),
                        escaped(sheet.issuer()),
                        papers.computeIfAbsent(profile.name(), _ -> LetterStylesheet.paper(profile)),
                        new Markup(sheet, profile, 1, "<br/>", COUNTER).article());
    }

    /// What the letter is called in the properties of a document.
    static String title(LetterSheet sheet) {
        return Stream.of((sheet.type() + " " + sheet.title()).strip(), sheet.subject(), sheet.number(), sheet.issuer())
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(sheet.motto());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /// The class that gives a table's column its width.
    static String widthClass(int hundredths) {
        return "letter-width-" + hundredths;
    }

    private static final class Markup {
        private final StringBuilder html = new StringBuilder(8192);
        private final LetterSheet sheet;
        private final LetterHead head;
        private final LayoutProfile profile;
        private double textWidth;
        private final int topHeading;
        private final String lineBreak;
        private final String counter;

        Markup(LetterSheet sheet, LayoutProfile profile, int topHeading, String lineBreak, String counter) {
            this.sheet = sheet;
            this.profile = profile;
            this.textWidth = profile.page().textWidth();
            this.head = LetterHead.of(sheet, profile);
            this.topHeading = topHeading;
            this.lineBreak = lineBreak;
            this.counter = counter;
        }

        String article() {
            html.append("<article class=\"letter\" lang=\"vi\"><div class=\"letter-sheet\">");
            head();
            title();
            addressees();
            body();
            html.append("</div>");
            sheet.annexes().forEach(this::annex);
            html.append("</article>");
            return html.toString();
        }

        private void annex(AnnexSheet annex) {
            textWidth = profile.page().textWidth(annex.landscape());
            html.append("<section class=\"letter-sheet letter-annex");
            if (annex.landscape()) html.append(" letter-annex-wide");
            html.append("\">").append(counter);
            element("h" + topHeading, Part.ANNEX_LABEL, List.of(annex.label()));
            paragraph(Part.ANNEX_TITLE, annex.title());
            paragraph(Part.ANNEX_REFERENCE, annex.reference());
            html.append("<div class=\"letter-text\">");
            var depth = new HeadingDepth();
            for (var block : annex.body()) block(block, topHeading, depth);
            html.append("</div></section>");
        }

        private void head() {
            html.append("<div class=\"letter-head\"><div class=\"letter-row\"><div class=\"letter-left\">");
            lines(Part.GOVERNING_BODY, head.governingBody());
            ruled("p", Part.ISSUER, head.issuer());
            html.append("</div><div class=\"letter-right\">");
            paragraph(Part.NATIONAL_TITLE, sheet.nationalTitle());
            ruled("p", Part.MOTTO, List.of(sheet.motto()));
            html.append("</div></div>");
            if (!sheet.number().isEmpty() || !sheet.placeAndDate().isEmpty()) {
                html.append("<div class=\"letter-row\"><div class=\"letter-left\">");
                paragraph(Part.NUMBER, sheet.number());
                html.append("</div><div class=\"letter-right\">");
                paragraph(Part.PLACE_DATE, sheet.placeAndDate());
                html.append("</div></div>");
            }
            if (!sheet.subject().isEmpty()) {
                html.append("<div class=\"letter-row\"><div class=\"letter-left\">");
                paragraph(Part.SUBJECT, sheet.subject());
                html.append("</div><div class=\"letter-right\"></div></div>");
            }
            html.append("</div>");
        }

        /// What the document is called is the heading above all others.
        private void title() {
            if (sheet.type().isEmpty()) return;
            if (sheet.title().isEmpty()) {
                ruled("h" + topHeading, Part.TYPE, head.title());
                return;
            }
            element("h" + topHeading, Part.TYPE, List.of(sheet.type()));
            ruled("p", Part.TITLE, head.title());
        }

        private void addressees() {
            var lines = sheet.addressees();
            if (lines.isEmpty()) return;
            if (lines.size() == 1) {
                paragraph(Part.ADDRESSEE, lines.getFirst());
                return;
            }
            paragraph(Part.ADDRESSEES, lines.getFirst());
            html.append("<div class=\"letter-addressee-item\">");
            list(lines.subList(1, lines.size()));
            html.append("</div>");
        }

        private void body() {
            html.append("<div class=\"letter-text\">");
            var blocks = sheet.body();
            var above = sheet.type().isEmpty() ? topHeading - 1 : topHeading;
            var depth = new HeadingDepth();
            var last = sheet.hasFoot() ? blocks.size() - 1 : blocks.size();
            for (int i = 0; i < last; i++) block(blocks.get(i), above, depth);
            if (sheet.hasFoot()) {
                html.append("<div class=\"letter-closing\">");
                if (last >= 0) block(blocks.get(last), above, depth);
                foot();
                html.append("</div>");
            }
            html.append("</div>");
        }

        /// @param above the level of the heading that the block stands under
        private void block(Block block, int above, HeadingDepth depth) {
            switch (block) {
                case Heading heading -> heading(heading, above + depth.next(heading.rank()));
                case Numbered numbered -> paragraph(Part.BODY, LetterSheet.text(numbered));
                case Paragraph(var text) -> paragraph(Part.BODY, text);
                case Item item -> paragraph(Part.ITEM, LetterSheet.text(item));
                case Table table -> table(table);
            }
        }

        private void heading(Heading heading, int level) {
            element("h" + level, Part.heading(heading.rank()), LetterSheet.lines(heading));
        }

        private void table(Table table) {
            var widths = ColumnWidths.of(table, profile, textWidth);
            html.append("<table class=\"letter-table\">");
            if (table.caption() != null)
                html.append("<caption class=\"letter-caption\">")
                        .append(escaped(table.caption()))
                        .append("</caption>");
            if (!table.columns().isEmpty()) {
                html.append("<thead>");
                row(table.columns(), "th", " scope=\"col\"", widths);
                html.append("</thead>");
            }
            html.append("<tbody>");
            for (var row : table.rows()) row(row, "td", "", widths);
            html.append("</tbody></table>");
        }

        private void row(List<String> cells, String element, String attributes, double[] widths) {
            html.append("<tr>");
            for (int i = 0; i < cells.size(); i++) {
                var part = element.equals("th") ? Part.COLUMN : Part.cell(cells.get(i));
                html.append("<").append(element).append(attributes);
                html.append(" class=\"letter-").append(part.key());
                if (ColumnWidths.weighed(widths.length)) html.append(" ").append(widthClass((int) widths[i]));
                html.append("\">").append(escaped(cells.get(i)));
                html.append("</").append(element).append(">");
            }
            html.append("</tr>");
        }

        private void foot() {
            html.append("<div class=\"letter-foot\"><div class=\"letter-row\"><div class=\"letter-left\">");
            if (!sheet.distribution().isEmpty()) {
                paragraph(Part.DISTRIBUTION_LABEL, sheet.distributionLabel());
                html.append("<div class=\"letter-distribution\">");
                list(sheet.distribution());
                html.append("</div>");
            }
            html.append("</div><div class=\"letter-right\">");
            for (var line : sheet.authority()) paragraph(Part.AUTHORITY, line);
            paragraph(Part.SIGNER, sheet.signer());
            html.append("</div></div></div>");
        }

        private void list(List<String> lines) {
            html.append("<ul>");
            for (var line : lines) html.append("<li>").append(escaped(line)).append("</li>");
            html.append("</ul>");
        }

        private void paragraph(Part part, String text) {
            lines(part, text.isEmpty() ? List.of() : List.of(text));
        }

        private void lines(Part part, List<String> lines) {
            if (!lines.isEmpty()) element("p", part, lines);
        }

        private void element(String element, Part part, List<String> lines) {
            opened(element, part)
                    .append(broken(lines))
                    .append("</")
                    .append(element)
                    .append(">");
        }

        private void ruled(String element, Part part, List<String> lines) {
            if (lines.isEmpty()) return;
            opened(element, part).append("<span class=\"letter-ruled\">").append(broken(lines));
            html.append("<span class=\"letter-rule\"></span></span></")
                    .append(element)
                    .append(">");
        }

        private StringBuilder opened(String element, Part part) {
            return html.append("<")
                    .append(element)
                    .append(" class=\"letter-")
                    .append(part.key())
                    .append("\">");
        }

        private String broken(List<String> lines) {
            return lines.stream().map(LetterHtml::escaped).collect(Collectors.joining(lineBreak));
        }
    }
}
