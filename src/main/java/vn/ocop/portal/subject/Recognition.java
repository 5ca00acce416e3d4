package vn.ocop.portal.subject;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;

/// A decision that gave a product its stars (quyết định công nhận). It is never taken off the record: a
/// withdrawal
/// (thu hồi) is added to it, with its own day, decision and reason.
@Entity
class Recognition {
    @EmbeddedId
    private RecognitionId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private ProductId productId;

    @Enumerated(EnumType.STRING)
    private RecognitionKind kind;

    private int stars;

    @Enumerated(EnumType.STRING)
    private RecognitionLevel level;

    private String criteriaCode;
    private String decisionNumber;
    private LocalDate decidedOn;

    @Column(precision = 5, scale = 2)
    private @Nullable BigDecimal points;

    private LocalDate validUntil;
    private @Nullable LocalDate withdrawnOn;
    private @Nullable String withdrawalDecision;
    private @Nullable String withdrawnBecause;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private AccountId recordedBy;

    private Instant recordedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private AccountId changedBy;

    private Instant changedAt;

    protected Recognition() {} // for Hibernate

    /// @param whole as checked, nothing left to the criteria
    Recognition(RecognitionDraft whole, AccountId by, Instant at) {
        this.id = RecognitionId.create();
        this.productId = whole.product();
        this.recordedBy = by;
        this.recordedAt = at;
        correct(whole, by, at);
    }

    /// Puts right what was misread from the paper.
    final void correct(RecognitionDraft whole, AccountId by, Instant at) {
        if (whole.criteria() == null || whole.level() == null || whole.validUntil() == null) {
            throw new IllegalArgumentException("something is left to the criteria");
        }
        if (withdrawnOn != null && withdrawnOn.isBefore(whole.decidedOn())) {
            throw new RuleViolation("recognition.withdrawal.before", VietnameseDates.inText(whole.decidedOn()));
        }
        this.kind = whole.kind();
        this.stars = whole.stars();
        this.level = whole.level();
        this.criteriaCode = whole.criteria();
        this.decisionNumber = whole.decisionNumber();
        this.decidedOn = whole.decidedOn();
        this.points = whole.points();
        this.validUntil = whole.validUntil();
        this.changedBy = by;
        this.changedAt = at;
    }

    /// Adds the withdrawal.
    ///
    /// @throws RuleViolation `recognition.withdrawn.already`, `recognition.withdrawal.before` the decision
    ///     itself,
    ///     `recognition.withdrawal.expired` where there was nothing left to withdraw
    void withdraw(LocalDate on, String decision, String because, AccountId by, Instant at) {
        if (withdrawnOn != null) {
            throw new RuleViolation("recognition.withdrawn.already", VietnameseDates.inText(withdrawnOn));
        }
        if (on.isBefore(decidedOn)) {
            throw new RuleViolation("recognition.withdrawal.before", VietnameseDates.inText(decidedOn));
        }
        if (on.isAfter(validUntil)) {
            throw new RuleViolation("recognition.withdrawal.expired", VietnameseDates.inText(validUntil));
        }
        this.withdrawnOn = on;
        this.withdrawalDecision = decision;
        this.withdrawnBecause = because;
        this.changedBy = by;
        this.changedAt = at;
    }

    void requireVersion(int read) {
        if (version == null || version != read) throw new Outdated(id);
    }

    RecognitionId id() {
        return id;
    }

    ProductId productId() {
        return productId;
    }

    RecognitionRecord asRecord() {
        return new RecognitionRecord(
                id,
                version == null ? 0 : version,
                productId,
                kind,
                stars,
                level,
                criteriaCode,
                decisionNumber,
                decidedOn,
                points,
                validUntil,
                withdrawnOn == null || withdrawnBecause == null
                        ? null
                        : new RecognitionRecord.Withdrawal(withdrawnOn, withdrawalDecision, withdrawnBecause),
                recordedBy,
                recordedAt,
                changedBy,
                changedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recognition that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
