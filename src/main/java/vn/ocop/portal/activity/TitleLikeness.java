package vn.ocop.portal.activity;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.ocop.portal.core.VietnameseText;

/// How much alike titles are: by the groups of three letters that they share, accents aside, as
/// PostgreSQL's trigrams. Remembers what it compared, for the same titles come again and again.
final class TitleLikeness {
    /// How many comparisons are remembered: where titles hardly ever come again, all of them would
    /// take all memory.
    private static final int MOST = 200_000;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Set<String>> groups = new HashMap<>();
    private final Map<Long, Double> known = new HashMap<>();

    /// A number for the title, the same for titles that differ in accents and marks only.
    int number(String title) {
        String folded =
                VietnameseText.fold(title).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return numbers.computeIfAbsent(folded, words -> {
            groups.put(numbers.size(), groups(words));
            return numbers.size();
        });
    }

    /// How much alike two titles are, from 0 to 1 for the same.
    double of(int one, int other) {
        if (one == other) return 1;
        if (known.size() > MOST) known.clear();
        long key = ((long) Math.min(one, other) << 32) | Math.max(one, other);
        return known.computeIfAbsent(key, _ -> {
            var its = groups.getOrDefault(one, Set.of());
            var others = groups.getOrDefault(other, Set.of());
            long shared = its.stream().filter(others::contains).count();
            long all = its.size() + others.size() - shared;
            return all == 0 ? 0.0 : (double) shared / all;
        });
    }

    private static Set<String> groups(String words) {
        var groups = new HashSet<String>();
        for (String word : words.split(" ", -1)) {
            if (word.isEmpty()) continue;
            String padded = "  " + word + " ";
            for (int at = 0; at + 3 <= padded.length(); at++) groups.add(padded.substring(at, at + 3));
        }
        return groups;
    }
}
