package vn.ocop.portal.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Registers the plans that activities and reports answer to, their tasks and targets, and keeps them right.
/// Each change of something that is there already names the version it was made from.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class PlanRegistration {
    private static final long GREATEST_AMOUNT = 1_000_000_000_000_000L;
    private static final String NUMBER_ONCE = "plan_number_unique";
    private final PlanRepository plans;
    private final Organizations organizations;
    private final Indicators indicators;
    private final FundingSources sources;
    private final CountedKinds kinds;

    PlanRegistration(
            PlanRepository plans,
            Organizations organizations,
            Indicators indicators,
            FundingSources sources,
            CountedKinds kinds) {
        this.plans = plans;
        this.sources = sources;
        this.kinds = kinds;
        this.organizations = organizations;
        this.indicators = indicators;
    }

    /// Registers a plan as issued.
    ///
    /// @throws RuleViolation `plan.number.taken` when the issuer's plan of that number and day is there
    ///     already, `plan.days.order` when its last day is before its first, `plan.organization.unknown`
    public PlanId register(PlanCitation head) {
        return register(head, PlanFrame.NONE);
    }

    /// Registers a plan as issued, with what stands around it.
    ///
    /// @throws RuleViolation as [#register(PlanCitation)]; `plan.follows.unknown`, `plan.follows.itself`,
    ///     `plan.follows.later` when the earlier plan was issued after this one, `plan.follows.cycle`,
    ///     `plan.follows.how` when only one of the two was told, `plan.budget.range`
    public PlanId register(PlanCitation head, PlanFrame frame) {
        requireSound(head);
        requireSound(head, frame);
        var plan = new Plan(head);
        plan.place(frame);
        return Uniqueness.keptBy(
                NUMBER_ONCE, taken(head), () -> plans.saveAndFlush(plan).id());
    }

    /// Puts the head of a plan right, and what stands around it.
    ///
    /// @throws RuleViolation as [#register(PlanCitation, PlanFrame)]
    /// @throws Outdated when the plan is no longer of that version
    public void correct(PlanCitation head, PlanFrame frame, int version) {
        var plan = toChange(head.id(), version);
        requireSound(head);
        requireSound(head, frame);
        plan.correct(head);
        plan.place(frame);
        Uniqueness.keptBy(NUMBER_ONCE, taken(head), () -> plans.saveAndFlush(plan));
    }

    /// Ends a plan: it takes no more tasks and targets.
    ///
    /// @throws Outdated when the plan is no longer of that version
    public void end(PlanId id, int version) {
        toChange(id, version).end();
    }

    /// Puts an ended plan in force again.
    ///
    /// @throws Outdated when the plan is no longer of that version
    public void putInForce(PlanId id, int version) {
        toChange(id, version).putInForce();
    }

    /// Adds a task under a new id.
    ///
    /// @throws RuleViolation `plan.ended`, `plan.task.code.taken`, `plan.organization.unknown`,
    ///     `plan.task.content.empty`, `plan.task.parent.unknown`, `plan.task.parent.cycle`,
    ///     `plan.budget.range`, `plan.budget.source.unknown`, `plan.budget.source.past` for a source that was
    ///     gone when the plan began
    public PlanTaskId addTask(PlanId plan, PlanTaskTerms terms) {
        var id = PlanTaskId.create();
        addTask(plan, id, terms);
        return id;
    }

    /// Adds a task under the id that it is to have.
    ///
    /// @throws RuleViolation as [#addTask(PlanId, PlanTaskTerms)]
    public void addTask(PlanId plan, PlanTaskId id, PlanTaskTerms terms) {
        requireKnown(terms);
        var changed = toChange(plan);
        requireSources(changed, terms);
        changed.addTask(id, terms);
    }

    /// Changes a task, its place in the tree too.
    ///
    /// @param renumber whether the codes of its parts that begin with its code change with it
    /// @throws RuleViolation as [#addTask(PlanId, PlanTaskTerms)]; `plan.task.code.long` for that of a part
    /// @throws Outdated when the plan is no longer of that version
    public void changeTask(PlanId plan, PlanTaskId task, PlanTaskTerms terms, boolean renumber, int version) {
        requireKnown(terms);
        var changed = toChange(plan, version);
        requireSources(changed, terms);
        changed.changeTask(task, terms, renumber);
    }

    /// Makes the task a part of the task before it; its code stays.
    ///
    /// @throws RuleViolation `plan.ended`; `plan.task.indent.first` when none stands before it
    /// @throws Outdated when the plan is no longer of that version
    public void indentTask(PlanId plan, PlanTaskId task, int version) {
        toChange(plan, version).indentTask(task);
    }

    /// Lifts the task to stand beside the task that it is a part of; its code stays.
    ///
    /// @throws RuleViolation `plan.ended`; `plan.task.outdent.top` when it is part of none
    /// @throws Outdated when the plan is no longer of that version
    public void outdentTask(PlanId plan, PlanTaskId task, int version) {
        toChange(plan, version).outdentTask(task);
    }

    /// Takes a task out of its plan.
    ///
    /// @throws RuleViolation `plan.ended`; `plan.task.parent` when it has parts, `plan.task.measured` when
    ///     a target counts its activities, `plan.task.served` when activities serve it, `plan.task.promised`
    ///     when a report promised it
    /// @throws Outdated when the plan is no longer of that version
    public void removeTask(PlanId plan, PlanTaskId task, int version) {
        String code = toChange(plan, version).removeTask(task);
        try {
            plans.flush();
        } catch (DataIntegrityViolationException used) {
            String reason = String.valueOf(used.getMostSpecificCause().getMessage());
            if (reason.contains("commitment")) throw new RuleViolation("plan.task.promised", code);
            throw new RuleViolation("plan.task.served", code);
        }
    }

    /// Adds a target.
    ///
    /// @throws RuleViolation `plan.ended`, `plan.target.taken`, `plan.target.value.negative`,
    ///     `plan.indicator.unknown`, `plan.target.task.unknown`, `plan.target.type.unknown`,
    ///     `plan.target.scope.nothing` when activities are chosen of which nothing is computed
    public PlanTargetId addTarget(PlanId plan, PlanTargetTerms terms) {
        requireKnown(terms);
        var id = PlanTargetId.create();
        addTarget(plan, id, terms);
        return id;
    }

    /// Adds a target under the id that it is to have.
    ///
    /// @throws RuleViolation as [#addTarget(PlanId, PlanTargetTerms)]
    public void addTarget(PlanId plan, PlanTargetId id, PlanTargetTerms terms) {
        requireKnown(terms);
        toChange(plan).addTarget(id, terms);
    }

    /// Changes a target.
    ///
    /// @throws RuleViolation as [#addTarget(PlanId, PlanTargetTerms)]
    /// @throws Outdated when the plan is no longer of that version
    public void changeTarget(PlanId plan, PlanTargetId target, PlanTargetTerms terms, int version) {
        requireKnown(terms);
        toChange(plan, version).changeTarget(target, terms);
    }

    /// Takes a target out of its plan.
    ///
    /// @throws RuleViolation `plan.ended`; `plan.target.estimated` when somebody gave an estimate for it
    /// @throws Outdated when the plan is no longer of that version
    public void removeTarget(PlanId plan, PlanTargetId target, int version) {
        toChange(plan, version).removeTarget(target);
        try {
            plans.flush();
        } catch (DataIntegrityViolationException estimated) {
            throw new RuleViolation("plan.target.estimated");
        }
    }

    /// Notes that an organization drafted the plan or carries it out.
    ///
    /// @throws RuleViolation `plan.participation.taken` when that is noted already, `plan.organization.unknown`
    public void addParticipation(PlanId plan, OrganizationId organization, PlanRole role) {
        requireKnown(Set.of(organization));
        toChange(plan).addParticipation(new PlanParticipation(organization, role));
    }

    /// Takes back what [#addParticipation] noted.
    ///
    /// @throws Outdated when the plan is no longer of that version
    public void removeParticipation(PlanId plan, OrganizationId organization, PlanRole role, int version) {
        toChange(plan, version).removeParticipation(new PlanParticipation(organization, role));
    }

    private Plan toChange(PlanId id) {
        return plans.findToChange(id).orElseThrow(() -> new NotFound(id));
    }

    private Plan toChange(PlanId id, int version) {
        var plan = toChange(id);
        plan.requireVersion(version);
        return plan;
    }

    private void requireSound(PlanCitation head) {
        requireKnown(Set.of(head.issuer()));
        if (plans.existsByIssuerIdAndNumberAndIssuedOnAndIdNot(
                head.issuer(), head.number(), head.issuedOn(), head.id())) {
            throw taken(head);
        }
    }

    private void requireSound(PlanCitation head, PlanFrame frame) {
        if ((frame.follows() == null) != (frame.how() == null)) throw new RuleViolation("plan.follows.how");
        if (frame.budgetTotal() != null && (frame.budgetTotal() < 1 || frame.budgetTotal() > GREATEST_AMOUNT)) {
            throw new RuleViolation("plan.budget.range");
        }
        var followed = frame.follows();
        if (followed == null) return;
        if (followed.equals(head.id())) throw new RuleViolation("plan.follows.itself");
        var before = plans.findById(followed).orElseThrow(() -> new RuleViolation("plan.follows.unknown"));
        if (before.issuedOn().isAfter(head.issuedOn())) {
            throw new RuleViolation("plan.follows.later", before.number(), VietnameseDates.onScreen(before.issuedOn()));
        }
        var seen = new HashSet<PlanId>();
        for (var next = before.frame().follows(); next != null && seen.add(next); ) {
            if (next.equals(head.id())) throw new RuleViolation("plan.follows.cycle", before.number());
            next = plans.findById(next).map(plan -> plan.frame().follows()).orElse(null);
        }
    }

    private void requireSources(Plan plan, PlanTaskTerms terms) {
        if (terms.budget().isEmpty()) return;
        Map<String, FundingSource> known = new HashMap<>();
        sources.all().forEach(source -> known.put(source.code(), source));
        for (String code : terms.budget().keySet()) {
            var source = known.get(code);
            if (source == null) throw new RuleViolation("plan.budget.source.unknown", code);
            if (!source.isOpenTo(plan.citation().startsOn())) {
                throw new RuleViolation(
                        "plan.budget.source.past",
                        source.name(),
                        VietnameseDates.onScreen(Objects.requireNonNull(source.validTo())));
            }
        }
    }

    private static RuleViolation taken(PlanCitation head) {
        return new RuleViolation("plan.number.taken", head.number());
    }

    private void requireKnown(PlanTaskTerms terms) {
        var named = new HashSet<>(terms.cooperating());
        if (terms.lead() != null) named.add(terms.lead());
        requireKnown(named);
    }

    private void requireKnown(PlanTargetTerms terms) {
        if (!indicators.byCode().containsKey(terms.indicator())) throw new RuleViolation("plan.indicator.unknown");
        String type = terms.type();
        if (type != null
                && kinds.kinds(VietnameseText.VIETNAMESE).stream()
                        .noneMatch(one -> one.value().equals(type))) {
            throw new RuleViolation("plan.target.type.unknown");
        }
    }

    private void requireKnown(Set<OrganizationId> named) {
        if (organizations.listed(named).size() < named.size()) throw new RuleViolation("plan.organization.unknown");
    }
}
