package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.subject.SubjectId;

/// Counts what a department or all of them did, in two periods beside each other: finished activities only, each in
/// the period in which it counts. Whoever asks has made sure that the person may read those records.
@Service
@Transactional(readOnly = true)
public class ActivityFigures {
    /// The finished activities of both periods, each with the period to which it belongs.
    private static final String DONE = """
            with done as (
                select a.activity_id, a.type_code, a.organization_id, a.counts_on between :from and :to as now,
                       a.counts_on between :beforeFrom and :beforeTo as before
                from activity a
                where {whose} and a.state = 'DONE'
                  and (a.counts_on between :from and :to or a.counts_on between :beforeFrom and :beforeTo)
            )
            """;

    private static final String BY_TYPE = DONE + """
            select t.type_code as code, t.name, t.name_en, '' as unit, count(*) filter (where d.now) as now,
                   count(*) filter (where d.before) as before
            from done d join activity_type t on t.type_code = d.type_code
              join theme h on h.theme_code = t.theme_code
            group by t.type_code, h.position
            order by h.position, t.position
            """;

    private static final String BY_INDICATOR = DONE + """
            select i.indicator_code as code, i.name, i.name_en, i.unit, sum(m.value) filter (where d.now) as now,
                   sum(m.value) filter (where d.before) as before
            from done d join activity_measure m on m.activity_id = d.activity_id
              join indicator i on i.indicator_code = m.indicator_code
            group by i.indicator_code
            order by i.position
            """;

    /// Women among participants, where both were counted: a class whose women nobody counted says
    /// nothing of them.
    private static final String WOMEN = DONE + """
            select 100 * sum(w.value) filter (where d.now) / nullif(sum(p.value) filter (where d.now), 0) as now,
                   100 * sum(w.value) filter (where d.before) / nullif(sum(p.value) filter (where d.before), 0) as before
            from done d
              join activity_measure p on p.activity_id = d.activity_id and p.indicator_code = 'PARTICIPANT_TURNS'
              join activity_measure w on w.activity_id = d.activity_id and w.indicator_code = 'PARTICIPANT_TURNS_WOMEN'
            """;

    private static final String PLACES = DONE + """
            select x.unit_id as id, bool_or(d.now) as now
            from done d join activity_area x on x.activity_id = d.activity_id
              join administrative_unit u on u.unit_id = x.unit_id
            group by x.unit_id, u.code
            having bool_or(d.now) <> bool_or(d.before)
            order by u.code, x.unit_id
            """;

    // What was decided is put together once, not for each activity anew.
    private static final String PLACES_ON_MAP = DONE + """
            , decisions as (
                select d.record_id, string_agg(d.from_unit_id || ' ' || d.to_unit_id || ' ' || d.forward, ';') as decided
                from area_decision d where d.record_kind = 'ACTIVITY' and d.undone_at is null
                group by d.record_id)
            select x.unit_id as id, bool_or(a.now) as now, bool_or(a.before) as before, c.decided
            from done a join activity_area x on x.activity_id = a.activity_id
              join administrative_unit u on u.unit_id = x.unit_id
              left join decisions c on c.record_id = a.activity_id
            group by x.unit_id, u.code, c.decided
            order by u.code, x.unit_id
            """;

    private static final String PARTNERS = DONE + """
            select o.organization_id as id, o.letter_name as name, bool_or(d.now) as now
            from done d join activity_participation p on p.activity_id = d.activity_id and p.organization_id <> d.organization_id
              join organization o on o.organization_id = p.organization_id
            group by o.organization_id
            having bool_or(d.now) <> bool_or(d.before)
            order by o.letter_name collate "vi-x-icu", o.organization_id
            """;

    private static final String DEPARTMENTS = DONE + """
            select o.organization_id as id, o.letter_name as name, count(*) filter (where d.now) as now,
                   count(*) filter (where d.before) as before
            from done d join organization o on o.organization_id = d.organization_id
            group by o.organization_id
            order by o.letter_name collate "vi-x-icu", o.organization_id
            """;

