package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.TargetOperator;

/// A target as typed.
///
/// @param measuredBy how its result is computed; null as the sum of what was measured
/// @param type code of the type of activity that alone counts
/// @param task whose activities alone count
/// @param version the plan's state that was shown; null for a new target
record PlanTargetForm(
        @NotNull @Nullable String indicator,
        @NotNull @Nullable TargetOperator operator,

        @NotNull @DecimalMin("0") @Digits(integer = 15, fraction = 4) @Nullable
        BigDecimal value,

        @Nullable LocalDate dueOn,
        @Nullable MeasuredBy measuredBy,
        @Nullable String type,
        @Nullable UUID task,
        @Size(max = 500) @Nullable String note,
        @Nullable Integer version) {
    static final PlanTargetForm EMPTY =
            new PlanTargetForm(null, TargetOperator.AT_LEAST, null, null, MeasuredBy.SUM, null, null, null, null);

    static PlanTargetForm of(PlanTargetSummary target, int version) {
        var terms = target.terms();
        return new PlanTargetForm(
                terms.indicator(),
                terms.operator(),
                terms.value(),
                terms.dueOn(),
                terms.measuredBy(),
                terms.type(),
                terms.task() == null ? null : terms.task().value(),
                terms.note(),
                version);
    }

    /// What was typed, once it is valid.
    PlanTargetTerms terms() {
        return new PlanTargetTerms(
                requireNonNull(indicator),
                requireNonNull(operator),
                requireNonNull(value),
                dueOn,
                note,
                measuredBy == null ? MeasuredBy.SUM : measuredBy,
                type,
                task == null ? null : new PlanTaskId(task));
    }
}
