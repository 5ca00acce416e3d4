package vn.ocop.portal.plan;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
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
    private static final int AT_ONCE = 500;
    private final PlanRepository plans;
    private final Indicators indicators;

    Plans(PlanRepository plans, Indicators indicators) {
        this.plans = plans;
        this.indicators = indicators;
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

    /// A page of the plans whose number and title hold the words, accents and letter case aside, the latest issued
    /// first.
    ///
    /// @param words null for all plans
    /// @param number of the page, from 1
    public Page<PlanSummary> page(@Nullable String words, int number) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var found = plans.findSummaries(pattern(words), PageRequest.of(page - 1, PAGE_SIZE));
        return new Page<>(found.getContent(), page, PAGE_SIZE, found.getTotalElements(), true);
    }

    /// Gives all plans of [#page] to the consumer, in its order, so many at a time.
    public void each(@Nullable String words, Consumer<? super PlanSummary> plan) {
        List<PlanSummary> some = List.of();
        do {
            some = after(words, some.isEmpty() ? null : some.getLast().id(), AT_ONCE);
            some.forEach(plan);
        } while (some.size() == AT_ONCE);
    }

    /// The next plans of [#page] after one of them.
    ///
    /// @param after null from the beginning
    /// @param limit how many at most
    /// @throws NotFound where there is no plan of that id
    public List<PlanSummary> after(@Nullable String words, @Nullable PlanId after, int limit) {
        if (after == null) return plans.findSummaries(pattern(words), Limit.of(limit));
        var last = plans.findById(after).orElseThrow(() -> new NotFound(after)).citation();
        return plans.findSummariesAfter(pattern(words), last.issuedOn(), last.number(), last.id(), Limit.of(limit));
    }

    /// The whole plan.
    ///
    /// @throws NotFound where there is none
    public PlanDetails details(PlanId id) {
        var plan = plans.findById(id).orElseThrow(() -> new NotFound(id));
        var order = List.copyOf(indicators.byCode().keySet());
        return new PlanDetails(
                plan.citation(),
                plan.version(),
                plan.status(),
                plans.findTasks(id).stream()
                        .map(PlanTask::asSummary)
                        .sorted(TaskOrder.BY_CODE)
                        .toList(),
                plans.findTargets(id).stream()
                        .map(target -> new PlanTargetSummary(target.id(), target.terms()))
                        .sorted(Comparator.<PlanTargetSummary>comparingInt(
                                        target -> order.indexOf(target.terms().indicator()))
                                .thenComparing(
                                        target -> target.terms().dueOn(),
                                        Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList(),
                plans.findParticipations(id));
    }

    private static List<PlanTaskSummary> summaries(List<PlanTask> tasks) {
        return tasks.stream().map(PlanTask::asSummary).sorted(TaskOrder.BY_PLAN).toList();
    }

    /// The words in their order, anything between them.
    private static String pattern(@Nullable String words) {
        if (words == null) return "%";
        String literal = VietnameseText.fold(words)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal.strip().replaceAll("\\s+", "%") + "%";
    }
}
