package vn.ocop.portal.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;

/// A version of a report: one save.
///
/// @param number 1, 2, 3 … in each report
/// @param sentences how many the report then had
/// @param changed how many of them this version brought, changed or dropped; 0 where only their order changed
/// @param sentence the words of the sentence that it changed; null where it changed several
public record VersionSummary(
        ReportId report,
        int number,
        VersionAct act,
        AccountId by,
        Instant at,
        int sentences,
        int changed,
        @Nullable String sentence) {}
