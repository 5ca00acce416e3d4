package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.organization.OrganizationId;

/// A report as others read it.
///
/// @param subject what its letter is about, after V/v
/// @param letterNumber given by the registry at issue; null before
/// @param letterDate given at issue; null before
/// @param assembledAt when its sentences were last written from records
public record ReportSummary(
        ReportId id,
        OrganizationId organization,
        RequestId request,
        ReportState state,
        String subject,
        @Nullable Integer letterNumber,
        @Nullable LocalDate letterDate,
        Instant assembledAt,
        AccountId createdBy,
        Instant createdAt) {}
