package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;

/// Computes what finished activities brought to a plan's targets: in a period, since the plan began, and in the
/// same period a year before. An activity counts in the period in which its `counts_on` lies, and once for a
/// target, however many tasks it serves. All targets of a plan take one statement.
@Service
@Transactional(readOnly = true)
public class PlanResults {
    /// The activities of each scope (a set of tasks), each once, with the stretches of time in which it counts.
    /// Tasks of earlier plans count for the year before only.
    private static final String DONE = """
            with part as materialized (
                select * from unnest(cast(:scopes as integer[]), cast(:tasks as uuid[]), cast(:earlier as boolean[]))
                    as p (scope, task_id, earlier)
            ), done as materialized (
                select p.scope, x.activity_id, x.type_code,
                       case when x.organization_id = any(cast(:theirs as uuid[])) then cast(:own as uuid) else x.organization_id end
                           as organization_id,
                       bool_or(not p.earlier) and x.done_on between :from and :to as now,
                       bool_or(not p.earlier) and x.done_on between :since and :to as since,
                       x.done_on between :beforeFrom and :beforeTo as before
                from part p join activity_plan_task x on x.task_id = p.task_id
                where {days}
                group by p.scope, x.activity_id, x.organization_id, x.type_code, x.done_on
            ), target as materialized (
                select * from unnest(cast(:numbers as integer[]), cast(:scopeOf as integer[]), cast(:kinds as text[]),
                                     cast(:types as text[]), cast(:indicators as text[]))
                    as t (number, scope, kind, type_code, indicator_code)
            )
            """;

    private static final String SHOWN =
            "having grouping(organization_id) = 1 or :all or organization_id = cast(:own as uuid)";

