package vn.ocop.portal.plan;

/// What an organization has to do with a plan.
public enum PlanRole {
    /// It drafted the plan for the issuer (tham mưu ban hành).
    ADVISED,
    /// It carries the plan out (thực hiện).
    EXECUTES
}
