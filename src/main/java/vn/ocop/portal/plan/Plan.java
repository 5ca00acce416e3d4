package vn.ocop.portal.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// A plan (kế hoạch), for instance 81/KH-UBND of 18/4/2022. Once ended, its tasks and targets stay as they are;
/// its head and who took part may still be put right.
@Entity
class Plan {
    @EmbeddedId
    private PlanId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "issuer_id"))
    private OrganizationId issuerId;

    private String number;
    private LocalDate issuedOn;
    private String title;
    private LocalDate startsOn;
    private LocalDate endsOn;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<PlanTask> tasks = new ArrayList<>();

    @OneToMany(mappedBy = "plan", cascade = CascadeType.ALL, orphanRemoval = true)
    private List<PlanTarget> targets = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "plan_participation", joinColumns = @JoinColumn(name = "plan_id"))
    private Set<PlanParticipation> participations = new HashSet<>();

    protected Plan() {} // for Hibernate

    Plan(PlanCitation head) {
        this.id = head.id();
        this.status = PlanStatus.IN_FORCE;
        correct(head);
    }

    PlanId id() {
        return id;
    }

    PlanStatus status() {
        return status;
    }

    int version() {
        return version == null ? 0 : version;
    }

    /// Takes the head of the plan as it stands on the paper.
    final void correct(PlanCitation head) {
        if (head.endsOn().isBefore(head.startsOn())) throw new RuleViolation("plan.days.order");
        this.issuerId = head.issuer();
        this.number = head.number();
        this.issuedOn = head.issuedOn();
        this.title = head.title();
        this.startsOn = head.startsOn();
        this.endsOn = head.endsOn();
    }

    void end() {
        status = PlanStatus.ENDED;
    }

    void putInForce() {
        status = PlanStatus.IN_FORCE;
    }

    void requireVersion(int read) {
        if (version() != read) throw new Outdated(id);
    }

    PlanTask addTask(PlanTaskId task, PlanTaskTerms terms) {
        requireInForce();
        requireSound(task, terms);
        var added = new PlanTask(task, this, terms);
        tasks.add(added);
        return added;
    }

    void changeTask(PlanTaskId task, PlanTaskTerms terms) {
        requireInForce();
        requireSound(task, terms);
        task(task).change(terms);
    }

    /// Takes the task away.
    /// @return its code
    String removeTask(PlanTaskId task) {
        requireInForce();
        var gone = task(task);
        tasks.remove(gone);
        return gone.code();
    }

    void addTarget(PlanTargetId target, PlanTargetTerms terms) {
        requireInForce();
        requireSound(target, terms);
        targets.add(new PlanTarget(target, this, terms));
    }

    void changeTarget(PlanTargetId target, PlanTargetTerms terms) {
        requireInForce();
        requireSound(target, terms);
        target(target).change(terms);
    }

    void removeTarget(PlanTargetId target) {
        requireInForce();
        targets.remove(target(target));
    }

    void addParticipation(PlanParticipation participation) {
        if (!participations.add(participation)) throw new RuleViolation("plan.participation.taken");
    }

    void removeParticipation(PlanParticipation participation) {
        if (!participations.remove(participation)) throw new NotFound(participation);
    }

    PlanCitation citation() {
        return new PlanCitation(id, number, issuedOn, issuerId, title, startsOn, endsOn);
    }

    String number() {
        return number;
    }

    LocalDate issuedOn() {
        return issuedOn;
    }

    private PlanTask task(PlanTaskId task) {
        return tasks.stream().filter(one -> one.id().equals(task)).findFirst().orElseThrow(() -> new NotFound(task));
    }

    private PlanTarget target(PlanTargetId target) {
        return targets.stream()
                .filter(one -> one.id().equals(target))
                .findFirst()
                .orElseThrow(() -> new NotFound(target));
    }

    private void requireInForce() {
        if (status == PlanStatus.ENDED) throw new RuleViolation("plan.ended", number);
    }

    private void requireSound(PlanTaskId task, PlanTaskTerms terms) {
        if (terms.content().isEmpty()) throw new RuleViolation("plan.task.content.empty");
        String code = terms.code();
        if (tasks.stream().anyMatch(one -> one.code().equals(code) && !one.id().equals(task))) {
            throw new RuleViolation("plan.task.code.taken", code);
        }
    }

    private void requireSound(PlanTargetId target, PlanTargetTerms terms) {
        if (terms.value().compareTo(BigDecimal.ZERO) < 0) throw new RuleViolation("plan.target.value.negative");
        if (targets.stream()
                .anyMatch(one -> !one.id().equals(target)
                        && one.terms().indicator().equals(terms.indicator())
                        && Objects.equals(one.terms().dueOn(), terms.dueOn()))) {
            throw new RuleViolation("plan.target.taken");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
