package vn.ocop.portal.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// A task (nhiệm vụ) of a plan.
@Entity
class PlanTask {
    @EmbeddedId
    private PlanTaskId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "plan_id")
    private Plan plan;

    private String code;
    private String content;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "lead_id"))
    private @Nullable OrganizationId leadId;

    private @Nullable LocalDate dueOn;
    private @Nullable String output;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "parent_id"))
    private @Nullable PlanTaskId parentId;

    private @Nullable Long budgetTotal;

    @ElementCollection
    @CollectionTable(name = "plan_task_budget", joinColumns = @JoinColumn(name = "task_id"))
    @MapKeyColumn(name = "source_code")
    @Column(name = "amount")
    private Map<String, Long> budget = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "plan_task_cooperation", joinColumns = @JoinColumn(name = "task_id"))
    private Set<OrganizationId> cooperating = new HashSet<>();

    protected PlanTask() {} // for Hibernate

    PlanTask(PlanTaskId id, Plan plan, PlanTaskTerms terms) {
        this.id = id;
        this.plan = plan;
        change(terms);
    }

    final void change(PlanTaskTerms terms) {
        this.code = terms.code();
        this.content = terms.content();
        this.leadId = terms.lead();
        this.dueOn = terms.dueOn();
        this.output = terms.output();
        this.parentId = terms.parent();
        this.budgetTotal = terms.budgetTotal();
        budget.keySet().retainAll(terms.budget().keySet());
        budget.putAll(terms.budget());
        var wanted = new HashSet<>(terms.cooperating());
        wanted.remove(terms.lead()); // who leads need not co-operate with itself
        cooperating.retainAll(wanted);
        cooperating.addAll(wanted);
    }

    void renumber(String code) {
        this.code = code;
    }

    void move(@Nullable PlanTaskId parent) {
        this.parentId = parent;
    }

    PlanTaskId id() {
        return id;
    }

    String code() {
        return code;
    }

    @Nullable
    PlanTaskId parent() {
        return parentId;
    }

    PlanTaskSummary asSummary() {
        return new PlanTaskSummary(
                id,
                plan.id(),
                plan.number(),
                plan.issuedOn(),
                code,
                content,
                leadId,
                cooperating.stream()
                        .sorted(Comparator.comparing(OrganizationId::value, Comparator.comparing(UUID::toString)))
                        .toList(),
                dueOn,
                output,
                parentId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlanTask that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
