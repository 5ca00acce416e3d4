package vn.ocop.portal.report;

/// An annex that a report's letter may carry, in the order in which they are numbered.
public enum ReportAnnex {
    /// Danh sách hoạt động: the finished activities of the period, one a row.
    ACTIVITIES,
    /// Chỉ tiêu và kết quả: the plan's targets beside what the department did towards them.
    TARGETS
}
