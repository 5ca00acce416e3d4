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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int LONGEST_CODE = 20;
    private static final long GREATEST_AMOUNT = 1_000_000_000_000_000L;

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

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "follows_id"))
    private @Nullable PlanId followsId;

    @Enumerated(EnumType.STRING)
    private @Nullable PlanSuccession followsHow;

    private @Nullable Long budgetTotal;

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

    /// Takes what stands around the plan.
    void place(PlanFrame frame) {
        this.followsId = frame.follows();
        this.followsHow = frame.how();
        this.budgetTotal = frame.budgetTotal();
    }

    PlanFrame frame() {
        return new PlanFrame(followsId, followsHow, budgetTotal);
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
        requireSound(task, terms, Map.of());
        var added = new PlanTask(task, this, terms);
        tasks.add(added);
        return added;
    }

    /// Changes a task.
    ///
    /// @param renumber whether the codes of its parts that begin with its code change with it
    void changeTask(PlanTaskId task, PlanTaskTerms terms, boolean renumber) {
        requireInForce();
        var changed = task(task);
        String before = changed.code() + ".";
        Map<PlanTask, String> codes = new LinkedHashMap<>();
        if (renumber) {
            branch(task).stream()
                    .filter(part -> part.code().startsWith(before))
                    .forEach(part ->
                            codes.put(part, terms.code() + "." + part.code().substring(before.length())));
        }
        codes.values().forEach(Plan::requireShort);
        requireSound(task, terms, codes);
        changed.change(terms);
        codes.forEach(PlanTask::renumber);
    }

    /// Makes the task a part of the task before it.
    void indentTask(PlanTaskId task) {
        requireInForce();
        var moved = task(task);
        var before = tasks.stream()
                .filter(one -> Objects.equals(one.parent(), moved.parent()) && !one.equals(moved))
                .filter(one -> TaskOrder.compare(one.code(), moved.code()) < 0)
                .max(Comparator.comparing(PlanTask::code, TaskOrder::compare))
                .orElseThrow(() -> new RuleViolation("plan.task.indent.first", moved.code()));
        moved.move(before.id());
    }

    /// Lifts the task to stand beside the task that it is a part of.
    void outdentTask(PlanTaskId task) {
        requireInForce();
        var moved = task(task);
        var parent = moved.parent();
        if (parent == null) throw new RuleViolation("plan.task.outdent.top", moved.code());
        moved.move(task(parent).parent());
    }

    /// Takes the task away.
    /// @return its code
    String removeTask(PlanTaskId task) {
        requireInForce();
        var gone = task(task);
        if (tasks.stream().anyMatch(one -> task.equals(one.parent()))) {
            throw new RuleViolation("plan.task.parent", gone.code());
        }
        if (targets.stream().anyMatch(one -> task.equals(one.terms().task()))) {
            throw new RuleViolation("plan.task.measured", gone.code());
        }
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

    /// All parts of the task, the task itself not among them.
    private List<PlanTask> branch(PlanTaskId task) {
        var found = new ArrayList<PlanTask>();
        for (var one : tasks) {
            if (!task.equals(one.parent())) continue;
            found.add(one);
            found.addAll(branch(one.id()));
        }
        return found;
    }

    private static void requireShort(String code) {
        if (code.length() > LONGEST_CODE) throw new RuleViolation("plan.task.code.long", code, LONGEST_CODE);
    }

    /// @param renumbered the codes that other tasks are to have
    private void requireSound(PlanTaskId task, PlanTaskTerms terms, Map<PlanTask, String> renumbered) {
        if (terms.content().isEmpty()) throw new RuleViolation("plan.task.content.empty");
        var codes = new HashSet<String>();
        codes.add(terms.code());
        for (var one : tasks) {
            String code = renumbered.getOrDefault(one, one.code());
            if (!one.id().equals(task) && !codes.add(code)) throw new RuleViolation("plan.task.code.taken", code);
        }
        var parent = terms.parent();
        if (parent != null) {
            if (tasks.stream().noneMatch(one -> one.id().equals(parent))) {
                throw new RuleViolation("plan.task.parent.unknown");
            }
            if (parent.equals(task)
                    || branch(task).stream().anyMatch(one -> one.id().equals(parent))) {
                throw new RuleViolation("plan.task.parent.cycle", terms.code());
            }
        }
        if (terms.budgetTotal() != null) requireAmount(terms.budgetTotal());
        terms.budget().values().forEach(Plan::requireAmount);
    }

    private static void requireAmount(long dong) {
        if (dong < 1 || dong > GREATEST_AMOUNT) throw new RuleViolation("plan.budget.range");
    }

    private void requireSound(PlanTargetId target, PlanTargetTerms terms) {
        if (terms.measuredBy() == MeasuredBy.NOTHING && (terms.type() != null || terms.task() != null)) {
            throw new RuleViolation("plan.target.scope.nothing");
        }
        if (terms.task() != null && tasks.stream().noneMatch(one -> one.id().equals(terms.task()))) {
            throw new RuleViolation("plan.target.task.unknown");
        }
        if (terms.value().compareTo(BigDecimal.ZERO) < 0) throw new RuleViolation("plan.target.value.negative");
        if (targets.stream()
                .anyMatch(one -> !one.id().equals(target)
                        && one.terms().indicator().equals(terms.indicator())
                        && Objects.equals(one.terms().task(), terms.task())
                        && Objects.equals(one.terms().type(), terms.type())
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
