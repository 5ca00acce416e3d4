package vn.ocop.portal.activity;

import jakarta.annotation.PreDestroy;
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
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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

    /// So long somebody waits at most for results that nobody asked for before; they are computed in the
    /// background then.
    private static final int WAIT_MILLIS = 1_500;

    private static final String CANCELLED = "57014";

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
    private final RunningSaves running;
    private final TransactionTemplate snapshot;
    private final TransactionTemplate writing;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("plan-results").factory());
    private final Set<Key> later = ConcurrentHashMap.newKeySet();

    KeptPlanResults(
            JdbcClient sql,
            Plans plans,
            PlanResults results,
            RunningSaves running,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.plans = plans;
        this.results = results;
        this.running = running;
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
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

    @PreDestroy
    void end() {
        background.shutdownNow();
    }

    /// The results of these plans in the period, beside an earlier one. Those that nobody asked for
    /// before are computed now, as far as that takes no longer than somebody waits for a page; else in
    /// the background, and are missing until they are there.
    @PreAuthorize("hasRole('COORDINATOR')")
    public Map<PlanId, Kept> of(Collection<PlanId> wanted, Period period, Period before) {
        Map<PlanId, Kept> found = new HashMap<>();
        if (wanted.isEmpty()) return found;
        var saves = running.oldest();
        var kept = rows(
                " where r.period_from = :from and r.period_to = :to and r.before_from = :beforeFrom and r.before_to = :beforeTo",
                Map.of(
                        "from", period.from(),
                        "to", period.to(),
                        "beforeFrom", before.from(),
                        "beforeTo", before.to()));
        long left = QUICK_MILLIS * 2L;
        long start = System.nanoTime();
        for (var plan : wanted) {
            var key = new Key(plan, period, before);
            var row = kept.get(key);
            boolean quick = row != null && !row.current() && row.took() <= QUICK_MILLIS && row.took() <= left;
            Kept its = null;
            if (row == null || quick) {
                if (row != null) left -= row.took();
                long patience = WAIT_MILLIS
                        - Duration.ofNanos(System.nanoTime() - start).toMillis();
                if (patience > 0) its = compute(key, patience);
            }
            if (its == null && row != null) {
                its = new Kept(
                        row.current() ? RunningSaves.earlier(saves, row.askedAt()) : row.countedAt(), row.targets());
                if (row.readAt().isBefore(row.askedAt().minus(Duration.ofHours(1)))) read(key);
            }
            if (its == null) later(key);
            else found.put(plan, its);
        }
        return found;
    }

    private void later(Key key) {
        if (!later.add(key)) return;
        background.execute(() -> {
            try {
                compute(key, 0);
            } catch (NotFound gone) {
                LOG.debug("The plan is no more", gone);
            } catch (RuntimeException broken) {
                LOG.warn("The results of plan {} are not computed; whoever asks next begins again", key.plan(), broken);
            } finally {
                later.remove(key);
            }
        });
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
                compute(key, 0);
            } catch (NotFound gone) {
                LOG.debug("The plan is no more", gone);
            }
        });
    }

    /// Computes in one snapshot, in which the version is read too: a later change is told by
    /// another version, or by a mark that waits. One computes the same at a time, on all nodes together.
    ///
    /// @param patience milliseconds that a statement may take; 0 without limit
    /// @return null where it took longer, or where somebody else is at it
    private @Nullable Kept compute(Key key, long patience) {
        long start = System.nanoTime();
        var saves = running.oldest();
        @Nullable Kept[] computed = {null};
        try {
            snapshot.executeWithoutResult(_ -> {
                sql.sql("set local statement_timeout = " + patience).update();
                if (!claim(key)) return;
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
                var at = RunningSaves.earlier(saves, stand.getValue());
                computed[0] = new Kept(at, targets);
                int took = (int) Duration.ofNanos(System.nanoTime() - start).toMillis();
                keep(key, stand.getKey(), at, took, targets);
            });
        } catch (DataIntegrityViolationException | PessimisticLockingFailureException meanwhile) {
            LOG.debug("A plan or a target is no more, or somebody else keeps the same", meanwhile);
        } catch (RuntimeException broken) {
            if (!isCancelled(broken)) throw broken;
            LOG.debug("It takes longer than somebody waits for it", broken);
        }
        return computed[0];
    }

    private static boolean isCancelled(Throwable broken) {
        for (@Nullable Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) return true;
        }
        return false;
    }

    private boolean claim(Key key) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtext('plan_result'), hashtext(:key))")
                .param("key", key.toString())
                .query(Boolean.class)
                .single();
    }

    private void keep(Key key, long version, Instant at, int took, Map<PlanTargetId, PlanResults.Figures> targets) {
        var values = values(key);
        values.put("version", version);
        values.put("at", Timestamp.from(at));
        values.put("took", took);
        sql.sql("""
                        insert into plan_result (plan_id, period_from, period_to, before_from, before_to, version, counted_at, took, read_at)
                        values (:plan, :from, :to, :beforeFrom, :beforeTo, :version, :at, :took, now())
                        on conflict (plan_id, period_from, period_to, before_from, before_to)
                        do update set version = excluded.version, counted_at = excluded.counted_at, took = excluded.took
                        """).params(values).update();
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
