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
    /// Tasks of earlier plans count for the year before only. Of an event that several departments logged one
    /// record counts for all together: the one by which it is counted, where that serves the scope's tasks,
    /// else the first of the others that do.
    private static final String DONE = """
            with part as materialized (
                select * from unnest(cast(:scopes as integer[]), cast(:tasks as uuid[]), cast(:earlier as boolean[]))
                    as p (scope, task_id, earlier)
            ), stretch as materialized (
                select * from unnest(cast(:stretchOf as integer[]), cast(:sinces as date[]), cast(:beforeFroms as date[]))
                    as s (scope, since, before_from)
            ), shared as materialized (
                select e.scope, e.activity_id,
                       row_number() over (partition by e.scope, e.event_id order by e.counts desc, e.activity_id) = 1 as counts
                from (select distinct p.scope, r.activity_id, r.event_id, r.counts
                      from shared_record r join activity_plan_task x on x.activity_id = r.activity_id
                        join part p on p.task_id = x.task_id
                      where {whose}) e
            ), done as materialized (
                select d.*, coalesce(h.counts, true) as counts
                from (select p.scope, x.activity_id, x.type_code,
                             case when x.organization_id = any(cast(:theirs as uuid[])) then cast(:own as uuid) else x.organization_id end
                                 as organization_id,
                             bool_or(not p.earlier) and x.done_on between :from and :to as now,
                             bool_or(not p.earlier) and x.done_on between s.since and :to as since,
                             x.done_on between s.before_from and :beforeTo as before
                      from part p join stretch s on s.scope = p.scope join activity_plan_task x on x.task_id = p.task_id
                      where {whose} and {days}
                      group by p.scope, s.since, s.before_from, x.activity_id, x.organization_id, x.type_code, x.done_on) d
                  left join shared h on h.scope = d.scope and h.activity_id = d.activity_id
            ), target as materialized (
                select * from unnest(cast(:numbers as integer[]), cast(:scopeOf as integer[]), cast(:kinds as text[]),
                                     cast(:types as text[]), cast(:indicators as text[]))
                    as t (number, scope, kind, type_code, indicator_code)
            )
            """;

    private static final String SHOWN =
            "having grouping(organization_id) = 1 or :all or organization_id = cast(:own as uuid)";

    private static final String SUM = """
            select number, organization_id,
                   case when grouping(organization_id) = 1 then sum(value) filter (where now and counts) else sum(value) filter (where now) end as now,
                   case when grouping(organization_id) = 1 then sum(value) filter (where since and counts) else sum(value) filter (where since) end as since,
                   case when grouping(organization_id) = 1 then sum(value) filter (where before and counts) else sum(value) filter (where before) end as before
            from (select t.number, d.organization_id, d.now, d.since, d.before, d.counts, m.value
                  from done d join activity_measure m on m.activity_id = d.activity_id
                      and m.indicator_code = any(:indicators)
                    join target t on t.indicator_code = m.indicator_code and t.scope = d.scope and t.kind = 'SUM'
                  where t.type_code is null or d.type_code = t.type_code) measured
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    private static final String ACTIVITIES = """
            select number, organization_id,
                   case when grouping(organization_id) = 1 then count(*) filter (where now and counts) else count(*) filter (where now) end as now,
                   case when grouping(organization_id) = 1 then count(*) filter (where since and counts) else count(*) filter (where since) end as since,
                   case when grouping(organization_id) = 1 then count(*) filter (where before and counts) else count(*) filter (where before) end as before
            from (select t.number, d.organization_id, d.now, d.since, d.before, d.counts
                  from target t join done d on d.scope = t.scope
                  where t.kind = 'ACTIVITIES' and (t.type_code is null or d.type_code = t.type_code)) held
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    private static final String SUBJECTS = """
            select number, organization_id,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where now_once) else count(*) filter (where now) end as now,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where since_once) else count(*) filter (where since) end as since,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where before_once) else count(*) filter (where before) end as before
            from (select t.number, d.organization_id, x.subject_id as reached, bool_or(d.now) as now,
                         bool_or(d.since) as since, bool_or(d.before) as before, bool_or(d.now and d.counts) as now_once,
                         bool_or(d.since and d.counts) as since_once, bool_or(d.before and d.counts) as before_once
                  from target t join done d on d.scope = t.scope
                    join activity_subject x on x.activity_id = d.activity_id
                  where t.kind = 'SUBJECTS' and (t.type_code is null or d.type_code = t.type_code)
                  group by t.number, d.organization_id, x.subject_id) subjects
            group by grouping sets ((number), (number, organization_id))
            """ + SHOWN;

    /// A commune until 30/6/2025 stands for its district, as a plan of that time counts areas.
    private static final String AREAS = """
            select number, organization_id,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where now_once) else count(*) filter (where now) end as now,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where since_once) else count(*) filter (where since) end as since,
                   case when grouping(organization_id) = 1 then count(distinct reached) filter (where before_once) else count(*) filter (where before) end as before
            from (select recorded.number, recorded.organization_id,
                         case when above.kind = 'PROVINCE' then u.unit_id else u.parent_id end as reached,
                         bool_or(recorded.now) as now, bool_or(recorded.since) as since, bool_or(recorded.before) as before,
                         bool_or(recorded.now_once) as now_once, bool_or(recorded.since_once) as since_once,
                         bool_or(recorded.before_once) as before_once
                  from (select t.number, d.organization_id, x.unit_id, bool_or(d.now) as now, bool_or(d.since) as since,
                               bool_or(d.before) as before, bool_or(d.now and d.counts) as now_once,
                               bool_or(d.since and d.counts) as since_once, bool_or(d.before and d.counts) as before_once
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
    /// @param whole of the province, an event that several departments logged once; null where activities tell
    ///     nothing of it
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

    /// The results of a plan for several departments together, an event that more than one of them logged once. Whoever
    /// asks has made sure that the person may read the records.
    ///
    /// @param departments whose activities count; the figures are those of `whole`
    public Results together(Set<OrganizationId> departments, PlanDetails plan, Period period) {
        var those = departments.isEmpty() ? Set.of(NOBODY) : departments;
        return of(plan, period, yearBefore(period), null, those, false);
    }

    /// How a target stood on the last days of two periods, by what was brought since the plan's first day; from the
    /// period's first where that is earlier.
    ///
    /// @param standing on the last day of the period
    /// @param since what was brought until then
    /// @param before on the last day of the earlier period; null where the plan had not begun then
    public record Turn(
            PlanCitation plan,
            PlanTargetSummary target,
            LocalDate due,
            Standing standing,
            BigDecimal since,
            @Nullable Standing before) {}

    /// How the targets of these plans that activities tell of stood in the province on the last days of two periods;
    /// one
    /// statement for all of them. Whoever asks has made sure that the person may read the records.
    public List<Turn> turns(List<PlanDetails> plans, Period period, Period before) {
        var asked = new ArrayList<Ask>();
        for (var plan : plans) {
            var start = plan.plan().startsOn();
            asked.add(new Ask(
                    plan,
                    earlier(start, period.from()),
                    new Period(earlier(start, before.from()), before.to()),
                    Set.of()));
        }
        var found = compute(asked, period, null, Set.of(), false);
        var turns = new ArrayList<Turn>();
        int number = 0;
        for (var plan : plans) {
            for (var target : plan.targets()) {
                var whole = figures(found.getOrDefault(number++, Map.of()).get(NOBODY), true);
                if (target.terms().measuredBy() == MeasuredBy.NOTHING) continue;
                var due = due(plan, target);
                turns.add(new Turn(
                        plan.plan(),
                        target,
                        due,
                        standing(target, whole.since(), due, period),
                        whole.since(),
                        plan.plan().startsOn().isAfter(before.to())
                                ? null
                                : standing(target, orNothing(whole.before()), due, before)));
            }
        }
        return turns;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate due(PlanDetails plan, PlanTargetSummary target) {
        var due = target.terms().dueOn();
        return due == null ? plan.plan().endsOn() : due;
    }

    private static Period yearBefore(Period period) {
        return new Period(period.from().minusYears(1), period.to().minusYears(1));
    }

    /// @param theirs whose activities count as the department's own; without a department whose alone count, all of
    ///     them where that is empty
    private Results of(
            PlanDetails plan,
            Period period,
            Period before,
            @Nullable OrganizationId own,
            Set<OrganizationId> theirs,
            boolean all) {
        var start = plan.plan().startsOn();
        var since = earlier(start, period.from());
        var line = plans.line(plan.plan().id());
        var earlier = line.subList(1, line.size()).stream()
                .filter(one -> !one.startsOn().isAfter(before.to()))
                .toList();
        var earlierTasks = plans.tasksOf(earlier.stream().map(PlanCitation::id).toList());
        var computed = compute(List.of(new Ask(plan, since, before, earlierTasks)), period, own, theirs, all);
        var results = new ArrayList<Result>();
        for (int i = 0; i < plan.targets().size(); i++) {
            var target = plan.targets().get(i);
            var due = due(plan, target);
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

    /// A plan whose targets are asked for.
    ///
    /// @param since the first day of what is cumulative
    /// @param earlier tasks of earlier plans, which count for the period before only
    private record Ask(PlanDetails plan, LocalDate since, Period before, Collection<PlanTaskId> earlier) {}

    /// Figures by the target's place in the plans, counted through, then by department; those of all together under
    /// [#NOBODY].
    ///
    /// @param plans whose earlier periods end on the same day
    /// @param theirs whose activities count as those of `own`; where there is no `own`: whose alone count, all of
    ///     them where that is empty
    private Map<Integer, Map<OrganizationId, Figures>> compute(
            List<Ask> plans, Period period, @Nullable OrganizationId own, Set<OrganizationId> theirs, boolean all) {
        var asked = new Asked();
        int number = 0;
        for (var ask : plans) {
            for (var target : ask.plan().targets()) {
                int place = number++;
                var terms = target.terms();
                if (terms.measuredBy() == MeasuredBy.NOTHING) continue;
                asked.add(
                        place,
                        terms.measuredBy(),
                        terms.type(),
                        terms.indicator(),
                        new Scope(
                                Set.copyOf(ask.plan().scope(terms)),
                                terms.task() == null ? Set.copyOf(ask.earlier()) : Set.of(),
                                ask.since(),
                                ask.before().from()));
            }
        }
        if (asked.numbers.isEmpty()) return Map.of();
        var since = asked.sinces.stream().reduce(PlanResults::earlier).orElseThrow();
        var beforeFrom = asked.beforeFroms.stream().reduce(PlanResults::earlier).orElseThrow();
        var beforeTo = plans.getFirst().before().to();
        // One stretch of days where the two touch: an index is read once then.
        String days = beforeTo.plusDays(1).isBefore(since)
                ? "(x.done_on between :since and :to or x.done_on between :beforeFrom and :beforeTo)"
                : "x.done_on between least(cast(:since as date), cast(:beforeFrom as date)) and greatest(cast(:to as date), cast(:beforeTo as date))";
        String whose = own == null && !theirs.isEmpty() ? "x.organization_id = any(cast(:theirs as uuid[]))" : "true";
        Map<Integer, Map<OrganizationId, Figures>> found = new HashMap<>();
        sql.sql(DONE.replace("{days}", days).replace("{whose}", whose) + String.join("\nunion all\n", asked.parts()))
                .param("scopes", asked.scopes.toArray(Integer[]::new))
                .param("tasks", asked.tasks.toArray(UUID[]::new))
                .param("earlier", asked.earlier.toArray(Boolean[]::new))
                .param("stretchOf", asked.stretchOf.toArray(Integer[]::new))
                .param("sinces", texts(asked.sinces))
                .param("beforeFroms", texts(asked.beforeFroms))
                .param("numbers", asked.numbers.toArray(Integer[]::new))
                .param("scopeOf", asked.scopeOf.toArray(Integer[]::new))
                .param("kinds", asked.kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("types", asked.types.toArray(String[]::new))
                .param("indicators", asked.indicators.toArray(String[]::new))
                .param("from", period.from())
                .param("to", period.to())
                .param("since", since)
                .param("beforeFrom", beforeFrom)
                .param("beforeTo", beforeTo)
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

    private static String[] texts(List<LocalDate> days) {
        return days.stream().map(LocalDate::toString).toArray(String[]::new);
    }

    private static BigDecimal orNothing(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    /// Which activities a target asks for.
    ///
    /// @param before tasks of earlier plans
    private record Scope(Set<PlanTaskId> own, Set<PlanTaskId> before, LocalDate since, LocalDate beforeFrom) {}

    /// What the statement is asked, column by column. Targets of the same tasks share a scope.
    private static final class Asked {
        private final Map<Scope, Integer> known = new HashMap<>();
        private final List<Integer> stretchOf = new ArrayList<>();
        private final List<LocalDate> sinces = new ArrayList<>();
        private final List<LocalDate> beforeFroms = new ArrayList<>();
        private final List<Integer> scopes = new ArrayList<>();
        private final List<UUID> tasks = new ArrayList<>();
        private final List<Boolean> earlier = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private final List<Integer> scopeOf = new ArrayList<>();
        private final List<MeasuredBy> kinds = new ArrayList<>();
        private final List<@Nullable String> types = new ArrayList<>();
        private final List<String> indicators = new ArrayList<>();

        void add(int number, MeasuredBy kind, @Nullable String type, String indicator, Scope wanted) {
            var scope = known.get(wanted);
            if (scope == null) {
                scope = known.size();
                known.put(wanted, scope);
                stretchOf.add(scope);
                sinces.add(wanted.since());
                beforeFroms.add(wanted.beforeFrom());
                for (var task : wanted.own()) part(scope, task, false);
                for (var task : wanted.before()) part(scope, task, true);
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
