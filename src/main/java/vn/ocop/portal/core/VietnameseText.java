package vn.ocop.portal.core;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// Vietnamese text as it is stored, compared and written.
public final class VietnameseText {
    /// The language of the portal's letters and of its first interface.
    public static final Locale VIETNAMESE = Locale.of("vi", "VN");

    private VietnameseText() {}

    /// The text as it is stored: NFC, line breaks as `\n`, no byte order mark, no white space at the ends. A text
    /// with another control character, an unpaired surrogate or a non-character is refused, since no letter can
    /// print it.
    ///
    /// @throws RuleViolation `text.unprintable` with the code point, such as `U+0007`
    public static String clean(String raw) {
        String text = raw.replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
        text.codePoints().forEach(c -> {
            boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
            boolean unpaired = c >= 0xD800 && c <= 0xDFFF;
            boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
            boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
            if (control || unpaired || noCharacter || turnsDirection) {
                throw new RuleViolation("text.unprintable", "U+%04X".formatted(c));
            }
        });
        return stripped(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    /// Without spaces at the ends, those that do not break included, of which [String#strip] knows nothing.
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) from++;
        while (to > from && isSpace(text.charAt(to - 1))) to--;
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /// The text as search compares it: without tone marks, with đ as d, plain quotation marks, dashes and dots, in
    /// lower case. The database's `vn_fold` makes the same of whatever is written in Vietnamese.
    public static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[“”„]", "\"")
                .replaceAll("[‘’]", "'")
                .replaceAll("[–—]", "-")
                .replace("…", "...")
                .replace("«", "<<")
                .replace("»", ">>")
                .toLowerCase(VIETNAMESE);
    }

    /// The text with its accents as search compares it: composed, in lower case, the tone where the old spelling puts
    /// it (hoà as hòa, uỷ as ủy). The database's `vn_accented` makes the same, with blanks between words.
    public static String accented(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(VIETNAMESE);
        var placed = new StringBuilder(lower);
        for (int i = 0; i + 1 < lower.length(); i++) {
            char first = lower.charAt(i);
            int tone = (first == 'o' ? "àáảãạèéẻẽẹ" : first == 'u' ? "ỳýỷỹỵ" : "").indexOf(lower.charAt(i + 1));
            if (tone < 0) continue;
            placed.setCharAt(i, (first == 'o' ? "òóỏõọòóỏõọ" : "ùúủũụ").charAt(tone));
            placed.setCharAt(i + 1, first == 'u' ? 'y' : tone < 5 ? 'a' : 'e');
        }
        return placed.toString();
    }

    /// The text with its first letter in upper case.
    public static String capitalised(String text) {
        if (text.isEmpty()) return text;
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(VIETNAMESE) + text.substring(first);
    }

    /// The text on one line: line breaks, tabs and runs of blanks as one blank.
    public static String oneLine(String text) {
        return text.replaceAll("[\\s\\u00A0\\u2028\\u2029]+", " ").strip();
    }

    /// The text without the marks that end a sentence or a clause, and without the blanks around it: what joins it
    /// to the next one writes them, so that no mark is ever doubled.
    public static String withoutFinalMark(String text) {
        int end = text.length();
        while (end > 0) {
            char last = text.charAt(end - 1);
            boolean endsLetter = last == '/' && end > 1 && text.charAt(end - 2) == '.';
            if (!endsLetter && ".;:,…".indexOf(last) < 0 && !Character.isWhitespace(last)) break;
            end--;
        }
        return text.substring(0, end).strip();
    }

    /// The parts as one list: "A", "A và B", "A, B và C".
    public static String listed(List<String> parts) {
        if (parts.size() < 2) return String.join("", parts);
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " và " + parts.getLast();
    }

    /// The text so that it stands for itself in a pattern of SQL's `like`.
    public static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
