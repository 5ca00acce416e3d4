package vn.ocop.portal.report;

/// What was done when a version of a report came to be.
public enum VersionAct {
    /// The report as it stood when versions began to be kept.
    RECORDED,
    /// Bắt đầu soạn: assembled for the first time.
    STARTED,
    /// Soạn lại từ hồ sơ.
    ASSEMBLED,
    /// Sửa lời: other words for a sentence.
    REWORDED,
    /// Dùng lời soạn từ hồ sơ: a person's words gave way to the assembled ones.
    RESTORED,
    /// Giữ lời: a person's words stay though the records changed.
    KEPT,
    /// Several choices between assembled and written words at once.
    DECIDED,
    /// Bỏ ra: a sentence is no longer in the letter.
    LEFT_OUT,
    /// Đưa lại: a sentence is in the letter again.
    TAKEN_IN,
    /// Thêm câu.
    ADDED,
    /// Lấy lại câu: the words of an earlier version.
    TAKEN_BACK,
    /// Anything else that changed sentences.
    CHANGED
}
