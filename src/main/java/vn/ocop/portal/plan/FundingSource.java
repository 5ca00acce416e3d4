package vn.ocop.portal.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Where money comes from (nguồn kinh phí).
///
/// @param validTo last day on which there was such a source: district budgets until 30/6/2025; null while
///     there is
public record FundingSource(
        String code, String name, String nameEn, @Nullable LocalDate validTo) {
    /// Whether a plan that starts on that day may name it.
    public boolean isOpenTo(LocalDate start) {
        return validTo == null || !validTo.isBefore(start);
    }
}
