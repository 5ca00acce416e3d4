package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// An activity whole, for other programs. The department's notes for itself are not part of it.
///
/// @param version rises with every change
/// @param period the days on which it was held, or the period within which it was where `daysKnown` is false
/// @param countsOn the day by which lists order it
/// @param answers to the type's questions, by code
/// @param measures by indicator, in its unit
/// @param wording what a letter says of it, without a final mark
public record ActivityData(
        ActivityId id,
        int version,
        OrganizationSummary department,
        ActivityType type,
        String topic,
        ActivityState state,
        @Nullable String cancelledBecause,
        Period period,
        boolean daysKnown,
        LocalDate countsOn,
        @Nullable String venue,
        List<Area> areas,
        List<Part> parts,
        List<PlanTaskId> tasks,
        List<SubjectId> subjects,
        Map<String, String> answers,
        Map<String, BigDecimal> measures,
        @Nullable String beneficiaries,
        @Nullable String outcome,
        String wording,
        Instant loggedAt,
        Instant changedAt) {
    /// An organization's part in it.
    public record Part(ParticipantRole role, OrganizationSummary organization) {}
}
