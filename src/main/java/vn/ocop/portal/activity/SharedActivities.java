package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// Events that several departments logged (hoạt động chung): finds records that may tell of one
/// event, and keeps what the coordination office decides of them. An event counts once for the
/// province, by one of its records; when that is cancelled or put off, the first of the others
/// counts in its place. At each department its own record counts.
@Service
@Transactional
public class SharedActivities {
    /// The longest list of pairs, and of decisions that are to be looked at again.
    public static final int MOST = 200;

    /// How many decisions a page has.
    public static final int PAGE_SIZE = 50;

    private static final int LAST_PAGE = 100_000;

    /// Days between the last days of two records that may tell of one event.
    private static final int NEAR = 3;

    /// How much alike two titles are at least; a common partner makes up for some of it.
    private static final double ALIKE = 0.5;

    private static final double COMMON_PARTNER = 0.15;

    /// As many activities are looked at in one go; where there are more, some days at a time.
    private static final int AT_ONCE = 5_000;

    /// How many days those are, the latest first.
    private static final int STEP = 14;

    private static final String SIDES = """
            select a.activity_id, a.organization_id, o.letter_name, a.type_code, t.name as type, t.name_en as type_en, a.topic, a.state,
                   a.period_from, a.period_to, a.counts_on, a.logged_at,
                   array(select x.unit_id from activity_area x where x.activity_id = a.activity_id) as places,
                   array(select p.organization_id from activity_participation p
                         where p.activity_id = a.activity_id and p.organization_id <> a.organization_id) as partners,
                   (select m.value from activity_measure m where m.activity_id = a.activity_id and m.indicator_code = 'PARTICIPANT_TURNS') as participants,
                   (select m.value from activity_measure m where m.activity_id = a.activity_id and m.indicator_code = 'PARTICIPANT_TURNS_WOMEN') as women,
                   (select count(*) from activity_measure m where m.activity_id = a.activity_id) as measures,
                   (select count(*) from activity_subject s where s.activity_id = a.activity_id) as subjects
            from activity a join organization o on o.organization_id = a.organization_id
              join activity_type t on t.type_code = a.type_code
            where a.activity_id = any(:ids)
            """;

    private static final String ROWS = """
            select a.activity_id, a.organization_id, a.topic, a.counts_on, l.places, p.partners
            from activity a
              join (select x.activity_id, array_agg(x.unit_id) as places
                    from activity_area x join activity b on b.activity_id = x.activity_id
                    where b.state = 'DONE' and b.days_known and b.counts_on between :from and :to
                    group by x.activity_id) l on l.activity_id = a.activity_id
              left join (select x.activity_id, array_agg(x.organization_id) as partners
                         from activity_participation x join activity b on b.activity_id = x.activity_id
                         where b.state = 'DONE' and b.days_known and b.counts_on between :from and :to
                           and x.organization_id <> b.organization_id
                         group by x.activity_id) p on p.activity_id = a.activity_id
            where a.state = 'DONE' and a.days_known and a.counts_on between :from and :to
            """;

