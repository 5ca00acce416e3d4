package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Two states of a report, or two reports, beside each other: part by part, sentence by sentence, in the order of the
/// later one; what it no longer has stands where it stood.
///
/// @param parts those in which either has a sentence
public record SentenceComparison(List<Part> parts) {
    private static final Comparator<SentenceSummary> ORDER = Comparator.comparing(SentenceSummary::section)
            .thenComparingInt(SentenceSummary::paragraph)
            .thenComparingInt(SentenceSummary::position);
    private static final double ALIKE = 0.5;

    /// A part of the letter.
    public record Part(Section section, List<Line> lines) {}

    /// A sentence of both, or of one of them.
    ///
    /// @param before null where it is new
    /// @param now null where it is gone
    /// @param words the difference, word by word
    public record Line(
            @Nullable SentenceSummary before, @Nullable SentenceSummary now, List<WordDifference.Span> words) {
        /// Whether its words are other ones, or it is new or gone.
        public boolean reworded() {
            return before == null || now == null || !before.text().equals(now.text());
        }

        /// Whether the letter no longer has it, though the report does.
        public boolean leftOut() {
            return now != null && now.leftOut() && (before == null || !before.leftOut());
        }

        /// Whether the letter has it again.
        public boolean takenIn() {
            return before != null && now != null && before.leftOut() && !now.leftOut();
        }

        /// Whether anything differs that the letter would show.
        public boolean changed() {
            return reworded() || leftOut() || takenIn();
        }

        private Section section() {
            if (now != null) return now.section();
            if (before != null) return before.section();
            throw new IllegalStateException("a line without a sentence");
        }
    }

    /// Compares two versions of one report, whose sentences are known by their ids.
    public static SentenceComparison ofVersions(List<SentenceSummary> before, List<SentenceSummary> now) {
        Map<SentenceId, SentenceSummary> earlier = new HashMap<>();
        before.forEach(one -> earlier.put(one.id(), one));
        Map<SentenceSummary, SentenceSummary> pairs = new HashMap<>();
        for (SentenceSummary one : now) {
            var same = earlier.get(one.id());
            if (same != null) pairs.put(one, same);
        }
        return of(before, now, pairs);
    }

    /// Compares what two reports say in their letters: the sentences of a part that are most alike stand beside each
    /// other.
    public static SentenceComparison ofReports(List<SentenceSummary> before, List<SentenceSummary> now) {
        var earlier = before.stream().filter(one -> !one.leftOut()).toList();
        var later = now.stream().filter(one -> !one.leftOut()).toList();
        record Likeness(SentenceSummary now, SentenceSummary before, double degree) {}
        var found = new ArrayList<Likeness>();
        for (SentenceSummary one : later) {
            for (SentenceSummary other : earlier) {
                if (one.section() != other.section()) continue;
                double degree = one.text().equals(other.text()) ? 2 : WordDifference.likeness(other.text(), one.text());
                if (degree >= ALIKE) found.add(new Likeness(one, other, degree));
            }
        }
        found.sort(Comparator.comparingDouble(Likeness::degree).reversed());
        Map<SentenceSummary, SentenceSummary> pairs = new HashMap<>();
        var taken = new HashSet<SentenceSummary>();
        for (Likeness pair : found) {
            if (pairs.containsKey(pair.now()) || !taken.add(pair.before())) continue;
            pairs.put(pair.now(), pair.before());
        }
        return of(earlier, later, pairs);
    }

    private static SentenceComparison of(
            List<SentenceSummary> before, List<SentenceSummary> now, Map<SentenceSummary, SentenceSummary> pairs) {
        var lines = new ArrayList<Line>();
        for (SentenceSummary one : now.stream().sorted(ORDER).toList()) {
            var same = pairs.get(one);
            lines.add(
                    same == null
                            ? new Line(null, one, WordDifference.of("", one.text()))
                            : new Line(same, one, WordDifference.of(same.text(), one.text())));
        }
        @Nullable SentenceSummary previous = null;
        var kept = new HashSet<>(pairs.values());
        for (SentenceSummary one : before.stream().sorted(ORDER).toList()) {
            if (!kept.contains(one)) {
                lines.add(place(lines, one, previous), new Line(one, null, WordDifference.of(one.text(), "")));
            }
            previous = one;
        }
        var parts = new ArrayList<Part>();
        for (Section section : Section.values()) {
            var own = lines.stream().filter(line -> line.section() == section).toList();
            if (!own.isEmpty()) parts.add(new Part(section, own));
        }
        return new SentenceComparison(List.copyOf(parts));
    }

    /// Where a sentence that is gone is told: behind the one it followed, else first in its part.
    private static int place(List<Line> lines, SentenceSummary gone, @Nullable SentenceSummary previous) {
        for (int i = 0; previous != null && i < lines.size(); i++) {
            if (previous.equals(lines.get(i).before())) return i + 1;
        }
        return 0;
    }

    /// How many sentences differ.
    public long changes() {
        return parts.stream()
                .flatMap(part -> part.lines().stream())
                .filter(Line::changed)
                .count();
    }
}
