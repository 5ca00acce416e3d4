package vn.ocop.portal.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a plan wants to reach on an indicator.
///
/// @param value in the indicator's unit, never negative
/// @param dueOn by when; null for the whole plan
/// @param note up to 500 letters
public record PlanTargetTerms(
        String indicator,
        TargetOperator operator,
        BigDecimal value,
        @Nullable LocalDate dueOn,
        @Nullable String note) {}
