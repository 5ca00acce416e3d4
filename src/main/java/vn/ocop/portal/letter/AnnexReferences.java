package vn.ocop.portal.letter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// Which annexes the body of a letter speaks of: "Phụ lục", "Phụ lục II", "các Phụ lục I, II và IV", "Phụ lục I đến
/// Phụ lục III".
final class AnnexReferences {
    private static final String NAME = "(?iu:phụ\\s+lục)";
    private static final String NUMERAL = "[IVXLC]+(?![\\p{L}\\p{N}])";
    private static final String JOINED = "\\s*(?:[,;–-]|(?iu:và|đến))\\s*(?:" + NAME + "\\s+)?";
    private static final Pattern ANY = Pattern.compile(NAME);
    private static final Pattern SOME = Pattern.compile(NAME + "\\s+(" + NUMERAL + "(?:" + JOINED + NUMERAL + ")*)");
    private static final Pattern TOKEN = Pattern.compile("(?iu:đến)|[–-]|" + NUMERAL);

    private AnnexReferences() {}

    static List<String> missing(OfficialLetter letter) {
        var count = letter.annexes().size();
        var body = String.join("\n", LetterSheet.lines(LetterSheet.of(letter).body()));
        if (count == 1) return ANY.matcher(body).find() ? List.of() : List.of(Annex.label(1, 1));
        var named = named(body, count);
        var missing = new ArrayList<String>();
        for (int number = 1; number <= count; number++) if (!named.get(number)) missing.add(Annex.label(number, count));
        return List.copyOf(missing);
    }

    private static BitSet named(String body, int count) {
        var numerals = new ArrayList<String>(List.of(""));
        for (int number = 1; number <= count; number++) numerals.add(Numerals.roman(number));
        var named = new BitSet();
        for (var some = SOME.matcher(body); some.find(); ) {
            var last = 0;
            var range = false;
            for (var token = TOKEN.matcher(some.group(1)); token.find(); ) {
                var number = numerals.indexOf(token.group());
                if (number > 0) {
                    named.set(range && last > 0 && last < number ? last : number, number + 1);
                    last = number;
                }
                range = !token.group().matches(NUMERAL);
            }
        }
        return named;
    }
}
