package vn.ocop.portal.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;

/// What is missing between plans and activities: tasks that nothing serves, activities that serve nothing,
/// areas that nobody reached, organizations that a plan names and no activity does. A department's people see
/// what is missing of theirs, the coordination office of all.
@Service
@Transactional(readOnly = true)
public class PlanGaps {
    /// The longest list of activities without a task.
    public static final int MOST_ACTIVITIES = 50;

    private static final int COUNTED = 1000;
    private static final int SOON = 30;
    private static final int AT_ONCE = 500;

    private static final String SERVED = """
            select t.task_id,
                   exists (select 1 from activity_plan_task a
                           where a.task_id = t.task_id and a.done_on is not null and {mine}) as done,
                   exists (select 1 from activity_plan_task x join activity a on a.activity_id = x.activity_id
                           where x.task_id = t.task_id and a.state in ('PLANNED', 'POSTPONED') and {mine}) as planned
            from unnest(:tasks) t (task_id)
            """;

    private static final String LOOSE = """
            from activity a
            where a.state <> 'CANCELLED' and a.counts_on between :from and :to and {mine}
              and not exists (select 1 from activity_plan_task x where x.activity_id = a.activity_id)
            """;

    private static final String LOOSE_ROWS = """
            select a.activity_id, a.topic, t.name, t.name_en, a.period_from, a.period_to, a.days_known, a.state,
                   a.organization_id, o.letter_name
            from (select a.activity_id, a.topic, a.type_code, a.period_from, a.period_to, a.days_known, a.state,
                         a.organization_id, a.counts_on
                  {loose}
                  order by a.counts_on desc, a.activity_id limit :most) a
              join activity_type t on t.type_code = a.type_code
              join organization o on o.organization_id = a.organization_id
            order by a.counts_on desc, a.activity_id
            """.replace("{loose}", LOOSE);

    private static final String REACHED = """
            select distinct case when above.kind = 'PROVINCE' then u.unit_id else u.parent_id end as unit_id
            from (select distinct x.unit_id
                  from activity_plan_task a join activity_area x on x.activity_id = a.activity_id
                  where a.task_id = any(:tasks) and a.done_on between :from and :to and {mine}) recorded
              join administrative_unit u on u.unit_id = recorded.unit_id
              join administrative_unit above on above.unit_id = u.parent_id
            """;

    private static final String SEEN = """
            select n.plan_id, n.organization_id
            from unnest(:plans, :named) n (plan_id, organization_id)
            where exists (select 1 from activity_participation p join activity a on a.activity_id = p.activity_id
                            join activity_plan_task x on x.activity_id = a.activity_id
                            join plan_task k on k.task_id = x.task_id
                          where p.organization_id = n.organization_id and k.plan_id = n.plan_id
                            and a.state <> 'CANCELLED' and {mine})
               or exists (select 1 from activity a join activity_plan_task x on x.activity_id = a.activity_id
                            join plan_task k on k.task_id = x.task_id
                          where a.organization_id = n.organization_id and k.plan_id = n.plan_id
                            and a.state <> 'CANCELLED' and {mine})
            """;

    private final JdbcClient sql;
    private final Areas areas;
    private final Organizations organizations;
    private final Clock clock;

