package vn.ocop.portal.letter;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import vn.ocop.portal.letter.WordParagraph.Cell;
import vn.ocop.portal.letter.WordParagraph.Span;

/// Walks through the text of a Word document, tables and text boxes included, in reading order.
final class WordText {
    private static final int DEEPEST = 40;
    private static final int MOST_PARAGRAPHS = 50_000;
    private static final double EMU_PER_MM = 36_000;
    private static final Set<String> CHANGES =
            Set.of("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange");
    private static final Pattern ENDS = Pattern.compile("\\s*([\\d.]+)(\\w*)\\s*,.*");
    private static final Pattern STYLE_WIDTH = Pattern.compile("(?:^|;)\\s*width:\\s*([\\d.]+\\w*)");

    private final WordStyles styles;
    private final WordNumbering numbering;
    private final List<WordParagraph> paragraphs = new ArrayList<>();
    private final List<SectionEnd> sections = new ArrayList<>();
    private boolean changed;
    private int tables;

    WordText(WordStyles styles, WordNumbering numbering) {
        this.styles = styles;
        this.numbering = numbering;
    }

    /// Where a stretch of pages ends.
    record SectionEnd(@Nullable Element properties, int paragraphs) {}

    List<WordParagraph> paragraphs() {
        return paragraphs;
    }

    List<SectionEnd> sections() {
        return sections;
    }

    boolean hasChanges() {
        return changed;
    }

    /// Reads a body, header or footer.
    void read(Element body) {
        blocks(body, null, null, 0);
        sections.add(new SectionEnd(Xml.child(body, "sectPr"), paragraphs.size()));
    }

    private void blocks(Element parent, @Nullable Cell cell, @Nullable String tableStyle, int depth) {
        if (depth > DEEPEST) return;
        for (var child : Xml.children(parent)) {
            if (paragraphs.size() >= MOST_PARAGRAPHS) return;
            switch (String.valueOf(child.getLocalName())) {
                case "p" -> paragraph(child, cell, tableStyle, depth);
                case "tbl" -> table(child, depth);
                case "sdt" -> {
                    var content = Xml.child(child, "sdtContent");
                    if (content != null) blocks(content, cell, tableStyle, depth + 1);
                }
                case "ins", "moveTo" -> {
                    changed = true;
                    blocks(child, cell, tableStyle, depth + 1);
                }
                case "customXml", "smartTag" -> blocks(child, cell, tableStyle, depth + 1);
                default -> {}
            }
        }
    }

    private void table(Element table, int depth) {
        var index = tables++;
        var properties = Xml.child(table, "tblPr");
        var margins = styles.margins(properties) * WordSection.POINT;
        var grid = Xml.children(Xml.child(table, "tblGrid"), "gridCol");
        var style = Xml.value(properties, "tblStyle");
        var rows = rows(table);
        for (int r = 0; r < rows.size(); r++) {
            var cells = cells(rows.get(r));
            var column = 0;
            for (var cell : cells) {
                var size = Xml.child(cell, "tcPr");
                var span = Xml.number(Xml.value(size, "gridSpan"));
                var columns = span == null ? 1 : Math.clamp(span.longValue(), 1, 63);
                var place = new Cell(index, r, column, cells.size(), width(size, grid, column, columns) - margins);
                var before = paragraphs.size();
                blocks(cell, place, style, depth + 1);
                if (paragraphs.size() == before) blank(place);
                column += columns;
            }
        }
    }

    private void blank(Cell cell) {
        paragraphs.add(new WordParagraph(
                paragraphs.size() + 1,
                List.of(),
                styles.look(null, null, null),
                cell,
                sections.size(),
                false,
                List.of(),
                false,
                false));
    }

    private static List<Element> rows(Element table) {
        return unwrapped(table, "tr");
    }

    private static List<Element> cells(Element row) {
        return unwrapped(row, "tc");
    }

    /// Children of that name, also those in a content control.
    private static List<Element> unwrapped(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (var child : Xml.children(parent)) {
            if (name.equals(child.getLocalName())) found.add(child);
            else if ("sdt".equals(child.getLocalName()))
                found.addAll(Xml.children(Xml.child(child, "sdtContent"), name));
        }
        return found;
    }

    private static double width(@Nullable Element cell, List<Element> grid, int column, int columns) {
        var size = Xml.child(cell, "tcW");
        var own = "dxa".equals(Xml.attribute(size, "type", "dxa")) ? Xml.points(size, "w") : null;
        if (own != null && own > 0) return own * WordSection.POINT;
        var sum = 0.0;
        for (int i = column; i < column + columns; i++) {
            var width = i < grid.size() ? Xml.points(grid.get(i), "w") : null;
            if (width == null) return Double.NaN;
            sum += width;
        }
        return sum * WordSection.POINT;
    }

    private void paragraph(Element element, @Nullable Cell cell, @Nullable String tableStyle, int depth) {
        var properties = Xml.child(element, "pPr");
        var own = Xml.child(properties, "numPr");
        var label = numbering.next(own == null ? styles.numbering(properties) : own);
        var look = styles.look(properties, label == null ? null : label.look(), tableStyle);
        var runs = new Runs(properties, tableStyle);
        if (label != null && !label.label().isEmpty())
            runs.spans.add(styles.span(label.label() + " ", properties, Xml.child(properties, "rPr"), tableStyle));
        runs.inline(element, depth);
        var breaks = Boolean.TRUE.equals(Xml.flag(properties, "pageBreakBefore"));
        paragraphs.add(new WordParagraph(
                paragraphs.size() + 1,
                runs.spans,
                look,
                cell,
                sections.size(),
                runs.pageNumber,
                runs.drawn,
                breaks || runs.breaksPage,
                runs.decomposed));
        if (Xml.children(properties).stream().anyMatch(child -> CHANGES.contains(child.getLocalName()))
                || Xml.child(Xml.child(properties, "rPr"), "ins") != null
                || Xml.child(Xml.child(properties, "rPr"), "del") != null) changed = true;
        // Text boxes are read where they are anchored.
        for (var box : runs.boxes) blocks(box, null, null, depth + 1);
        var section = Xml.child(properties, "sectPr");
        if (section != null) sections.add(new SectionEnd(section, paragraphs.size()));
    }

