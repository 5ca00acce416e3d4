package vn.ocop.portal.plan;

import java.util.List;

/// A whole plan as its page shows it.
///
/// @param version the state that was read; a change made from it names it
/// @param tasks in the order of their codes
public record PlanDetails(
        PlanCitation plan,
        int version,
        PlanStatus status,
        List<PlanTaskSummary> tasks,
        List<PlanTargetSummary> targets,
        List<PlanParticipation> participations) {}
