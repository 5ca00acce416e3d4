package vn.ocop.portal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The words that somebody looks for: runs of letters and digits, in their order. The last one may be the start of
/// a word. At most [#MOST] words of the first [#LONGEST] letters count.
///
/// @param typed what was typed, on one line
/// @param words none where nothing typed is a letter or digit
public record SearchWords(String typed, List<Word> words) {
    /// Letters that are read of what was typed.
    public static final int LONGEST = 200;

    private static final int MOST = 12;
    private static final int LONGEST_WORD = 100;

    // Syllables that are written with i or y and mean the same: Mỹ Quý, Mỹ Quí; kỹ thuật, kĩ thuật.
    private static final Map<String, String> OTHER_SPELLINGS = Stream.of("h", "k", "l", "m", "qu", "s", "t")
            .flatMap(start -> Stream.of(Map.entry(start + "i", start + "y"), Map.entry(start + "y", start + "i")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    // Latin letters, all of Vietnamese among them: a page of finds has tens of thousands.
    private static final List<String> FOLDED =
            IntStream.range(0, 0x1F00).mapToObj(letter -> plain((char) letter)).toList();

    public SearchWords {
        words = List.copyOf(words);
    }

    /// A word.
    ///
    /// @param folded as [VietnameseText#fold] gives it, letters a–z and digits only
    /// @param accented as [VietnameseText#accented] gives it
    /// @param perhaps folded words that may have been meant instead, the likeliest first
    public record Word(String folded, String accented, List<String> perhaps) {
        public Word {
            perhaps = List.copyOf(perhaps);
        }

        Word(String folded, String accented) {
            this(folded, accented, List.of());
        }

        /// Whether it was typed with accents, so that they matter.
        public boolean isAccented() {
            return !folded.equals(accented);
        }

        /// The folded word, how else it may be spelt, what may have been meant.
        List<String> spellings() {
            String other = OTHER_SPELLINGS.get(folded);
            if (other == null && perhaps.isEmpty()) return List.of(folded);
            return Stream.of(List.of(folded), other == null ? List.<String>of() : List.of(other), perhaps)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /// A word where it stands in a text.
    ///
    /// @param from index of its first character
    /// @param to index after its last
    public record Place(int from, int to, Word word) {}

    /// Reads what was typed.
    ///
    /// @throws RuleViolation `text.unprintable` as [VietnameseText#clean]
    public static SearchWords of(String typed) {
        String clean = VietnameseText.oneLine(VietnameseText.clean(typed));
        if (clean.length() > LONGEST) {
            clean = clean.substring(0, Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
        return new SearchWords(
                clean, placesIn(clean).stream().limit(MOST).map(Place::word).toList());
    }

    /// The words of a composed text, each where it stands.
    public static List<Place> placesIn(String text) {
        var places = new ArrayList<Place>();
        int from = 0;
        while (from < text.length()) {
            int letter = text.codePointAt(from);
            if (!Character.isLetterOrDigit(letter)) {
                from += Character.charCount(letter);
                continue;
            }
            int to = from;
            while (to < text.length() && Character.isLetterOrDigit(text.codePointAt(to))) {
                to += Character.charCount(text.codePointAt(to));
            }
            String raw = text.substring(from, Math.min(to, from + LONGEST_WORD));
            String folded = folded(raw);
            if (!folded.isEmpty()) places.add(new Place(from, to, new Word(folded, VietnameseText.accented(raw))));
            from = to;
        }
        return places;
    }

    private static String folded(String word) {
        var folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            folded.append(letter < FOLDED.size() ? FOLDED.get(letter) : plain(letter));
        }
        return folded.toString();
    }

    private static String plain(char letter) {
        return VietnameseText.fold(Character.toString(letter)).replaceAll("[^a-z0-9]+", "");
    }

    /// Whether there is nothing to look for.
    public boolean isEmpty() {
        return words.isEmpty();
    }

    /// Whether any word was typed with accents.
    public boolean isAccented() {
        return words.stream().anyMatch(Word::isAccented);
    }

    /// The same words, each with what may have been meant by it.
    public SearchWords perhaps(List<List<String>> perhaps) {
        var loose = new ArrayList<Word>();
        for (int i = 0; i < words.size(); i++) {
            loose.add(new Word(words.get(i).folded(), words.get(i).accented(), perhaps.get(i)));
        }
        return new SearchWords(typed, loose);
    }

    /// How many of the words the text has not as they are, but only as what may have been meant.
    public int changedIn(String text) {
        var strict = perhaps(words.stream().map(_ -> List.<String>of()).toList());
        var there = placesIn(text).stream().map(Place::word).toList();
        int changed = 0;
        for (int i = 0; i < words.size(); i++) {
            int word = i;
            if (there.stream().noneMatch(one -> strict.has(word, one, false))) changed++;
        }
        return changed;
    }

    /// What the text has instead of the words, as it is written there: where they follow each other, else of each the
    /// likeliest; a word that is not there stays.
    public SearchWords asIn(String text) {
        var there = placesIn(text);
        var meant = new ArrayList<String>();
        for (int from = 0; from + words.size() <= there.size() && meant.isEmpty(); from++) {
            int i = 0;
            while (i < words.size() && has(i, there.get(from + i).word(), false)) i++;
            if (i < words.size()) continue;
            for (var place : there.subList(from, from + i)) meant.add(text.substring(place.from(), place.to()));
        }
        for (int i = 0; meant.size() < words.size(); i++) {
            String likeliest = words.get(i).accented();
            search:
            for (String spelling : words.get(i).spellings()) {
                for (var place : there) {
                    if (place.word().folded().equals(spelling)) {
                        likeliest = text.substring(place.from(), place.to());
                        break search;
                    }
                }
            }
            meant.add(likeliest);
        }
        return of(String.join(" ", meant).toLowerCase(VietnameseText.VIETNAMESE));
    }

    /// How near to what was typed the text of a query's finds must be.
    public enum Nearness {
        /// What a record is about has every word with the accents that it was typed with.
        ABOUT_WITH_ACCENTS,
        /// What a record is about has every word, accents aside.
        ABOUT,
        /// The record has every word somewhere, accents aside.
        ANYWHERE
    }

    /// The query by the lexemes of `vn_entry` (see the migration), as text that becomes a `tsquery`.
    ///
    /// @param slice what begins the lexemes of the part of the records that is searched
    /// @param alternatives for each word, further lexemes that stand for it, without the slice: `#TRAINING`
    public String query(Nearness nearness, String slice, List<List<String>> alternatives) {
        var groups = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            String ending = i == words.size() - 1 ? ":*" : "";
            List<String> lexemes = new ArrayList<>();
            if (nearness == Nearness.ABOUT_WITH_ACCENTS && word.isAccented()) {
                lexemes.add("'" + slice + "=" + quoted(word.accented()) + "'" + ending);
            } else {
                for (String spelling : word.spellings()) {
                    lexemes.add("'" + slice + "+" + spelling + "'" + ending);
                    if (nearness == Nearness.ANYWHERE) lexemes.add("'" + slice + ":" + spelling + "'" + ending);
                }
            }
            for (String other : alternatives.get(i)) lexemes.add("'" + slice + quoted(other) + "'");
            groups.add(lexemes.size() == 1 ? lexemes.getFirst() : "(" + String.join(" | ", lexemes) + ")");
        }
        return String.join(" & ", groups);
    }

    /// The query where nothing but the words stands for them.
    public String query(Nearness nearness, String slice) {
        return query(nearness, slice, words.stream().map(_ -> List.<String>of()).toList());
    }

    private static String quoted(String lexeme) {
        return lexeme.replace("\\", "\\\\").replace("'", "''");
    }

    /// Where the text has the words: all places where one of them stands, the last as the beginning of a word.
    public List<Place> foundIn(String text) {
        return placesIn(text).stream()
                .filter(place -> {
                    for (int i = 0; i < words.size(); i++) {
                        if (has(i, place.word(), false)) return true;
                    }
                    return false;
                })
                .toList();
    }

    /// How well the text matches: 0 where a word is missing, 1 where all are there, 2 where they follow each other, the
    /// last as the beginning of a word, 3 where it is a whole word; 4 where all are there with the accents as
    /// typed, 5 and 6 where these follow each other. Plain words have no accents to be wrong.
    public int matchIn(String text) {
        var there = placesIn(text).stream().map(Place::word).toList();
        if (!all(there, false)) return 0;
        if (follow(there, true, true)) return 6;
        if (follow(there, true, false)) return 5;
        if (isAccented() && all(there, true)) return 4;
        if (follow(there, false, true)) return 3;
        if (follow(there, false, false)) return 2;
        return 1;
    }

    private boolean all(List<Word> there, boolean accents) {
        for (int i = 0; i < words.size(); i++) {
            boolean found = false;
            for (var word : there) found |= has(i, word, accents);
            if (!found) return false;
        }
        return true;
    }

    private boolean follow(List<Word> there, boolean accents, boolean whole) {
        for (int from = 0; from + words.size() <= there.size(); from++) {
            int i = 0;
            while (i < words.size() && has(i, there.get(from + i), accents)) i++;
            if (i < words.size()) continue;
            var last = words.getLast();
            if (!whole || last.spellings().contains(there.get(from + i - 1).folded())) return true;
        }
        return false;
    }

    private boolean has(int place, Word there, boolean accents) {
        var word = words.get(place);
        boolean last = place == words.size() - 1;
        if (accents && word.isAccented()) {
            return last
                    ? there.accented().startsWith(word.accented())
                    : there.accented().equals(word.accented());
        }
        for (String spelling : word.spellings()) {
            if (last ? there.folded().startsWith(spelling) : there.folded().equals(spelling)) return true;
        }
        return false;
    }
}