    private final class Runs {
        private final @Nullable Element paragraph;
        private final @Nullable String table;
        private final List<Span> spans = new ArrayList<>();
        private final List<Double> drawn = new ArrayList<>();
        private final List<Element> boxes = new ArrayList<>();
        private boolean pageNumber;
        private boolean breaksPage;
        private boolean decomposed;

        Runs(@Nullable Element paragraph, @Nullable String table) {
            this.paragraph = paragraph;
            this.table = table;
        }

        void inline(Element parent, int depth) {
            if (depth > DEEPEST) return;
            for (var child : Xml.children(parent)) {
                switch (String.valueOf(child.getLocalName())) {
                    case "r" -> run(child, depth);
                    case "del", "moveFrom" -> changed = true;
                    case "ins", "moveTo" -> {
                        changed = true;
                        inline(child, depth + 1);
                    }
                    case "fldSimple" -> {
                        field(Xml.attribute(child, "instr", ""));
                        inline(child, depth + 1);
                    }
                    case "hyperlink", "smartTag", "customXml", "dir", "bdo", "sdtContent" -> inline(child, depth + 1);
                    case "sdt" -> {
                        var content = Xml.child(child, "sdtContent");
                        if (content != null) inline(content, depth + 1);
                    }
                    default -> {}
                }
            }
        }

        private void run(Element run, int depth) {
            var properties = Xml.child(run, "rPr");
            if (Xml.child(properties, "rPrChange") != null) changed = true;
            var text = new StringBuilder();
            for (var child : Xml.children(run)) {
                switch (String.valueOf(child.getLocalName())) {
                    case "t" -> text.append(Xml.text(child));
                    case "tab", "ptab" -> text.append('\t');
                    case "br", "cr" -> {
                        if ("page".equals(Xml.attribute(child, "type")))
                            breaksPage |= spans.isEmpty() && text.isEmpty();
                        else text.append('\n');
                    }
                    case "noBreakHyphen" -> text.append('-');
                    case "instrText" -> field(Xml.text(child));
                    case "drawing", "pict", "object", "AlternateContent" -> drawing(child, depth);
                    default -> {}
                }
            }
            if (text.isEmpty() || styles.isHidden(properties)) return;
            var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            decomposed |= !composed.contentEquals(text);
            var span = styles.span(composed, paragraph, properties, table);
            var last = spans.isEmpty() ? null : spans.getLast();
            if (last != null
                    && last.with("").equals(span.with(""))
                    && last.text().length() < 10_000) spans.set(spans.size() - 1, span.with(last.text() + span.text()));
            else spans.add(span);
        }

        private void field(String code) {
            var name = code.strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
            if (name.equals("PAGE")) pageNumber = true;
        }

        /// Text boxes and lines among shapes; of two forms of one shape the first counts.
        private void drawing(Element shape, int depth) {
            if (depth > DEEPEST) return;
            var name = String.valueOf(shape.getLocalName());
            switch (name) {
                case "txbxContent" -> boxes.add(shape);
                case "Fallback" -> {}
                case "line" -> add(between(Xml.attribute(shape, "from", ""), Xml.attribute(shape, "to", "")));
                case "shape" -> {
                    if (Xml.attribute(shape, "type", "").endsWith("_t32"))
                        add(styleWidth(Xml.attribute(shape, "style", "")));
                    deeper(shape, depth);
                }
                case "inline", "anchor" -> {
                    if (isLine(shape, 0)) {
                        var width = Xml.number(Xml.attribute(Xml.child(shape, "extent"), "cx"));
                        add(width == null ? Double.NaN : width / EMU_PER_MM);
                    } else deeper(shape, depth);
                }
                default -> deeper(shape, depth);
            }
        }

        private void deeper(Element shape, int depth) {
            for (var child : Xml.children(shape)) drawing(child, depth + 1);
        }

        private void add(double millimetres) {
            if (!Double.isNaN(millimetres) && drawn.size() < 20) drawn.add(millimetres);
        }
    }

    private static boolean isLine(Element shape, int depth) {
        if ("prstGeom".equals(shape.getLocalName()))
            return Set.of("line", "straightConnector1").contains(Xml.attribute(shape, "prst", ""));
        return depth < 12 && Xml.children(shape).stream().anyMatch(child -> isLine(child, depth + 1));
    }

    private static double between(String from, String to) {
        var start = ENDS.matcher(from);
        var end = ENDS.matcher(to);
        if (!start.matches() || !end.matches()) return Double.NaN;
        var left = Xml.points(start.group(1) + start.group(2), 1);
        var right = Xml.points(end.group(1) + end.group(2), 1);
        return left == null || right == null ? Double.NaN : Math.abs(right - left) * WordSection.POINT;
    }

    private static double styleWidth(String style) {
        var width = STYLE_WIDTH.matcher(style);
        var points = width.find() ? Xml.points(width.group(1), 1) : null;
        return points == null ? Double.NaN : points * WordSection.POINT;
    }
}
