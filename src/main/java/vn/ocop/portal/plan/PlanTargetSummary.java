package vn.ocop.portal.plan;

/// A target of a plan as others read it.
public record PlanTargetSummary(PlanTargetId id, PlanTargetTerms terms) {}
