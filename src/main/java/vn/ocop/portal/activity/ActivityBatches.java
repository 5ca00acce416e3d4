package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Successions;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;

/// Changes many activities of the person's own organization at once, and undoes that as one: all or nothing, each time
/// in one transaction. What [ActivityLog] would refuse for one activity is refused here for each.
@Service
@Transactional
@PreAuthorize("hasRole('STAFF')")
public class ActivityBatches {
    /// How many activities are changed at once at most.
    public static final int MOST = 1000;

    private static final int PAGE_SIZE = 25;
    private static final int NAMED = 5;
    private static final String SUMMARIES = """
            select b.batch_id, b.action, b.state, b.made_at, b.undone_at,
                   coalesce(b.reason, p.number || ' – ' || k.code || '. ' || k.content, o.official_name) as target,
                   (select count(*) from activity_batch_row r where r.batch_id = b.batch_id) as size,
                   (select count(*) from activity_batch_row r where r.batch_id = b.batch_id and r.undone) as undone
            from activity_batch b
              left join plan_task k on k.task_id = b.task_id left join plan p on p.plan_id = k.plan_id
              left join organization o on o.organization_id = b.partner_id
            where b.account_id = :me and b.organization_id = :organization
            """;

    private static final String LATEST_FIRST = " order by b.made_at desc, b.batch_id";
    private static final int AT_ONCE = 500;

    private final ActivityRepository activities;
    private final Activities lists;
    private final ActivityUses uses;
    private final Plans plans;
    private final Organizations organizations;
    private final JdbcClient sql;
    private final Clock clock;

    ActivityBatches(
            ActivityRepository activities,
            Activities lists,
            ActivityUses uses,
            Plans plans,
            Organizations organizations,
            JdbcClient sql,
            Clock clock) {
        this.activities = activities;
        this.lists = lists;
        this.uses = uses;
        this.plans = plans;
        this.organizations = organizations;
        this.sql = sql;
        this.clock = clock;
    }

    /// The own activities that the filter lets through, [#MOST] at most and one more where there are more.
    @Transactional(readOnly = true)
    public List<ActivityId> matching(SignedIn me, ActivityFilter filter) {
        return lists.own(me, filter, MOST + 1);
    }

    /// What the action would do to these activities; nothing is stored. Ids of others' activities are passed over.
    ///
    /// @throws RuleViolation `batch.task.unknown`, `batch.partner.unknown`, `batch.reason.long`, and what
    ///     [ActivityLog] says of a missing reason
    @Transactional(readOnly = true)
    public BatchPreview preview(SignedIn me, Collection<ActivityId> ids, BatchAction action) {
        require(action);
        var chosen = new LinkedHashSet<>(ids);
        var taken = chosen.stream().limit(MOST).toList();
        var found = load(me, taken, action);
        var told = uses.told(found.keySet());
        var successions = organizations.successions();
        var changed = new ArrayList<BatchPreview.Row>();
        var leftOut = new ArrayList<BatchPreview.Row>();
        for (var id : taken) {
            var activity = found.get(id);
            if (activity == null) continue;
            var why = hindrance(activity, action, successions).orElse(null);
            (why == null ? changed : leftOut).add(activity.previewed(told.contains(id), why));
        }
        int of = (int) changed.stream().filter(BatchPreview.Row::told).count();
        return new BatchPreview(changed, leftOut, of, chosen.size() > MOST);
    }

    /// Does it, to all of them or to none.
    ///
    /// @param versions at which the person looked at each activity
    /// @throws RuleViolation `batch.empty`, `batch.large`; `batch.changed` where somebody changed one of them
    ///     since; `batch.unfit` where the action does not fit one of them; and what [#preview] says
    /// @throws NotFound where one is not the own organization's
    public BatchId make(SignedIn me, BatchAction action, Map<ActivityId, Integer> versions) {
        organizations.hold(
                action instanceof BatchAction.WithPartner(var partner)
                        ? List.of(me.organization(), partner)
                        : List.of(me.organization()));
        require(action);
        if (versions.isEmpty()) throw new RuleViolation("batch.empty");
        if (versions.size() > MOST) throw new RuleViolation("batch.large", MOST);
        lock(versions.keySet());
        var found = load(me, versions.keySet(), action);
        versions.keySet().forEach(id -> {
            if (!found.containsKey(id)) throw new NotFound(id);
        });
        refuse(
                "batch.changed",
                found.values().stream()
                        .filter(one -> !Integer.valueOf(one.storedVersion()).equals(versions.get(one.id())))
                        .toList());
        var successions = organizations.successions();
        refuse(
                "batch.unfit",
                found.values().stream()
                        .filter(one -> hindrance(one, action, successions).isPresent())
                        .toList());
        var now = now();
        var before = found.values().stream().map(Activity::standing).toList();
        found.values().forEach(one -> one.undergo(action, me.id(), now));
        flush();
        var batch = BatchId.create();
        record(me, batch, action, now);
        rows(batch, found.values(), before);
        return batch;
    }

