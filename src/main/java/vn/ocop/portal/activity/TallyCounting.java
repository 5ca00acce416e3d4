package vn.ocop.portal.activity;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.core.Busy;
import vn.ocop.portal.core.Period;

/// Keeps the sums of days and months. Whatever changes a finished activity leaves a mark on its
/// day, in its own transaction. Here marks are taken away and their days counted anew, all in one
/// snapshot: a save whose mark is not yet seen is not counted either, and its mark stays. One
/// counts at a time, on all nodes together, and the snapshot is taken once the turn has come, so
/// that no older count takes the place of a later one.
@Component
class TallyCounting {
    /// How many activities may be counted anew while somebody waits for a page.
    private static final int AT_ONCE = 5_000;

    private static final String LOCK_NOT_HAD = "55P03";
    private static final int BACKGROUND = 50_000;
    private static final int KEYS = 2_000;
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(TallyCounting.class);

    private static final String DAYS = """
            with fact as materialized (
                select d.activity_id, d.day, d.type_code, d.organization_id, d.counted, d.shared, p.value as participants,
                       case when p.value is not null then w.value end as women,
                       case when w.value is not null then p.value end as by_sex,
                       l.units, coalesce(c.decided, '') as decided, md5(l.units::text || coalesce(c.decided, ''))::uuid as places_id
                from (select a.activity_id, a.counts_on as day, a.type_code, a.organization_id, coalesce(s.counts, true) as counted,
                             coalesce(s.records > 1, false) as shared
                      from activity a left join shared_record s on s.activity_id = a.activity_id
                      where a.state = 'DONE' and {days}) d
                  left join activity_measure p on p.activity_id = d.activity_id and p.indicator_code = 'PARTICIPANT_TURNS'
                  left join activity_measure w on w.activity_id = d.activity_id and w.indicator_code = 'PARTICIPANT_TURNS_WOMEN'
                  left join (select x.activity_id, array_agg(x.unit_id order by x.unit_id) as units
                             from activity_area x join activity a on a.activity_id = x.activity_id
                             where a.state = 'DONE' and {days}
                             group by x.activity_id) l on l.activity_id = d.activity_id
                  left join (select r.record_id, string_agg(r.from_unit_id || ' ' || r.to_unit_id || ' ' || r.forward, ';'
                                                            order by r.from_unit_id, r.forward) as decided
                             from area_decision r where r.record_kind = 'ACTIVITY' and r.undone_at is null
                             group by r.record_id) c on c.record_id = d.activity_id and l.units is not null
            ), added as (
                insert into activity_places (places_id, units, decided)
                select distinct f.places_id, f.units, f.decided
                from fact f
                where f.counted and (cardinality(f.units) > 1 or f.decided <> '')
                  and not exists (select from activity_places known where known.places_id = f.places_id)
            ), item as materialized (
                select 'ALL' as dimension, '' as key, f.* from fact f where f.counted
                union all
                select 'TYPE', f.type_code, f.* from fact f where f.counted
                union all
                select 'DEPARTMENT', f.organization_id::text, f.* from fact f
                union all
                select 'WITHOUT', '', f.* from fact f where f.counted and f.units is null
                union all
                select 'UNIT', unit::text, f.* from fact f, unnest(f.units) unit where f.counted and f.decided = ''
                union all
                select 'PLACES', f.places_id::text, f.* from fact f where f.counted and (cardinality(f.units) > 1 or f.decided <> '')
            ), reached as (
                select i.dimension, i.day, i.key, bit_or(set_bit(cast(:nobody as bit varying), n.number, 1)) as subjects
                from item i join activity_subject x on x.activity_id = i.activity_id
                  join activity_tally_subject n on n.subject_id = x.subject_id
                where i.dimension <> 'PLACES' or i.decided <> ''
                group by i.dimension, i.day, i.key
            )
            insert into activity_tally (span, dimension, day, key, activities, shared, participants, women, participants_by_sex, subjects)
            select 'DAY', t.dimension, t.day, t.key, t.activities, t.shared, t.participants, t.women, t.by_sex, r.subjects
            from (select i.dimension, i.day, i.key, count(*) as activities, count(*) filter (where i.shared) as shared,
                         coalesce(sum(i.participants), 0) as participants, coalesce(sum(i.women), 0) as women,
                         coalesce(sum(i.by_sex), 0) as by_sex
                  from item i group by i.dimension, i.day, i.key) t
              left join reached r on r.dimension = t.dimension and r.day = t.day and r.key = t.key
            """;