    private static final String SUBJECTS = DONE + """
            , reached as (
                select x.subject_id, bool_or(d.now) as now, bool_or(d.before) as before
                from done d join activity_subject x on x.activity_id = d.activity_id
                group by x.subject_id)
            select * from (
                select s.subject_id as id, s.name, r.now, count(*) over (partition by r.now) as total,
                       row_number() over (partition by r.now order by s.name collate "vi-x-icu", s.subject_id) as place
                from reached r join ocop_subject s on s.subject_id = r.subject_id
                where r.now <> r.before) changed
            where place <= :most
            order by now desc, place
            """;

    private static final String TOUCHED = """
            select a.activity_id, a.topic, a.state, a.logged_at, a.changed_at, a.changed_by, t.name, t.name_en
            from activity a join activity_type t on t.type_code = a.type_code
            where a.organization_id = :organization and a.counts_on between :from and :to
              and greatest(a.logged_at, a.changed_at) > :since
            order by a.changed_at desc, a.activity_id
            limit :most
            """;

    private static final String OF_ONE = "a.organization_id = :organization";
    private static final String OF_EACH = "true";

    /// An event that several departments logged once, at the record by which it is counted.
    private static final String OF_ALL =
            "a.activity_id not in (select e.activity_id from shared_record e where not e.counts)";

    /// The longest list of activities that [#touchedSince] gives.
    public static final int MOST_TOUCHED = 500;

    private final JdbcClient sql;
    private final Areas areas;

    ActivityFigures(JdbcClient sql, Areas areas) {
        this.sql = sql;
        this.areas = areas;
    }

    private static final String MEASURED = """
            with asked as (select * from unnest(:places::int[], :organizations::uuid[]) as g(place, organization_id)),
            told as (
                select g.place, a.activity_id, r.event_id, r.counts
                from asked g
                  join activity a on a.organization_id = g.organization_id
                  left join shared_record r on r.activity_id = a.activity_id
                where a.state = 'DONE' and a.counts_on between :from and :to
                  and a.logged_at < coalesce(:loggedUntil::date + 1, 'infinity')::timestamp at time zone 'Asia/Ho_Chi_Minh'
            ),
            done as (
                select distinct on (t.place, coalesce(t.event_id, t.activity_id)) t.place, t.activity_id
                from told t
                where t.event_id is null or t.counts or not exists (
                    select from shared_record c join activity b on b.activity_id = c.activity_id
                      join asked g on g.organization_id = b.organization_id
                    where c.event_id = t.event_id and c.counts and g.place = t.place and b.counts_on not between :from and :to)
                order by t.place, coalesce(t.event_id, t.activity_id), t.counts desc nulls last, t.activity_id
            )
            select d.place, m.indicator_code as code, sum(m.value) as value
            from done d join activity_measure m on m.activity_id = d.activity_id
            group by d.place, m.indicator_code
            union all
            select place, 'ACTIVITIES_HELD', count(*) from done group by place
            union all
            select d.place, 'AREAS_REACHED', count(distinct x.unit_id)
            from done d join activity_area x on x.activity_id = d.activity_id group by d.place
            """;

    /// What departments' finished activities of a period measured: sums by the code of the indicator,
    /// in its unit, their number and that of the areas where they were. An indicator that none tells
    /// of is not there.
    ///
    /// @param loggedUntil last day of logging that counts, in Vietnam; null without limit
    public Map<String, BigDecimal> measured(
            Set<OrganizationId> departments, Period period, @Nullable LocalDate loggedUntil) {
        return measured(List.of(departments), period, loggedUntil).getFirst();
    }

