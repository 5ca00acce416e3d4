package vn.ocop.portal.organization;

/// Kinds of organization.
public enum OrganizationKind {
    /// Ủy ban nhân dân: issues plans, governs departments.
    PEOPLES_COMMITTEE,
    /// Sở, ban, ngành: logs activities and reports.
    DEPARTMENT,
    /// Đơn vị trực thuộc of a department, such as its support centre.
    SUBORDINATE,
    /// Văn phòng điều phối: asks for reports and consolidates them.
    COORDINATION_OFFICE,
    /// Any other body an activity is done with; nobody signs in for it.
    PARTNER
}
