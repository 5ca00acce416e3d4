package vn.ocop.portal.plan.web;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskSummary;

/// A task as the plan's page shows it.
///
/// @param cooperating names, separated by semicolons
record TaskRow(PlanTaskSummary task, @Nullable String lead, String cooperating) {
    static TaskRow of(PlanTaskSummary task, Map<OrganizationId, String> names) {
        return new TaskRow(
                task,
                task.lead() == null ? null : names.get(task.lead()),
                task.cooperating().stream()
                        .map(one -> names.getOrDefault(one, ""))
                        .sorted()
                        .collect(Collectors.joining("; ")));
    }
}
