package vn.ocop.portal.activity;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Tells since when somebody is saving activities or plans who has not finished: what they saved bears
/// moments since then, and nobody else sees it yet.
@Component
class RunningSaves {
    /// Whoever wrote to one of the tables holds a lock on it until the transaction ends. Beginnings of
    /// transactions are seen of the portal's own role, which all nodes share.
    private static final String OLDEST = """
            select least(clock_timestamp(), min(s.xact_start))
            from pg_locks l join pg_stat_activity s on s.pid = l.pid
            where l.locktype = 'relation' and l.mode = 'RowExclusiveLock' and l.granted
              and l.database = (select d.oid from pg_database d where d.datname = current_database())
              and l.relation in ('activity'::regclass, 'activity_area'::regclass, 'activity_measure'::regclass,
                                 'activity_subject'::regclass, 'area_decision'::regclass, 'shared_activity'::regclass,
                                 'activity_plan_task'::regclass, 'plan'::regclass, 'plan_task'::regclass, 'plan_target'::regclass)
            """;

    private final JdbcClient sql;

    RunningSaves(JdbcClient sql) {
        this.sql = sql;
    }

    /// The beginning of the oldest transaction that has saved something and not ended, or now. To be
    /// asked before a snapshot is taken: whoever ends between the two is in the snapshot.
    Instant oldest() {
        return sql.sql(OLDEST)
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    /// The earlier of two moments.
    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
