package vn.ocop.portal.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// A token of the API as its list shows it: never the token itself.
///
/// @param prefix the public part, by which people and logs name it
/// @param lastDay the last day on which it is good
/// @param revokedAt null while it was not revoked
/// @param lastUsedAt to the minute; null while nobody has used it
public record ApiTokenSummary(
        ApiTokenId id,
        String name,
        OrganizationId organization,
        String prefix,
        Set<ApiScope> scopes,
        AccountId createdBy,
        Instant createdAt,
        LocalDate lastDay,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt) {
    /// Whether it opens anything on that day.
    public State on(LocalDate day) {
        if (revokedAt != null) return State.REVOKED;
        return day.isAfter(lastDay) ? State.EXPIRED : State.VALID;
    }

    /// How a token stands.
    public enum State {
        /// Đang dùng được.
        VALID,
        /// Hết hạn.
        EXPIRED,
        /// Đã thu hồi.
        REVOKED
    }
}
