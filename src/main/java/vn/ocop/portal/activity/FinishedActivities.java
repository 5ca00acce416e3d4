package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;

/// What several departments together finished in a period, an event that more than one of them logged once. The
/// number of statements does not grow with the activities. Whoever asks has made sure that the person may read the
/// departments' records.
@Service
@Transactional(readOnly = true)
public class FinishedActivities {
    private static final LocalDate END_OF_TIME = LocalDate.of(9000, 1, 1);

    private static final String FINISHED = """
            select a.activity_id, a.organization_id, t.type_code, t.name as type_name, h.theme_code, h.name as theme_name,
                   p.value as participants, w.value as women
            from activity a join activity_type t on t.type_code = a.type_code join theme h on h.theme_code = t.theme_code
              left join activity_measure p on p.activity_id = a.activity_id and p.indicator_code = 'PARTICIPANT_TURNS'
              left join activity_measure w on w.activity_id = a.activity_id and w.indicator_code = 'PARTICIPANT_TURNS_WOMEN'
            where a.organization_id = any(:departments) and a.state = 'DONE' and a.counts_on between :from and :to
              and a.logged_at < :loggedBefore
            order by h.position, t.position, a.counts_on, a.activity_id
            limit :most
            """;

    // A commune below a district stands for its district, as plans and letters name areas.
    private static final String PLACES = """
            select v.unit_id, x.activity_id
            from activity_area x join administrative_unit u on u.unit_id = x.unit_id
              left join administrative_unit above on above.unit_id = u.parent_id
              join administrative_unit v on v.unit_id = case when above.kind <> 'PROVINCE' then above.unit_id else u.unit_id end
            where x.activity_id = any(:activities)
            order by v.code, v.valid_from nulls first, v.unit_id, x.activity_id
            """;

    /// What tells of an event that another record counts, as the coordination office decided.
    private static final String ELSEWHERE = """
            select r.activity_id, c.activity_id as counted_id,
                   a.organization_id = any(:departments) and a.counts_on not between :from and :to as in_another_period
            from shared_record r join shared_record c on c.event_id = r.event_id and c.counts
              join activity a on a.activity_id = c.activity_id
            where r.activity_id = any(:activities) and not r.counts
            """;

    private final JdbcClient sql;
    private final Clock clock;

    private final int most;

    FinishedActivities(JdbcClient sql, Clock clock, @Value("${portal.consolidation.activities:20000}") int most) {
        this.sql = sql;
        this.clock = clock;
        this.most = most;
    }

    /// A finished activity.
    ///
    /// @param participants turns of participants; null where nobody counted them
    /// @param women turns of women among them; null where nobody counted them
    public record Finished(
            ActivityId id,
            OrganizationId organization,
            String type,
            String typeName,
            String theme,
            String themeName,
            @Nullable BigDecimal participants,
            @Nullable BigDecimal women) {}

    /// What was finished.
    ///
    /// @param activities each event once, by theme, type and day
    /// @param shared how many of them are told by others of the departments' activities too
    public record Found(List<Finished> activities, int shared) {
        public Found {
            activities = List.copyOf(activities);
        }
    }

    /// What these departments finished.
    ///
    /// @param countsOn the period in which the activities count
    /// @param loggedUntil last day of logging that counts, in Vietnam; null without limit
    /// @throws RuleViolation `consolidation.tooMany` where they are more than one letter can tell of
    ///     (`portal.consolidation.activities`)
    public Found of(Set<OrganizationId> departments, Period countsOn, @Nullable LocalDate loggedUntil) {
        var all = sql.sql(FINISHED)
                .param(
                        "departments",
                        departments.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .param("from", countsOn.from())
                .param("to", countsOn.to())
                .param("most", most + 1)
                .param(
                        "loggedBefore",
                        (loggedUntil == null ? END_OF_TIME : loggedUntil)
                                .plusDays(1)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime())
                .query((row, _) -> new Finished(
                        new ActivityId(row.getObject("activity_id", UUID.class)),
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getString("type_code"),
                        row.getString("type_name"),
                        row.getString("theme_code"),
                        row.getString("theme_name"),
                        row.getBigDecimal("participants"),
                        row.getBigDecimal("women")))
                .list();
        if (all.size() > most)
            throw new RuleViolation("consolidation.tooMany", VietnameseNumbers.grouped(BigDecimal.valueOf(most)));
        Map<ActivityId, ActivityId> elsewhere = new HashMap<>();
        // The event counts in the period in which the departments' record that is counted does.
        Set<ActivityId> inAnotherPeriod = new HashSet<>();
        sql.sql(ELSEWHERE)
                .param("activities", all.stream().map(one -> one.id().value()).toArray(UUID[]::new))
                .param(
                        "departments",
                        departments.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .param("from", countsOn.from())
                .param("to", countsOn.to())
                .query(row -> {
                    var id = new ActivityId(row.getObject("activity_id", UUID.class));
                    elsewhere.put(id, new ActivityId(row.getObject("counted_id", UUID.class)));
                    if (row.getBoolean("in_another_period")) inAnotherPeriod.add(id);
                });
        return once(
                all.stream().filter(one -> !inAnotherPeriod.contains(one.id())).toList(), elsewhere);
    }

    /// Each event once: the activity that is counted where it is among them, else the first of those that tell of it.
    static Found once(List<Finished> all, Map<ActivityId, ActivityId> elsewhere) {
        Set<ActivityId> there = new HashSet<>();
        all.forEach(one -> there.add(one.id()));
        Set<ActivityId> told = new HashSet<>();
        Set<ActivityId> shared = new HashSet<>();
        var counted = new ArrayList<Finished>();
        for (Finished one : all) {
            var event = elsewhere.get(one.id());
            if (event != null && (there.contains(event) || !told.add(event))) shared.add(event);
            else counted.add(one);
        }
        return new Found(counted, shared.size());
    }

    /// Where these activities were: the units right below the province, in the order of their codes, each with those
    /// that were there; the province itself where an activity was for all of it. One without a place is missing.
    public Map<AdministrativeUnitId, Set<ActivityId>> places(Collection<ActivityId> activities) {
        Map<AdministrativeUnitId, Set<ActivityId>> found = new LinkedHashMap<>();
        if (activities.isEmpty()) return found;
        sql.sql(PLACES)
                .param("activities", activities.stream().map(ActivityId::value).toArray(UUID[]::new))
                .query(row -> {
                    found.computeIfAbsent(
                                    new AdministrativeUnitId(row.getObject("unit_id", UUID.class)),
                                    _ -> new LinkedHashSet<>())
                            .add(new ActivityId(row.getObject("activity_id", UUID.class)));
                });
        return found;
    }
}
