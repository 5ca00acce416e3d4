package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The two ways of placing the tone mark in syllables that end in oa, oe, uy: early ("hòa", "thủy") and late ("hoà",
/// "thuỷ"). Both are right; official names keep their own.
final class Tones {
    private static final String LATE = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ";
    private static final String EARLY = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy";
    private static final Pattern LATE_END = Pattern.compile("(?iu)(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\\p{L})");
    private static final Pattern EITHER_END =
            Pattern.compile("(?iu)(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ]|[òóỏõọ][ae]|[ùúủũụ]y)(?!\\p{L})");

    private static final int LONGEST = 12;

    private Tones() {}

    /// The text with all marks placed early.
    static String early(String text) {
        return LATE_END.matcher(text).replaceAll(end -> Matcher.quoteReplacement(early(end)));
    }

    private static String early(MatchResult end) {
        var found = end.group();
        var at = LATE.indexOf(found.toLowerCase(Locale.ROOT));
        var early = EARLY.substring(at, at + 2);
        var first = Character.isUpperCase(found.charAt(0)) ? Character.toUpperCase(early.charAt(0)) : early.charAt(0);
        var second = Character.isUpperCase(found.charAt(1)) ? Character.toUpperCase(early.charAt(1)) : early.charAt(1);
        return "" + first + second;
    }

    /// A stretch of a text.
    record Syllable(int start, int end) {}

    /// The syllables that can be written both ways.
    static List<Syllable> syllables(String text) {
        var syllables = new ArrayList<Syllable>();
        var ends = EITHER_END.matcher(text);
        while (ends.find()) {
            var start = ends.start();
            while (start > 0 && ends.end() - start < LONGEST && Character.isLetter(text.charAt(start - 1))) start--;
            syllables.add(new Syllable(start, ends.end()));
        }
        return syllables;
    }
}
