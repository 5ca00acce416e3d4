package vn.ocop.portal.exchange;

import java.time.Instant;
import java.util.UUID;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.organization.OrganizationId;

/// A spreadsheet was entered, or an entered one was undone.
///
/// @param batch id of the import
/// @param organization of the person who brought the file
/// @param fileName as the person named it
/// @param rows how many of its rows were entered, or how many records were undone
public record ImportMoved(
        UUID batch, OrganizationId organization, Move move, String fileName, int rows, AccountId by, Instant at) {
    /// What happened to it.
    public enum Move {
        ENTERED,
        UNDONE
    }
}
