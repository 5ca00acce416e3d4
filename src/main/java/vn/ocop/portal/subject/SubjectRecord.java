package vn.ocop.portal.subject;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// An OCOP subject as others read it.
///
/// @param version rises with every change
/// @param content what was told of it last
/// @param ceasedOn last day on which it worked as one; null while it does
public record SubjectRecord(
        SubjectId id,
        int version,
        SubjectDraft content,
        @Nullable LocalDate ceasedOn,
        AccountId recordedBy,
        Instant recordedAt,
        AccountId changedBy,
        Instant changedAt) {
    /// Whether its legal representative is a woman (criterion 3.2); null where that is not known.
    public @Nullable Boolean womenLed() {
        return content.representativeSex() == null ? null : content.representativeSex() == Sex.FEMALE;
    }
}
