package vn.ocop.portal.account;

import java.time.Instant;
import vn.ocop.portal.organization.OrganizationId;

/// A token of the API was given or revoked.
///
/// @param organization for which it acts
/// @param name what it is for
/// @param prefix by which it is told from others; not secret
public record ApiTokenMoved(
        ApiTokenId token,
        OrganizationId organization,
        Move move,
        String name,
        String prefix,
        AccountId by,
        Instant at) {
    /// What happened to it.
    public enum Move {
        GIVEN,
        REVOKED
    }
}
