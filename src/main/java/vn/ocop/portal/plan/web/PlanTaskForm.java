package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.PlanTaskTerms;

/// A task as typed.
///
/// @param version the plan's state that was shown; null for a new task
record PlanTaskForm(
        @NotBlank @Size(max = 20) @Nullable String code,
        @NotBlank @Size(max = 2000) @Nullable String content,
        @Nullable UUID lead,
        @Nullable Set<UUID> cooperating,
        @Nullable LocalDate dueOn,
        @Size(max = 500) @Nullable String output,
        @Nullable Integer version) {
    static final PlanTaskForm EMPTY = new PlanTaskForm(null, null, null, Set.of(), null, null, null);

    static PlanTaskForm of(PlanTaskSummary task, int version) {
        return new PlanTaskForm(
                task.code(),
                task.content(),
                task.lead() == null ? null : task.lead().value(),
                task.cooperating().stream()
                        .map(OrganizationId::value)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                task.dueOn(),
                task.output(),
                version);
    }

    /// What was typed, once it is valid.
    PlanTaskTerms terms() {
        return new PlanTaskTerms(
                VietnameseText.oneLine(requireNonNull(code)),
                requireNonNull(content),
                lead == null ? null : new OrganizationId(lead),
                cooperating == null
                        ? Set.of()
                        : cooperating.stream().map(OrganizationId::new).collect(Collectors.toSet()),
                dueOn,
                output);
    }
}
