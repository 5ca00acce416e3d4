package vn.ocop.portal.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a report rests on: each sentence of the letter with its records, what was typed by hand, what the letter does
/// not tell.
///
/// @param sentences those that stand in the letter, in its order
/// @param records all that are named here; one that is no more is missing
/// @param unused activities of the period that the letter does not tell of
public record SourceAccount(List<Told> sentences, Map<Source, SourceRecord> records, List<Unused> unused) {
    /// A sentence of the letter.
    ///
    /// @param assembled whether an assembly gave it; else a person added it
    /// @param written whether its words are a person's
    /// @param figures that were typed by hand and that no record has
    public record Told(
            SentenceId id,
            Section section,
            SentenceKind kind,
            String text,
            boolean assembled,
            boolean written,
            List<Source> sources,
            List<Figure> figures) {
        /// Whether it says something for which there is no record: a person added it.
        public boolean withoutSource() {
            return sources.isEmpty() && !assembled;
        }
    }

    /// A figure that was typed by hand.
    ///
    /// @param text as it stands in the sentence: 12,5%
    /// @param reason null while nobody gave one
    public record Figure(String text, @Nullable Reason reason) {}

    /// Why something is as it is.
    ///
    /// @param by name of who gave the reason
    public record Reason(String text, String by, Instant at) {}

    /// An activity of the period that the letter does not tell of.
    ///
    /// @param reason why it is left out; null while nobody gave one
    public record Unused(Source source, Why why, @Nullable Reason reason) {}

    /// Why the letter does not tell of an activity.
    public enum Why {
        /// It is finished, and no sentence was written of it.
        NOT_TOLD,
        /// It is finished, and was logged after the request's last day for records.
        LOGGED_LATE,
        /// Its sentence is left out.
        LEFT_OUT,
        /// It was planned for the period and is not finished.
        PLANNED,
        /// It is postponed.
        POSTPONED,
        /// It was cancelled.
        CANCELLED
    }

    /// How many figures were typed by hand without a reason.
    public long unexplained() {
        return sentences.stream()
                .flatMap(sentence -> sentence.figures().stream())
                .filter(figure -> figure.reason() == null)
                .count();
    }
}