    /// What was decided of records that count in a period, each with what speaks against it.
    private static final String DECIDED = """
            with decided as (
                select d.one_id, d.other_id, d.same, c.full_name, d.decided_at,
                       d.same and (a.state <> 'DONE' or b.state <> 'DONE') as not_done,
                       d.same and a.state = 'DONE' and b.state = 'DONE' and abs(a.counts_on - b.counts_on) > :near
                         and (not exists (select from shared_activity s join activity o on o.activity_id = s.activity_id
                                          where s.counted_id = d.one_id and s.activity_id <> d.other_id and o.state = 'DONE'
                                            and abs(o.counts_on - b.counts_on) <= :near)
                              or not exists (select from shared_activity s join activity o on o.activity_id = s.activity_id
                                             where s.counted_id = d.one_id and o.state = 'DONE' and abs(o.counts_on - a.counts_on) <= :near)) as far,
                       d.same and a.state = 'DONE' and b.state = 'DONE'
                         and not exists (select from activity_area x join activity_area y on y.unit_id = x.unit_id
                                         where x.activity_id = d.one_id and y.activity_id = d.other_id)
                         and (not exists (select from shared_activity s join activity_area y on y.activity_id = s.activity_id
                                            join activity_area x on x.unit_id = y.unit_id
                                          where s.counted_id = d.one_id and s.activity_id <> d.other_id and x.activity_id = d.other_id)
                              or not exists (select from shared_activity s join activity_area y on y.activity_id = s.activity_id
                                               join activity_area x on x.unit_id = y.unit_id
                                             where s.counted_id = d.one_id and x.activity_id = d.one_id)) as elsewhere,
                       d.same and a.state = 'DONE' and b.state = 'DONE'
                         and (a.counts_on between :from and :to) <> (b.counts_on between :from and :to) as other_period
                from (select counted_id as one_id, activity_id as other_id, true as same, decided_by, decided_at from shared_activity
                      union all
                      select one_id, other_id, false, decided_by, decided_at from distinct_activities) d
                  join activity a on a.activity_id = d.one_id
                  join activity b on b.activity_id = d.other_id
                  join account c on c.account_id = d.decided_by
                where a.counts_on between :from and :to or b.counts_on between :from and :to)
            """;

    private static final String IN_DOUBT = " from decided where not_done or far or elsewhere or other_period";

    private static final String EVENT = """
            select s.activity_id from shared_activity s where s.counted_id = :id
            union select s.counted_id from shared_activity s where s.activity_id = :id
            union select o.activity_id from shared_activity s join shared_activity o on o.counted_id = s.counted_id where s.activity_id = :id
            union select cast(:id as uuid)
            """;

    private final JdbcClient sql;
    private final Clock clock;

