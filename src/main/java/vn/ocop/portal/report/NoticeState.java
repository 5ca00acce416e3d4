package vn.ocop.portal.report;

/// Where a notice stands.
public enum NoticeState {
    /// Made of the records as they are.
    DRAFT,
    /// Told to have been sent; stays as it was.
    SENT,
    /// Set aside; can be taken up again.
    DISCARDED
}
