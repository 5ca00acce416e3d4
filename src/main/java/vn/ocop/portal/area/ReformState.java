package vn.ocop.portal.area;

/// Where a reform stands.
public enum ReformState {
    /// Bản nháp: typed in, changes no unit.
    DRAFT,
    /// Đã áp dụng: its units are in the register.
    APPLIED
}
