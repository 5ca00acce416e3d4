package vn.ocop.portal.plan;

/// Whether a plan still counts.
public enum PlanStatus {
    /// Đang thực hiện.
    IN_FORCE,
    /// Đã kết thúc: takes no more tasks and targets.
    ENDED
}
