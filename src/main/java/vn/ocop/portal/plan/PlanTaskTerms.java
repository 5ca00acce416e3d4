package vn.ocop.portal.plan;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;

/// What a task asks, of whom, by when and with what money; its content is kept on one line, without the mark
/// that ends a sentence.
///
/// @param code its number within the plan, 1 to 20 letters, once in a plan
/// @param content the instruction, 1 to 2000 letters
/// @param output what is to come of it, up to 500 letters
/// @param parent the task that it is a part of; null at the top
/// @param budgetTotal đồng as the plan states it, 1 to 10^15; null where it states none
/// @param budget đồng by code of the source, 1 to 10^15 each
public record PlanTaskTerms(
        String code,
        String content,
        @Nullable OrganizationId lead,
        Set<OrganizationId> cooperating,
        @Nullable LocalDate dueOn,
        @Nullable String output,
        @Nullable PlanTaskId parent,
        @Nullable Long budgetTotal,
        Map<String, Long> budget) {
    public PlanTaskTerms {
        content = VietnameseText.withoutFinalMark(VietnameseText.oneLine(content));
        cooperating = Set.copyOf(cooperating);
        budget = Collections.unmodifiableMap(new LinkedHashMap<>(budget));
    }

    /// A task at the top of the tree, without money.
    public PlanTaskTerms(
            String code,
            String content,
            @Nullable OrganizationId lead,
            Set<OrganizationId> cooperating,
            @Nullable LocalDate dueOn,
            @Nullable String output) {
        this(code, content, lead, cooperating, dueOn, output, null, null, Map.of());
    }

    /// As this, a part of that task.
    public PlanTaskTerms below(@Nullable PlanTaskId parent) {
        return new PlanTaskTerms(code, content, lead, cooperating, dueOn, output, parent, budgetTotal, budget);
    }

    /// As this, with that money.
    public PlanTaskTerms costing(@Nullable Long total, Map<String, Long> budget) {
        return new PlanTaskTerms(code, content, lead, cooperating, dueOn, output, parent, total, budget);
    }
}
