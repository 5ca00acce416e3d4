package vn.ocop.portal.plan;

/// What a plan does to an earlier one.
public enum PlanSuccession {
    /// Thay thế.
    SUPERSEDES,
    /// Sửa đổi, bổ sung.
    AMENDS,
    /// Tiếp nối: goes on with its work in a later year.
    CONTINUES
}
