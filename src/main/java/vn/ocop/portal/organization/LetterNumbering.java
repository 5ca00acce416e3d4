package vn.ocop.portal.organization;

/// How an organization numbers its letters within a year; its head decides (Nghị định 30/2020/NĐ-CP, Điều 15).
public enum LetterNumbering {
    /// One sequence for all letters.
    COMMON,
    /// A sequence for each form: công văn, báo cáo.
    BY_FORM
}
