package vn.ocop.portal.exchange.imports;

/// What is to be done with a row that may be there already.
public enum RowChoice {
    /// Bỏ qua.
    SKIP,
    /// Vẫn thêm.
    ADD,
    /// Cập nhật: what is there takes what the row tells.
    UPDATE
}
