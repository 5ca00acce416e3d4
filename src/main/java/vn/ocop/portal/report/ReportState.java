package vn.ocop.portal.report;

/// Where a report stands in its life.
public enum ReportState {
    /// Đang soạn: sentences may change.
    DRAFT,
    /// Trình duyệt: a leader decides.
    IN_REVIEW,
    /// Đã ký: the registry gives number and date.
    SIGNED,
    /// Đã phát hành: never changes again.
    ISSUED,
    /// Đã tiếp nhận by the coordination office.
    RECEIVED,
    /// Đã chấp nhận by the coordination office.
    ACCEPTED,
    /// Trả lại with a reason: sentences may change, unless the office returned an issued letter; then another
    /// letter replaces it.
    RETURNED;

    /// Whether sentences may change in this state, as long as nothing was issued.
    public boolean open() {
        return this == DRAFT || this == RETURNED;
    }

    /// Whether the coordination office may see it.
    public boolean sent() {
        return this == ISSUED || this == RECEIVED || this == ACCEPTED;
    }
}
