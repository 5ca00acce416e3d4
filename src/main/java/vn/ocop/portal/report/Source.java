package vn.ocop.portal.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;

/// A record from which a sentence was written.
@Embeddable
public record Source(
        @Enumerated(EnumType.STRING) @Column(name = "kind") Kind kind,
        @Column(name = "source_id") UUID id) {
    /// What the record is.
    public enum Kind {
        /// An activity.
        ACTIVITY,
        /// A plan.
        PLAN,
        /// A task of a plan.
        PLAN_TASK,
        /// The request that is answered.
        REQUEST,
        /// A task that an earlier letter promised.
        COMMITMENT,
        /// A department's report, its letter issued.
        REPORT
    }

    static Source of(ActivityId activity) {
        return new Source(Kind.ACTIVITY, activity.value());
    }

    static Source of(PlanId plan) {
        return new Source(Kind.PLAN, plan.value());
    }

    static Source of(PlanTaskId task) {
        return new Source(Kind.PLAN_TASK, task.value());
    }

    static Source of(RequestId request) {
        return new Source(Kind.REQUEST, request.value());
    }

    static Source of(ReportId report) {
        return new Source(Kind.REPORT, report.value());
    }

    static Source of(CommitmentId commitment) {
        return new Source(Kind.COMMITMENT, commitment.value());
    }
}
