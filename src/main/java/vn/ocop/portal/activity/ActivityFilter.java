package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;

/// Which activities a list shows; null leaves a question open. A filter is made from [#ALL] by asking one thing after
/// the other.
///
/// @param area the unit itself and the communes below it
/// @param from first day on which an activity counts
/// @param to last day on which an activity counts
/// @param words as typed; accents, đ and letter case do not matter
/// @param states any of these; empty for every state
/// @param task that they serve
/// @param untasked true: those that serve no task at all
/// @param department whose they are
/// @param loggedBy who logged them
/// @param map the day of the map on which `area` lies; null for areas as they were recorded
/// @param undecided true: those of whose places somebody has to decide where they lie on the map
/// @param once true: without records whose event is counted by another department's record
public record ActivityFilter(
        @Nullable PlanId plan,
        @Nullable String type,
        @Nullable AdministrativeUnitId area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String words,
        Set<ActivityState> states,
        @Nullable PlanTaskId task,
        boolean untasked,
        @Nullable OrganizationId department,
        @Nullable AccountId loggedBy,
        @Nullable LocalDate map,
        boolean undecided,
        boolean once) {
    /// Leaves every question open.
    public static final ActivityFilter ALL = new ActivityFilter(
            null, null, null, null, null, null, Set.of(), null, false, null, null, null, false, false);

    public ActivityFilter {
        states = Set.copyOf(states);
    }

    /// What the first filters of the list ask for.
    public ActivityFilter(
            @Nullable PlanId plan,
            @Nullable String type,
            @Nullable AdministrativeUnitId area,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String words,
            @Nullable ActivityState state) {
        this(
                plan,
                type,
                area,
                from,
                to,
                words,
                state == null ? Set.of() : EnumSet.of(state),
                null,
                false,
                null,
                null,
                null,
                false,
                false);
    }

    /// The day of the map on which the list is shown: the one that was asked for, or where somebody asks what waits for
    /// a decision the latest there is; null for areas as they were recorded.
    public @Nullable LocalDate mapDay(AreaHistory history) {
        return map != null || !undecided ? map : history.turningDays().getLast();
    }

    /// Those in any of these states.
    public ActivityFilter in(Set<ActivityState> states) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Those that serve the task.
    public ActivityFilter serving(@Nullable PlanTaskId task) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Those that serve no task.
    public ActivityFilter servingNone(boolean untasked) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Those of the department.
    public ActivityFilter of(@Nullable OrganizationId department) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Those that the person logged.
    public ActivityFilter loggedBy(@Nullable AccountId loggedBy) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// On the map of that day.
    public ActivityFilter on(@Nullable LocalDate map) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Those that wait for a decision on the map.
    public ActivityFilter undecided(boolean undecided) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }

    /// Each event once: without records whose event is counted by another record.
    public ActivityFilter once(boolean once) {
        return new ActivityFilter(
                plan, type, area, from, to, words, states, task, untasked, department, loggedBy, map, undecided, once);
    }
}
