package vn.ocop.portal.report;

/// How a notice was sent.
public enum NoticeWay {
    /// Đường bưu điện.
    POST,
    /// Thư điện tử.
    EMAIL,
    /// Trao tận tay.
    HAND,
    /// Hệ thống quản lý văn bản.
    SYSTEM
}