    private static final String SUM = """
            select number, organization_id, sum(value) filter (where now) as now, sum(value) filter (where since) as since,
                   sum(value) filter (where before) as before
            from (select t.number, d.organization_id, d.now, d.since, d.before, m.value
                  from done d join activity_measure m on m.activity_id = d.activity_id
                      and m.indicator_code = any(:indicators)
                    join target t on t.indicator_code = m.indicator_code and t.scope = d.scope and t.kind = 'SUM'
                  where t.type_code is null or d.type_code = t.type_code) measured
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    private static final String ACTIVITIES = """
            select number, organization_id, count(*) filter (where now) as now, count(*) filter (where since) as since,
                   count(*) filter (where before) as before
            from (select t.number, d.organization_id, d.now, d.since, d.before
                  from target t join done d on d.scope = t.scope
                  where t.kind = 'ACTIVITIES' and (t.type_code is null or d.type_code = t.type_code)) held
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    private static final String SUBJECTS = """
            select number, organization_id, count(distinct reached) filter (where now) as now,
                   count(distinct reached) filter (where since) as since,
                   count(distinct reached) filter (where before) as before
            from (select t.number, d.organization_id, x.subject_id as reached, bool_or(d.now) as now,
                         bool_or(d.since) as since, bool_or(d.before) as before
                  from target t join done d on d.scope = t.scope
                    join activity_subject x on x.activity_id = d.activity_id
                  where t.kind = 'SUBJECTS' and (t.type_code is null or d.type_code = t.type_code)
                  group by t.number, d.organization_id, x.subject_id) subjects
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    /// A commune until 30/6/2025 stands for its district, as a plan of that time counts areas.
    private static final String AREAS = """
            select number, organization_id, count(distinct reached) filter (where now) as now,
                   count(distinct reached) filter (where since) as since,
                   count(distinct reached) filter (where before) as before
            from (select recorded.number, recorded.organization_id,
                         case when above.kind = 'PROVINCE' then u.unit_id else u.parent_id end as reached,
                         bool_or(recorded.now) as now, bool_or(recorded.since) as since, bool_or(recorded.before) as before
                  from (select t.number, d.organization_id, x.unit_id, bool_or(d.now) as now, bool_or(d.since) as since,
                               bool_or(d.before) as before
                        from target t join done d on d.scope = t.scope
                          join activity_area x on x.activity_id = d.activity_id
                        where t.kind = 'AREAS' and (t.type_code is null or d.type_code = t.type_code)
                        group by t.number, d.organization_id, x.unit_id) recorded
                    join administrative_unit u on u.unit_id = recorded.unit_id
                    join administrative_unit above on above.unit_id = u.parent_id
                  group by 1, 2, 3) units
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    private static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 0));
    private final JdbcClient sql;
    private final Plans plans;
    private final Organizations organizations;
    private final Clock clock;

    PlanResults(JdbcClient sql, Plans plans, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// What activities brought to a target.
    ///
    /// @param now in the period
    /// @param since from the plan's first day to the period's last; from the period's first where that is
    ///     earlier
    /// @param before in the same period a year before; null where the plan and those before it had not
    ///     begun then
    public record Figures(
            BigDecimal now, BigDecimal since, @Nullable BigDecimal before) {
        static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO, null);
    }

    /// How a target stands on the last day of a period.
    public enum Standing {
        /// Đạt.
        REACHED,
        /// Đang thực hiện: not reached, and not due yet.
        UNDER_WAY,
        /// Quá hạn chưa đạt.
        MISSED,
        /// Trong mức cho phép: at or below a limit.
        WITHIN,
        /// Vượt mức: above a limit, or above what was to be met exactly.
        EXCEEDED,
        /// Không tính từ hoạt động.
        UNKNOWN
    }

    /// The result of a target.
    ///
    /// @param due the target's last day, or the plan's
    /// @param whole of the province; null where activities tell nothing of it
    /// @param own of the person's department; null for the coordination office, and where `whole` is null
    /// @param departments of each department that brought something; for the coordination office only
    public record Result(
            PlanTargetSummary target,
            LocalDate due,
            @Nullable Figures whole,
            @Nullable Figures own,
            Map<OrganizationId, Figures> departments,
            Standing standing) {}

    /// The results of a plan.
    ///
    /// @param since the first day of what is cumulative
    /// @param before the same period a year before, or the one that was asked for in its place
    /// @param earlier the plans before this one whose activities count for the year before
    public record Results(
            Period period, LocalDate since, Period before, List<PlanCitation> earlier, List<Result> targets) {}

    /// The results of a plan as the person may see them: the coordination office those of the province and of
    /// each department, a department's people the province's and their own, with those of the organizations for
    /// which it answers.
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public Results of(SignedIn me, PlanDetails plan, Period period) {
        if (me.is(Role.COORDINATOR)) return of(plan, period, yearBefore(period), null, Set.of(), true);
        var theirs = organizations.answeredFor(me.organization(), LocalDate.now(clock));
        return of(plan, period, yearBefore(period), me.organization(), theirs, false);
    }

    /// The results of a plan for a department: its own and the province's. Whoever asks has made sure that the
    /// person may read the records.
    ///
    /// @param told whose activities count as the department's own: itself and those that became part of it
    public Results of(OrganizationId department, Set<OrganizationId> told, PlanDetails plan, Period period) {
        return of(plan, period, yearBefore(period), department, told, false);
    }

    /// The results of a plan for the province, beside any other period in place of the one a year before. Whoever asks
    /// has made sure that the person may read the records.
    public Results whole(PlanDetails plan, Period period, Period before) {
        return of(plan, period, before, null, Set.of(), false);
    }

    private static Period yearBefore(Period period) {
        return new Period(period.from().minusYears(1), period.to().minusYears(1));
    }

    /// @param theirs whose activities count as the department's own
    private Results of(
            PlanDetails plan,
            Period period,
            Period before,
            @Nullable OrganizationId own,
            Set<OrganizationId> theirs,
            boolean all) {
        var start = plan.plan().startsOn();
        var since = start.isBefore(period.from()) ? start : period.from();
        var line = plans.line(plan.plan().id());
        var earlier = line.subList(1, line.size()).stream()
                .filter(one -> !one.startsOn().isAfter(before.to()))
                .toList();
        var computed = compute(plan, period, since, before, earlier, own, theirs, all);
        var results = new ArrayList<Result>();
        for (int i = 0; i < plan.targets().size(); i++) {
            var target = plan.targets().get(i);
            var due = target.terms().dueOn() == null
                    ? plan.plan().endsOn()
                    : target.terms().dueOn();
            if (target.terms().measuredBy() == MeasuredBy.NOTHING) {
                results.add(new Result(target, due, null, null, Map.of(), Standing.UNKNOWN));
                continue;
            }
            boolean comparable = !start.isAfter(before.to()) || (target.terms().task() == null && !earlier.isEmpty());
            var found = computed.getOrDefault(i, Map.of());
            var whole = figures(found.get(NOBODY), comparable);
            Map<OrganizationId, Figures> departments = new LinkedHashMap<>();
            if (all) {
                found.forEach((department, figures) -> {
                    if (!department.equals(NOBODY)) departments.put(department, figures(figures, comparable));
                });
            }
            results.add(new Result(
                    target,
                    due,
                    whole,
                    own == null ? null : figures(found.get(own), comparable),
                    departments,
                    standing(target, whole.since(), due, period)));
        }
        return new Results(period, since, before, earlier, results);
    }

    private static Figures figures(@Nullable Figures found, boolean comparable) {
        if (found == null)
            return comparable ? new Figures(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO) : Figures.NONE;
        return comparable ? found : new Figures(found.now(), found.since(), null);
    }

    private Standing standing(PlanTargetSummary target, BigDecimal reached, LocalDate due, Period period) {
        int compared = reached.compareTo(target.terms().value());
        boolean late = !due.isAfter(period.to()) && due.isBefore(LocalDate.now(clock));
        var notYet = late ? Standing.MISSED : Standing.UNDER_WAY;
        return switch (target.terms().operator()) {
            case AT_LEAST -> compared >= 0 ? Standing.REACHED : notYet;
            case EXACTLY -> compared == 0 ? Standing.REACHED : compared > 0 ? Standing.EXCEEDED : notYet;
            case AT_MOST -> compared > 0 ? Standing.EXCEEDED : Standing.WITHIN;
        };
    }

    /// Figures by the target's place in the plan, then by department; those of the province under [#NOBODY].
    private Map<Integer, Map<OrganizationId, Figures>> compute(
            PlanDetails plan,
            Period period,
            LocalDate since,
            Period before,
            List<PlanCitation> earlier,
            @Nullable OrganizationId own,
            Set<OrganizationId> theirs,
            boolean all) {
        var asked = new Asked();
        Collection<PlanTaskId> earlierTasks =
                plans.tasksOf(earlier.stream().map(PlanCitation::id).toList());
        for (int i = 0; i < plan.targets().size(); i++) {
            var terms = plan.targets().get(i).terms();
            if (terms.measuredBy() == MeasuredBy.NOTHING) continue;
            asked.add(
                    i,
                    terms.measuredBy(),
                    terms.type(),
                    terms.indicator(),
                    plan.scope(terms),
                    terms.task() == null ? earlierTasks : Set.of());
        }
        if (asked.numbers.isEmpty()) return Map.of();
        // One stretch of days where the two touch: an index is read once then.
        String days = before.to().plusDays(1).isBefore(since)
                ? "(x.done_on between :since and :to or x.done_on between :beforeFrom and :beforeTo)"
                : "x.done_on between least(cast(:since as date), cast(:beforeFrom as date)) and greatest(cast(:to as date), cast(:beforeTo as date))";
        Map<Integer, Map<OrganizationId, Figures>> found = new HashMap<>();
        sql.sql(DONE.replace("{days}", days) + String.join("\nunion all\n", asked.parts()))
                .param("scopes", asked.scopes.toArray(Integer[]::new))
                .param("tasks", asked.tasks.toArray(UUID[]::new))
                .param("earlier", asked.earlier.toArray(Boolean[]::new))
                .param("numbers", asked.numbers.toArray(Integer[]::new))
                .param("scopeOf", asked.scopeOf.toArray(Integer[]::new))
                .param("kinds", asked.kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("types", asked.types.toArray(String[]::new))
                .param("indicators", asked.indicators.toArray(String[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .param("since", since)
                .param("beforeFrom", before.from())
                .param("beforeTo", before.to())
                .param("all", all)
                .param("own", own == null ? NOBODY.value() : own.value())
                .param("theirs", theirs.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(row -> {
                    var department = row.getObject("organization_id", UUID.class);
                    found.computeIfAbsent(row.getInt("number"), _ -> new LinkedHashMap<>())
                            .put(
                                    department == null ? NOBODY : new OrganizationId(department),
                                    new Figures(
                                            orNothing(row.getBigDecimal("now")),
                                            orNothing(row.getBigDecimal("since")),
                                            orNothing(row.getBigDecimal("before"))));
                });
        return found;
    }

    private static BigDecimal orNothing(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /// What the statement is asked, column by column. Targets of the same tasks share a scope.
    private static final class Asked {
        private final Map<List<Set<PlanTaskId>>, Integer> known = new HashMap<>();
        private final List<Integer> scopes = new ArrayList<>();
        private final List<UUID> tasks = new ArrayList<>();
        private final List<Boolean> earlier = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Integer> scopeOf = new ArrayList<>();
        private final List<MeasuredBy> kinds = new ArrayList<>();
        private final List<@Nullable String> types = new ArrayList<>();
        private final List<String> indicators = new ArrayList<>();

        void add(
                int number,
                MeasuredBy kind,
                @Nullable String type,
                String indicator,
                Set<PlanTaskId> own,
                Collection<PlanTaskId> before) {
            var wanted = List.of(Set.copyOf(own), Set.copyOf(before));
            var scope = known.get(wanted);
            if (scope == null) {
                scope = known.size();
                known.put(wanted, scope);
                for (var task : own) part(scope, task, false);
                for (var task : before) part(scope, task, true);
            }
            numbers.add(number);
            scopeOf.add(scope);
            kinds.add(kind);
            types.add(type);
            indicators.add(indicator);
        }

        private void part(int scope, PlanTaskId task, boolean isEarlier) {
            scopes.add(scope);
            tasks.add(task.value());
            earlier.add(isEarlier);
        }

        List<String> parts() {
            return EnumSet.copyOf(kinds).stream()
                    .map(kind -> switch (kind) {
                        case SUM -> SUM;
                        case ACTIVITIES -> ACTIVITIES;
                        case SUBJECTS -> SUBJECTS;
                        case AREAS -> AREAS;
                        case NOTHING -> throw new IllegalArgumentException("nothing is computed");
                    })
                    .toList();
        }
    }
}
