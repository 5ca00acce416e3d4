package vn.ocop.portal.report;

/// What became of a promised task.
public enum CommitmentStatus {
    /// Đã hoàn thành.
    DONE,
    /// Đang thực hiện.
    UNDER_WAY,
    /// Chưa thực hiện.
    NOT_STARTED
}
