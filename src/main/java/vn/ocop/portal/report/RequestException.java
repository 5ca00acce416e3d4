package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.organization.OrganizationId;

/// Leave for an addressee to answer after the last day for edits. It is never changed; a later one may reach further.
///
/// @param until last day on which it holds
/// @param reason 1 to 500 letters
public record RequestException(OrganizationId organization, LocalDate until, String reason, AccountId by, Instant at) {}
