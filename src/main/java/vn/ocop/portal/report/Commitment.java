package vn.ocop.portal.report;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;

/// A task that an issued letter promised for the next period (nhiệm vụ đã đề ra). What was promised never changes;
/// what became of it is read from the records, unless a person says otherwise.
@Entity
class Commitment {
    private static final int LONGEST_NOTE = 500;

    @EmbeddedId
    private CommitmentId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private OrganizationId organizationId;

    @Embedded
    private ReportId reportId;

    @Embedded
    private SentenceId sentenceId;

    private int position;
    private String words;

    @Embedded
    private @Nullable PlanTaskId taskId;

    private String periodName;
    private LocalDate promisedFrom;
    private LocalDate promisedTo;

    @Enumerated(EnumType.STRING)
    private @Nullable CommitmentStatus decidedStatus;

    private @Nullable String note;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "decided_by"))
    private @Nullable AccountId decidedBy;

    private @Nullable Instant decidedAt;

    @ElementCollection
    @CollectionTable(name = "commitment_activity", joinColumns = @JoinColumn(name = "commitment_id"))
    @OrderColumn(name = "position")
    private List<ActivityId> activities = new ArrayList<>();

    protected Commitment() {} // for Hibernate

    /// What a sentence of an issued letter promises.
    ///
    /// @param position from 1 within the letter
    /// @param request which the letter answered
    Commitment(ReportSummary report, RequestSummary request, int position, SentenceSummary sentence) {
        this.id = CommitmentId.create();
        this.organizationId = report.organization();
        this.reportId = report.id();
        this.sentenceId = sentence.id();
        this.position = position;
        this.words = sentence.text();
        this.periodName = request.nextPeriodName();
        this.promisedFrom = request.nextPeriod().from();
        this.promisedTo = request.nextPeriod().to();
        for (Source source : sentence.sources()) {
            switch (source.kind()) {
                case PLAN_TASK -> this.taskId = new PlanTaskId(source.id());
                case ACTIVITY -> this.activities.add(new ActivityId(source.id()));
                case PLAN, REQUEST, REPORT, COMMITMENT -> {}
            }
        }
    }

    /// Says what became of it, whatever the records say.
    ///
    /// @param status null to let the records say it
    /// @param note for the letter, behind the words; null for none
    /// @throws RuleViolation `commitment.note.long`
    void decide(@Nullable CommitmentStatus status, @Nullable String note, int readAtVersion, AccountId by, Instant at) {
        if (version == null || version != readAtVersion) throw new Outdated(id);
        if (note != null && note.length() > LONGEST_NOTE) throw new RuleViolation("commitment.note.long", LONGEST_NOTE);
        this.decidedStatus = status;
        this.note = note;
        boolean nothing = status == null && note == null;
        this.decidedBy = nothing ? null : by;
        this.decidedAt = nothing ? null : at;
    }

    CommitmentSummary asSummary() {
        return new CommitmentSummary(
                id,
                version == null ? 0 : version,
                organizationId,
                reportId,
                words,
                taskId,
                List.copyOf(activities),
                periodName,
                new Period(promisedFrom, promisedTo),
                decidedStatus,
                note,
                decidedBy,
                decidedAt);
    }
}
