package vn.ocop.portal.letter;

import java.util.EnumMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The numbering at the beginning of headings and paragraphs: "Phần I", "I.", "1.", "1.1.", "a)".
final class Labels {
    private static final Pattern PART = Pattern.compile("(?iu)phần\\s+([IVX]+)(?=\\P{L}|$).*");
    private static final Pattern ROMAN = Pattern.compile("([IVX]+)\\.\\s.*");
    private static final Pattern SUB = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.?\\s.*");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})\\.\\s.*");
    private static final Pattern LETTER = Pattern.compile("([a-zđ])[).]\\s.*");

    private Labels() {}

    /// Kinds of numbering, the highest first.
    enum Kind {
        PART,
        ROMAN,
        NUMBER,
        SUB,
        LETTER
    }

    /// @param parent the number before the point in "2.1."; 0 for others
    /// @param text as written
    record Label(Kind kind, int parent, String text) {}

    /// The label that a line begins with; null for none.
    static @Nullable Label of(String line) {
        var text = line.length() > 40 ? line.substring(0, 40) : line;
        text = text.replaceAll("[\\s\\u00A0]", " ");
        var part = PART.matcher(text);
        if (part.matches()) return new Label(Kind.PART, 0, part.group(1).toUpperCase(java.util.Locale.ROOT));
        var roman = ROMAN.matcher(text);
        if (roman.matches()) return new Label(Kind.ROMAN, 0, roman.group(1));
        var sub = SUB.matcher(text);
        if (sub.matches()) return new Label(Kind.SUB, Integer.parseInt(sub.group(1)), sub.group(2));
        var number = NUMBER.matcher(text);
        if (number.matches()) return new Label(Kind.NUMBER, 0, number.group(1));
        var letter = LETTER.matcher(text);
        return letter.matches() ? new Label(Kind.LETTER, 0, letter.group(1)) : null;
    }

    /// Whether numbering goes on without a gap, each kind from one on below the next higher one.
    static void checkOrder(List<WordParagraph> paragraphs, CheckRules rules, Findings findings) {
        var alphabet = rules.list("heading.letters");
        var counters = new EnumMap<Kind, Integer>(Kind.class);
        for (var paragraph : paragraphs) {
            var label = of(paragraph.text().strip());
            if (label == null) continue;
            var kind = label.kind();
            findings.look(CheckRule.HEADING_ORDER);
            counters.keySet().removeIf(other -> other.compareTo(kind) > 0);
            var wanted = counters.getOrDefault(kind, 0) + 1;
            if (kind == Kind.LETTER) {
                findings.look(CheckRule.HEADING_LETTERS);
                var index = alphabet.indexOf(label.text()) + 1;
                var expected = wanted <= alphabet.size() ? alphabet.get(wanted - 1) : "";
                counters.put(kind, index == 0 ? wanted : index);
                if (index == 0 || (expected.equals("đ") && index == wanted + 1))
                    fail(CheckRule.HEADING_LETTERS, paragraph, label.text() + ")", expected + ")", findings);
                else if (index != wanted)
                    fail(CheckRule.HEADING_ORDER, paragraph, label.text() + ")", expected + ")", findings);
                continue;
            }
            var latin = kind == Kind.PART || kind == Kind.ROMAN;
            var found = latin ? roman(label.text()) : Integer.parseInt(label.text());
            var above = kind == Kind.SUB ? counters.getOrDefault(Kind.NUMBER, 0) : 0;
            counters.put(kind, found);
            if (found == wanted && (kind != Kind.SUB || above == 0 || above == label.parent())) continue;
            var shown = latin ? WordNumbering.roman(wanted) : Integer.toString(wanted);
            var before = kind == Kind.SUB ? (above == 0 ? label.parent() : above) + "." : "";
            var foundBefore = kind == Kind.SUB ? label.parent() + "." : "";
            fail(CheckRule.HEADING_ORDER, paragraph, foundBefore + label.text() + ".", before + shown + ".", findings);
        }
    }

    private static void fail(
            CheckRule rule, WordParagraph paragraph, String found, String expected, Findings findings) {
        findings.fail(rule, LookRules.place(paragraph), Findings.quote(found), Findings.quote(expected));
    }

    /// The value of a Roman numeral; 0 for none that is written rightly.
    static int roman(String numeral) {
        for (int i = 1; i < 90; i++) if (WordNumbering.roman(i).equals(numeral)) return i;
        return 0;
    }
}
