package vn.ocop.portal.plan;

import org.jspecify.annotations.Nullable;

/// What stands around a plan beside its head.
///
/// @param follows an earlier plan; null for none
/// @param how what it does to that plan; null exactly where there is none
/// @param budgetTotal đồng as the plan states it, 1 to 10^15; null where it states none
public record PlanFrame(
        @Nullable PlanId follows,
        @Nullable PlanSuccession how,
        @Nullable Long budgetTotal) {
    /// Nothing around the plan.
    public static final PlanFrame NONE = new PlanFrame(null, null, null);
}