    SharedActivities(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// One of two records.
    ///
    /// @param department the letter name of the one that logged it
    /// @param partners that took part, without the department itself
    /// @param measures how many figures it tells
    public record Side(
            ActivityId id,
            OrganizationId organization,
            String department,
            String type,
            String typeEn,
            String topic,
            ActivityState state,
            Period days,
            Set<AdministrativeUnitId> places,
            Set<OrganizationId> partners,
            @Nullable BigDecimal participants,
            @Nullable BigDecimal women,
            long measures,
            long subjects) {}

    /// Two records that may tell of one event.
    ///
    /// @param one the one that is offered to be counted: it tells more figures, or was logged first
    /// @param percent how much alike the titles are
    /// @param daysApart between their last days
    /// @param places that both name
    /// @param partners of both, or the department of the one where the other names it
    public record Pair(
            Side one,
            Side other,
            int percent,
            int daysApart,
            Set<AdministrativeUnitId> places,
            Set<OrganizationId> partners) {}

    /// The pairs of a period.
    ///
    /// @param pairs the likeliest first
    /// @param more whether the search ended at [#MOST], the later days first
    public record Found(List<Pair> pairs, boolean more) {}

    /// What was decided of two records.
    ///
    /// @param one the one by which the event is counted, where it is one event
    /// @param same whether they tell of one event
    /// @param doubts what has come to speak against their being one event; none where they are told apart
    public record Decided(Side one, Side other, boolean same, String by, Instant at, Set<Doubt> doubts) {
        public Decided {
            doubts = Set.copyOf(doubts);
        }
    }

    /// What speaks against a decision that two records tell of one event, when they were changed since.
    public enum Doubt {
        /// One of them is not done any more.
        NOT_DONE,
        /// One of them is not near any other of the event in time.
        FAR,
        /// One of them has no place in common with any other of the event.
        ELSEWHERE,
        /// One of them counts in the period, the other one does not: the province counts the event in the period of
        /// that by which it is counted, the other department its own record in the other period.
        OTHER_PERIOD
    }

    /// With whom an event is shared, as its department sees it.
    ///
    /// @param departments the letter names of those of the other records
    /// @param counted whether the event is counted by this record
    /// @param countedAt the letter name of the department whose record is counted
    public record Shared(List<String> departments, boolean counted, String countedAt) {}

    private record Row(UUID id, UUID organization, int title, LocalDate on, Set<UUID> places, Set<UUID> partners) {}

    private record Likely(UUID one, UUID other, double alike, double likely) {}

    /// The pairs of which nothing is decided yet: finished records of two departments that name a
    /// place in common, end at most three days apart and have titles that are much alike; a partner
    /// in common makes up for some of that. The later of the two counts in the period. Records
    /// whose days are unknown are left out.
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public Found open(Period period) {
        var known = decidedPairs();
        var titles = new TitleLikeness();
        var likely = new ArrayList<Likely>();
        boolean more = false;
        int step = isSmall(period) ? Integer.MAX_VALUE : STEP;
        for (var last = period.to(); !last.isBefore(period.from()) && !more; last = last.minusDays(step)) {
            var first = last.minusDays(step - 1L);
            if (first.isBefore(period.from())) first = period.from();
            more = search(first, last, titles, known, likely);
        }
        likely.sort(Comparator.comparingDouble(Likely::likely).reversed().thenComparing(Likely::one));
        var sides = sides(likely.stream()
                .flatMap(pair -> List.of(pair.one(), pair.other()).stream())
                .toList());
        return new Found(
                likely.stream()
                        .map(pair -> pair(sides, pair.one(), pair.other(), pair.alike()))
                        .filter(Objects::nonNull)
                        .toList(),
                more);
    }

    private boolean isSmall(Period period) {
        return sql.sql("""
                        select count(*) <= :most
                        from (select from activity where counts_on between :from and :to limit :most + 1) found
                        """)
                .param("most", AT_ONCE)
                .param("from", period.from())
                .param("to", period.to())
                .query(Boolean.class)
                .single();
    }

    /// Searches some days, the latest first.
    ///
    /// @return whether it ended at the greatest number
    private boolean search(
            LocalDate first, LocalDate last, TitleLikeness titles, Set<Set<UUID>> known, List<Likely> likely) {
        Map<LocalDate, List<Row>> byDay = new HashMap<>();
        sql.sql(ROWS).param("from", first.minusDays(NEAR)).param("to", last).query(row -> {
            var on = row.getObject("counts_on", LocalDate.class);
            byDay.computeIfAbsent(on, _ -> new ArrayList<>())
                    .add(new Row(
                            row.getObject("activity_id", UUID.class),
                            row.getObject("organization_id", UUID.class),
                            titles.number(row.getString("topic")),
                            on,
                            ids(row.getArray("places")),
                            ids(row.getArray("partners"))));
        });
        for (var day = last; !day.isBefore(first); day = day.minusDays(1)) {
            var its = byDay.getOrDefault(day, List.of());
            for (int back = 0; back <= NEAR; back++) {
                var others = byDay.getOrDefault(day.minusDays(back), List.of());
                for (int at = 0; at < its.size(); at++) {
                    var one = its.get(at);
                    for (int beside = back == 0 ? at + 1 : 0; beside < others.size(); beside++) {
                        var found = likely(one, others.get(beside), titles);
                        if (found == null || known.contains(Set.of(found.one(), found.other()))) continue;
                        if (likely.size() >= MOST) return true;
                        likely.add(found);
                    }
                }
            }
        }
        return false;
    }

    private static @Nullable Likely likely(Row one, Row other, TitleLikeness titles) {
        if (one.organization().equals(other.organization())
                || one.places().stream().noneMatch(other.places()::contains)) return null;
        double alike = titles.of(one.title(), other.title());
        if (alike < ALIKE - COMMON_PARTNER) return null;
        boolean partners = one.partners().contains(other.organization())
                || other.partners().contains(one.organization())
                || one.partners().stream().anyMatch(other.partners()::contains);
        double likely = alike + (partners ? COMMON_PARTNER : 0);
        if (likely < ALIKE) return null;
        long apart = Math.abs(ChronoUnit.DAYS.between(one.on(), other.on()));
        return new Likely(one.id(), other.id(), alike, likely - apart / 100.0);
    }

    /// The pairs that need not be asked any more: those of one event, and those that were told
    /// apart.
    private Set<Set<UUID>> decidedPairs() {
        var known = new HashSet<Set<UUID>>();
        sql.sql("select one_id, other_id from distinct_activities").query(row -> {
            known.add(Set.of(row.getObject("one_id", UUID.class), row.getObject("other_id", UUID.class)));
        });
        Map<UUID, List<UUID>> events = new HashMap<>();
        sql.sql("select activity_id, counted_id from shared_activity").query(row -> {
            events.computeIfAbsent(row.getObject("counted_id", UUID.class), id -> new ArrayList<>(List.of(id)))
                    .add(row.getObject("activity_id", UUID.class));
        });
        events.values()
                .forEach(event -> event.forEach(one -> event.forEach(other -> {
                    if (!one.equals(other)) known.add(Set.of(one, other));
                })));
        return known;
    }

    /// A page of what was decided of records that count in the period, the latest decision first; one that is
    /// kept for two records, whichever of them counts there.
    ///
    /// @param number of the page, from 1
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public Page<Decided> decided(Period period, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        long total = decisions("select count(*) from decided", period)
                .query(Long.class)
                .single();
        return new Page<>(
                decided(
                        "select * from decided order by decided_at desc, one_id, other_id limit %d offset %d"
                                .formatted(PAGE_SIZE, (page - 1) * PAGE_SIZE),
                        period),
                page,
                PAGE_SIZE,
                total,
                true);
    }

    /// The decisions that two records tell of one event, one of which counts in the period, against which something
    /// has come to speak; [#MOST] at most, the latest decision first.
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public List<Decided> doubtful(Period period) {
        return decided("select *" + IN_DOUBT + " order by decided_at desc, one_id, other_id limit " + MOST, period);
    }

    /// How many decisions of the period are to be looked at again.
    @PreAuthorize("hasRole('COORDINATOR')")
    @Transactional(readOnly = true)
    public long doubts(Period period) {
        return decisions("select count(*)" + IN_DOUBT, period).query(Long.class).single();
    }

    private JdbcClient.StatementSpec decisions(String query, Period period) {
        return sql.sql(DECIDED + query)
                .param("from", period.from())
                .param("to", period.to())
                .param("near", NEAR);
    }

    private List<Decided> decided(String query, Period period) {
        record Kept(UUID one, UUID other, boolean same, String by, Instant at, Set<Doubt> doubts) {}
        var kept = decisions(query, period)
                .query((row, _) -> {
                    var doubts = EnumSet.noneOf(Doubt.class);
                    for (var doubt : Doubt.values()) {
                        if (row.getBoolean(doubt.name().toLowerCase(Locale.ROOT))) doubts.add(doubt);
                    }
                    return new Kept(
                            row.getObject("one_id", UUID.class),
                            row.getObject("other_id", UUID.class),
                            row.getBoolean("same"),
                            row.getString("full_name"),
                            row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                            doubts);
                })
                .list();
        var sides = sides(kept.stream()
                .flatMap(one -> List.of(one.one(), one.other()).stream())
                .toList());
        var decided = new ArrayList<Decided>();
        for (var one : kept) {
            var its = sides.get(one.one());
            var other = sides.get(one.other());
            if (its != null && other != null) {
                decided.add(new Decided(its, other, one.same(), one.by(), one.at(), one.doubts()));
            }
        }
        return decided;
    }

    /// Decides that two records tell of one event. Whatever was decided to be one event with either
    /// belongs to it.
    ///
    /// @param counted the record by which the event is counted from now on
    /// @throws RuleViolation `shared.state.notDone` where one of them is not finished,
    ///     `shared.oneDepartment` where one department logged both, `shared.toldApart` where some of
    ///     the event were told apart before
    /// @throws NotFound where there is no such record
    @PreAuthorize("hasRole('COORDINATOR')")
    public void same(SignedIn me, ActivityId counted, ActivityId other) {
        waitForTurn();
        requireTwo(counted, other);
        var event = hold(counted, other);
        var ids = event.toArray(UUID[]::new);
        if (sql.sql("""
                        select exists (select from distinct_activities where one_id = any(:ids) and other_id = any(:ids))
                        """).param("ids", ids).query(Boolean.class).single()) {
            throw new RuleViolation("shared.toldApart");
        }
        sql.sql("delete from shared_activity where activity_id = :counted")
                .param("counted", counted.value())
                .update();
        event.remove(counted.value());
        sql.sql("""
                        insert into shared_activity (activity_id, counted_id, decided_by, decided_at)
                        select activity_id, :counted, :by, :at from unnest(cast(:others as uuid[])) as o (activity_id)
                        on conflict (activity_id) do update
                        set counted_id = excluded.counted_id, decided_by = excluded.decided_by, decided_at = excluded.decided_at
                        where shared_activity.counted_id <> excluded.counted_id
                        """)
                .param("counted", counted.value())
                .param("by", me.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .param("others", event.toArray(UUID[]::new))
                .update();
    }

    /// Decides that two records tell of different events.
    ///
    /// @throws RuleViolation `shared.state.notDone`, `shared.oneDepartment` as for [#same]; `shared.isOne`
    ///     where they were decided to be one event
    /// @throws NotFound where there is no such record
    @PreAuthorize("hasRole('COORDINATOR')")
    public void different(SignedIn me, ActivityId one, ActivityId other) {
        waitForTurn();
        requireTwo(one, other);
        if (event(one).contains(other.value())) throw new RuleViolation("shared.isOne");
        sql.sql("""
                        insert into distinct_activities (one_id, other_id, decided_by, decided_at)
                        values (least(cast(:one as uuid), cast(:other as uuid)), greatest(cast(:one as uuid), cast(:other as uuid)), :by, :at)
                        on conflict do nothing
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .param("by", me.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// Takes back what was decided of two records, which are asked again then. Of an event of
    /// three, the others stay one.
    ///
    /// @throws NotFound where nothing is decided of these
    @PreAuthorize("hasRole('COORDINATOR')")
    public void undo(ActivityId one, ActivityId other) {
        waitForTurn();
        hold(one, other);
        int undone = sql.sql("""
                        with shared as (
                            delete from shared_activity where (activity_id = :one and counted_id = :other) or (activity_id = :other and counted_id = :one)
                            returning 1
                        ), apart as (
                            delete from distinct_activities
                            where one_id = least(cast(:one as uuid), cast(:other as uuid)) and other_id = greatest(cast(:one as uuid), cast(:other as uuid))
                            returning 1
                        )
                        select count(*) from (table shared union all table apart) undone
                        """)
                .param("one", one.value())
                .param("other", other.value())
                .query(Integer.class)
                .single();
        if (undone == 0) throw new NotFound(one);
    }

    /// With whom the event of that record is shared; null where it is not. Whoever asks has made
    /// sure that the person may read the record.
    @Transactional(readOnly = true)
    public @Nullable Shared of(ActivityId id) {
        var departments = new ArrayList<String>();
        String[] countedAt = {null};
        boolean[] counted = {false};
        sql.sql("""
                        select r.activity_id, r.counts, r.records, o.letter_name
                        from shared_record r join activity a on a.activity_id = r.activity_id
                          join organization o on o.organization_id = a.organization_id
                        where r.event_id in (select s.counted_id from shared_activity s where s.activity_id = :id or s.counted_id = :id)
                        order by o.letter_name collate "vi-x-icu"
                        """).param("id", id.value()).query(row -> {
            boolean own = row.getObject("activity_id", UUID.class).equals(id.value());
            if (!own) departments.add(row.getString("letter_name"));
            if (row.getBoolean("counts")) {
                countedAt[0] = row.getString("letter_name");
                counted[0] = own;
            }
        });
        return departments.isEmpty() || countedAt[0] == null
                ? null
                : new Shared(departments.stream().distinct().toList(), counted[0], countedAt[0]);
    }

    private void waitForTurn() {
        sql.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended('shared_activity', 0))) locked")
                .query(Integer.class)
                .single();
    }

    /// The records of the events of both, which nobody changes until the decision is made: the days
    /// on which they count are marked as they are then.
    private Set<UUID> hold(ActivityId one, ActivityId other) {
        var records = new LinkedHashSet<>(event(one));
        records.addAll(event(other));
        sql.sql("select activity_id from activity where activity_id = any(:ids) order by activity_id for update")
                .param("ids", records.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return records;
    }

    private Set<UUID> event(ActivityId id) {
        return new LinkedHashSet<>(sql.sql(EVENT)
                .param("id", id.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
    }

    private void requireTwo(ActivityId one, ActivityId other) {
        Map<UUID, UUID> departments = new HashMap<>();
        sql.sql("select activity_id, organization_id, state from activity where activity_id in (:ids) for update")
                .param("ids", List.of(one.value(), other.value()))
                .query(row -> {
                    if (!row.getString("state").equals("DONE")) throw new RuleViolation("shared.state.notDone");
                    departments.put(
                            row.getObject("activity_id", UUID.class), row.getObject("organization_id", UUID.class));
                });
        for (var id : List.of(one, other)) {
            if (!departments.containsKey(id.value())) throw new NotFound(id);
        }
        if (new HashSet<>(departments.values()).size() < 2) throw new RuleViolation("shared.oneDepartment");
    }

    private @Nullable Pair pair(Map<UUID, Side> sides, UUID oneId, UUID otherId, double alike) {
        var one = sides.get(oneId);
        var other = sides.get(otherId);
        if (one == null || other == null) return null;
        if (figures(other) > figures(one)) {
            var swap = one;
            one = other;
            other = swap;
        }
        var places = new LinkedHashSet<>(one.places());
        places.retainAll(other.places());
        var partners = new LinkedHashSet<>(one.partners());
        partners.retainAll(other.partners());
        if (one.partners().contains(other.organization())) partners.add(other.organization());
        if (other.partners().contains(one.organization())) partners.add(one.organization());
        return new Pair(
                one,
                other,
                (int) Math.round(alike * 100),
                Math.toIntExact(Math.abs(
                        ChronoUnit.DAYS.between(one.days().to(), other.days().to()))),
                places,
                partners);
    }

    private static long figures(Side side) {
        return side.measures() + side.subjects() + side.places().size();
    }

    private Map<UUID, Side> sides(Collection<UUID> ids) {
        Map<UUID, Side> sides = new HashMap<>();
        if (ids.isEmpty()) return sides;
        sql.sql(SIDES)
                .param("ids", ids.stream().distinct().toArray(UUID[]::new))
                .query(row -> {
                    sides.put(row.getObject("activity_id", UUID.class), side(row));
                });
        return sides;
    }

    private static Side side(ResultSet row) throws SQLException {
        var places = new LinkedHashSet<AdministrativeUnitId>();
        ids(row.getArray("places")).forEach(id -> places.add(new AdministrativeUnitId(id)));
        var partners = new LinkedHashSet<OrganizationId>();
        ids(row.getArray("partners")).forEach(id -> partners.add(new OrganizationId(id)));
        return new Side(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("letter_name"),
                row.getString("type"),
                row.getString("type_en"),
                row.getString("topic"),
                ActivityState.valueOf(row.getString("state")),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                places,
                partners,
                row.getBigDecimal("participants"),
                row.getBigDecimal("women"),
                row.getLong("measures"),
                row.getLong("subjects"));
    }

    private static Set<UUID> ids(@Nullable Array array) throws SQLException {
        return array == null ? Set.of() : new LinkedHashSet<>(Arrays.asList((UUID[]) array.getArray()));
    }
}
