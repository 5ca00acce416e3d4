package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanBudget;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.PlanTaskTerms;

/// A task as typed.
///
/// @param renumber whether the codes of its parts follow its own
/// @param budgetTotal an amount with its unit: 1,5 tỷ
/// @param budget such amounts by code of the source
/// @param version the plan's state that was shown; null for a new task
record PlanTaskForm(
        @NotBlank @Size(max = 20) @Nullable String code,
        @NotBlank @Size(max = 2000) @Nullable String content,
        @Nullable UUID parent,
        @Nullable Boolean renumber,
        @Nullable UUID lead,
        @Nullable Set<UUID> cooperating,
        @Nullable LocalDate dueOn,
        @Size(max = 500) @Nullable String output,
        @Nullable String budgetTotal,
        @Nullable Map<String, String> budget,
        @Nullable Integer version) {
    PlanTaskForm {
        budget = budget == null ? new HashMap<>() : budget;
    }

    /// An empty form for a part of that task, or for the top of the tree.
    static PlanTaskForm below(@Nullable UUID parent, @Nullable String code) {
        return new PlanTaskForm(code, null, parent, null, null, Set.of(), null, null, null, null, null);
    }

    static PlanTaskForm of(PlanTaskSummary task, PlanBudget.Line budget, int version) {
        Map<String, String> amounts = new HashMap<>();
        budget.sources().forEach((source, amount) -> amounts.put(source, DongTyped.written(amount)));
        return new PlanTaskForm(
                task.code(),
                task.content(),
                task.parent() == null ? null : task.parent().value(),
                true,
                task.lead() == null ? null : task.lead().value(),
                task.cooperating().stream()
                        .map(OrganizationId::value)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                task.dueOn(),
                task.output(),
                DongTyped.written(budget.stated()),
                amounts,
                version);
    }

    /// Tells which amounts cannot be read.
    void check(Errors errors) {
        DongTyped.check(budgetTotal, "budgetTotal", errors);
        requireNonNull(budget).forEach((source, amount) -> {
            if (source.matches("[A-Z_]{2,50}")) DongTyped.check(amount, "budget[" + source + "]", errors);
        });
    }

    /// What was typed, once it is valid.
    PlanTaskTerms terms() {
        Map<String, Long> amounts = new LinkedHashMap<>();
        requireNonNull(budget).forEach((source, typed) -> {
            Long amount = DongTyped.read(typed);
            if (amount != null) amounts.put(source, amount);
        });
        return new PlanTaskTerms(
                VietnameseText.oneLine(requireNonNull(code)),
                requireNonNull(content),
                lead == null ? null : new OrganizationId(lead),
                cooperating == null
                        ? Set.of()
                        : cooperating.stream().map(OrganizationId::new).collect(Collectors.toSet()),
                dueOn,
                output,
                parent == null ? null : new PlanTaskId(parent),
                DongTyped.read(budgetTotal),
                amounts);
    }
}
