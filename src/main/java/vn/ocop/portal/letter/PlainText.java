package vn.ocop.portal.letter;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Text made fit for any document: composed (NFC), without characters that XML forbids, blanks joined.
final class PlainText {
    private static final Locale VIETNAMESE = Locale.of("vi", "VN");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private PlainText() {}

    /// The text on one line; line breaks become spaces.
    static String line(String text) {
        return BLANKS.matcher(LINE_BREAK.matcher(legal(text)).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /// The text's lines, without empty ones; none for an empty text.
    static List<String> lines(String text) {
        return LINE_BREAK
                .splitAsStream(legal(text))
                .map(PlainText::line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    static String capitals(String text) {
        return line(text).toUpperCase(VIETNAMESE);
    }

    /// The text composed (NFC), without characters that a document cannot hold.
    static String legal(String text) {
        if (!text.codePoints().allMatch(PlainText::isLegal))
            text = text.codePoints()
                    .filter(PlainText::isLegal)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// What XML 1.0 allows, less what HTML forbids (C1 controls, noncharacters) and the marks that turn the writing
    /// direction, by which a letter could show other words than it holds.
    private static boolean isLegal(int c) {
        if (c < 0x20) return c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == '\f';
        if (c >= 0x7F && c <= 0x9F) return c == 0x85;
        if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return false;
        if (c >= 0xD800 && c <= 0xDFFF) return false;
        if (c >= 0xFDD0 && c <= 0xFDEF) return false;
        return (c & 0xFFFE) != 0xFFFE;
    }
}
