package vn.ocop.portal.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

/// A task that an issued letter promised for the next period, as others read it.
///
/// @param version rises with every decision on it
/// @param report whose letter promised it
/// @param words as that letter has them, without a final mark
/// @param task the task of a plan from which it was promised; null where there was none
/// @param activities the planned activities on which it rested
/// @param periodName of the period for which it was promised: 6 tháng cuối năm 2022
/// @param decided what a person says became of it; null while the records say it
/// @param note of that person, for the letter
/// @param decidedBy null where nobody decided
public record CommitmentSummary(
        CommitmentId id,
        int version,
        OrganizationId organization,
        ReportId report,
        String words,
        @Nullable PlanTaskId task,
        List<ActivityId> activities,
        String periodName,
        Period promised,
        @Nullable CommitmentStatus decided,
        @Nullable String note,
        @Nullable AccountId decidedBy,
        @Nullable Instant decidedAt) {
    /// The promise without what the department's people say became of it.
    CommitmentSummary undecided() {
        return new CommitmentSummary(
                id,
                version,
                organization,
                report,
                words,
                task,
                activities,
                periodName,
                promised,
                null,
                null,
                null,
                null);
    }
}
