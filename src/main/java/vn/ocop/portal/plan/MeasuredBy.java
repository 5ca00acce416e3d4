package vn.ocop.portal.plan;

/// How the result of a target is computed from the finished activities in its scope. Each activity counts once,
/// however many tasks it serves.
public enum MeasuredBy {
    /// Tổng số liệu đã ghi: the sum of what activities measured on the indicator.
    SUM,
    /// Số hoạt động.
    ACTIVITIES,
    /// Số chủ thể khác nhau.
    SUBJECTS,
    /// Số địa bàn khác nhau: units right below the province, those of their communes among them.
    AREAS,
    /// Không tính được từ hoạt động: shares in percent, money spent.
    NOTHING
}
