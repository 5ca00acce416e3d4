package vn.ocop.portal.plan.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.TargetProgress;

/// A target as the plan's page shows it.
///
/// @param indicator name in the page's language
/// @param value with its unit
/// @param task code of the task whose activities alone count; null for the whole plan
/// @param type name of the type of activity that alone counts; null for all
/// @param reached null for who sees no figures, and where activities tell nothing of it
record TargetRow(
        PlanTargetSummary target,
        String indicator,
        String value,
        @Nullable String task,
        @Nullable String type,
        TargetProgress.@Nullable Reached reached) {
    static TargetRow of(
            PlanTargetSummary target,
            Indicator indicator,
            @Nullable String task,
            @Nullable String type,
            TargetProgress.@Nullable Reached reached,
            Locale language) {
        return new TargetRow(
                target,
                indicator.name(language),
                indicator.written(target.terms().value()),
                task,
                type,
                reached);
    }
}
