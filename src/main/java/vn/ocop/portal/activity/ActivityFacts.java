package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

/// What a letter needs to know of an activity.
///
/// @param themeOpening words that open the theme's paragraph
/// @param wholeSentence whether `wording` has a subject of its own, or follows "<organization> đã"
/// @param period the days on which it was held, or the period within which it was where `daysKnown` is false
/// @param countsOn the day that decides to which reporting period it belongs
/// @param executing null where nobody said who carried it out: then the department itself did
/// @param andOthers further activities like it have no record: the letter leaves its list open
/// @param wording the clause or sentence that the type's template makes of it, without a final mark
public record ActivityFacts(
        ActivityId id,
        OrganizationId organization,
        String typeCode,
        String themeCode,
        String themeOpening,
        boolean wholeSentence,
        String topic,
        ActivityState state,
        Period period,
        boolean daysKnown,
        LocalDate countsOn,
        @Nullable OrganizationId executing,
        List<PlanTaskId> tasks,
        boolean andOthers,
        String wording) {}
