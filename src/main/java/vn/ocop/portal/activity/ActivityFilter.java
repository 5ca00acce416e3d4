package vn.ocop.portal.activity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.plan.PlanId;

/// Which activities a list shows; null leaves a question open.
///
/// @param area the unit itself and the communes below it
/// @param from first day on which an activity counts
/// @param to last day on which an activity counts
/// @param words as typed; accents, đ and letter case do not matter
public record ActivityFilter(
        @Nullable PlanId plan,
        @Nullable String type,
        @Nullable AdministrativeUnitId area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String words,
        @Nullable ActivityState state) {}