    /// The person's own changes, the latest first.
    ///
    /// @param number of the page, from 1
    @Transactional(readOnly = true)
    public Page<BatchSummary> of(SignedIn me, int number) {
        int page = Math.clamp(number, 1, 100_000);
        var rows = mine(SUMMARIES + LATEST_FIRST + " limit 25 offset " + (page - 1) * PAGE_SIZE, me)
                .query(ActivityBatches::summary)
                .list();
        long total = mine(
                        "select count(*) from activity_batch where account_id = :me and organization_id = :organization",
                        me)
                .query(Long.class)
                .single();
        return new Page<>(rows, page, PAGE_SIZE, total, true);
    }

    /// Gives all of the person's own changes to the consumer, the latest first, read as they are taken.
    @Transactional(readOnly = true)
    public void each(SignedIn me, Consumer<? super BatchSummary> batch) {
        mine(SUMMARIES + LATEST_FIRST, me).withFetchSize(AT_ONCE).query(row -> {
            batch.accept(summary(row, 0));
        });
    }

    /// One of the person's own changes.
    ///
    /// @throws NotFound where there is none of that id
    @Transactional(readOnly = true)
    public BatchSummary.Detail detail(SignedIn me, BatchId id) {
        var batch = mine(SUMMARIES + " and b.batch_id = :id", me)
                .param("id", id.value())
                .query(ActivityBatches::summary)
                .optional()
                .orElseThrow(() -> new NotFound(id));
        var rows = sql.sql("""
                        select a.activity_id, a.topic, r.state_before, a.state, a.version <> r.version_after and not r.undone as changed,
                               n.full_name, a.changed_at, r.undone
                        from activity_batch_row r join activity a on a.activity_id = r.activity_id
                          join account n on n.account_id = a.changed_by
                        where r.batch_id = :id order by a.counts_on desc, a.activity_id
                        """)
                .param("id", id.value())
                .query((row, _) -> new BatchSummary.Row(
                        new ActivityId(row.getObject("activity_id", UUID.class)),
                        row.getString("topic"),
                        ActivityState.valueOf(row.getString("state_before")),
                        ActivityState.valueOf(row.getString("state")),
                        row.getBoolean("changed"),
                        row.getString("full_name"),
                        instant(row, "changed_at"),
                        row.getBoolean("undone")))
                .list();
        return new BatchSummary.Detail(batch, rows);
    }

