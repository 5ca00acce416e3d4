package vn.ocop.portal.letter;

import static vn.ocop.portal.letter.CheckRule.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;

/// Finds names of organizations that are nearly but not quite those of the register: other capitals, a letter or two,
/// a word left out. The place of tone marks does not count, nor does a capital in "Tỉnh", the custom of the house.
final class OrganizationRules {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d&]+(?:[-'’][\\p{L}\\d]+)*");
    /// What may stand between the words of one name.
    private static final Pattern JOINT = Pattern.compile("[ \\u00A0]+|,[ \\u00A0]+|[ \\u00A0]*[-–][ \\u00A0]*");

    private static final int FEWEST_WORDS = 3;
    private static final int FEWEST_WORDS_ONE_LEFT_OUT = 5;
    private static final int FEWEST_LETTERS = 8;
    private static final int LETTERS_FOR_TWO_EDITS = 15;
    private static final int MOST_WORDS_APART = 2;
    private static final int MOST_NAMES = 5_000;

    private final Findings findings;
    private final Map<String, List<Name>> byFirstWord = new HashMap<>();
    /// Names by their words, longest first.
    private final Map<List<String>, Name> names = new LinkedHashMap<>();
    /// The names that have a word at their beginning or second place: a name that is nearly right keeps one of them.
    private final Map<String, List<Name>> byWord = new HashMap<>();

    OrganizationRules(List<String> organizations, Findings findings) {
        this.findings = findings;
        organizations.stream()
                .limit(MOST_NAMES)
                .distinct()
                .map(OrganizationRules::name)
                .filter(name -> name.words().size() >= FEWEST_WORDS && letters(name.plain()) >= FEWEST_LETTERS)
                .sorted(Comparator.comparingInt((Name name) -> -name.words().size()))
                .forEach(name -> {
                    var known = names.get(name.plain());
                    if (known == null) names.put(name.plain(), name);
                    else known.spellings().addAll(name.spellings());
                });
        for (var name : names.values())
            byFirstWord
                    .computeIfAbsent(name.plain().getFirst(), _ -> new ArrayList<>())
                    .add(name);
        for (var name : names.values())
            for (var word : Set.copyOf(name.plain().subList(0, 2)))
                byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(name);
    }

    /// @param written as the register has it
    /// @param words with capitals, tone marks placed early
    /// @param plain words in small letters
    /// @param spellings the ways of capitalising that the register knows
    private record Name(String written, List<String> words, List<String> plain, Set<List<String>> spellings) {}

    private record Token(String word, String plain, int start, int end) {}

    private static Name name(String written) {
        var composed = PlainText.line(written);
        var words = tokens(composed).stream().map(Token::word).toList();
        return new Name(
                composed,
                words,
                words.stream().map(OrganizationRules::small).toList(),
                new HashSet<>(Set.of(tolerant(words))));
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var words = WORD.matcher(text);
        while (words.find()) {
            var word = Tones.early(words.group());
            tokens.add(new Token(word, small(word), words.start(), words.end()));
        }
        return tokens;
    }

    private static String small(String word) {
        return word.toLowerCase(VietnameseText.VIETNAMESE);
    }

    /// The house writes "Tỉnh" for the own province.
    private static List<String> tolerant(List<String> words) {
        return words.stream().map(word -> word.equals("Tỉnh") ? "tỉnh" : word).toList();
    }

    private static int letters(List<String> words) {
        return words.stream().mapToInt(String::length).sum();
    }

    void check(List<WordLine> lines) {
        if (names.isEmpty()) return;
        for (var line : lines) check(line);
    }

    private void check(WordLine line) {
        var text = line.text();
        var tokens = tokens(text);
        var joined = joined(text, tokens);
        var taken = new boolean[tokens.size()];
        // Names that are right, or right but for capitals, first: nothing within them is looked at again.
        for (int i = 0; i < tokens.size(); i++) {
            if (taken[i]) continue;
            for (var name : byFirstWord.getOrDefault(tokens.get(i).plain(), List.of())) {
                var size = name.plain().size();
                if (i + size > tokens.size() || !equal(tokens, i, name.plain()) || !whole(joined, i, size)) continue;
                Arrays.fill(taken, i, i + size, true);
                capitals(line, tokens.subList(i, i + size), name);
                break;
            }
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (taken[i]) continue;
            var near = near(tokens, joined, taken, i);
            if (near == null) continue;
            Arrays.fill(taken, i, i + near.size(), true);
            var last = tokens.get(i + near.size() - 1);
            var rule = near.size() < near.name().plain().size() ? WORDS_ORGANIZATION_WORD : WORDS_ORGANIZATION_LETTERS;
            findings.fail(
                    rule,
                    line.place(tokens.get(i).start(), last.end()),
                    Findings.quote(text.substring(tokens.get(i).start(), last.end())),
                    Findings.quote(near.name().written()));
        }
    }

    private record Near(Name name, int size) {}

    private @Nullable Near near(List<Token> tokens, boolean[] joined, boolean[] taken, int start) {
        if (!Character.isUpperCase(tokens.get(start).word().charAt(0))) return null;
        var candidates =
                new ArrayList<Name>(byWord.getOrDefault(tokens.get(start).plain(), List.of()));
        if (start + 1 < tokens.size())
            candidates.addAll(byWord.getOrDefault(tokens.get(start + 1).plain(), List.of()));
        for (var name : candidates) {
            var size = name.plain().size();
            if (fits(tokens, joined, taken, start, size)
                    && differsByLetters(tokens, start, name)
                    && isName(tokens, start, size)) return new Near(name, size);
            if (size >= FEWEST_WORDS_ONE_LEFT_OUT
                    && fits(tokens, joined, taken, start, size - 1)
                    && lacksOneWord(tokens, start, name.plain())
                    && isName(tokens, start, size - 1)) return new Near(name, size - 1);
        }
        return null;
    }

    private static boolean fits(List<Token> tokens, boolean[] joined, boolean[] taken, int start, int size) {
        if (start + size > tokens.size() || !whole(joined, start, size)) return false;
        for (int i = start; i < start + size; i++) if (taken[i]) return false;
        return true;
    }

    /// Capitals throughout are headings and signatures.
    private static boolean isName(List<Token> tokens, int start, int size) {
        return tokens.subList(start, start + size).stream().anyMatch(token -> !LetterParts.isUpper(token.word()));
    }

    private boolean differsByLetters(List<Token> tokens, int start, Name name) {
        var allowed = letters(name.plain()) >= LETTERS_FOR_TWO_EDITS ? 2 : 1;
        var apart = 0;
        var edits = 0;
        for (int i = 0; i < name.plain().size(); i++) {
            var found = tokens.get(start + i).plain();
            var wanted = name.plain().get(i);
            if (found.equals(wanted)) continue;
            // A word of one or two letters that differs is another word.
            if (wanted.length() < 2 || found.chars().anyMatch(Character::isDigit)) return false;
            var distance = distance(found, wanted, allowed + 1);
            // Most of the word differs: it is another one.
            if (2 * distance > Math.max(found.length(), wanted.length())) return false;
            edits += distance;
            if (++apart > MOST_WORDS_APART || edits > allowed) return false;
        }
        return edits > 0;
    }

    /// A word from the middle is left out; without its beginning or end it may be another body.
    private static boolean lacksOneWord(List<Token> tokens, int start, List<String> wanted) {
        var same = 0;
        while (same < wanted.size() - 1 && tokens.get(start + same).plain().equals(wanted.get(same))) same++;
        if (same == 0 || same >= wanted.size() - 1) return false;
        for (int i = same; i < wanted.size() - 1; i++)
            if (!tokens.get(start + i).plain().equals(wanted.get(i + 1))) return false;
        return true;
    }

    private void capitals(WordLine line, List<Token> found, Name name) {
        var words = found.stream().map(Token::word).toList();
        if (words.stream().allMatch(LetterParts::isUpper)) return;
        // In small letters it is no name: "các hội nông dân".
        if (Character.isLowerCase(words.getFirst().charAt(0))) return;
        if (name.spellings().contains(tolerant(words))) return;
        var from = found.getFirst().start();
        var to = found.getLast().end();
        findings.fail(
                WORDS_ORGANIZATION_CASE,
                line.place(from, to),
                Findings.quote(line.text().substring(from, to)),
                Findings.quote(name.written()));
    }

    private static boolean equal(List<Token> tokens, int start, List<String> words) {
        for (int i = 0; i < words.size(); i++)
            if (!tokens.get(start + i).plain().equals(words.get(i))) return false;
        return true;
    }

    /// For each word, whether it belongs with the next.
    private static boolean[] joined(String text, List<Token> tokens) {
        var joined = new boolean[tokens.size()];
        for (int i = 0; i + 1 < tokens.size(); i++)
            joined[i] = JOINT.matcher(text)
                    .region(tokens.get(i).end(), tokens.get(i + 1).start())
                    .matches();
        return joined;
    }

    private static boolean whole(boolean[] joined, int start, int size) {
        for (int i = start; i < start + size - 1; i++) if (!joined[i]) return false;
        return true;
    }

    /// How many letters must change, appear or go; at most `most`.
    private static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) >= most) return most;
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                var change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return Math.min(most, above[b.length()]);
    }
}
