package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.util.regex.Pattern;
import vn.ocop.portal.letter.Finding.Words;
import vn.ocop.portal.letter.WordLine.Role;

/// Rules about marks and blanks.
record MarkRules(CheckRules rules, Findings findings) {
    private static final Pattern DOUBLE = Pattern.compile("(?<!\\.)\\.\\.(?!\\.)|([,;:])\\1|[,;:]\\.(?![./])|\\.[,;:]");
    private static final Pattern BLANK_BEFORE = Pattern.compile(
            "(?<=[\\p{L}\\d)”\"])[ \\u00A0]+([,;:!?](?!\\d)|\\.(?=\\s|$)|\\)|”)|([(“])[ \\u00A0]+(?=\\S)");
    private static final Pattern NO_BLANK_AFTER = Pattern.compile("(?<=\\p{L})[,;:](?=\\p{L})");
    private static final Pattern BLANKS = Pattern.compile("(?<=\\S)[ \\u00A0]{2,}(?=\\S)");
    private static final String FINAL = ".;:!?…";

    void check(WordLine line) {
        var text = line.text();
        var marks = DOUBLE.matcher(text);
        while (marks.find()) {
            // "v.v.," and "TP.," are right.
            if (marks.group().startsWith(".")
                    && marks.group().length() == 2
                    && marks.group().charAt(1) != '.'
                    && isAbbreviated(text, marks.start())) continue;
            findings.fail(
                    WORDS_MARK_DOUBLE,
                    line.place(marks.start(), marks.end()),
                    Findings.quote(marks.group()),
                    Findings.quote(
                            marks.group().endsWith(".") ? "." : marks.group().substring(1)));
        }
        if (line.role() == Role.HEAD || line.role() == Role.FOOT) return;
        var before = BLANK_BEFORE.matcher(text);
        while (before.find())
            findings.fail(
                    WORDS_SPACE_BEFORE,
                    line.place(before.start(), before.end()),
                    Findings.quote(before.group()),
                    Findings.quote(before.group().replaceAll("[ \\u00A0]", "")));
        var after = NO_BLANK_AFTER.matcher(text);
        while (after.find()) {
            if (isAddress(text, after.start())) continue;
            findings.fail(
                    WORDS_SPACE_AFTER,
                    line.place(Math.max(0, after.start() - 1), Math.min(text.length(), after.end() + 1)),
                    Findings.quote(after.group()),
                    Findings.quote(after.group() + " "));
        }
        if (line.role() == Role.CELL) return;
        var blanks = BLANKS.matcher(text);
        while (blanks.find())
            findings.fail(
                    WORDS_SPACE_DOUBLE,
                    line.place(Math.max(0, blanks.start() - 1), Math.min(text.length(), blanks.end() + 1)),
                    Words.of("blanks"),
                    Words.of("blank"));
        if (line.isRunning()) finalMark(line);
    }

    private void finalMark(WordLine line) {
        var text = line.text().stripTrailing();
        var bare = text.replaceAll("[”\"»)\\]]+$", "");
        var last = bare.isEmpty() ? ' ' : bare.charAt(bare.length() - 1);
        var end = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        if (FINAL.indexOf(last) >= 0 || FINAL.indexOf(end) >= 0 || text.endsWith("./.")) return;
        var from = Findings.lastWords(text);
        findings.fail(
                WORDS_MARK_FINAL,
                line.place(from, text.length()),
                Findings.quote(text.substring(from)),
                Words.of("mark.final"));
    }

    private static boolean isAbbreviated(String text, int at) {
        return at > 0
                && Character.isLetter(text.charAt(at - 1))
                && (at == 1 || !Character.isLetter(text.charAt(at - 2)) || Character.isUpperCase(text.charAt(at - 1)));
    }

    /// Within "https://…" or a mail address no blank belongs.
    private static boolean isAddress(String text, int at) {
        var start = at;
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && at - start < 200) start--;
        var end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && end - at < 200) end++;
        var word = text.substring(start, end);
        return word.contains("://") || word.contains("@") || word.startsWith("www.");
    }
}