    /// Puts the activities back to what the change found, in what it changed.
    ///
    /// @param rest true: those that somebody changed since are left as they are now; false: there must be none
    /// @throws RuleViolation `batch.undone` where that was done; `batch.undo.changed` where somebody changed one of
    ///     them since, with their topics; `batch.undo.nothing` where none is left to be put back;
    ///     `activity.organization.gone` where one would stand again in a department that was no more then
    /// @throws NotFound where the person made no such change
    public void undo(SignedIn me, BatchId id, boolean rest) {
        organizations.hold(List.of(me.organization()));
        var kept = mine(
                        "select action, task_id, partner_id, state, reason, undone_at from activity_batch "
                                + "where account_id = :me and organization_id = :organization and batch_id = :id for update",
                        me)
                .param("id", id.value())
                .query((row, _) -> new Kept(action(row), row.getObject("undone_at") != null))
                .optional()
                .orElseThrow(() -> new NotFound(id));
        if (kept.undone()) throw new RuleViolation("batch.undone");
        var rows =
                sql.sql("""
                        select activity_id, version_after, state_before, cancelled_from_before, cancelled_because_before
                        from activity_batch_row where batch_id = :id
                        """).param("id", id.value()).query(ActivityBatches::row).list();
        var ids = rows.stream().map(Row::id).toList();
        lock(ids);
        var found = load(me, ids, kept.action());
        var changed = new ArrayList<Activity>();
        var unchanged = new LinkedHashMap<Activity, Activity.Standing>();
        for (var row : rows) {
            var activity = found.get(row.id());
            if (activity == null) throw new NotFound(row.id());
            if (activity.storedVersion() == row.version()) unchanged.put(activity, row.before());
            else changed.add(activity);
        }
        if (!rest) refuse("batch.undo.changed", changed);
        if (unchanged.isEmpty()) throw new RuleViolation("batch.undo.nothing");
        var successions = organizations.successions();
        for (var activity : unchanged.keySet()) {
            if (kept.action() instanceof BatchAction.Cancel
                    && successions.isNoMore(activity.organization(), activity.firstDay())) {
                throw gone(activity.organization(), successions);
            }
        }
        var now = now();
        unchanged.forEach((activity, before) -> activity.undo(kept.action(), before, me.id(), now));
        flush();
        sql.sql("update activity_batch set undone_at = :now where batch_id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
        sql.sql("update activity_batch_row set undone = true where batch_id = :id and activity_id in (:put)")
                .param("id", id.value())
                .param(
                        "put",
                        unchanged.keySet().stream().map(one -> one.id().value()).toList())
                .update();
    }

    private record Kept(BatchAction action, boolean undone) {}

    private record Row(ActivityId id, int version, Activity.Standing before) {}

    private void require(BatchAction action) {
        switch (action) {
            case BatchAction.UnderTask(var task) -> {
                if (plans.tasks(Set.of(task)).isEmpty()) throw new RuleViolation("batch.task.unknown");
            }
            case BatchAction.OffTask(var task) -> {
                if (plans.tasks(Set.of(task)).isEmpty()) throw new RuleViolation("batch.task.unknown");
            }
            case BatchAction.WithPartner(var partner) -> {
                if (organizations.listed(Set.of(partner)).isEmpty()) throw new RuleViolation("batch.partner.unknown");
            }
            case BatchAction.Cancel(String reason) -> {
                if (reason.isBlank()) throw new RuleViolation("activity.cancel.reason.missing");
                if (reason.length() > 500) throw new RuleViolation("batch.reason.long", 500);
            }
            case BatchAction.ToState(var state) -> {
                if (state == ActivityState.CANCELLED) throw new RuleViolation("activity.state.cancelledHere");
            }
            case BatchAction.Reinstate() -> {}
        }
    }

    /// Why the action does not fit the activity; a partner that was no more on its first day joins nothing, and an
    /// organization that was no more then holds nothing again.
    private Optional<RuleViolation> hindrance(Activity activity, BatchAction action, Successions successions) {
        if (action instanceof BatchAction.Reinstate()
                && successions.isNoMore(activity.organization(), activity.firstDay())) {
            return activity.hindrance(action).or(() -> Optional.of(gone(activity.organization(), successions)));
        }
        if (!(action instanceof BatchAction.WithPartner(var partner))
                || !successions.isNoMore(partner, activity.firstDay())) {
            return activity.hindrance(action);
        }
        return activity.hindrance(action).or(() -> Optional.of(gone(partner, successions)));
    }

    private RuleViolation gone(OrganizationId organization, Successions successions) {
        var step = requireNonNull(successions.byPredecessor().get(organization));
        return new RuleViolation(
                "activity.organization.gone",
                organizations.get(organization).officialName(),
                VietnameseDates.onScreen(step.effectiveOn()),
                organizations.get(step.successor()).officialName());
    }

    /// Others wait until this is done; always in the same order, so that two batches never wait for each other.
    private void lock(Collection<ActivityId> ids) {
        sql.sql("select activity_id from activity where activity_id in (:ids) order by activity_id for no key update")
                .param("ids", ids.stream().map(ActivityId::value).toList())
                .query(UUID.class)
                .list();
    }

    /// The person's own organization's among these, with what the action needs to know of them.
    private Map<ActivityId, Activity> load(SignedIn me, Collection<ActivityId> ids, BatchAction action) {
        if (ids.isEmpty()) return Map.of();
        var found = switch (action.kind()) {
            case UNDER_TASK, OFF_TASK -> activities.withTasks(ids);
            case WITH_PARTNER -> activities.withParticipations(ids);
            case TO_STATE, CANCEL, REINSTATE -> activities.findAllById(ids);
        };
        return found.stream()
                .filter(one -> one.organization().equals(me.organization()))
                .sorted(Comparator.comparing(one -> one.id().value()))
                .collect(Collectors.toMap(Activity::id, one -> one, (one, _) -> one, LinkedHashMap::new));
    }

    private static void refuse(String code, List<Activity> because) {
        if (because.isEmpty()) return;
        String named = because.stream()
                .limit(NAMED)
                .map(one -> "“" + one.topic() + "”")
                .collect(Collectors.joining("; "));
        throw new RuleViolation(code, because.size(), because.size() > NAMED ? named + "; …" : named);
    }

    private void flush() {
        try {
            ActivityLog.kept(() -> {
                activities.flush();
                return true;
            });
        } catch (ObjectOptimisticLockingFailureException sameMoment) {
            throw new Outdated("batch");
        }
    }

    private void record(SignedIn me, BatchId batch, BatchAction action, Instant now) {
        sql.sql("""
                        insert into activity_batch (batch_id, organization_id, account_id, action, task_id, partner_id, state, reason, made_at)
                        values (:id, :organization, :me, :action, :task, :partner, :state, :reason, :now)
                        """)
                .param("id", batch.value())
                .param("organization", me.organization().value())
                .param("me", me.id().value())
                .param("action", action.kind().name())
                .param(
                        "task",
                        switch (action) {
                            case BatchAction.UnderTask(var task) -> task.value();
                            case BatchAction.OffTask(var task) -> task.value();
                            default -> null;
                        })
                .param("partner", action instanceof BatchAction.WithPartner(var partner) ? partner.value() : null)
                .param("state", action instanceof BatchAction.ToState(var state) ? state.name() : null)
                .param("reason", action instanceof BatchAction.Cancel(String reason) ? reason : null)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void rows(BatchId batch, Collection<Activity> changed, List<Activity.Standing> before) {
        sql.sql("""
                        insert into activity_batch_row (batch_id, activity_id, version_after, state_before, cancelled_from_before,
                                                        cancelled_because_before)
                        select ?, x.* from unnest(?::uuid[], ?::integer[], ?::text[], ?::text[], ?::text[]) x
                        """)
                .params(
                        batch.value(),
                        changed.stream().map(one -> one.id().toString()).toArray(String[]::new),
                        changed.stream()
                                .map(one -> String.valueOf(one.storedVersion()))
                                .toArray(String[]::new),
                        before.stream().map(one -> one.state().name()).toArray(String[]::new),
                        before.stream().map(one -> name(one.cancelledFrom())).toArray(String[]::new),
                        before.stream().map(Activity.Standing::cancelledBecause).toArray(String[]::new))
                .update();
    }

    private JdbcClient.StatementSpec mine(String statement, SignedIn me) {
        return sql.sql(statement)
                .param("me", me.id().value())
                .param("organization", me.organization().value());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static BatchAction action(ResultSet row) throws SQLException {
        var task = row.getObject("task_id", UUID.class);
        var partner = row.getObject("partner_id", UUID.class);
        return switch (BatchAction.Kind.valueOf(row.getString("action"))) {
            case UNDER_TASK -> new BatchAction.UnderTask(new PlanTaskId(task));
            case OFF_TASK -> new BatchAction.OffTask(new PlanTaskId(task));
            case TO_STATE -> new BatchAction.ToState(ActivityState.valueOf(row.getString("state")));
            case CANCEL -> new BatchAction.Cancel(row.getString("reason"));
            case REINSTATE -> new BatchAction.Reinstate();
            case WITH_PARTNER -> new BatchAction.WithPartner(new OrganizationId(partner));
        };
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String from = row.getString("cancelled_from_before");
        return new Row(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                row.getInt("version_after"),
                new Activity.Standing(
                        ActivityState.valueOf(row.getString("state_before")),
                        from == null ? null : ActivityState.valueOf(from),
                        row.getString("cancelled_because_before")));
    }

    private static BatchSummary summary(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        return new BatchSummary(
                new BatchId(row.getObject("batch_id", UUID.class)),
                BatchAction.Kind.valueOf(row.getString("action")),
                row.getString("target"),
                state == null ? null : ActivityState.valueOf(state),
                instant(row, "made_at"),
                row.getInt("size"),
                row.getObject("undone_at") == null ? null : instant(row, "undone_at"),
                row.getInt("undone"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable String name(@Nullable ActivityState state) {
        return state == null ? null : state.name();
    }
}
