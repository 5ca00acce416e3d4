package vn.ocop.portal.letter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/// The numbers and bullets that Word writes by itself, counted in reading order.
final class WordNumbering {
    private static final int LEVELS = 9;
    private static final Pattern PLACE = Pattern.compile("%([1-9])");

    private final Map<String, Element> kinds = new HashMap<>();
    private final Map<String, Element> lists = new HashMap<>();
    private final Map<String, int[]> counters = new HashMap<>();

    WordNumbering(@Nullable Element numbering) {
        for (var kind : Xml.children(numbering, "abstractNum"))
            kinds.put(Xml.attribute(kind, "abstractNumId", ""), kind);
        for (var list : Xml.children(numbering, "num")) lists.put(Xml.attribute(list, "numId", ""), list);
    }

    /// A numbered paragraph's place in its list.
    /// @param label as shown, without the blank behind
    /// @param look the level's paragraph properties
    record Label(String label, @Nullable Element look) {}

    /// Counts a paragraph; null if it has no number.
    @Nullable
    Label next(@Nullable Element numbering) {
        var id = Xml.value(numbering, "numId");
        var list = id == null ? null : lists.get(id);
        if (list == null) return null;
        var kindId = Xml.attribute(Xml.child(list, "abstractNumId"), "val", "");
        var kind = kinds.get(kindId);
        if (kind == null) return null;
        var given = Xml.number(Xml.value(numbering, "ilvl"));
        var level = given == null ? 0 : Math.clamp(given.longValue(), 0, LEVELS - 1);
        var definition = level(kind, level);
        if (definition == null) return null;
        var counter = counters.computeIfAbsent(kindId, _ -> new int[LEVELS]);
        counter[level] = counter[level] == 0 ? start(definition) : counter[level] + 1;
        for (int i = level + 1; i < LEVELS; i++) counter[i] = 0;
        var format = Xml.attribute(Xml.child(definition, "numFmt"), "val", "decimal");
        var text = Xml.attribute(Xml.child(definition, "lvlText"), "val", "");
        var look = Xml.child(definition, "pPr");
        if (format.equals("bullet")) return new Label(bullet(text), look);
        var label = PLACE.matcher(text).replaceAll(place -> {
            var other = Integer.parseInt(place.group(1)) - 1;
            var defined = level(kind, other);
            var count = Math.max(1, counter[other]);
            return Matcher.quoteReplacement(
                    shown(count, Xml.attribute(Xml.child(defined, "numFmt"), "val", "decimal")));
        });
        return new Label(label, look);
    }

    private static @Nullable Element level(Element kind, int level) {
        for (var definition : Xml.children(kind, "lvl"))
            if (Xml.attribute(definition, "ilvl", "").equals(Integer.toString(level))) return definition;
        return null;
    }

    private static int start(Element level) {
        var start = Xml.number(Xml.value(level, "start"));
        return start == null ? 1 : Math.clamp(start.longValue(), 0, 9_999);
    }

    /// Symbol fonts draw dashes and dots from the private area.
    private static String bullet(String text) {
        if (text.isEmpty()) return "-";
        return text.charAt(0) == '\uF02D' ? "-" : text.charAt(0) >= '\uE000' && text.charAt(0) <= '\uF8FF' ? "•" : text;
    }

    private static String shown(int count, String format) {
        return switch (format) {
            case "lowerLetter" -> letter(count);
            case "upperLetter" -> letter(count).toUpperCase(Locale.ROOT);
            case "lowerRoman" -> roman(count).toLowerCase(Locale.ROOT);
            case "upperRoman" -> roman(count);
            case "decimalZero" -> count < 10 ? "0" + count : Integer.toString(count);
            case "none" -> "";
            default -> Integer.toString(count);
        };
    }

    private static String letter(int count) {
        return String.valueOf((char) ('a' + (count - 1) % 26)).repeat(1 + Math.min(9, (count - 1) / 26));
    }

    /// A Roman numeral; beyond those of a letter, figures.
    static String roman(int count) {
        if (count < 1 || count > 89) return Integer.toString(count);
        var tens = new String[] {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX"};
        var ones = new String[] {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
        return tens[count / 10] + ones[count % 10];
    }
}
