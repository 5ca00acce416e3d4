package vn.ocop.portal.report;

/// What a report's letter does beside answering (Nghị định 30/2020/NĐ-CP, Điều 18).
public enum ReportPurpose {
    /// Answers the request.
    RESPONSE,
    /// Thay thế: stands in place of an issued letter whose content was wrong.
    REPLACEMENT,
    /// Đính chính: corrects the form of an issued letter, which stays in force.
    CORRECTION,
    /// Thu hồi: takes an issued letter back.
    WITHDRAWAL
}
