package vn.ocop.portal.activity;

/// What a file shows of an activity.
public enum EvidenceKind {
    /// Ảnh.
    PHOTO,
    /// Tài liệu: a decision, an invitation, a programme.
    DOCUMENT,
    /// Danh sách người tham gia: personal data, for the department itself only.
    PARTICIPANTS
}
