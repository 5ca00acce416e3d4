package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanFrame;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanSuccession;

/// The head of a plan as typed, and what stands around it.
///
/// @param budgetTotal an amount with its unit: 30 tỷ
/// @param version the state that was shown; null for a new plan
record PlanForm(
        @NotBlank @Size(max = 50) @Nullable String number,
        @NotNull @Nullable LocalDate issuedOn,
        @NotNull @Nullable UUID issuer,
        @NotBlank @Size(max = 500) @Nullable String title,
        @NotNull @Nullable LocalDate startsOn,
        @NotNull @Nullable LocalDate endsOn,
        @Nullable UUID follows,
        @Nullable PlanSuccession followsHow,
        @Nullable String budgetTotal,
        @Nullable Integer version) {
    static final PlanForm EMPTY = new PlanForm(null, null, null, null, null, null, null, null, null, null);

    static PlanForm of(PlanDetails details) {
        var plan = details.plan();
        var frame = details.frame();
        return new PlanForm(
                plan.number(),
                plan.issuedOn(),
                plan.issuer().value(),
                plan.title(),
                plan.startsOn(),
                plan.endsOn(),
                frame.follows() == null ? null : frame.follows().value(),
                frame.how(),
                DongTyped.written(frame.budgetTotal()),
                details.version());
    }

    /// What was typed, once it is valid.
    PlanCitation head(PlanId id) {
        return new PlanCitation(
                id,
                VietnameseText.oneLine(requireNonNull(number)),
                requireNonNull(issuedOn),
                new OrganizationId(requireNonNull(issuer)),
                VietnameseText.oneLine(requireNonNull(title)),
                requireNonNull(startsOn),
                requireNonNull(endsOn));
    }

    /// What stands around it, once it is valid.
    PlanFrame frame() {
        return new PlanFrame(follows == null ? null : new PlanId(follows), followsHow, DongTyped.read(budgetTotal));
    }
}
