package vn.ocop.portal.plan.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskSummary;

/// A task as the plan's page shows it.
///
/// @param depth how many tasks stand above it, 4 at most: a page has no room for more steps
/// @param cooperating names, separated by semicolons
/// @param first whether no task with the same parent stands before it
/// @param budget what it costs, in words; null where no money is known
record TaskRow(
        PlanTaskSummary task,
        int depth,
        @Nullable String lead,
        String cooperating,
        boolean first,
        @Nullable Money budget) {
    private static final int DEEPEST = 4;

    /// An amount of money and what is to be told of it.
    ///
    /// @param bySource name of the source and amount
    /// @param differences where sums differ
    record Money(String amount, List<String> bySource, List<String> differences) {}

    static TaskRow of(
            PlanTaskSummary task, int depth, Map<OrganizationId, String> names, boolean first, @Nullable Money budget) {
        return new TaskRow(
                task,
                Math.min(depth, DEEPEST),
                task.lead() == null ? null : names.get(task.lead()),
                task.cooperating().stream()
                        .map(one -> names.getOrDefault(one, ""))
                        .sorted()
                        .collect(Collectors.joining("; ")),
                first,
                budget);
    }

    /// An amount as screens show it: 1,5 tỷ đồng.
    static String dong(long amount) {
        return VietnameseNumbers.money(BigDecimal.valueOf(amount));
    }
}
