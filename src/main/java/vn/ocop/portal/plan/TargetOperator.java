package vn.ocop.portal.plan;

/// How a target's value is meant.
public enum TargetOperator {
    /// Từ … trở lên.
    AT_LEAST,
    /// Đúng bằng.
    EXACTLY,
    /// Không quá.
    AT_MOST
}
