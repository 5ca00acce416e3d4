package vn.ocop.portal.account;

import java.time.Instant;
import vn.ocop.portal.organization.OrganizationId;

/// A person made or revoked a token of a calendar feed.
///
/// @param organization for which the person works
/// @param name what it is for
/// @param prefix by which it is told from others; not secret
public record CalendarTokenMoved(
        CalendarTokenId token,
        OrganizationId organization,
        Move move,
        String name,
        String prefix,
        AccountId by,
        Instant at) {
    /// What happened to it.
    public enum Move {
        /// Made.
        GIVEN,
        /// Taken out of use.
        REVOKED
    }
}
