package vn.ocop.portal.activity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// What a letter tells: the activities of a department within a period, each written out. The number of statements
/// does not grow with the activities. Whoever asks has made sure that the person may read the department's records.
@Service
@Transactional(readOnly = true)
public class ActivitiesOfPeriod {
    private final ActivityReading reading;
    private static final LocalDate END_OF_TIME = LocalDate.of(9000, 1, 1);
    private final JdbcClient sql;
    private final Clock clock;

    ActivitiesOfPeriod(ActivityReading reading, JdbcClient sql, Clock clock) {
        this.clock = clock;
        this.reading = reading;
        this.sql = sql;
    }

    /// The department's activities in these states that count within the period, by theme, type, day and time of
    /// logging.
    public List<ActivityFacts> of(OrganizationId department, Period countsOn, Set<ActivityState> states) {
        return of(Set.of(department), countsOn, states);
    }

    /// As [#of(OrganizationId, Period, Set)], of a department and of those for which it answers.
    public List<ActivityFacts> of(Set<OrganizationId> departments, Period countsOn, Set<ActivityState> states) {
        return of(departments, countsOn, states, null);
    }

    /// As [#of(Set, Period, Set)], without what was logged too late.
    ///
    /// @param loggedUntil last day of logging that counts, in Vietnam; null without limit
    public List<ActivityFacts> of(
            Set<OrganizationId> departments,
            Period countsOn,
            Set<ActivityState> states,
            @Nullable LocalDate loggedUntil) {
        if (states.isEmpty()) return List.of();
        return facts(reading.where(
                "a.organization_id = any(:organizations) and a.counts_on between :from and :to and a.state in (:states) "
                        + "and a.logged_at < :loggedBefore",
                Map.of(
                        "loggedBefore",
                        (loggedUntil == null ? END_OF_TIME : loggedUntil)
                                .plusDays(1)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime(),
                        "organizations",
                        departments.stream().map(OrganizationId::value).toArray(UUID[]::new),
                        "from",
                        countsOn.from(),
                        "to",
                        countsOn.to(),
                        "states",
                        states.stream().map(Enum::name).toList())));
    }

    /// These activities in the same order; unknown ids are passed over.
    public Map<ActivityId, ActivityFacts> byIds(Collection<ActivityId> ids) {
        Map<ActivityId, ActivityFacts> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            facts(reading.where(
                            "a.activity_id = any(:ids)",
                            Map.of("ids", ids.stream().map(ActivityId::value).toArray(UUID[]::new))))
                    .forEach(facts -> found.put(facts.id(), facts));
        }
        return found;
    }

    /// What tells an activity from others, without its wording, which takes far longer to read and write.
    public record Label(ActivityId id, String topic, ActivityState state, Period period, boolean daysKnown) {}

    /// The labels of these activities; unknown ids are passed over.
    public Map<ActivityId, Label> labels(Collection<ActivityId> ids) {
        Map<ActivityId, Label> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        sql.sql("""
                        select activity_id, topic, state, period_from, period_to, days_known from activity
                        where activity_id = any(:ids)
                        """)
                .param("ids", ids.stream().map(ActivityId::value).toArray(UUID[]::new))
                .query((row, _) -> new Label(
                        new ActivityId(row.getObject("activity_id", UUID.class)),
                        row.getString("topic"),
                        ActivityState.valueOf(row.getString("state")),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class)),
                        row.getBoolean("days_known")))
                .list()
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    private List<ActivityFacts> facts(List<StoredActivity> activities) {
        if (activities.isEmpty()) return List.of();
        var around = reading.around(activities);
        return activities.stream()
                .map(activity -> {
                    var type = around.type(activity);
                    return new ActivityFacts(
                            activity.id(),
                            activity.organization(),
                            activity.typeCode(),
                            type.themeCode(),
                            type.themeOpening(),
                            type.wholeSentence(),
                            activity.topic(),
                            activity.state(),
                            activity.period(),
                            activity.daysKnown(),
                            activity.countsOn(),
                            activity.one(ParticipantRole.EXECUTING),
                            activity.tasks(),
                            activity.andOthers(),
                            around.wording(activity));
                })
                .toList();
    }
}
