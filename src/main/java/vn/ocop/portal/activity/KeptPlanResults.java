package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.Plans;

/// Keeps what activities brought to the targets of plans, period by period, as [PlanResults]
/// computes it, for that takes long where there are many activities. What is kept tells until when
/// it is right, and is computed anew in the background once activities changed.
@Service
public class KeptPlanResults {
    /// What is computed as quickly as this is computed anew while somebody waits.
    private static final int QUICK_MILLIS = 30;

    /// At most this part of the time goes into computing one result again and again: a tenth.
    private static final int REST = 10;

    private static final Duration WANTED = Duration.ofDays(1);
    private static final Logger LOG = LoggerFactory.getLogger(KeptPlanResults.class);

    private static final String KEPT = """
            select r.plan_id, r.period_from, r.period_to, r.before_from, r.before_to, r.counted_at, r.took, r.read_at,
                   r.version = coalesce((select version from activity_tally_state), 0)
                     and not exists (select from activity_tally_mark) as is_current,
                   statement_timestamp() as asked_at, t.target_id, t.now, t.since, t.before
            from plan_result r
              left join plan_result_target t on (t.plan_id, t.period_from, t.period_to, t.before_from, t.before_to)
                                              = (r.plan_id, r.period_from, r.period_to, r.before_from, r.before_to)
            """;

    private final JdbcClient sql;
    private final Plans plans;
    private final PlanResults results;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;

