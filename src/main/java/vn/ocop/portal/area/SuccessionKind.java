package vn.ocop.portal.area;

/// How a unit became another.
public enum SuccessionKind {
    /// Đổi tên: the same land under another name.
    RENAMED,
    /// Sáp nhập: all of it went into the successor.
    MERGED,
    /// Chia tách: a part of it went into each successor.
    SPLIT
}
