package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// What a person tells of an activity. Only type, topic, state and period are required.
///
/// @param topic 1 to 500 letters
/// @param state any but `CANCELLED`, which has an act of its own
/// @param period the days on which it is held, or the period within which it is where `daysKnown` is false
/// @param venue 1 to 300 letters, as `beneficiaries` and `outcome` have 1 to 500 and `notes` 1 to 10,000
/// @param andOthers further activities like it were held that have no record
/// @param allAreas all units right below the province on the activity's last day, whatever `areas` holds
/// @param cooperating in the order in which a letter names them
/// @param otherPartners names of further co-operating organizations, found in the register or added to it; 1 to 300
///     letters each
/// @param subjects the OCOP subjects that it reached
/// @param answers texts and choices, by the question's code; 1 to 2,000 letters each
/// @param measures counts and amounts of đồng, by the question's code
public record ActivityDraft(
        String typeCode,
        String topic,
        ActivityState state,
        Period period,
        boolean daysKnown,
        @Nullable String venue,
        @Nullable String beneficiaries,
        @Nullable String outcome,
        @Nullable String notes,
        boolean andOthers,
        boolean allAreas,
        Set<AdministrativeUnitId> areas,
        @Nullable OrganizationId executing,
        @Nullable OrganizationId lead,
        List<OrganizationId> cooperating,
        List<String> otherPartners,
        Set<PlanTaskId> tasks,
        Set<SubjectId> subjects,
        Map<String, String> answers,
        Map<String, BigDecimal> measures) {
    public ActivityDraft {
        areas = Collections.unmodifiableSet(new LinkedHashSet<>(areas));
        cooperating = List.copyOf(new LinkedHashSet<>(cooperating));
        otherPartners = List.copyOf(otherPartners);
        tasks = Collections.unmodifiableSet(new LinkedHashSet<>(tasks));
        subjects = Collections.unmodifiableSet(new LinkedHashSet<>(subjects));
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        measures = Collections.unmodifiableMap(new LinkedHashMap<>(measures));
    }

    /// The day on which it counts, and names organizations as they were called then: its last day, or the middle of a
    /// period within which it was held some time.
    public LocalDate countsOn() {
        return daysKnown
                ? period.to()
                : period.from().plusDays(ChronoUnit.DAYS.between(period.from(), period.to()) / 2);
    }

    /// The least that can be told.
    public static ActivityDraft of(
            String typeCode, String topic, ActivityState state, Period period, boolean daysKnown) {
        return new ActivityDraft(
                typeCode, topic, state, period, daysKnown, null, null, null, null, false, false, Set.of(), null, null,
                List.of(), List.of(), Set.of(), Set.of(), Map.of(), Map.of());
    }

    /// As this, held there.
    public ActivityDraft at(@Nullable String venue, Set<AdministrativeUnitId> areas, boolean allAreas) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, with these co-operating organizations and these names of further ones.
    public ActivityDraft with(List<OrganizationId> cooperating, List<String> otherPartners) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, carried out by one organization, led by another, with the help of others.
    public ActivityDraft by(
            @Nullable OrganizationId executing, @Nullable OrganizationId lead, List<OrganizationId> cooperating) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, for those people and with that result.
    public ActivityDraft reaching(@Nullable String beneficiaries, @Nullable String outcome, boolean andOthers) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, under those tasks of plans.
    public ActivityDraft under(Set<PlanTaskId> tasks) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, having reached those subjects.
    public ActivityDraft forSubjects(Set<SubjectId> subjects) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, with those answers to the type's questions.
    public ActivityDraft answering(Map<String, String> answers, Map<String, BigDecimal> measures) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }

    /// As this, with notes that stay in the record.
    public ActivityDraft noting(String notes) {
        return new ActivityDraft(
                typeCode,
                topic,
                state,
                period,
                daysKnown,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                allAreas,
                areas,
                executing,
                lead,
                cooperating,
                otherPartners,
                tasks,
                subjects,
                answers,
                measures);
    }
}
