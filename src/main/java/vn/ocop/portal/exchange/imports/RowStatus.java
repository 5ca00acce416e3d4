package vn.ocop.portal.exchange.imports;

/// Where a row stands.
public enum RowStatus {
    /// Mới: to be entered.
    NEW,
    /// Có thể trùng: something like it is there already, in the register or in a row above.
    DUPLICATE,
    /// Lỗi: not entered as it is.
    WRONG,
    /// Đã nhập.
    ENTERED,
    /// Đã cập nhật: what was there was changed.
    CHANGED,
    /// Bỏ qua.
    SKIPPED
}
