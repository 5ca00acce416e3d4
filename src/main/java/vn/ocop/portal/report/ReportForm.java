package vn.ocop.portal.report;

/// The form in which a report is written (Nghị định 30/2020/NĐ-CP, Điều 7).
public enum ReportForm {
    /// Công văn: an official letter without a name of its kind.
    LETTER,
    /// Báo cáo: a letter that bears the name of its kind.
    REPORT
}
