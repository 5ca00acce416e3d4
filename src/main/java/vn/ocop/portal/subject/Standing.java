package vn.ocop.portal.subject;

/// Where a product stands on a day.
public enum Standing {
    /// It was never recognised until then.
    NONE,
    /// Its certificate is in force.
    IN_FORCE,
    /// Its certificate expired, but a late file for re-rating is still covered.
    IN_GRACE,
    /// Its certificate expired.
    EXPIRED,
    /// Its recognition was withdrawn.
    WITHDRAWN
}
