package vn.ocop.portal.plan;

import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Registers the plans that activities and reports answer to, their tasks and targets, and keeps them right. Each
/// change of something that is there already names the version it was made from.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class PlanRegistration {
    private static final String NUMBER_ONCE = "plan_number_unique";
    private final PlanRepository plans;
    private final Organizations organizations;
    private final Indicators indicators;

    PlanRegistration(PlanRepository plans, Organizations organizations, Indicators indicators) {
        this.plans = plans;
        this.organizations = organizations;
        this.indicators = indicators;
    }

    /// Registers a plan as issued.
    ///
    /// @throws RuleViolation `plan.number.taken` when the issuer's plan of that number and day is there already,
    ///     `plan.days.order` when its last day is before its first, `plan.organization.unknown`
    public PlanId register(PlanCitation head) {
        requireSound(head);
        return Uniqueness.keptBy(
                NUMBER_ONCE,
                taken(head),
                () -> plans.saveAndFlush(new Plan(head)).id());
    }

    /// Puts the head of a plan right.
    ///
    /// @throws RuleViolation as [#register]
    /// @throws Outdated when the plan is no longer of that version
    public void correct(PlanCitation head, int version) {
        var plan = toChange(head.id(), version);
        requireSound(head);
        plan.correct(head);
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
    /// @throws RuleViolation `plan.ended`, `plan.task.code.taken`, `plan.organization.unknown`
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
        toChange(plan).addTask(id, terms);
    }

    /// Changes a task.
    ///
    /// @throws RuleViolation as [#addTask(PlanId, PlanTaskTerms)]
    /// @throws Outdated when the plan is no longer of that version
    public void changeTask(PlanId plan, PlanTaskId task, PlanTaskTerms terms, int version) {
        requireKnown(terms);
        toChange(plan, version).changeTask(task, terms);
    }

    /// Takes a task out of its plan.
    ///
    /// @throws RuleViolation `plan.ended`; `plan.task.served` when activities serve it
    /// @throws Outdated when the plan is no longer of that version
    public void removeTask(PlanId plan, PlanTaskId task, int version) {
        String code = toChange(plan, version).removeTask(task);
        try {
            plans.flush();
        } catch (DataIntegrityViolationException served) {
            throw new RuleViolation("plan.task.served", code);
        }
    }

    /// Adds a target.
    ///
    /// @throws RuleViolation `plan.ended`, `plan.target.taken`, `plan.target.value.negative`,
    /// `plan.indicator.unknown`
    public PlanTargetId addTarget(PlanId plan, PlanTargetTerms terms) {
        requireKnown(terms);
        var id = PlanTargetId.create();
        toChange(plan).addTarget(id, terms);
        return id;
    }

    /// Changes a target.
    ///
    /// @throws RuleViolation as [#addTarget]
    /// @throws Outdated when the plan is no longer of that version
    public void changeTarget(PlanId plan, PlanTargetId target, PlanTargetTerms terms, int version) {
        requireKnown(terms);
        toChange(plan, version).changeTarget(target, terms);
    }

    /// Takes a target out of its plan.
    ///
    /// @throws RuleViolation `plan.ended`
    /// @throws Outdated when the plan is no longer of that version
    public void removeTarget(PlanId plan, PlanTargetId target, int version) {
        toChange(plan, version).removeTarget(target);
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
    }

    private void requireKnown(Set<OrganizationId> named) {
        if (organizations.listed(named).size() < named.size()) throw new RuleViolation("plan.organization.unknown");
    }
}
