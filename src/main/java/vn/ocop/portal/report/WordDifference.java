package vn.ocop.portal.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The difference of two texts, word by word, as it is read: what stays, what went, what came.
public final class WordDifference {
    // A word with its marks, a run of blanks, or one other letter.
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|.", Pattern.DOTALL);
    private static final int MOST_WORDS = 12_000;
    private static final double LEAST_IN_COMMON = 0.2;

    private WordDifference() {}

    /// What became of a piece of text.
    public enum Kind {
        /// It stands in both.
        SAME,
        /// Only the earlier text has it.
        REMOVED,
        /// Only the later text has it.
        ADDED
    }

    /// A piece of text.
    public record Span(Kind kind, String text) {}

    /// The pieces that tell the later text and, between them, what went: without the added ones they are the earlier
    /// text, without the removed ones the later. Texts with next to nothing in common are told one after the other.
    public static List<Span> of(String before, String now) {
        if (before.equals(now)) return before.isEmpty() ? List.of() : List.of(new Span(Kind.SAME, before));
        var old = words(before);
        var recent = words(now);
        if (old.size() + recent.size() > MOST_WORDS) return whole(before, now);
        var changes = new ArrayList<Change>();
        int at = 0;
        for (var delta : DiffUtils.diff(old, recent, new MyersDiffWithLinearSpace<String>())
                .getDeltas()) {
            String same = String.join("", old.subList(at, delta.getSource().getPosition()));
            String removed = String.join("", delta.getSource().getLines());
            String added = String.join("", delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
            var change = new Change(same, removed, added);
            if (!changes.isEmpty() && same.isBlank())
                changes.add(changes.removeLast().and(change));
            else changes.add(change);
        }
        String rest = String.join("", old.subList(at, old.size()));
        int common = rest.length()
                + changes.stream().mapToInt(change -> change.same().length()).sum();
        if (common < LEAST_IN_COMMON * Math.max(before.length(), now.length())) return whole(before, now);
        var spans = new ArrayList<Span>();
        for (Change found : joined(changes)) {
            var change = found.withoutSharedBlank();
            span(Kind.SAME, change.same(), spans);
            span(Kind.REMOVED, change.removed(), spans);
            span(Kind.ADDED, change.added(), spans);
        }
        span(Kind.SAME, rest, spans);
        return List.copyOf(spans);
    }

    /// How much two texts have in common, from 0 (no word) to 1 (the same words as often).
    static double likeness(String one, String other) {
        Map<String, Integer> left = new HashMap<>();
        int size = 0;
        for (String word : words(one)) {
            if (word.isBlank()) continue;
            size++;
            left.merge(word, 1, Integer::sum);
        }
        int common = 0;
        int otherSize = 0;
        for (String word : words(other)) {
            if (word.isBlank()) continue;
            otherSize++;
            int unmatched = left.getOrDefault(word, 0);
            if (unmatched == 0) continue;
            left.put(word, unmatched - 1);
            common++;
        }
        return size + otherSize == 0 ? 1 : 2.0 * common / (size + otherSize);
    }

    /// The changes, those with a lone short word between them as one, as they are read.
    private static List<Change> joined(List<Change> changes) {
        var joined = new ArrayList<Change>();
        for (Change change : changes) {
            if (!joined.isEmpty() && change.joins(joined.getLast())) {
                joined.add(joined.removeLast().and(change));
            } else {
                joined.add(change);
            }
        }
        return joined;
    }

    private record Change(String same, String removed, String added) {
        boolean joins(Change previous) {
            String between = same.strip();
            return between.length() < Math.min(size(), previous.size())
                    && between.codePoints().allMatch(Character::isLetterOrDigit);
        }

        Change and(Change next) {
            return new Change(same, removed + next.same + next.removed, added + next.same + next.added);
        }

        /// A blank with which both begin stays: it is the words that change.
        Change withoutSharedBlank() {
            boolean shared = !removed.isEmpty()
                    && !added.isEmpty()
                    && removed.charAt(0) == added.charAt(0)
                    && Character.isWhitespace(added.charAt(0));
            return shared ? new Change(same + added.charAt(0), removed.substring(1), added.substring(1)) : this;
        }

        private int size() {
            return Math.min(removed.length(), added.length());
        }
    }

    private static void span(Kind kind, String text, List<Span> spans) {
        if (!text.isEmpty()) spans.add(new Span(kind, text));
    }

    private static List<Span> whole(String before, String now) {
        var spans = new ArrayList<Span>();
        span(Kind.REMOVED, before, spans);
        span(Kind.ADDED, now, spans);
        return List.copyOf(spans);
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(MatchResult::group).toList();
    }
}