    PlanGaps(JdbcClient sql, Areas areas, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.areas = areas;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// How near a task's last day is.
    public enum Urgency {
        /// Quá hạn.
        OVERDUE,
        /// Sắp đến hạn: within 30 days.
        SOON,
        /// Còn thời gian.
        LATER,
        /// Thường xuyên: no day is set.
        ONGOING
    }

    /// A task that no finished activity serves.
    ///
    /// @param planned whether one that is planned or put off does
    public record IdleTask(PlanTaskSummary task, boolean planned, Urgency urgency) {}

    /// An activity of the period that serves no task.
    ///
    /// @param own whether it is of the person's own department
    public record LooseActivity(
            ActivityId id,
            String topic,
            String type,
            String typeEn,
            Period period,
            boolean daysKnown,
            ActivityState state,
            String department,
            boolean own) {}

    /// Units that stood at one time.
    ///
    /// @param past whether they were no more on the period's last day
    /// @param all how many they were
    public record Era(boolean past, int all, List<Area> missing) {}

    /// An organization that a plan names and no activity of that plan does.
    ///
    /// @param task the first that names it
    public record UnseenPartner(OrganizationSummary organization, PlanTaskSummary task) {}

    /// All that is missing.
    ///
    /// @param activities the latest, [#MOST_ACTIVITIES] at most
    /// @param loose how many activities serve no task, counted up to 1,000
    /// @param areas the units right below the province within the period, by the time in which they stood
    public record Gaps(
            List<IdleTask> tasks,
            List<LooseActivity> activities,
            int loose,
            boolean counted,
            List<Era> areas,
            List<UnseenPartner> partners) {}

    /// What is missing between these tasks and the activities.
    ///
    /// @param tasks of one plan or of several; the parts of each among them
    /// @param period in which activities and areas are looked at; tasks and partners at all times
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Gaps of(SignedIn me, List<PlanTaskSummary> tasks, Period period) {
        var theirs = organizations.answeredFor(me.organization(), LocalDate.now(clock));
        var looking = new Looking(me, me.is(Role.COORDINATOR), theirs, period);
        var mine = looking.all() ? tasks : ownTasks(theirs, tasks);
        var loose = loose(looking);
        int count = looseCount(looking);
        return new Gaps(
                idle(looking, mine),
                loose,
                Math.min(count, COUNTED),
                count <= COUNTED,
                eras(looking, tasks),
                unseen(looking, mine));
    }

    /// @param theirs the person's organization and those for which it answers
    private record Looking(SignedIn me, boolean all, Set<OrganizationId> theirs, Period period) {
        JdbcClient.StatementSpec at(JdbcClient sql, String query) {
            var statement = sql.sql(query.replace("{mine}", all ? "true" : "a.organization_id in (:own)"));
            return all
                    ? statement
                    : statement.param(
                            "own", theirs.stream().map(OrganizationId::value).toList());
        }

        JdbcClient.StatementSpec within(JdbcClient sql, String query) {
            return at(sql, query).param("from", period.from()).param("to", period.to());
        }
    }

    /// The tasks that the departments or one of their units lead or take part in.
    private List<PlanTaskSummary> ownTasks(Set<OrganizationId> departments, List<PlanTaskSummary> tasks) {
        Set<OrganizationId> own = departments.stream()
                .flatMap(department -> organizations.subordinatesOf(department).stream())
                .map(OrganizationSummary::id)
                .collect(Collectors.toCollection(HashSet::new));
        own.addAll(departments);
        return tasks.stream()
                .filter(task -> (task.lead() != null && own.contains(task.lead()))
                        || task.cooperating().stream().anyMatch(own::contains))
                .toList();
    }

    /// A task with parts is served by its parts.
    private List<IdleTask> idle(Looking looking, List<PlanTaskSummary> tasks) {
        var parents = tasks.stream().map(PlanTaskSummary::parent).collect(Collectors.toSet());
        Map<PlanTaskId, PlanTaskSummary> leaves = new LinkedHashMap<>();
        tasks.stream().filter(task -> !parents.contains(task.id())).forEach(task -> leaves.put(task.id(), task));
        if (leaves.isEmpty()) return List.of();
        Map<PlanTaskId, Boolean> planned = new HashMap<>();
        looking.at(sql, SERVED).param("tasks", ids(leaves.keySet())).query(row -> {
            if (!row.getBoolean("done")) {
                planned.put(new PlanTaskId(row.getObject("task_id", UUID.class)), row.getBoolean("planned"));
            }
        });
        var idle = new ArrayList<IdleTask>();
        leaves.forEach((id, task) -> {
            Boolean isPlanned = planned.get(id);
            if (isPlanned != null) idle.add(new IdleTask(task, isPlanned, urgency(task.dueOn())));
        });
        return idle;
    }

    private Urgency urgency(@Nullable LocalDate due) {
        if (due == null) return Urgency.ONGOING;
        var today = LocalDate.now(clock);
        if (due.isBefore(today)) return Urgency.OVERDUE;
        return due.isAfter(today.plusDays(SOON)) ? Urgency.LATER : Urgency.SOON;
    }

    private int looseCount(Looking looking) {
        return looking.within(sql, "select count(*) from (select 1 " + LOOSE + " limit 1001) counted")
                .query(Integer.class)
                .single();
    }

    /// Gives all activities of the period that serve no task to the consumer, the latest first, read as they are taken.
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public void eachLoose(SignedIn me, Period period, Consumer<? super LooseActivity> activity) {
        var theirs = organizations.answeredFor(me.organization(), LocalDate.now(clock));
        var looking = new Looking(me, me.is(Role.COORDINATOR), theirs, period);
        looking.within(sql, LOOSE_ROWS)
                .withFetchSize(AT_ONCE)
                .param("most", Integer.MAX_VALUE)
                .query(row -> {
                    activity.accept(loose(looking, row));
                });
    }

    private List<LooseActivity> loose(Looking looking) {
        return looking.within(sql, LOOSE_ROWS)
                .param("most", MOST_ACTIVITIES)
                .query((row, _) -> loose(looking, row))
                .list();
    }

    private static LooseActivity loose(Looking looking, ResultSet row) throws SQLException {
        return new LooseActivity(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                row.getString("topic"),
                row.getString("name"),
                row.getString("name_en"),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getBoolean("days_known"),
                ActivityState.valueOf(row.getString("state")),
                row.getString("letter_name"),
                looking.me().organization().value().equals(row.getObject("organization_id", UUID.class)));
    }

    private List<Era> eras(Looking looking, List<PlanTaskSummary> tasks) {
        var reached = tasks.isEmpty()
                ? Set.<AdministrativeUnitId>of()
                : Set.copyOf(looking.within(sql, REACHED)
                        .param(
                                "tasks",
                                ids(tasks.stream().map(PlanTaskSummary::id).toList()))
                        .query((row, _) -> new AdministrativeUnitId(row.getObject("unit_id", UUID.class)))
                        .list());
        var period = looking.period();
        var all = areas.all();
        var provinces = all.stream()
                .filter(unit -> unit.kind() == UnitKind.PROVINCE)
                .map(Area::id)
                .collect(Collectors.toSet());
        var eras = new ArrayList<Era>();
        for (boolean past : new boolean[] {true, false}) {
            var units = all.stream()
                    .filter(unit -> unit.parentId() != null && provinces.contains(unit.parentId()))
                    .filter(unit -> !endsBefore(unit, period.from()) && !beginsAfter(unit, period.to()))
                    .filter(unit -> endsBefore(unit, period.to()) == past)
                    .toList();
            if (units.isEmpty()) continue;
            eras.add(new Era(
                    past,
                    units.size(),
                    units.stream().filter(unit -> !reached.contains(unit.id())).toList()));
        }
        return eras;
    }

    private static boolean endsBefore(Area unit, LocalDate day) {
        var last = unit.validity().to();
        return last != null && last.isBefore(day);
    }

    private static boolean beginsAfter(Area unit, LocalDate day) {
        var first = unit.validity().from();
        return first != null && first.isAfter(day);
    }

    private record Named(PlanId plan, OrganizationId organization) {}

    private List<UnseenPartner> unseen(Looking looking, List<PlanTaskSummary> tasks) {
        Map<Named, PlanTaskSummary> named = new LinkedHashMap<>();
        for (var task : tasks) {
            if (task.lead() != null) named.putIfAbsent(new Named(task.plan(), task.lead()), task);
            task.cooperating().forEach(one -> named.putIfAbsent(new Named(task.plan(), one), task));
        }
        if (!looking.all()) {
            named.keySet().removeIf(one -> looking.theirs().contains(one.organization()));
        }
        if (named.isEmpty()) return List.of();
        var seen = Set.copyOf(looking.at(sql, SEEN)
                .param(
                        "plans",
                        named.keySet().stream().map(one -> one.plan().value()).toArray(UUID[]::new))
                .param(
                        "named",
                        named.keySet().stream()
                                .map(one -> one.organization().value())
                                .toArray(UUID[]::new))
                .query((row, _) -> new Named(
                        new PlanId(row.getObject("plan_id", UUID.class)),
                        new OrganizationId(row.getObject("organization_id", UUID.class))))
                .list());
        named.keySet().removeAll(seen);
        var known = organizations.of(
                named.keySet().stream().map(Named::organization).collect(Collectors.toSet()));
        var unseen = new ArrayList<UnseenPartner>();
        named.forEach((one, task) -> {
            var organization = known.get(one.organization());
            if (organization != null) unseen.add(new UnseenPartner(organization, task));
        });
        return unseen;
    }

    private static UUID[] ids(Collection<PlanTaskId> tasks) {
        return tasks.stream().map(PlanTaskId::value).toArray(UUID[]::new);
    }
}
