package vn.ocop.portal.activity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

/// An activity whole and in words, to be put down beside what was written of it. The department's notes for itself
/// are not part of it.
///
/// @param version rises with every change
/// @param period the days on which it was held, or the period within which it was where `daysKnown` is false
/// @param places each with its kind
/// @param executing official name; null where nobody said
/// @param lead official name; null where the department itself was in the lead
/// @param partners official names, in the order in which a letter names them
/// @param answers to the type's questions, in their order
/// @param wording what a letter says of it, without a final mark
/// @param changedBy name of who changed it last
public record ActivityRecord(
        ActivityId id,
        int version,
        OrganizationId organization,
        String typeName,
        String topic,
        ActivityState state,
        @Nullable String cancelledBecause,
        Period period,
        boolean daysKnown,
        List<String> places,
        @Nullable String venue,
        @Nullable String executing,
        @Nullable String lead,
        List<String> partners,
        List<PlanTaskId> tasks,
        List<Answer> answers,
        @Nullable String beneficiaries,
        @Nullable String outcome,
        boolean andOthers,
        String wording,
        String changedBy,
        Instant changedAt) {
    /// An answer to a question of the type.
    ///
    /// @param value numbers as screens show them, with their unit
    public record Answer(String code, String label, String value) {}
}
