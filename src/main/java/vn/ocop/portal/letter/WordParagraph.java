package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A paragraph of a Word document as it is shown.
///
/// @param number in reading order, from 1 on
/// @param spans the text, an automatic number or bullet included; line breaks are `\n`
/// @param cell the table cell it stands in, the innermost; null outside of tables
/// @param section which stretch of pages, from 0 on
/// @param pageNumber whether it shows the page's number
/// @param drawn lengths of lines that are drawn here as shapes, in millimetres
/// @param breaksPage whether a new page begins with it
/// @param decomposed whether the file holds letters and their marks apart; here they are composed
record WordParagraph(
        int number,
        List<Span> spans,
        Look look,
        @Nullable Cell cell,
        int section,
        boolean pageNumber,
        List<Double> drawn,
        boolean breaksPage,
        boolean decomposed) {
    WordParagraph {
        spans = List.copyOf(spans);
        drawn = List.copyOf(drawn);
    }

    /// Text of one look.
    /// @param size in points
    /// @param color six hexadecimal digits, or "auto"
    record Span(String text, String font, double size, boolean bold, boolean italic, boolean underlined, String color) {
        boolean isBlank() {
            return text.isBlank();
        }

        Span with(String other) {
            return new Span(other, font, size, bold, italic, underlined, color);
        }
    }

    /// How a paragraph is set: lengths in millimetres, gaps in points.
    /// @param align "left", "center", "right", "both" or another of Word's
    /// @param firstLine negative when it hangs out
    /// @param line height of a line, in times of a line set solid if `lineRule` is "auto", else in points
    /// @param merges whether the gap to a neighbour of the same style falls away
    /// @param upperRule whether a line is drawn above
    record Look(
            String style,
            String align,
            double left,
            double right,
            double firstLine,
            double before,
            double after,
            double line,
            String lineRule,
            boolean merges,
            boolean upperRule,
            boolean lowerRule) {}

    /// @param table which table, from 0 on
    /// @param width between its inner margins in millimetres; NaN if unknown
    /// @param columns how many the row has
    record Cell(int table, int row, int column, int columns, double width) {
        boolean isIn(@Nullable Cell other) {
            return other != null && table == other.table && row == other.row && column == other.column;
        }
    }

    String text() {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    boolean isBlank() {
        return spans.stream().allMatch(Span::isBlank);
    }

    /// The lines into which breaks and tabs part the paragraph, without empty ones.
    List<Line> lines() {
        var lines = new ArrayList<Line>();
        var line = new ArrayList<Span>();
        var tab = 0;
        for (var span : spans) {
            var start = 0;
            for (int i = 0; i <= span.text().length(); i++) {
                var c = i < span.text().length() ? span.text().charAt(i) : 0;
                if (c != 0 && c != '\n' && c != '\t') continue;
                if (i > start) line.add(span.with(span.text().substring(start, i)));
                start = i + 1;
                if (c == 0) break;
                lines.add(new Line(this, lines.size(), tab, List.copyOf(line)));
                line.clear();
                tab = c == '\t' ? tab + 1 : 0;
            }
        }
        lines.add(new Line(this, lines.size(), tab, List.copyOf(line)));
        lines.removeIf(Line::isBlank);
        return lines;
    }

    /// The whole paragraph as one line.
    Line whole() {
        return new Line(this, -1, 0, spans);
    }

    boolean is(@Nullable WordParagraph other) {
        return other != null && number == other.number;
    }

    /// A line of a paragraph.
    /// @param index which one, from 0 on; -1 for the whole paragraph
    /// @param tab how many tabs stand before it on its line
    record Line(WordParagraph paragraph, int index, int tab, List<Span> spans) {
        boolean is(@Nullable Line other) {
            return other != null && index == other.index && paragraph.is(other.paragraph);
        }

        String text() {
            return spans.stream().map(Span::text).collect(Collectors.joining()).strip();
        }

        boolean isBlank() {
            return spans.stream().allMatch(Span::isBlank);
        }

        /// The column it stands in: of its table, else by tabs.
        int column() {
            var cell = paragraph.cell();
            return cell == null ? tab : cell.column();
        }

        /// How long it is when printed, in millimetres.
        double width() {
            return spans.stream()
                    .mapToDouble(span -> LetterFont.of(new LayoutProfile.Setting(
                                    span.size(), span.bold(), span.italic(), LayoutProfile.Align.LEFT, 1, 0, 0, 0, 0))
                            .width(span.text(), span.size()))
                    .sum();
        }
    }
}
