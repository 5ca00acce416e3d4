package vn.ocop.portal.activity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AreaDecisions;
import vn.ocop.portal.core.References;

/// Takes back activities that were logged by mistake, as if they had never been: only as long as nobody changed them
/// and
/// nothing rests on them. Others are cancelled, by [ActivityLog].
@Service
@Transactional
@PreAuthorize("hasRole('STAFF')")
public class ActivityWithdrawal {
    private static final Set<String> PARTS = Set.of(
            "activity_area",
            "activity_participation",
            "activity_plan_task",
            "activity_subject",
            "activity_answer",
            "activity_measure");
    private final JdbcClient sql;
    private final ActivityUses uses;
    private final AreaDecisions decisions;

    ActivityWithdrawal(JdbcClient sql, ActivityUses uses, AreaDecisions decisions) {
        this.sql = sql;
        this.uses = uses;
        this.decisions = decisions;
    }

    /// Removes activities of the person's own organization, all or none.
    ///
    /// @return message key of why one cannot be taken back, by activity: `activity.withdrawal.changed`,
    ///     `activity.withdrawal.told`, `activity.withdrawal.used`; where there is any, none was removed
    public Map<ActivityId, String> withdraw(SignedIn me, Collection<ActivityId> activities) {
        var ids = activities.stream().map(ActivityId::value).toList();
        Map<ActivityId, String> refused = new HashMap<>();
        // Locked first: what comes to rest on them meanwhile waits, and finds them gone.
        var changed = changed(me, ids);
        References.to(sql, "activity", ids, PARTS)
                .forEach(id -> refused.put(new ActivityId(id), "activity.withdrawal.used"));
        uses.toldAmong(activities).forEach(id -> refused.put(id, "activity.withdrawal.told"));
        changed.forEach(id -> refused.put(new ActivityId(id), "activity.withdrawal.changed"));
        if (refused.isEmpty()) {
            decisions.forget(AreaDecisions.RecordKind.ACTIVITY, ids);
            sql.sql("delete from activity where activity_id = any(:ids)")
                    .param("ids", ids.toArray(UUID[]::new))
                    .update();
        }
        return refused;
    }

    /// Those that somebody changed since they were logged, locked against a change at this moment.
    private List<UUID> changed(SignedIn me, List<UUID> ids) {
        return sql
                .sql("""
                        select activity_id, version > 0 or organization_id <> :organization as changed
                        from activity where activity_id = any(:ids) for update
                        """)
                .param("organization", me.organization().value())
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, _) -> row.getBoolean("changed") ? row.getObject("activity_id", UUID.class) : null)
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .toList();
    }
}
