package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AreaMap;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// Reads many activities one after the other, for spreadsheets and other programs, by the rights and filters of the
/// list that [Activities] shows.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class ActivityFeed {
    private static final int AT_ONCE = 1000;

    // What the filters of the list pick, in its order: an id and the day it counts on.
    private static final String PLACES = """
            select a.activity_id from {rows} a {where} order by {order} limit :limit
            """;
    private static final String LINES = """
            select a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_code,
                   a.beneficiaries, a.outcome, a.changed_at, o.letter_name as department, o.organization_id as department_id,
                   (select string_agg(x.unit_id::text, ' ') from activity_area x where x.activity_id = a.activity_id) as places,
                   (select array_agg(g.letter_name order by x.position) filter (where x.role = 'COOPERATING')
                    from activity_participation x join organization g on g.organization_id = x.organization_id
                    where x.activity_id = a.activity_id) as partners,
                   (select string_agg(m.indicator_code || ' ' || m.value, ' ') from activity_measure m
                    where m.activity_id = a.activity_id) as measures{decided}
            from {rows} a join organization o on o.organization_id = a.organization_id
            {where}
            order by {order}
            """;
    private final JdbcClient sql;
    private final ActivityReading reading;
    private final ActivityChoiceReading choiceReading;
    private final Clock clock;

    ActivityFeed(JdbcClient sql, ActivityReading reading, ActivityChoiceReading choiceReading, Clock clock) {
        this.sql = sql;
        this.reading = reading;
        this.choiceReading = choiceReading;
        this.clock = clock;
    }

    /// What the filters of the list offer, to tell by name what they pick.
    public ActivityChoices choices() {
        return choiceReading.now();
    }

    /// Gives all activities of the list to the consumer, in its order, as they all were at one moment, their places as
    /// recorded or as the filter's map names them. They are read as they are taken, never all at once.
    public void each(SignedIn me, ActivityFilter filter, Locale language, Consumer<? super ActivityLine> line) {
        var choices = choices();
        var values = new HashMap<String, Object>();
        String where = Activities.where(me, filter, choices, LocalDate.now(clock), values);
        var day = filter.mapDay(choices.history());
        var map = day == null ? null : choices.history().on(day);
        String decided = map == null ? "" : ",\n       " + ActivityMapping.DECIDED;
        sql.sql(statement(LINES.replace("{decided}", decided), filter, where))
                .withFetchSize(AT_ONCE)
                .params(values)
                .query(row -> {
                    line.accept(line(row, choices, map, language));
                });
    }

    /// The next activities of the list after a place in it.
    ///
    /// @param changedSince leaves out what has not changed since; null for all
    /// @param after the place; null from the beginning
    /// @param limit how many at most
    public List<ActivityData> after(
            SignedIn me,
            ActivityFilter filter,
            @Nullable Instant changedSince,
            @Nullable ActivityPlace after,
            int limit) {
        var values = new HashMap<String, Object>();
        var where = new StringBuilder(Activities.where(me, filter, choices(), LocalDate.now(clock), values));
        if (changedSince != null) {
            and(where, "a.changed_at >= :changedSince");
            values.put("changedSince", Timestamp.from(changedSince));
        }
        if (after != null) {
            and(where, "a.counts_on <= :afterDay and (a.counts_on < :afterDay or a.activity_id > :afterId)");
            values.put("afterDay", after.countsOn());
            values.put("afterId", after.id());
        }
        values.put("limit", limit);
        var ids = sql.sql(statement(PLACES, filter, where.toString()))
                .params(values)
                .query((row, _) -> row.getObject("activity_id", UUID.class))
                .list();
        var byId = new HashMap<UUID, ActivityData>();
        whole(ids).forEach(one -> byId.put(one.id().value(), one));
        return ids.stream().map(id -> requireNonNull(byId.get(id))).toList();
    }

    /// The activity.
    ///
    /// @throws NotFound where there is none that the person may read
    public ActivityData get(SignedIn me, ActivityId id) {
        var theirs = choices().successions().answeredFor(me.organization(), LocalDate.now(clock));
        return whole(List.of(id.value())).stream()
                .filter(one -> me.is(Role.COORDINATOR)
                        || theirs.contains(one.department().id()))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    private static String statement(String text, ActivityFilter filter, String where) {
        var source = Activities.Source.of(filter, true);
        return text.replace("{rows}", source.from()).replace("{where}", where).replace("{order}", source.order());
    }

    private static void and(StringBuilder where, String condition) {
        where.append(where.isEmpty() ? "where " : " and ").append(condition);
    }

    private List<ActivityData> whole(List<UUID> ids) {
        if (ids.isEmpty()) return List.of();
        var stored = reading.where("a.activity_id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)));
        var around = reading.around(stored);
        return stored.stream().map(activity -> data(activity, around)).toList();
    }

    private static ActivityData data(StoredActivity activity, ActivityReading.Surroundings around) {
        return new ActivityData(
                activity.id(),
                activity.version(),
                around.organizations().get(activity.organization(), activity.countsOn()),
                around.type(activity),
                activity.topic(),
                activity.state(),
                activity.cancelledBecause(),
                activity.period(),
                activity.daysKnown(),
                activity.countsOn(),
                activity.venue(),
                around.units().of(activity.areas()),
                activity.participations().stream()
                        .map(part -> new ActivityData.Part(
                                part.role(), around.organizations().get(part.organizationId(), activity.countsOn())))
                        .toList(),
                activity.tasks(),
                activity.subjects(),
                activity.answers(),
                activity.measures(),
                activity.beneficiaries(),
                activity.outcome(),
                around.wording(activity),
                activity.loggedAt(),
                activity.changedAt());
    }

    private static ActivityLine line(ResultSet row, ActivityChoices choices, @Nullable AreaMap map, Locale language)
            throws SQLException {
        String unitIds = row.getString("places");
        var recorded = unitIds == null ? List.<String>of() : Arrays.asList(unitIds.split(" "));
        var onMap = map == null ? null : ActivityMapping.named(recorded, ActivityMapping.decided(row), map);
        var places = onMap == null ? choices.units(recorded) : onMap.names();
        var array = row.getArray("partners");
        var partners = array == null ? List.<String>of() : Arrays.asList((String[]) array.getArray());
        var measures = new LinkedHashMap<String, BigDecimal>();
        String measured = row.getString("measures");
        if (measured != null) {
            String[] parts = measured.split(" ");
            for (int i = 0; i < parts.length; i += 2) measures.put(parts[i], new BigDecimal(parts[i + 1]));
        }
        return new ActivityLine(
                new ActivityRow(
                        row.getString("activity_id"),
                        row.getString("topic"),
                        ActivityState.valueOf(row.getString("state")),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class)),
                        row.getBoolean("days_known"),
                        choices.type(row.getString("type_code"), language),
                        row.getString("venue"),
                        places,
                        places.size(),
                        partners,
                        partners.size(),
                        row.getString("department"),
                        new OrganizationId(row.getObject("department_id", UUID.class)),
                        null,
                        onMap == null ? null : onMap.how(),
                        Map.of()),
                row.getString("beneficiaries"),
                row.getString("outcome"),
                measures,
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
