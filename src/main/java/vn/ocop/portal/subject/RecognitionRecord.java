package vn.ocop.portal.subject;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// A recognition as others read it.
///
/// @param version rises with every change
/// @param criteria code of the criteria by which it was rated
/// @param validUntil last day of the certificate
/// @param withdrawal null where it was not withdrawn
public record RecognitionRecord(
        RecognitionId id,
        int version,
        ProductId product,
        RecognitionKind kind,
        int stars,
        RecognitionLevel level,
        String criteria,
        String decisionNumber,
        LocalDate decidedOn,
        @Nullable BigDecimal points,
        LocalDate validUntil,
        @Nullable Withdrawal withdrawal,
        AccountId recordedBy,
        Instant recordedAt,
        AccountId changedBy,
        Instant changedAt) {
    /// How a recognition was withdrawn.
    ///
    /// @param on first day on which it no longer held
    /// @param decision its number; null where that is not known
    public record Withdrawal(LocalDate on, @Nullable String decision, String because) {}

    /// What its product's history knows of it.
    public StarHistory.Decision decision() {
        return new StarHistory.Decision(
                id,
                kind,
                stars,
                criteria,
                decisionNumber,
                decidedOn,
                validUntil,
                withdrawal == null ? null : withdrawal.on());
    }
}
