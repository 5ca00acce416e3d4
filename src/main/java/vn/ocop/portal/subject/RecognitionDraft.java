package vn.ocop.portal.subject;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A decision that recognises a product, as it stands on the paper.
///
/// @param stars 3 to 5; one and two stars get no decision and no certificate
/// @param criteria code of the criteria by which it was rated, as `QD26`; null for those in force on that day
/// @param decisionNumber 1 to 50 letters, as `1446/QĐ-UBND-HC`
/// @param level null for the one that the criteria name for these stars on that day
/// @param points the average total, 0 to 100; it alone does not decide the stars
/// @param validUntil last day of the certificate; null for the months that the criteria name
public record RecognitionDraft(
        ProductId product,
        RecognitionKind kind,
        int stars,
        @Nullable String criteria,
        String decisionNumber,
        LocalDate decidedOn,
        @Nullable RecognitionLevel level,
        @Nullable BigDecimal points,
        @Nullable LocalDate validUntil) {
    public RecognitionDraft {
        criteria = DraftText.optional(criteria);
        decisionNumber = DraftText.required(decisionNumber);
    }

    /// What every decision has; all else by the criteria in force on that day.
    public static RecognitionDraft of(
            ProductId product, RecognitionKind kind, int stars, String decisionNumber, LocalDate decidedOn) {
        return new RecognitionDraft(product, kind, stars, null, decisionNumber, decidedOn, null, null, null);
    }
}
