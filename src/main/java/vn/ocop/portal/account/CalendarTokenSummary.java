package vn.ocop.portal.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A token of a calendar feed as its owner sees it: never the token itself.
///
/// @param name what it is for, such as a phone
/// @param prefix the public part, by which people tell it from others
/// @param kinds what its feed holds
/// @param lastDay the last day on which it is good
/// @param revokedAt null while it was not revoked
/// @param lastUsedAt to the minute; null while nothing has used it
public record CalendarTokenSummary(
        CalendarTokenId id,
        AccountId account,
        String name,
        String prefix,
        Set<CalendarKind> kinds,
        Instant createdAt,
        LocalDate lastDay,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /// Whether it opens anything on that day.
    public boolean goodOn(LocalDate day) {
        return revokedAt == null && !day.isAfter(lastDay);
    }
}