    /// The same of several groups of departments, each for itself, in their order and with one statement. A
    /// department may be in more than one. Within a group an event that several logged counts once, as in
    /// [FinishedActivities].
    ///
    /// @param loggedUntil last day of logging that counts, in Vietnam; null without limit
    public List<Map<String, BigDecimal>> measured(
            List<Set<OrganizationId>> groups, Period period, @Nullable LocalDate loggedUntil) {
        var measured = new ArrayList<Map<String, BigDecimal>>();
        var places = new ArrayList<Integer>();
        var departments = new ArrayList<UUID>();
        for (var group : groups) {
            for (var one : group) {
                places.add(measured.size());
                departments.add(one.value());
            }
            measured.add(new HashMap<>());
        }
        sql.sql(MEASURED)
                .param("places", places.toArray(Integer[]::new))
                .param("organizations", departments.toArray(UUID[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .param("loggedUntil", loggedUntil, Types.DATE)
                .query(row -> {
                    measured.get(row.getInt("place")).put(row.getString("code"), row.getBigDecimal("value"));
                });
        return measured;
    }

    /// A figure of two periods.
    ///
    /// @param code of the type or the indicator
    /// @param unit as written after a number; empty for numbers of activities
    /// @param now null where the period has no such record
    /// @param before null where the earlier period has no such record
    public record Figure(
            String code,
            String name,
            String nameEn,
            String unit,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before) {}

    /// A place that only one of the periods has.
    ///
    /// @param unit on the map that was asked for, where it tells one; else as recorded
    /// @param isNew only the later one has it
    /// @param onMap how it came onto the map; null where none was asked for
    public record Place(
            AdministrativeUnitId unit,
            boolean isNew,
            @Nullable OnMap onMap) {}

    /// How a place came onto a map.
    public enum OnMap {
        /// It is the unit of the map that holds it.
        THERE,
        /// Several units may hold it; it is named as recorded.
        UNDECIDED,
        /// No unit holds it; it is named as recorded.
        NOWHERE
    }

    /// A partner that only one of the periods has.
    ///
    /// @param isNew only the later one has it
    public record Partner(OrganizationId organization, String letterName, boolean isNew) {}

    /// Two periods beside each other.
    ///
    /// @param byType numbers of activities, in the order in which letters tell of types
    /// @param byIndicator sums of what was measured, in the order of the indicators
    /// @param women share of women among participants in percent; without code, name and unit
    public record Comparison(
            List<Figure> byType, List<Figure> byIndicator, Figure women, List<Place> places, List<Partner> partners) {}

    /// What a department did in two periods, in numbers of activities.
    public record OfDepartment(OrganizationId department, String letterName, long now, long before) {}

    /// A subject that only one of the periods reached.
    ///
    /// @param isNew only the later one did
    public record Subject(SubjectId subject, String name, boolean isNew) {}

    /// The subjects that only one of the periods reached.
    ///
    /// @param shown by name, so many of each side at most
    /// @param newly how many only the later one reached
    /// @param noMore how many only the earlier one reached
    public record Subjects(List<Subject> shown, long newly, long noMore) {}

    /// An activity that was logged or changed lately.
    ///
    /// @param isNew logged since, not only changed
    public record Touched(
            ActivityId id,
            String topic,
            String type,
            String typeEn,
            ActivityState state,
            boolean isNew,
            AccountId changedBy,
            Instant changedAt) {}

    /// Compares two periods of a department.
    ///
    /// @param map the day on whose map places are compared; null as they were recorded
    public Comparison of(OrganizationId department, Period now, Period before, @Nullable LocalDate map) {
        return compared(new Asked(OF_ONE, values(now, before, department)), map);
    }

    /// Compares two periods of all departments, an event that several of them logged once. A partner is whoever took
    /// part
    /// in another's activity.
    ///
    /// @param map the day on whose map places are compared; null as they were recorded
    public Comparison ofAll(Period now, Period before, @Nullable LocalDate map) {
        return compared(new Asked(OF_ALL, values(now, before, null)), map);
    }

    /// What each department did that did anything in one of the periods, by name; each its own record of a shared
    /// event.
    public List<OfDepartment> departments(Period now, Period before) {
        return new Asked(OF_EACH, values(now, before, null))
                .in(sql, DEPARTMENTS)
                .query((row, _) -> new OfDepartment(
                        new OrganizationId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        row.getLong("now"),
                        row.getLong("before")))
                .list();
    }

    /// The subjects that the activities of all departments reached in one of the periods only.
    ///
    /// @param most how many of each side are told by name
    public Subjects subjects(Period now, Period before, int most) {
        var shown = new ArrayList<Subject>();
        long[] totals = new long[2];
        new Asked(OF_ALL, values(now, before, null))
                .in(sql, SUBJECTS)
                .param("most", most)
                .query(row -> {
                    boolean isNew = row.getBoolean("now");
                    totals[isNew ? 0 : 1] = row.getLong("total");
                    shown.add(
                            new Subject(new SubjectId(row.getObject("id", UUID.class)), row.getString("name"), isNew));
                });
        return new Subjects(shown, totals[0], totals[1]);
    }

    /// @param whose condition on the activities that count
    private record Asked(String whose, Map<String, Object> values) {
        JdbcClient.StatementSpec in(JdbcClient sql, String query) {
            return sql.sql(query.replace("{whose}", whose)).params(values);
        }
    }

    private static Map<String, Object> values(Period now, Period before, @Nullable OrganizationId department) {
        Map<String, Object> values = new HashMap<>();
        values.put("from", now.from());
        values.put("to", now.to());
        values.put("beforeFrom", before.from());
        values.put("beforeTo", before.to());
        if (department != null) values.put("organization", department.value());
        return values;
    }

    private Comparison compared(Asked asked, @Nullable LocalDate map) {
        return new Comparison(
                figures(BY_TYPE, asked),
                figures(BY_INDICATOR, asked),
                asked.in(sql, WOMEN)
                        .query((row, _) ->
                                new Figure("", "", "", "%", row.getBigDecimal("now"), row.getBigDecimal("before")))
                        .single(),
                map == null ? places(asked) : places(asked, map),
                asked.in(sql, PARTNERS)
                        .query((row, _) -> new Partner(
                                new OrganizationId(row.getObject("id", UUID.class)),
                                row.getString("name"),
                                row.getBoolean("now")))
                        .list());
    }

    private List<Place> places(Asked asked) {
        return asked.in(sql, PLACES)
                .query((row, _) -> new Place(
                        new AdministrativeUnitId(row.getObject("id", UUID.class)), row.getBoolean("now"), null))
                .list();
    }

    /// The places as units of the map, whatever they were called when they were recorded.
    private List<Place> places(Asked asked, LocalDate day) {
        record Key(AdministrativeUnitId unit, OnMap onMap) {}
        record Periods(boolean now, boolean before) {}
        var map = areas.history().on(day);
        Map<Key, Periods> found = new LinkedHashMap<>();
        asked.in(sql, PLACES_ON_MAP).query(row -> {
            var recorded = new AdministrativeUnitId(row.getObject("id", UUID.class));
            var key = switch (map.of(recorded, ActivityMapping.decided(row))) {
                case AreaConversion.To(var unit, var _, var _) -> new Key(unit.id(), OnMap.THERE);
                case AreaConversion.Undecided _ -> new Key(recorded, OnMap.UNDECIDED);
                case AreaConversion.Nowhere _ -> new Key(recorded, OnMap.NOWHERE);
            };
            found.merge(
                    key,
                    new Periods(row.getBoolean("now"), row.getBoolean("before")),
                    (one, other) -> new Periods(one.now() || other.now(), one.before() || other.before()));
        });
        var places = new ArrayList<Place>();
        found.forEach((key, periods) -> {
            if (periods.now() != periods.before()) places.add(new Place(key.unit(), periods.now(), key.onMap()));
        });
        return places;
    }

    private List<Figure> figures(String query, Asked asked) {
        return asked.in(sql, query)
                .query((row, _) -> new Figure(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("unit"),
                        row.getBigDecimal("now"),
                        row.getBigDecimal("before")))
                .list();
    }

    /// The department's activities of the period, in whatever state, that were logged or changed
    /// after that moment, the newest change first; [#MOST_TOUCHED] at most.
    public List<Touched> touchedSince(OrganizationId department, Period period, Instant moment) {
        return sql.sql(TOUCHED)
                .param("organization", department.value())
                .param("from", period.from())
                .param("to", period.to())
                .param("since", Timestamp.from(moment))
                .param("most", MOST_TOUCHED)
                .query((row, _) -> touched(row, moment))
                .list();
    }

    private static Touched touched(ResultSet row, Instant since) throws SQLException {
        return new Touched(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                row.getString("topic"),
                row.getString("name"),
                row.getString("name_en"),
                ActivityState.valueOf(row.getString("state")),
                row.getObject("logged_at", OffsetDateTime.class).toInstant().isAfter(since),
                new AccountId(row.getObject("changed_by", UUID.class)),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
