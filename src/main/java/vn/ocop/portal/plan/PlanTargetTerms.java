package vn.ocop.portal.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a plan wants to reach on an indicator.
///
/// @param value in the indicator's unit, never negative
/// @param dueOn by when; null for the whole plan
/// @param note up to 500 letters
/// @param measuredBy how its result is computed
/// @param type only activities of that type count; null for all types
/// @param task only activities of that task and its parts count; null for all tasks of the plan
public record PlanTargetTerms(
        String indicator,
        TargetOperator operator,
        BigDecimal value,
        @Nullable LocalDate dueOn,
        @Nullable String note,
        MeasuredBy measuredBy,
        @Nullable String type,
        @Nullable PlanTaskId task) {
    /// A target on the sum of what all activities of the plan measured.
    public PlanTargetTerms(
            String indicator,
            TargetOperator operator,
            BigDecimal value,
            @Nullable LocalDate dueOn,
            @Nullable String note) {
        this(indicator, operator, value, dueOn, note, MeasuredBy.SUM, null, null);
    }

    /// As this, computed in that way over the whole plan.
    public PlanTargetTerms by(MeasuredBy measuredBy) {
        return new PlanTargetTerms(indicator, operator, value, dueOn, note, measuredBy, null, null);
    }

    /// As this, counting only activities of that type and task.
    public PlanTargetTerms within(@Nullable String type, @Nullable PlanTaskId task) {
        return new PlanTargetTerms(indicator, operator, value, dueOn, note, measuredBy, type, task);
    }
}
