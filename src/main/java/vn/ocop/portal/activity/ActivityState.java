package vn.ocop.portal.activity;

/// Where an activity stands.
public enum ActivityState {
    /// Dự kiến.
    PLANNED,
    /// Đã thực hiện.
    DONE,
    /// Tạm hoãn.
    POSTPONED,
    /// Đã hủy: kept, with the reason, and told in no letter.
    CANCELLED
}
