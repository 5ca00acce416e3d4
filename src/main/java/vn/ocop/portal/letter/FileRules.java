package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.util.List;
import vn.ocop.portal.letter.Finding.Words;

/// Rules about the file, its pages, its page numbers and its font.
record FileRules(WordFile file, LetterParts parts, CheckRules rules, Findings findings) {
    private static final double MM = 0.5;
    private static final Words NONE = Words.of("nothing");
    private static final Words THERE = Words.of("there");

    void check() {
        findings.look(FILE_MACROS);
        if (file.macros()) findings.fail(FILE_MACROS, null, THERE, NONE);
        findings.look(FILE_CHANGES);
        if (file.changes()) findings.fail(FILE_CHANGES, null, THERE, NONE);
        for (int i = 0; i < file.sections().size(); i++) page(file.sections().get(i), i);
        pageNumbers();
        address();
        fonts();
    }

    /// The address of the issuer stands at the foot of the first page.
    private void address() {
        var first = file.sections().getFirst();
        var foot = first.footers().get(first.firstPage() ? "first" : "default");
        if (foot == null || foot.isBlank() || foot.hasPageNumber()) return;
        new LookRules(rules, findings)
                .size(
                        ADDRESS_SIZE,
                        foot.paragraphs().stream()
                                .flatMap(paragraph -> paragraph.lines().stream())
                                .toList());
    }

    private void page(WordSection section, int index) {
        var size = rules.numbers("page.size");
        var width = size.getFirst();
        var height = size.getLast();
        findings.look(PAGE_SIZE);
        var turned = near(section.width(), height) && near(section.height(), width);
        if (!turned && !(near(section.width(), width) && near(section.height(), height)))
            findings.fail(PAGE_SIZE, null, sides(section.width(), section.height()), sides(width, height));
        findings.look(PAGE_ORIENTATION);
        if (section.landscape()) {
            // A wide table may have pages of its own that lie on the long side, the letter may not.
            var table = file.paragraphs().stream()
                    .anyMatch(paragraph -> paragraph.section() == index && paragraph.cell() != null);
            if (index == 0 || !table)
                findings.fail(PAGE_ORIENTATION, null, Words.of("landscape"), Words.of("portrait"));
            return;
        }
        margin(PAGE_MARGIN_TOP, section.top());
        margin(PAGE_MARGIN_BOTTOM, section.bottom());
        margin(PAGE_MARGIN_LEFT, section.left());
        margin(PAGE_MARGIN_RIGHT, section.right());
    }

    private static boolean near(double value, double wanted) {
        return Math.abs(value - wanted) <= MM;
    }

    private void margin(CheckRule rule, double value) {
        var range = rules.range(rule);
        findings.look(rule);
        if (!range.holds(value, 0.1))
            findings.fail(
                    rule,
                    null,
                    Double.isNaN(value) ? NONE : Findings.number("mm", Math.round(value * 10) / 10.0),
                    Findings.range("mm", range));
    }

    private static Words sides(double width, double height) {
        if (Double.isNaN(width) || Double.isNaN(height)) return NONE;
        return Findings.number("sides", Math.rint(width), Math.rint(height));
    }

    private void pageNumbers() {
        findings.look(PAGE_NUMBER_FIRST);
        findings.look(PAGE_NUMBER_FOOTER);
        var there = false;
        for (int i = 0; i < file.sections().size(); i++) {
            var section = file.sections().get(i);
            for (var footer : section.footers().entrySet())
                if (footer.getValue().hasPageNumber() && shows(section, footer.getKey()))
                    findings.fail(PAGE_NUMBER_FOOTER, null, Words.of("foot"), Words.of("top"));
            var first = section.headers().get(section.firstPage() ? "first" : "default");
            if (i == 0 && first != null && first.hasPageNumber()) findings.fail(PAGE_NUMBER_FIRST, null, THERE, NONE);
            for (var header : section.headers().entrySet()) {
                if (!header.getValue().hasPageNumber() || !shows(section, header.getKey())) continue;
                there |= header.getKey().equals("default");
                numbers(section, header.getValue().paragraphs());
            }
        }
        findings.look(PAGE_NUMBER_THERE);
        if (there) return;
        var characters = file.paragraphs().stream()
                .flatMap(paragraph -> paragraph.spans().stream())
                .mapToLong(span -> span.text().length())
                .sum();
        if (characters > rules.number("page.number.there.characters"))
            findings.fail(PAGE_NUMBER_THERE, null, NONE, Words.of("top"));
    }

    private static boolean shows(WordSection section, String kind) {
        return switch (kind) {
            case "first" -> section.firstPage();
            case "even" -> section.evenPages();
            default -> true;
        };
    }

    private void numbers(WordSection section, List<WordParagraph> paragraphs) {
        var look = new LookRules(rules, findings);
        findings.look(PAGE_NUMBER_ARABIC);
        if (!section.numberFormat().equals("decimal"))
            findings.fail(PAGE_NUMBER_ARABIC, null, Findings.quote(section.numberFormat()), Words.of("arabic"));
        var numbers = paragraphs.stream().filter(WordParagraph::pageNumber).toList();
        var lines = numbers.stream()
                .flatMap(paragraph -> paragraph.lines().stream())
                .toList();
        look.size(PAGE_NUMBER_SIZE, lines);
        look.style(PAGE_NUMBER_STYLE, lines);
        look.align(PAGE_NUMBER_ALIGN, lines);
    }

    private void fonts() {
        var font = rules.text(FONT_NAME);
        var black = rules.text(FONT_COLOR);
        findings.look(FONT_NAME);
        findings.look(FONT_COLOR);
        findings.look(FONT_UNICODE);
        for (var paragraph : file.paragraphs()) {
            if (paragraph.decomposed())
                findings.fail(FONT_UNICODE, LookRules.place(paragraph), Words.of("decomposed"), Words.of("composed"));
            for (var span : paragraph.spans()) {
                if (span.isBlank()) continue;
                var line = paragraph.whole();
                if (!span.font().equalsIgnoreCase(font))
                    findings.fail(
                            FONT_NAME,
                            LookRules.place(line, span),
                            Words.of("text", span.font()),
                            Words.of("text", font));
                if (!span.color().equals("auto") && !span.color().equals(black))
                    findings.fail(
                            FONT_COLOR,
                            LookRules.place(line, span),
                            Words.of("color", span.color()),
                            Words.of("black"));
            }
        }
    }
}
