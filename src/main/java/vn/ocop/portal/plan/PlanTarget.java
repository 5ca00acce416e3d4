package vn.ocop.portal.plan;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A target (chỉ tiêu) of a plan. Targets are the province's: what a department did is its share of them.
@Entity
class PlanTarget {
    @EmbeddedId
    private PlanTargetId id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "plan_id")
    private Plan plan;

    @Column(name = "indicator_code")
    private String indicator;

    @Enumerated(EnumType.STRING)
    private TargetOperator operator;

    private BigDecimal value;
    private @Nullable LocalDate dueOn;
    private @Nullable String note;

    @Enumerated(EnumType.STRING)
    private MeasuredBy measuredBy;

    private @Nullable String typeCode;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "task_id"))
    private @Nullable PlanTaskId taskId;

    protected PlanTarget() {} // for Hibernate

    PlanTarget(PlanTargetId id, Plan plan, PlanTargetTerms terms) {
        this.id = id;
        this.plan = plan;
        change(terms);
    }

    final void change(PlanTargetTerms terms) {
        this.indicator = terms.indicator();
        this.operator = terms.operator();
        this.value = terms.value();
        this.dueOn = terms.dueOn();
        this.note = terms.note();
        this.measuredBy = terms.measuredBy();
        this.typeCode = terms.type();
        this.taskId = terms.task();
    }

    PlanTargetId id() {
        return id;
    }

    PlanTargetTerms terms() {
        return new PlanTargetTerms(indicator, operator, value, dueOn, note, measuredBy, typeCode, taskId);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PlanTarget that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
