package vn.ocop.portal.account;

/// What a person may do in their organization; one may hold several.
public enum Role {
    /// Chuyên viên: logs activities of the own department, drafts its reports.
    STAFF,
    /// Lãnh đạo: reviews, returns, signs.
    LEADER,
    /// Văn thư: gives number and date, issues.
    REGISTRY,
    /// Văn phòng điều phối: asks for reports, receives them.
    COORDINATOR,
    /// Quản trị: plans, areas, organizations, people, activity types.
    ADMIN
}
