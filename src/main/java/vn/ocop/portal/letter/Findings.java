package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.letter.CheckRules.Range;
import vn.ocop.portal.letter.Finding.Outcome;
import vn.ocop.portal.letter.Finding.Place;
import vn.ocop.portal.letter.Finding.Words;

/// Gathers what a check finds. A rule that was looked at and never failed is passed; one that nothing in the letter
/// is subject to is left out.
final class Findings {
    private static final int PLACES = 20;
    private static final int DIFFERENT = 50;
    private static final int AROUND = 40;
    private static final int MARKED = 120;
    private static final int LAST = 20;

    private final CheckRules rules;
    private final Map<CheckRule, Map<What, Where>> failures = new EnumMap<>(CheckRule.class);

    Findings(CheckRules rules) {
        this.rules = rules;
    }

    private record What(Words found, Words expected, Outcome outcome) {}

    private static final class Where {
        private final List<Place> places = new ArrayList<>();
        private int times;
    }

    /// The rule was looked at.
    void look(CheckRule rule) {
        failures.computeIfAbsent(rule, _ -> new LinkedHashMap<>());
    }

    /// The rule is broken at a place, or by the whole document.
    void fail(CheckRule rule, @Nullable Place place, Words found, Words expected) {
        fail(rule, rules.gravity(rule).outcome(), place, found, expected);
    }

    void fail(CheckRule rule, Outcome outcome, @Nullable Place place, Words found, Words expected) {
        var different = failures.computeIfAbsent(rule, _ -> new LinkedHashMap<>());
        var what = new What(found, expected, outcome);
        if (different.size() >= DIFFERENT && !different.containsKey(what)) return;
        var where = different.computeIfAbsent(what, _ -> new Where());
        where.times++;
        if (place != null && where.places.size() < PLACES) where.places.add(place);
    }

    /// What was found, rule by rule.
    List<Finding> all() {
        var all = new ArrayList<Finding>();
        failures.forEach((rule, different) -> {
            var article = rules.gravity(rule).article();
            if (different.isEmpty())
                all.add(new Finding(rule.code(), Outcome.PASSED, article, List.of(), 0, null, null));
            different.forEach((what, where) -> all.add(new Finding(
                    rule.code(), what.outcome(), article, where.places, where.times, what.found(), what.expected())));
        });
        return List.copyOf(all);
    }

    /// A part of a paragraph with the words around it.
    static Place place(int paragraph, String text, int from, int to) {
        var end = Math.min(to, from + MARKED);
        var before = Math.max(0, from - AROUND);
        var after = Math.min(text.length(), to + AROUND);
        return new Place(
                paragraph,
                (before > 0 ? "…" : "") + text.substring(whole(text, before), from),
                text.substring(from, Math.max(from, whole(text, end))) + (end < to ? "…" : ""),
                text.substring(to, Math.max(to, whole(text, after))) + (after < text.length() ? "…" : ""));
    }

    static Place place(int paragraph, String text) {
        return place(paragraph, text, 0, text.length());
    }

    /// Where the last words of a text begin.
    static int lastWords(String text) {
        var from = Math.max(0, text.length() - LAST);
        if (from == 0) return 0;
        var blank = text.indexOf(' ', from - 1);
        return blank < 0 || blank >= text.length() - 1 ? from : blank + 1;
    }

    /// So that a pair of surrogates is not cut in two.
    private static int whole(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    static final Words NOTHING = Words.of("nothing");

    static Words quote(String text) {
        var line = text.replaceAll("\\s", " ");
        return Words.of("quote", line.length() > MARKED ? line.substring(0, whole(line, MARKED)) + "…" : line);
    }

    /// "cỡ 12", "cỡ 12 đến 13": the words of a range, by the unit's key.
    static Words range(String unit, Range range) {
        return range.isOne() ? number(unit, range.least()) : number(unit + ".range", range.least(), range.most());
    }

    static Words number(String unit, double... values) {
        var rounded = new Object[values.length];
        for (int i = 0; i < values.length; i++) rounded[i] = Math.round(values[i] * 100) / 100.0;
        return Words.of(unit, rounded);
    }
}
