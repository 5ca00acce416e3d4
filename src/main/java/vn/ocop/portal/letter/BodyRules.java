package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.util.List;
import vn.ocop.portal.letter.BodyLine.Kind;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordParagraph.Span;

/// Rules about the text of a letter and its headings.
record BodyRules(WordFile file, LetterParts parts, CheckRules rules, Findings findings) {
    private static final double INDENT_TOLERANCE = 0.3;
    private static final double TAB = 12.7;
    private static final double FONT_LINE = 1.15;

    void check() {
        var body = BodyLine.of(parts.body());
        if (body.isEmpty()) {
            findings.fail(BODY_END, null, Findings.NOTHING, Findings.quote(rules.text(BODY_END)));
            return;
        }
        var look = new LookRules(rules, findings);
        var bases = body.stream().filter(line -> line.kind() == Kind.BASIS).toList();
        bases(bases, look);
        for (int i = 0; i < body.size(); i++) {
            var line = body.get(i);
            if (!line.isRunning()) continue;
            look.size(BODY_SIZE, List.of(line.paragraph().whole()));
            if (line.kind() == Kind.TEXT || line.kind() == Kind.ITEM) style(line);
            align(line);
            indent(line);
            lines(line);
            if (i + 1 < body.size()) gap(line, body.get(i + 1));
        }
        end(body);
        headings(body, look);
        Labels.checkOrder(parts.body(), rules, findings);
    }

    private void bases(List<BodyLine> bases, LookRules look) {
        for (int i = 0; i < bases.size(); i++) {
            var line = bases.get(i);
            var last = i == bases.size() - 1;
            look.style(BASES_STYLE, List.of(line.paragraph().whole()));
            look.size(BODY_SIZE, List.of(line.paragraph().whole()));
            findings.look(BASES_END);
            if (!line.text().endsWith(last ? "." : ";"))
                findings.fail(
                        BASES_END,
                        LookRules.place(line.paragraph()),
                        Findings.quote(line.text().substring(line.text().length() - 1)),
                        Findings.quote(last ? "." : ";"));
        }
    }

    /// Words may be bold or italic, a whole paragraph may not.
    private void style(BodyLine line) {
        var spans = line.paragraph().spans().stream()
                .filter(span -> span.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        if (spans.isEmpty()) return;
        findings.look(BODY_STYLE);
        if (line.label() != null) return;
        var bold = spans.stream().allMatch(Span::bold);
        var italic = spans.stream().allMatch(Span::italic);
        if (bold || italic)
            findings.fail(
                    BODY_STYLE,
                    LookRules.place(line.paragraph()),
                    LookRules.styleWords((bold ? "bold-" : "plain-") + (italic ? "italic" : "upright")),
                    LookRules.styleWords(rules.text(BODY_STYLE)));
    }

    private void align(BodyLine line) {
        var wanted = rules.text(BODY_ALIGN);
        var found = line.paragraph().look().align();
        findings.look(BODY_ALIGN);
        if (!found.equals(wanted))
            findings.fail(
                    BODY_ALIGN,
                    LookRules.place(line.paragraph()),
                    LookRules.alignWords(found),
                    LookRules.alignWords(wanted));
    }

    private void indent(BodyLine line) {
        var look = line.paragraph().look();
        var first = look.firstLine() + (line.kind() == Kind.ITEM || look.firstLine() < 0 ? look.left() : 0);
        var found = line.paragraph().text().startsWith("\t") ? first + TAB : first;
        var wanted = rules.numbers("body.indent");
        findings.look(BODY_INDENT);
        if (wanted.stream().noneMatch(one -> Math.abs(one - found) <= INDENT_TOLERANCE))
            findings.fail(
                    BODY_INDENT,
                    LookRules.place(line.paragraph()),
                    Findings.number("mm", Math.round(found * 10) / 10.0),
                    Findings.number("mm.or", wanted.getFirst(), wanted.getLast()));
    }

    private void lines(BodyLine line) {
        var look = line.paragraph().look();
        var size =
                line.paragraph().spans().stream().mapToDouble(Span::size).max().orElse(14);
        var solid = look.line() / (size * FONT_LINE);
        var found = look.lineRule().equals("auto")
                ? look.line()
                : look.lineRule().equals("atLeast") ? Math.max(1, solid) : solid;
        var range = rules.range(BODY_LINES);
        findings.look(BODY_LINES);
        if (!range.holds(found, 0.02))
            findings.fail(
                    BODY_LINES,
                    LookRules.place(line.paragraph()),
                    Findings.number("lines", found),
                    Findings.range("lines", range));
    }

    /// The gap to the next paragraph; an empty one between is gap enough.
    private void gap(BodyLine line, BodyLine next) {
        if (!next.isRunning() || next.paragraph().number() != line.paragraph().number() + 1) return;
        var above = line.paragraph().look();
        var below = next.paragraph().look();
        var same = above.style().equals(below.style());
        var gap = (above.merges() && same ? 0 : above.after()) + (below.merges() && same ? 0 : below.before());
        var wanted = rules.number("body.gap");
        findings.look(BODY_GAP);
        if (gap < wanted - 0.05)
            findings.fail(
                    BODY_GAP,
                    LookRules.place(line.paragraph()),
                    Findings.number("pt", gap),
                    Findings.number("pt.least", wanted));
    }

    private void end(List<BodyLine> body) {
        var wanted = rules.text(BODY_END);
        findings.look(BODY_END);
        for (int i = 0; i < body.size(); i++) {
            var line = body.get(i);
            var text = line.text();
            var last = i == body.size() - 1;
            if (last && !text.endsWith(wanted))
                findings.fail(
                        BODY_END,
                        Findings.place(line.paragraph().number(), text, Findings.lastWords(text), text.length()),
                        Findings.quote(text.substring(Findings.lastWords(text))),
                        Findings.quote(wanted));
            else if (!last && text.endsWith(wanted))
                findings.fail(
                        BODY_END,
                        Findings.place(line.paragraph().number(), text, text.length() - wanted.length(), text.length()),
                        Findings.quote(wanted),
                        Words.of("end.once"));
        }
    }

    private void headings(List<BodyLine> body, LookRules look) {
        for (var line : body) {
            if (line.kind() != Kind.TITLE) continue;
            var whole = List.of(line.paragraph().whole());
            look.size(HEADING_SIZE, whole);
            var label = line.label();
            if (label == null) continue;
            switch (label.kind()) {
                case PART -> {
                    bold(line);
                    findings.look(HEADING_ALIGN);
                    if (!line.paragraph().look().align().equals(rules.text(HEADING_ALIGN)))
                        findings.fail(
                                HEADING_ALIGN,
                                LookRules.place(line.paragraph()),
                                LookRules.alignWords(line.paragraph().look().align()),
                                LookRules.alignWords(rules.text(HEADING_ALIGN)));
                }
                case ROMAN -> {
                    bold(line);
                    look.upper(HEADING_UPPER, whole);
                }
                case NUMBER -> bold(line);
                case SUB, LETTER -> {}
            }
        }
    }

    private void bold(BodyLine line) {
        findings.look(HEADING_STYLE);
        for (var span : line.paragraph().spans())
            if (!span.isBlank() && (!span.bold() || span.italic())) {
                findings.fail(
                        HEADING_STYLE,
                        LookRules.place(line.paragraph().whole(), span),
                        LookRules.styleWords(LookRules.style(span)),
                        LookRules.styleWords("bold-upright"));
                return;
            }
    }
}