    KeptPlanResults(JdbcClient sql, Plans plans, PlanResults results, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.plans = plans;
        this.results = results;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        writing = new TransactionTemplate(transactions);
        writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// What is known of a plan.
    ///
    /// @param countedAt whatever was saved until then is in it
    /// @param targets those that activities tell something of
    public record Kept(Instant countedAt, Map<PlanTargetId, PlanResults.Figures> targets) {}

    private record Key(PlanId plan, Period period, Period before) {}

    private record Row(
            Instant countedAt,
            boolean current,
            Instant askedAt,
            Instant readAt,
            int took,
            Map<PlanTargetId, PlanResults.Figures> targets) {}

    /// The results of these plans in the period, beside an earlier one. Those that nobody asked for
    /// before are computed now.
    @PreAuthorize("hasRole('COORDINATOR')")
    public Map<PlanId, Kept> of(Collection<PlanId> wanted, Period period, Period before) {
        Map<PlanId, Kept> found = new HashMap<>();
        if (wanted.isEmpty()) return found;
        var kept = rows(
                " where r.period_from = :from and r.period_to = :to and r.before_from = :beforeFrom and r.before_to = :beforeTo",
                Map.of(
                        "from", period.from(),
                        "to", period.to(),
                        "beforeFrom", before.from(),
                        "beforeTo", before.to()));
        long left = QUICK_MILLIS * 2L;
        for (var plan : wanted) {
            var key = new Key(plan, period, before);
            var row = kept.get(key);
            if (row == null || (!row.current() && row.took() <= QUICK_MILLIS && row.took() <= left)) {
                if (row != null) left -= row.took();
                found.put(plan, compute(key));
            } else {
                found.put(plan, new Kept(row.current() ? row.askedAt() : row.countedAt(), row.targets()));
                if (row.readAt().isBefore(row.askedAt().minus(Duration.ofHours(1)))) read(key);
            }
        }
        return found;
    }

    /// Computes anew what is not right any more and was read within a day; forgets what was not.
    @Scheduled(cron = "${portal.tally.cron:*/5 * * * * *}")
    void bringUp() {
        sql.sql("delete from plan_result where read_at < now() - interval '7 days'")
                .update();
        var old = new ArrayList<Key>();
        rows("", Map.of()).forEach((key, row) -> {
            boolean rested =
                    row.countedAt().plusMillis((long) row.took() * REST).isBefore(row.askedAt());
            if (!row.current() && rested && row.readAt().isAfter(row.askedAt().minus(WANTED))) old.add(key);
        });
        old.forEach(key -> {
            try {
                compute(key);
            } catch (NotFound gone) {
                LOG.debug("The plan is no more", gone);
            }
        });
    }

    /// Computes in one snapshot, in which the version is read too: a later change is told by
    /// another version, or by a mark that waits.
    private Kept compute(Key key) {
        long start = System.nanoTime();
        record Computed(long version, Instant at, Map<PlanTargetId, PlanResults.Figures> targets) {}
        var computed = requireNonNull(snapshot.execute(_ -> {
            var stand = sql.sql("""
                            select coalesce((select version from activity_tally_state), 0) as version, statement_timestamp() as at
                            """)
                    .query((row, _) -> Map.entry(row.getLong("version"), instant(row, "at")))
                    .single();
            Map<PlanTargetId, PlanResults.Figures> targets = new HashMap<>();
            results.whole(plans.details(key.plan()), key.period(), key.before())
                    .targets()
                    .forEach(one -> {
                        var whole = one.whole();
                        if (whole != null) targets.put(one.target().id(), whole);
                    });
            return new Computed(stand.getKey(), stand.getValue(), targets);
        }));
        int took = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
        try {
            writing.executeWithoutResult(_ -> keep(key, computed.version(), computed.at(), took, computed.targets()));
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException meanwhile) {
            LOG.debug("A plan or a target is no more, or somebody else keeps the same", meanwhile);
        }
        return new Kept(computed.at(), computed.targets());
    }

    private void keep(Key key, long version, Instant at, int took, Map<PlanTargetId, PlanResults.Figures> targets) {
        var values = values(key);
        values.put("version", version);
        values.put("at", Timestamp.from(at));
        values.put("took", took);
        int kept = sql.sql("""
                        insert into plan_result (plan_id, period_from, period_to, before_from, before_to, version, counted_at, took, read_at)
                        values (:plan, :from, :to, :beforeFrom, :beforeTo, :version, :at, :took, :at)
                        on conflict (plan_id, period_from, period_to, before_from, before_to)
                        do update set version = excluded.version, counted_at = excluded.counted_at, took = excluded.took
                        where plan_result.counted_at < excluded.counted_at
                        """).params(values).update();
        if (kept == 0) return; // a later one is kept
        sql.sql("delete from plan_result_target where " + OF).params(values).update();
        targets.forEach((target, figures) -> sql.sql("""
                        insert into plan_result_target (plan_id, period_from, period_to, before_from, before_to, target_id, now, since, before)
                        values (:plan, :from, :to, :beforeFrom, :beforeTo, :target, :now, :since, :before)
                        """)
                .params(values(key))
                .param("target", target.value())
                .param("now", figures.now())
                .param("since", figures.since())
                .param("before", figures.before())
                .update());
    }

    private static final String OF =
            "plan_id = :plan and period_from = :from and period_to = :to and before_from = :beforeFrom and before_to = :beforeTo";

    private void read(Key key) {
        writing.executeWithoutResult(_ -> sql.sql("update plan_result set read_at = now() where " + OF
                        + " and read_at < now() - interval '1 hour'")
                .params(values(key))
                .update());
    }

    private static Map<String, @Nullable Object> values(Key key) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("plan", key.plan().value());
        values.put("from", key.period().from());
        values.put("to", key.period().to());
        values.put("beforeFrom", key.before().from());
        values.put("beforeTo", key.before().to());
        return values;
    }

    private Map<Key, Row> rows(String where, Map<String, Object> values) {
        Map<Key, Row> rows = new HashMap<>();
        sql.sql(KEPT + where).params(values).query(row -> {
            var key = new Key(
                    new PlanId(row.getObject("plan_id", UUID.class)),
                    period(row, "period_from", "period_to"),
                    period(row, "before_from", "before_to"));
            var its = rows.get(key);
            if (its == null) {
                its = new Row(
                        instant(row, "counted_at"),
                        row.getBoolean("is_current"),
                        instant(row, "asked_at"),
                        instant(row, "read_at"),
                        row.getInt("took"),
                        new HashMap<>());
                rows.put(key, its);
            }
            var target = row.getObject("target_id", UUID.class);
            if (target != null) its.targets().put(new PlanTargetId(target), figures(row));
        });
        return rows;
    }

    private static PlanResults.Figures figures(ResultSet row) throws SQLException {
        return new PlanResults.Figures(
                row.getBigDecimal("now"), row.getBigDecimal("since"), row.getBigDecimal("before"));
    }

    private static Period period(ResultSet row, String from, String to) throws SQLException {
        return new Period(row.getObject(from, LocalDate.class), row.getObject(to, LocalDate.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
