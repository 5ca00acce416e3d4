package vn.ocop.portal.site.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.SearchWords;

/// Words of the records that are one slip from a typed one: two letters swapped, one wrong, one missing, one too many.
/// They are looked up by the shapes that they share with it, so that the number of known words does not matter.
@Component
class LikelyWords {
    private static final int MOST = 12;
    private static final int SHORTEST = 3;

    private final JdbcClient sql;

    LikelyWords(JdbcClient sql) {
        this.sql = sql;
    }

    /// What may have been meant.
    ///
    /// @param words each with its likely words: those that no record has where there are such, else all
    /// @param most how many of them may be another than the one that was typed
    record Guess(SearchWords words, int most) {
        boolean isEmpty() {
            return words.words().stream().allMatch(word -> word.perhaps().isEmpty());
        }
    }

    /// What may have been meant by the words: others in the place of all that no record has; where records have each of
    /// them, another in the place of one.
    Guess of(SearchWords words) {
        var known = words.words().stream().map(word -> isKnown(word.folded())).toList();
        boolean allKnown = !known.contains(false);
        var perhaps = new ArrayList<List<String>>();
        for (int i = 0; i < words.words().size(); i++) {
            perhaps.add(allKnown || !known.get(i) ? near(words.words().get(i).folded()) : List.of());
        }
        return new Guess(words.perhaps(perhaps), allKnown ? 1 : words.words().size());
    }

    private boolean isKnown(String word) {
        return !word.matches("[a-z]{2,20}")
                || sql.sql("select exists (select from search_word where word = ?)")
                        .param(word)
                        .query(Boolean.class)
                        .single();
    }

    private List<String> near(String word) {
        if (word.length() < SHORTEST || !word.matches("[a-z]{3,20}")) return List.of();
        return sql
                .sql("select distinct word from search_word where shapes && search_word_shapes(?)")
                .param(word)
                .query((row, _) -> row.getString("word"))
                .list()
                .stream()
                .filter(other -> slip(word, other) > 0)
                .sorted(Comparator.comparingInt((String other) -> slip(word, other))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    /// Which slip makes the one of the other: 1 two neighbours swapped, 2 a letter wrong, 3 one missing, 4 one too
    /// many;
    /// 0 where it is none of them or there is no difference.
    static int slip(String typed, String meant) {
        int from = 0;
        while (from < Math.min(typed.length(), meant.length()) && typed.charAt(from) == meant.charAt(from)) from++;
        String restTyped = typed.substring(from);
        String restMeant = meant.substring(from);
        if (restTyped.length() == restMeant.length()) {
            if (restTyped.isEmpty()) return 0;
            if (restTyped.length() > 1
                    && restTyped.charAt(0) == restMeant.charAt(1)
                    && restTyped.charAt(1) == restMeant.charAt(0)
                    && restTyped.substring(2).equals(restMeant.substring(2))) return 1;
            return restTyped.substring(1).equals(restMeant.substring(1)) ? 2 : 0;
        }
        if (restMeant.length() == restTyped.length() + 1
                && restMeant.substring(1).equals(restTyped)) return 3;
        return restTyped.length() == restMeant.length() + 1
                        && restTyped.substring(1).equals(restMeant)
                ? 4
                : 0;
    }
}