    private static final String MONTH = """
            insert into activity_tally (span, dimension, day, key, activities, shared, participants, women, participants_by_sex, subjects)
            select 'MONTH', t.dimension, :month, t.key, sum(t.activities), sum(t.shared), sum(t.participants), sum(t.women),
                   sum(t.participants_by_sex),
                   bit_or(t.subjects || substring(cast(:nobody as bit varying) from 1 for length(cast(:nobody as bit varying)) - length(t.subjects)))
            from activity_tally t
            where t.span = 'DAY' and t.dimension in ('ALL', 'TYPE', 'DEPARTMENT', 'UNIT', 'PLACES', 'WITHOUT')
              and t.day between :month and :last {keys}
            group by t.dimension, t.key
            """;

    /// Told so that the index is used, which begins with span and dimension.
    private static final String EACH = "dimension in ('ALL', 'TYPE', 'DEPARTMENT', 'UNIT', 'PLACES', 'WITHOUT')";

    private static final String SOME_KEYS = "and (t.dimension <> 'PLACES' or t.key = any(cast(:keys as text[])))";

    private final JdbcClient sql;
    private final TransactionTemplate turn;

    TallyCounting(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        turn = new TransactionTemplate(transactions);
        turn.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        turn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// What waits to be counted.
    ///
    /// @param all every day
    /// @param plans something that changes what activities bring to plans
    /// @param days the later ones first
    private record Waiting(boolean all, boolean plans, List<LocalDate> days) {}

    /// Counts anew what waits in these periods, as far as that is quick; what is much is left to
    /// the background.
    ///
    /// @throws Busy where nothing was ever counted, and somebody else is at it
    void bringUp(Period period, Period before) {
        var waiting = waiting(period, before);
        if (!waiting.all() && (waiting.days().isEmpty() || !isLight(waiting.days(), AT_ONCE))) return;
        try {
            if (waiting.all()) everything("1s");
            else count(waiting.days(), "1s");
        } catch (DataAccessException busy) {
            if (!isBusy(busy)) throw busy;
            if (waiting.all() && !isCounted()) throw new Busy("tally.busy", AGAIN);
            LOG.debug("Somebody else is counting: the figures are told as they were", busy);
        }
    }

    private boolean isCounted() {
        return sql.sql("select exists (select from activity_tally_state)")
                .query(Boolean.class)
                .single();
    }

    /// Counts anew whatever waits, some days at a time.
    @Scheduled(cron = "${portal.tally.cron:*/5 * * * * *}")
    void bringUp() {
        try {
            countWhatWaits();
        } catch (DataAccessException busy) {
            if (!isBusy(busy)) throw busy;
            LOG.debug("Somebody else is counting or loading: the next turn will do", busy);
        }
    }

    private static boolean isBusy(DataAccessException broken) {
        return broken instanceof PessimisticLockingFailureException
                || (broken.getMostSpecificCause() instanceof SQLException sql
                        && LOCK_NOT_HAD.equals(sql.getSQLState()));
    }

    private void countWhatWaits() {
        for (var waiting = waiting(null, null);
                waiting.all() || waiting.plans() || !waiting.days().isEmpty();
                waiting = waiting(null, null)) {
            if (waiting.all()) {
                everything("10min");
                continue;
            }
            var some = waiting.days();
            while (some.size() > 1 && !isLight(some, BACKGROUND)) some = some.subList(0, some.size() / 2);
            count(some, "3s");
        }
    }

    /// Counts every day anew where that waits.
    private void everything(String patience) {
        turn.executeWithoutResult(_ -> {
            take(patience);
            if (sql.sql("select exists (select from activity_tally_mark where what = 'ALL')")
                    .query(Boolean.class)
                    .single()) {
                wholly();
            }
        });
    }

    /// Counts every day anew, in the transaction that is under way: one that no other count meets.
    void wholly() {
        sql.sql("delete from activity_tally_mark").update();
        sql.sql("delete from activity_tally").update();
        number();
        String nobody = nobody();
        for (var month : sql.sql("""
                        select distinct date_trunc('month', counts_on)::date from activity where state = 'DONE' order by 1
                        """)
                .query((row, _) -> row.getObject(1, LocalDate.class))
                .list()) {
            Map<String, Object> values =
                    Map.of("month", month, "last", month.plusMonths(1).minusDays(1), "nobody", nobody);
            sql.sql(DAYS.replace("{days}", "a.counts_on between :month and :last"))
                    .params(values)
                    .update();
            sql.sql(MONTH.replace("{keys}", "")).params(values).update();
        }
        tellApart();
    }

    private void count(List<LocalDate> days, String patience) {
        turn.executeWithoutResult(_ -> {
            take(patience);
            var some = days.stream().map(LocalDate::toString).toArray(String[]::new);
            sql.sql("""
                            delete from activity_tally_mark where what = 'PLANS' or (what = 'DAY' and day = any(cast(:days as date[])))
                            """).param("days", some).update();
            var keys = new TreeSet<>(places(some));
            sql.sql("delete from activity_tally where span = 'DAY' and " + EACH
                            + " and day = any(cast(:days as date[]))")
                    .param("days", some)
                    .update();
            number();
            String nobody = nobody();
            sql.sql(DAYS.replace("{days}", "a.counts_on = any(cast(:days as date[]))"))
                    .param("days", some)
                    .param("nobody", nobody)
                    .update();
            keys.addAll(places(some));
            var months = new TreeSet<LocalDate>();
            days.forEach(day -> months.add(day.withDayOfMonth(1)));
            months.forEach(month -> month(month, nobody, keys));
            tellApart();
        });
    }

    /// Adds the month up from its days; of the places, those that a day had or has.
    private void month(LocalDate month, String nobody, Collection<String> keys) {
        boolean few = keys.size() <= KEYS;
        String which = few ? SOME_KEYS : "";
        var remove = sql.sql(("delete from activity_tally t where t.span = 'MONTH' and t." + EACH
                                + " and t.day = :month {keys}")
                        .replace("{keys}", which))
                .param("month", month);
        var add = sql.sql(MONTH.replace("{keys}", which))
                .param("month", month)
                .param("last", month.plusMonths(1).minusDays(1))
                .param("nobody", nobody);
        if (few) {
            remove = remove.param("keys", keys.toArray(String[]::new));
            add = add.param("keys", keys.toArray(String[]::new));
        }
        remove.update();
        add.update();
    }

    private List<String> places(String[] days) {
        return sql.sql("""
                        select distinct key from activity_tally
                        where span = 'DAY' and dimension = 'PLACES' and day = any(cast(:days as date[]))
                        """)
                .param("days", days)
                .query((row, _) -> row.getString("key"))
                .list();
    }

    /// Gives a number to each subject that has none and was reached.
    private void number() {
        sql.sql("""
                        insert into activity_tally_subject (subject_id)
                        select s.subject_id from ocop_subject s
                        where not exists (select from activity_tally_subject n where n.subject_id = s.subject_id)
                          and exists (select from activity_subject x where x.subject_id = s.subject_id)
                        """).update();
    }

    /// A bit for each number that was ever given, none of them set: a subject may have been taken
    /// back since, and what was counted before is as long as numbers were then.
    private String nobody() {
        int most = sql.sql("select last_value from activity_tally_subject_number_seq")
                .query(Integer.class)
                .single();
        return "0".repeat(most + 1);
    }

    private void tellApart() {
        sql.sql("""
                        insert into activity_tally_state (version) values (nextval('activity_tally_version'))
                        on conflict (one) do update set version = excluded.version
                        """).update();
    }

    private void take(String patience) {
        sql.sql("set local lock_timeout = '" + patience + "'").update();
        sql.sql("lock table activity_tally_turn in exclusive mode").update(); // before the snapshot: see above
        sql.sql("set local lock_timeout = 0").update();
    }

    private boolean isLight(List<LocalDate> days, int most) {
        return sql.sql("""
                        select count(*) <= :most
                        from (select from activity where counts_on = any(cast(:days as date[])) limit :most + 1) found
                        """)
                .param("most", most)
                .param("days", days.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private Waiting waiting(@Nullable Period period, @Nullable Period before) {
        var days = new ArrayList<LocalDate>();
        boolean[] found = {false, false};
        sql.sql("""
                        select distinct what, day from activity_tally_mark
                        where cast(:from as date) is null or what = 'ALL'
                           or (what = 'DAY' and (day between :from and :to or day between :beforeFrom and :beforeTo))
                        order by day desc
                        """)
                .param("from", period == null ? null : period.from())
                .param("to", period == null ? null : period.to())
                .param("beforeFrom", before == null ? null : before.from())
                .param("beforeTo", before == null ? null : before.to())
                .query(row -> {
                    switch (row.getString("what")) {
                        case "ALL" -> found[0] = true;
                        case "PLANS" -> found[1] = true;
                        default -> days.add(row.getObject("day", LocalDate.class));
                    }
                });
        return new Waiting(found[0], found[1], days);
    }
}
