package vn.ocop.portal.subject;

/// At which level a recognition is decided.
public enum RecognitionLevel {
    /// Cấp huyện, until 30/6/2025.
    DISTRICT,
    /// Cấp tỉnh.
    PROVINCE,
    /// Trung ương: the ministry.
    CENTRAL
}
