package vn.ocop.portal.organization;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an organization is called, under whom it stands and which symbol its letters bear, on these days.
///
/// @param from first day; null from the beginning
/// @param to last day; null while nothing follows
/// @param decision by which it came: Quyết định số … ngày …
public record OrganizationName(
        UUID id,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String officialName,
        String letterName,
        @Nullable String abbreviation,
        @Nullable OrganizationId governingBodyId,
        @Nullable String letterSymbol,
        @Nullable String decision) {
    /// Whether it holds on that day.
    public boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
