package vn.ocop.portal.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;

/// A letter that asks departments for a report.
@Entity
class ReportRequest {
    @EmbeddedId
    private RequestId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "sender_id"))
    private OrganizationId sender;

    private String number;
    private LocalDate issuedOn;
    private String subject;

    @Embedded
    private @Nullable PlanId planId;

    private String periodName;
    private LocalDate periodFrom;
    private LocalDate periodTo;
    private String nextPeriodName;
    private LocalDate nextPeriodTo;
    private LocalDate deadline;
    private @Nullable LocalDate recordsUntil;
    private @Nullable LocalDate editsUntil;

    private @Nullable Instant amendedAt;

    @Embedded
    private @Nullable RegimeId regimeId;

    private @Nullable Instant withdrawnAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "withdrawn_by"))
    private @Nullable AccountId withdrawnBy;

    private @Nullable String withdrawnReason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "registered_by"))
    private AccountId registeredBy;

    private Instant registeredAt;

    @ElementCollection
    @CollectionTable(name = "report_request_addressee", joinColumns = @JoinColumn(name = "request_id"))
    // or Hibernate writes all rows anew where one changes, under those that refer to them
    @AttributeOverride(name = "value", column = @Column(name = "organization_id", nullable = false))
    private Set<OrganizationId> addressees = new HashSet<>();

    protected ReportRequest() {} // for Hibernate

    ReportRequest(
            RequestContent content,
            Set<OrganizationId> addressees,
            @Nullable RegimeId regime,
            AccountId registeredBy,
            Instant registeredAt) {
        this.id = RequestId.create();
        this.registeredBy = registeredBy;
        this.registeredAt = registeredAt;
        fill(content, addressees, regime);
    }

    void change(
            RequestContent content,
            Set<OrganizationId> addressees,
            @Nullable RegimeId regime,
            int readAtVersion,
            Instant at) {
        requireRead(readAtVersion);
        this.amendedAt = at;
        fill(content, addressees, regime);
    }

    /// @throws RuleViolation `request.withdrawn`
    /// @throws Outdated where it was saved since that version
    void requireRead(int readAtVersion) {
        if (withdrawnAt != null) throw new RuleViolation("request.withdrawn");
        if (version == null || version != readAtVersion) throw new Outdated(id);
    }

    private void fill(RequestContent content, Set<OrganizationId> to, @Nullable RegimeId regime) {
        if (to.isEmpty()) throw new RuleViolation("request.addressees.none");
        if (content.deadline().isBefore(content.issuedOn())) throw new RuleViolation("request.deadline.before");
        if (!content.nextPeriodTo().isAfter(content.period().to())) throw new RuleViolation("request.next.before");
        var records = content.recordsUntil();
        var edits = content.editsUntil();
        if (edits != null && edits.isBefore(content.deadline())) throw new RuleViolation("request.edits.before");
        if (edits != null && records != null && edits.isBefore(records)) {
            throw new RuleViolation("request.records.after");
        }
        this.recordsUntil = records;
        this.editsUntil = edits;
        this.sender = content.sender();
        this.number = content.number();
        this.issuedOn = content.issuedOn();
        this.subject = content.subject();
        this.planId = content.plan();
        this.periodName = content.periodName();
        this.periodFrom = content.period().from();
        this.periodTo = content.period().to();
        this.nextPeriodName = content.nextPeriodName();
        this.nextPeriodTo = content.nextPeriodTo();
        this.deadline = content.deadline();
        this.regimeId = regime;
        this.addressees.retainAll(to);
        this.addressees.addAll(to);
    }

    /// Takes the request back: nobody need answer it any more.
    ///
    /// @throws RuleViolation `request.withdrawn` where it was taken back before
    void withdraw(int readAtVersion, AccountId by, Instant at, String reason) {
        if (withdrawnAt != null) throw new RuleViolation("request.withdrawn");
        if (version == null || version != readAtVersion) throw new Outdated(id);
        this.withdrawnAt = at;
        this.withdrawnBy = by;
        this.withdrawnReason = reason;
    }

    @Nullable
    RegimeId regime() {
        return regimeId;
    }

    boolean addressedTo(OrganizationId organization) {
        return addressees.contains(organization);
    }

    RequestSummary asSummary() {
        return new RequestSummary(
                id,
                version == null ? 0 : version,
                sender,
                number,
                issuedOn,
                subject,
                planId,
                periodName,
                new Period(periodFrom, periodTo),
                nextPeriodName,
                nextPeriodTo,
                deadline,
                recordsUntil,
                editsUntil,
                registeredBy,
                withdrawnAt == null || withdrawnBy == null || withdrawnReason == null
                        ? null
                        : new RequestSummary.Withdrawal(withdrawnAt, withdrawnBy, withdrawnReason),
                List.copyOf(addressees));
    }
}
