package vn.ocop.portal.plan;

import java.util.Arrays;
import java.util.Comparator;

/// The order of task codes as people number them: 2.9 before 2.10.
final class TaskOrder {
    /// By code within one plan.
    static final Comparator<PlanTaskSummary> BY_CODE = Comparator.comparing(PlanTaskSummary::code, TaskOrder::compare);

    /// By the plans' days of issue, then by code.
    static final Comparator<PlanTaskSummary> BY_PLAN = Comparator.comparing(PlanTaskSummary::planIssuedOn)
            .thenComparing(PlanTaskSummary::planNumber)
            .thenComparing(task -> task.plan().toString())
            .thenComparing(BY_CODE);

    private TaskOrder() {}

    static int compare(String one, String other) {
        return Arrays.compare(parts(one), parts(other), Comparator.naturalOrder());
    }

    private static String[] parts(String code) {
        return Arrays.stream(code.split("(?<=\\d)(?=\\D)|(?<=\\D)(?=\\d)"))
                .map(part -> part.chars().allMatch(Character::isDigit)
                        ? "0".repeat(Math.max(0, 20 - part.length())) + part
                        : part)
                .toArray(String[]::new);
    }
}
