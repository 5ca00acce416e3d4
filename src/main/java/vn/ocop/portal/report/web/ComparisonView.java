package vn.ocop.portal.report.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceComparison;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceSummary;
import vn.ocop.portal.report.WordDifference;

/// A comparison as pages show it: what differs in full, what does not folded between.
///
/// @param changes how many sentences differ
record ComparisonView(List<PartView> parts, long changes) {
    /// A part of the letter.
    record PartView(Section section, List<Stretch> stretches) {}

    /// Neighbouring sentences that all differ, or that are all the same.
    record Stretch(boolean same, List<LineView> lines) {}

    /// A sentence.
    ///
    /// @param note message key of what became of it; null where it is the same
    /// @param takeBack how its earlier words are taken back; null where they cannot be, or stand already
    record LineView(
            @Nullable String note,
            List<WordDifference.Span> words,
            @Nullable TakeBack takeBack) {}

    /// Takes back the words of an earlier version.
    ///
    /// @param readAtVersion the sentence's version now; null where the report has it no more
    record TakeBack(int from, SentenceId sentence, @Nullable Integer readAtVersion, String text) {
        /// @param standing the report's sentences as they are now
        /// @return null where the report says the same already
        static @Nullable TakeBack of(int from, SentenceSummary earlier, Map<SentenceId, SentenceSummary> standing) {
            var now = standing.get(earlier.id());
            if (now != null && now.text().equals(earlier.text()) && now.leftOut() == earlier.leftOut()) return null;
            return new TakeBack(from, earlier.id(), now == null ? null : now.version(), earlier.text());
        }
    }

    /// Two reports, or a version beside the report, to be read only.
    static ComparisonView of(SentenceComparison comparison) {
        return of(comparison, 0, List.of());
    }

    /// Versions whose earlier words may be taken back.
    ///
    /// @param from number of the earlier one
    /// @param standing the report's sentences as they are now; none where it does not change any more
    static ComparisonView of(SentenceComparison comparison, int from, List<SentenceSummary> standing) {
        var now = byId(standing);
        var parts = new ArrayList<PartView>();
        for (var part : comparison.parts()) {
            var stretches = new ArrayList<Stretch>();
            List<LineView> lines = new ArrayList<>();
            boolean same = true;
            for (var line : part.lines()) {
                if (line.changed() == same && !lines.isEmpty()) {
                    stretches.add(new Stretch(same, List.copyOf(lines)));
                    lines = new ArrayList<>();
                }
                same = !line.changed();
                var before = line.before();
                lines.add(new LineView(
                        note(line),
                        line.words(),
                        same || before == null || standing.isEmpty() ? null : TakeBack.of(from, before, now)));
            }
            if (!lines.isEmpty()) stretches.add(new Stretch(same, List.copyOf(lines)));
            parts.add(new PartView(part.section(), List.copyOf(stretches)));
        }
        return new ComparisonView(List.copyOf(parts), comparison.changes());
    }

    static Map<SentenceId, SentenceSummary> byId(List<SentenceSummary> sentences) {
        Map<SentenceId, SentenceSummary> byId = new HashMap<>();
        sentences.forEach(one -> byId.put(one.id(), one));
        return byId;
    }

    private static @Nullable String note(SentenceComparison.Line line) {
        if (line.before() == null) return "difference.added";
        if (line.now() == null) return "difference.dropped";
        if (line.leftOut()) return "difference.leftOut";
        if (line.takenIn()) return "difference.takenIn";
        return line.reworded() ? "difference.reworded" : null;
    }
}
