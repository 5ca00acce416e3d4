package vn.ocop.portal.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// A department's answer (báo cáo) to one request. Its sentences may change while it is open, never after.
@Entity
class Report {
    @EmbeddedId
    private ReportId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private OrganizationId organizationId;

    @Embedded
    private RequestId requestId;

    @Enumerated(EnumType.STRING)
    private ReportState state;

    private String subject;
    private @Nullable Integer letterNumber;
    private @Nullable LocalDate letterDate;
    private Instant assembledAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "created_by"))
    private AccountId createdBy;

    private Instant createdAt;

    protected Report() {} // for Hibernate

    Report(OrganizationId organization, RequestSummary request, AccountId createdBy, Instant createdAt) {
        this.id = ReportId.create();
        this.organizationId = organization;
        this.requestId = request.id();
        this.state = ReportState.DRAFT;
        this.subject = request.subject();
        this.assembledAt = createdAt;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /// @throws RuleViolation `report.closed` once the report is out of its author's hands
    void requireOpen() {
        if (!state.open()) throw new RuleViolation("report.closed");
    }

    void assembled(Instant at) {
        requireOpen();
        assembledAt = at;
    }

    ReportSummary asSummary() {
        return new ReportSummary(
                id,
                organizationId,
                requestId,
                state,
                subject,
                letterNumber,
                letterDate,
                assembledAt,
                createdBy,
                createdAt);
    }
}
