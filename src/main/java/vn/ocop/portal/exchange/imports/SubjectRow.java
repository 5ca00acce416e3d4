package vn.ocop.portal.exchange.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectId;

/// What a row tells of a subject, of a product of theirs, and of its stars.
///
/// @param known the subject, where it is there already and the row only adds a product
/// @param aboveRow the row of the same file that tells of the same subject first; 0 where this one does
/// @param product null where the row tells of none
record SubjectRow(
        SubjectDraft subject,
        @Nullable SubjectId known,
        int aboveRow,
        @Nullable Product product) {
    /// @param stars null where it was given none
    record Product(
            String name,
            String taxonomy,
            String group,
            @Nullable String code,
            @Nullable String specification,
            @Nullable Stars stars) {}

    record Stars(
            int stars,
            RecognitionKind kind,
            String decisionNumber,
            LocalDate decidedOn,
            @Nullable BigDecimal points,
            @Nullable LocalDate validUntil) {}
}
