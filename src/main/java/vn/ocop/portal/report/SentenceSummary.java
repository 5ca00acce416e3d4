package vn.ocop.portal.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// A sentence of a report as pages and letters read it.
///
/// @param generated the assembled words; null for a sentence that a person added
/// @param proposed what the newest assembly would write while a person's words stand; null when nothing new
/// @param former what was assembled of records that are gone, while nobody has decided what becomes of a person's
///     words; null otherwise
/// @param written a person's words; null while the assembled ones stand
/// @param leftOut stands on the page, not in the letter
/// @param appearedAt the assembly or the moment of writing that brought it
public record SentenceSummary(
        SentenceId id,
        int version,
        Section section,
        int paragraph,
        int position,
        SentenceKind kind,
        @Nullable String generated,
        @Nullable String proposed,
        @Nullable String former,
        @Nullable String written,
        boolean leftOut,
        boolean openEnded,
        Instant appearedAt,
        @Nullable AccountId changedBy,
        @Nullable Instant changedAt,
        List<Source> sources) {
    public SentenceSummary {
        if (written == null && generated == null) throw new IllegalArgumentException("a sentence without words");
    }

    /// Whether the records changed under a person's words, and nobody has chosen between them yet.
    public boolean undecided() {
        return proposed != null || former != null;
    }

    /// The words that stand.
    public String text() {
        if (written != null) return written;
        return generated == null ? "" : generated;
    }

    /// The sentence as the letter has it: whether it was assembled or written by a person, not by whom and instead of
    /// what.
    SentenceSummary asSent() {
        boolean assembled = generated != null;
        return new SentenceSummary(
                id,
                version,
                section,
                paragraph,
                position,
                kind,
                assembled ? text() : null,
                null,
                null,
                assembled ? null : text(),
                leftOut,
                openEnded,
                appearedAt,
                null,
                null,
                sources);
    }
}
