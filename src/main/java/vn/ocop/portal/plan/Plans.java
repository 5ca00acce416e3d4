package vn.ocop.portal.plan;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;

/// Reads the plans and their tasks.
@Service
@Transactional(readOnly = true)
public class Plans {
    private static final int PAGE_SIZE = 25;
    private static final int LAST_PAGE = 10_000;
    private static final int LAST_YEAR = 9999;
    private static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 0));
    private final PlanRepository plans;
    private final Indicators indicators;
    private final JdbcClient sql;

    Plans(PlanRepository plans, Indicators indicators, JdbcClient sql) {
        this.plans = plans;
        this.indicators = indicators;
        this.sql = sql;
    }

    /// What is cited of that plan.
    ///
    /// @throws NotFound where there is none
    public PlanCitation citation(PlanId id) {
        return plans.findById(id).orElseThrow(() -> new NotFound(id)).citation();
    }

    /// These plans by id, the earlier issued first; unknown ids are passed over.
    public Map<PlanId, PlanCitation> citations(Collection<PlanId> ids) {
        Map<PlanId, PlanCitation> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) plans.findByIds(ids).forEach(plan -> found.put(plan.id(), plan.citation()));
        return found;
    }

    /// All plans, the latest issued first.
    public List<PlanCitation> all() {
        return plans.findAllOrdered().stream().map(Plan::citation).toList();
    }

    /// The plans that the organization drafted and that were issued on these days, the earlier issued first.
    public List<PlanCitation> advisedBy(OrganizationId organization, Period issuedWithin) {
        return plans.findAdvisedBy(organization, issuedWithin.from(), issuedWithin.to()).stream()
                .map(Plan::citation)
                .toList();
    }

    /// The plans for that day which the organization carries out, the earlier issued first; ended ones too.
    public List<PlanCitation> executedBy(OrganizationId organization, LocalDate on) {
        return plans.findExecutedBy(organization, on).stream()
                .map(Plan::citation)
                .toList();
    }

    /// These tasks, by their plans' days of issue, then by code; unknown ids are passed over.
    public List<PlanTaskSummary> tasks(Collection<PlanTaskId> ids) {
        return ids.isEmpty() ? List.of() : summaries(plans.findTasks(ids));
    }

    /// The tasks of plans in force, by their plans' days of issue, then by code.
    public List<PlanTaskSummary> openTasks() {
        return summaries(plans.findOpenTasks());
    }

    /// The tasks that one of these leads and that are due on these days, by their plans' days of issue, then by
    /// code. Tasks of ended plans are among them: what a report once promised does not vanish from it.
    public List<PlanTaskSummary> tasksDue(Collection<OrganizationId> leads, Period due) {
        return leads.isEmpty() ? List.of() : summaries(plans.findTasksDue(leads, due.from(), due.to()));
    }

    /// The tasks that are due on these days, of whatever plan and lead, by their plans' days of issue, then by code.
    public List<PlanTaskSummary> tasksDue(Period due) {
        return summaries(plans.findTasksDue(due.from(), due.to()));
    }

    /// Whether the plan has that target.
    public boolean hasTarget(PlanId plan, PlanTargetId target) {
        return plans.hasTarget(plan, target);
    }

    /// The plans in force, the latest issued first, whole.
    public List<PlanDetails> inForce() {
        return plans.findAllOrdered().stream()
                .filter(plan -> plan.status() == PlanStatus.IN_FORCE)
                .map(plan -> details(plan.id()))
                .toList();
    }

    /// A target with what names its plan.
    ///
    /// @param startsOn first day of the plan
    public record TargetOfPlan(
            PlanId plan,
            String planNumber,
            LocalDate startsOn,
            PlanTargetId target,
            Indicator indicator,
            TargetOperator operator,
            BigDecimal value,
            MeasuredBy measuredBy) {}

    /// The targets of the plans that were made for a day of the period, the later issued plan first, then in the plan's
    /// order.
    public List<TargetOfPlan> targets(Period period) {
        return sql.sql("""
                        select p.plan_id, p.number, p.starts_on, t.target_id, i.indicator_code, i.name, i.name_en, i.unit,
                               t.operator, t.value, t.measured_by
                        from plan p join plan_target t on t.plan_id = p.plan_id
                          join indicator i on i.indicator_code = t.indicator_code
                        where p.starts_on <= :to and p.ends_on >= :from
                        order by p.issued_on desc, p.number, p.plan_id, i.position, t.due_on nulls first, t.target_id::text
                        """)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, _) -> new TargetOfPlan(
                        new PlanId(row.getObject("plan_id", UUID.class)),
                        row.getString("number"),
                        row.getObject("starts_on", LocalDate.class),
                        new PlanTargetId(row.getObject("target_id", UUID.class)),
                        new Indicator(
                                row.getString("indicator_code"),
                                row.getString("name"),
                                row.getString("name_en"),
                                row.getString("unit")),
                        TargetOperator.valueOf(row.getString("operator")),
                        row.getBigDecimal("value"),
                        MeasuredBy.valueOf(row.getString("measured_by"))))
                .list();
    }

    /// The plan and those before it that it follows, one after the other.
    public List<PlanCitation> line(PlanId id) {
        var line = new LinkedHashMap<PlanId, PlanCitation>();
        var next = plans.findById(id);
        while (next.isPresent() && !line.containsKey(next.get().id())) {
            var plan = next.get();
            line.put(plan.id(), plan.citation());
            var before = plan.frame().follows();
            next = before == null ? Optional.empty() : plans.findById(before);
        }
        return List.copyOf(line.values());
    }

    /// The tasks of these plans.
    public Set<PlanTaskId> tasksOf(Collection<PlanId> plansOfTasks) {
        return plansOfTasks.isEmpty() ? Set.of() : Set.copyOf(plans.findTaskIds(plansOfTasks));
    }

    /// The organizations that issued plans.
    public List<OrganizationId> issuers() {
        return plans.findIssuers();
    }

    /// Which plans a list shows; null leaves a question open.
    ///
    /// @param words that number and title hold, accents and letter case aside
    /// @param year a year for which the plan was made, 1900 to 9999
    public record Filter(
            @Nullable String words,
            @Nullable Integer year,
            @Nullable OrganizationId issuer,
            @Nullable PlanStatus status) {}

    /// A page of the plans whose number and title hold the words, the latest issued first.
    ///
    /// @param words null for all plans
    /// @param number of the page, from 1
    public Page<PlanSummary> page(@Nullable String words, int number) {
        return page(new Filter(words, null, null, null), number);
    }

    /// A page of the plans that pass the filter, the latest issued first.
    ///
    /// @param number of the page, from 1
    public Page<PlanSummary> page(Filter filter, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        Integer year = filter.year();
        var found = plans.findSummaries(
                pattern(filter.words()),
                filter.status() == null ? EnumSet.allOf(PlanStatus.class) : EnumSet.of(filter.status()),
                LocalDate.of(year == null ? 1 : year, Month.JANUARY, 1),
                LocalDate.of(year == null ? LAST_YEAR : year, Month.DECEMBER, 31),
                filter.issuer() == null,
                filter.issuer() == null ? NOBODY : filter.issuer(),
                PageRequest.of(page - 1, PAGE_SIZE));
        return new Page<>(found.getContent(), page, PAGE_SIZE, found.getTotalElements(), true);
    }

    /// Gives all plans of [#page(Filter, int)] to the consumer, in its order, so many at a time.
    public void each(Filter filter, Consumer<? super PlanSummary> plan) {
        Page<PlanSummary> page;
        int number = 1;
        do {
            page = page(filter, number++);
            page.rows().forEach(plan);
        } while (page.isMore());
    }

    /// The next plans after one of them, the latest issued first.
    ///
    /// @param after null from the beginning
    /// @param limit how many at most
    /// @throws NotFound where there is no plan of that id
    public List<PlanSummary> after(@Nullable String words, @Nullable PlanId after, int limit) {
        if (after == null) return plans.findFirstSummaries(pattern(words), Limit.of(limit));
        var last = plans.findById(after).orElseThrow(() -> new NotFound(after)).citation();
        return plans.findSummariesAfter(pattern(words), last.issuedOn(), last.number(), last.id(), Limit.of(limit));
    }

    /// The whole plan.
    ///
    /// @throws NotFound where there is none
    public PlanDetails details(PlanId id) {
        var plan = plans.findById(id).orElseThrow(() -> new NotFound(id));
        var order = List.copyOf(indicators.byCode().keySet());
        var tasks = plans.findTasks(id).stream()
                .map(PlanTask::asSummary)
                .sorted(TaskOrder.BY_CODE)
                .toList();
        return new PlanDetails(
                plan.citation(),
                plan.version(),
                plan.status(),
                plan.frame(),
                PlanDetails.inTree(tasks),
                PlanBudget.of(plan.frame().budgetTotal(), typedBudgets(id)),
                plans.findTargets(id).stream()
                        .map(target -> new PlanTargetSummary(target.id(), target.terms()))
                        .sorted(Comparator.<PlanTargetSummary>comparingInt(
                                        target -> order.indexOf(target.terms().indicator()))
                                .thenComparing(
                                        target -> target.terms().dueOn(),
                                        Comparator.nullsFirst(Comparator.naturalOrder()))
                                .thenComparing(target -> target.id().toString()))
                        .toList(),
                plans.findParticipations(id),
                plans.findFollowing(id).stream()
                        .map(later -> new PlanDetails.Follower(
                                later.id(),
                                later.number(),
                                requireNonNull(later.frame().how())))
                        .toList());
    }

    /// What was typed of the money of the plan's tasks, the sources in their order.
    private List<PlanBudget.Typed> typedBudgets(PlanId plan) {
        Map<PlanTaskId, PlanBudget.Typed> found = new LinkedHashMap<>();
        sql.sql("""
                        select t.task_id, t.parent_id, t.budget_total, b.source_code, b.amount
                        from plan_task t left join plan_task_budget b on b.task_id = t.task_id
                          left join funding_source s on s.source_code = b.source_code
                        where t.plan_id = :plan
                        order by t.code, s.position
                        """).param("plan", plan.value()).query(row -> {
            var task = new PlanTaskId(row.getObject("task_id", UUID.class));
            var parent = row.getObject("parent_id", UUID.class);
            var typed = found.computeIfAbsent(
                    task,
                    _ -> new PlanBudget.Typed(
                            task, parent == null ? null : new PlanTaskId(parent), total(row), new LinkedHashMap<>()));
            String source = row.getString("source_code");
            if (source != null) typed.sources().put(source, row.getLong("amount"));
        });
        return List.copyOf(found.values());
    }

    private static @Nullable Long total(ResultSet row) {
        try {
            return row.getObject("budget_total", Long.class);
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<PlanTaskSummary> summaries(List<PlanTask> tasks) {
        return tasks.stream().map(PlanTask::asSummary).sorted(TaskOrder.BY_PLAN).toList();
    }

    /// The words in their order, anything between them.
    private static String pattern(@Nullable String words) {
        if (words == null) return "%";
        String literal = VietnameseText.literal(VietnameseText.fold(words));
        return "%" + literal.strip().replaceAll("\\s+", "%") + "%";
    }
}
