package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// An activity as it is stored, read in one statement.
///
/// @param measures by indicator
record StoredActivity(
        ActivityId id,
        int version,
        OrganizationId organization,
        String typeCode,
        String topic,
        ActivityState state,
        @Nullable String cancelledBecause,
        Period period,
        boolean daysKnown,
        LocalDate countsOn,
        @Nullable String venue,
        @Nullable String beneficiaries,
        @Nullable String outcome,
        @Nullable String notes,
        boolean andOthers,
        AccountId loggedBy,
        Instant loggedAt,
        AccountId changedBy,
        Instant changedAt,
        List<AdministrativeUnitId> areas,
        List<Participation> participations,
        List<PlanTaskId> tasks,
        List<SubjectId> subjects,
        Map<String, String> answers,
        Map<String, BigDecimal> measures) {
    /// The organizations in a role, in the order in which a letter names them.
    List<OrganizationId> in(ParticipantRole role) {
        return participations.stream()
                .filter(part -> part.role() == role)
                .map(Participation::organizationId)
                .toList();
    }

    /// The one organization in a role; null where there is none.
    @Nullable
    OrganizationId one(ParticipantRole role) {
        var all = in(role);
        return all.isEmpty() ? null : all.getFirst();
    }
}
