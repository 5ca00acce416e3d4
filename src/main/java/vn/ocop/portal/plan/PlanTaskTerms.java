package vn.ocop.portal.plan;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;

/// What a task asks, of whom and by when; its content is kept on one line, without the mark that ends
/// a sentence.
///
/// @param code its number within the plan, 1 to 20 letters, once in a plan
/// @param content the instruction, 1 to 2000 letters
/// @param output what is to come of it, up to 500 letters
public record PlanTaskTerms(
        String code,
        String content,
        @Nullable OrganizationId lead,
        Set<OrganizationId> cooperating,
        @Nullable LocalDate dueOn,
        @Nullable String output) {
    public PlanTaskTerms {
        content = VietnameseText.withoutFinalMark(VietnameseText.oneLine(content));
        cooperating = Set.copyOf(cooperating);
    }
}
