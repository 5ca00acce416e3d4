package vn.ocop.portal.subject;

/// What a recognition is for.
public enum RecognitionKind {
    /// Đánh giá lần đầu.
    FIRST,
    /// Nâng hạng: more stars than those in force.
    UPGRADE,
    /// Đánh giá, phân hạng lại: near or after the end of an earlier certificate.
    RERATING
}
