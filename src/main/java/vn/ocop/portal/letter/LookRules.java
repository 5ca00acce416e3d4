package vn.ocop.portal.letter;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.letter.Finding.Place;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordParagraph.Line;
import vn.ocop.portal.letter.WordParagraph.Span;

/// Rules that many parts of a letter share: size, style, alignment, capitals, and the line below a text.
record LookRules(CheckRules rules, Findings findings) {
    private static final double SIZE_TOLERANCE = 0.01;
    private static final double SHARE_TOLERANCE = 0.015;

    void size(CheckRule rule, Collection<Line> lines) {
        var range = rules.range(rule);
        look(rule, lines);
        for (var line : lines)
            for (var span : line.spans())
                if (!span.isBlank() && !range.holds(span.size(), SIZE_TOLERANCE)) {
                    findings.fail(
                            rule,
                            place(line, span),
                            Findings.number("size", span.size()),
                            Findings.range("size", range));
                    break;
                }
    }

    void style(CheckRule rule, Collection<Line> lines) {
        var wanted = rules.text(rule);
        look(rule, lines);
        for (var line : lines)
            for (var span : line.spans())
                if (!span.isBlank() && !style(span).equals(wanted)) {
                    findings.fail(rule, place(line, span), styleWords(style(span)), styleWords(wanted));
                    break;
                }
    }

    /// Judged where a text stands in a cell or alone on its line; tabs and blanks cannot be.
    void align(CheckRule rule, Collection<Line> lines) {
        var wanted = rules.text(rule);
        for (var line : lines) {
            var text = line.paragraph().text();
            if (line.tab() > 0 || text.startsWith("\t") || text.indexOf('\t') > 0) continue;
            findings.look(rule);
            var align = line.paragraph().look().align();
            if (!align.equals(wanted)) findings.fail(rule, place(line), alignWords(align), alignWords(wanted));
        }
    }

    void upper(CheckRule rule, Collection<Line> lines) {
        look(rule, lines);
        for (var line : lines)
            if (!LetterParts.isUpper(line.text()))
                findings.fail(rule, place(line), Findings.quote(line.text()), Words.of("upper"));
    }

    /// The line below the last of some lines, as a share of the longest; `drawn` holds those that are drawn as shapes
    /// anywhere near.
    void ruleBelow(CheckRule rule, List<Line> lines, List<WordParagraph> around, List<Double> drawn, double room) {
        var range = rules.range(rule);
        var text = lines.stream().mapToDouble(Line::width).max().orElse(0);
        if (text <= 0) return;
        findings.look(rule);
        var last = lines.getLast();
        var wanted = Findings.range(
                "share", new CheckRules.Range(Math.rint(100 * range.least()), Math.rint(100 * range.most())));
        var share = shareBelow(last, around, drawn, text, room, range);
        if (Double.isNaN(share)) findings.fail(rule, place(last), Findings.NOTHING, wanted);
        else if (!range.holds(share, SHARE_TOLERANCE))
            findings.fail(rule, place(last), Findings.number("share", Math.rint(100 * share)), wanted);
    }

    private static double shareBelow(
            Line last,
            List<WordParagraph> around,
            List<Double> drawn,
            double text,
            double room,
            CheckRules.Range range) {
        for (var paragraph : around) {
            var look = paragraph.look();
            var own = paragraph.is(last.paragraph());
            var blank = paragraph.isBlank() && (look.upperRule() || look.lowerRule());
            if (blank || (own && look.lowerRule())) {
                var cell = paragraph.cell();
                var width = cell == null ? room : cell.width();
                return (width - look.left() - look.right()) / text;
            }
            for (var line : paragraph.lines())
                if (LetterParts.isDrawnByCharacters(line) && line.text().startsWith("_")) return line.width() / text;
        }
        if (last.spans().stream().filter(span -> !span.isBlank()).allMatch(Span::underlined)) return 1;
        for (var length : drawn) if (range.holds(length / text, SHARE_TOLERANCE)) return length / text;
        return drawn.isEmpty() ? Double.NaN : drawn.getFirst() / text;
    }

    /// The rule applies as soon as there is a line.
    private void look(CheckRule rule, Collection<Line> lines) {
        if (!lines.isEmpty()) findings.look(rule);
    }

    static List<Line> listed(@Nullable Line line) {
        return line == null ? List.of() : List.of(line);
    }

    static Place place(Line line) {
        var text = line.spans().stream().map(Span::text).collect(Collectors.joining());
        return Findings.place(line.paragraph().number(), text.strip());
    }

    /// The first span on the line that looks like this.
    static Place place(Line line, Span span) {
        var before = 0;
        for (var other : line.spans()) {
            if (other.equals(span)) break;
            before += other.text().length();
        }
        var text = line.spans().stream().map(Span::text).collect(Collectors.joining());
        return Findings.place(
                line.paragraph().number(), text, before, before + span.text().length());
    }

    static Place place(WordParagraph paragraph) {
        return Findings.place(paragraph.number(), paragraph.text());
    }

    static String style(Span span) {
        return (span.bold() ? "bold-" : "plain-") + (span.italic() ? "italic" : "upright");
    }

    static Words styleWords(String style) {
        return Words.of("style." + style);
    }

    static Words alignWords(String align) {
        return switch (align) {
            case "left", "center", "right", "both" -> Words.of("align." + align);
            default -> Words.of("align.other");
        };
    }
}
