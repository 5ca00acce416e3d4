package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.subject.SubjectId;

/// A letter by which a subject learns that certificates of its products expire.
///
/// @param version rises with every change
/// @param products how many certificates it speaks of
/// @param extra a paragraph that a person added
/// @param sent null until it is told to have been sent
public record Notice(
        NoticeId id,
        int version,
        NoticeState state,
        SubjectId subject,
        String subjectName,
        int products,
        LocalDate firstExpiry,
        @Nullable String extra,
        AccountId draftedBy,
        Instant draftedAt,
        @Nullable Sent sent) {
    /// That it was sent.
    ///
    /// @param on the letter's date
    /// @param by who told it
    public record Sent(
            int number,
            LocalDate on,
            NoticeWay way,
            @Nullable String remark,
            AccountId by,
            Instant at) {}
}
