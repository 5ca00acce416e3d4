package vn.ocop.portal.organization;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An organization that became part of another (sáp nhập).
///
/// @param effectiveOn first day on which the predecessor was no more
/// @param decision by which it happened
/// @param recordedBy name of who recorded it
/// @param accountsMoved how many people went along
public record Merger(
        OrganizationId predecessor,
        String predecessorName,
        OrganizationId successor,
        String successorName,
        LocalDate effectiveOn,
        @Nullable String decision,
        String recordedBy,
        Instant recordedAt,
        int accountsMoved) {
    /// Last day of the predecessor.
    public LocalDate lastDay() {
        return effectiveOn.minusDays(1);
    }
}
