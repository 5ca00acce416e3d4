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
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;

/// A department's answer (báo cáo) to one request, and its life from draft to acceptance. Its sentences may change
/// while it is open, never after.
@Entity
class Report {
    private static final int LONGEST_NOTE = 2000;

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

    @Enumerated(EnumType.STRING)
    private ReportForm form;

    private boolean annexActivities;
    private boolean annexTargets;
    private boolean annexAnswers;
    private boolean annexAreas;
    private boolean annexFigures;
    private boolean consolidates;

    @Enumerated(EnumType.STRING)
    private ReportPurpose purpose;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "corrects_id"))
    private @Nullable ReportId corrects;

    private @Nullable String correctionReason;

    @Enumerated(EnumType.STRING)
    private @Nullable ReportPurpose superseded;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "submitted_by"))
    private @Nullable AccountId submittedBy;

    private @Nullable UUID signatoryId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "signed_by"))
    private @Nullable AccountId signedBy;

    private @Nullable LocalDate signedOn;
    private @Nullable Integer letterNumber;
    private @Nullable LocalDate letterDate;
    private Instant assembledAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "created_by"))
    private AccountId createdBy;

    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "report_step", joinColumns = @JoinColumn(name = "report_id"))
    @OrderColumn(name = "step")
    private List<ReportStep> steps = new ArrayList<>();

    protected Report() {} // for Hibernate

    /// Answers the request.
    Report(OrganizationId organization, RequestSummary request, AccountId createdBy, Instant createdAt) {
        this.id = ReportId.create();
        this.organizationId = organization;
        this.requestId = request.id();
        this.state = ReportState.DRAFT;
        this.subject = request.subject();
        this.form = ReportForm.LETTER;
        this.purpose = ReportPurpose.RESPONSE;
        this.assembledAt = createdAt;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
        this.steps.add(new ReportStep(ReportMove.START, null, ReportState.DRAFT, createdBy, createdAt, null));
    }

    /// Draws the answers to the organization's own request together: a báo cáo with all its annexes.
    ///
    /// @param subject what it is about, after the name of its kind
    static Report consolidating(
            OrganizationId organization, RequestSummary request, String subject, AccountId createdBy, Instant at) {
        var report = new Report(organization, request, createdBy, at);
        report.purpose = ReportPurpose.CONSOLIDATION;
        report.consolidates = true;
        report.subject = subject;
        report.form = ReportForm.REPORT;
        report.annexAnswers = true;
        report.annexTargets = true;
        report.annexAreas = true;
        report.annexFigures = true;
        return report;
    }

    /// Replaces, corrects or withdraws an issued letter.
    ///
    /// @throws RuleViolation as [#requireCorrectable]
    /// @param organization that writes it: the one that issued the letter, or the one that answers for it
    Report(
            Report corrected,
            OrganizationId organization,
            ReportPurpose purpose,
            String subject,
            String reason,
            AccountId createdBy,
            Instant at) {
        corrected.requireCorrectable(purpose);
        this.id = ReportId.create();
        this.organizationId = organization;
        this.requestId = corrected.requestId;
        this.state = ReportState.DRAFT;
        this.corrects = corrected.id;
        this.assembledAt = at;
        this.createdBy = createdBy;
        this.createdAt = at;
        mend(corrected, purpose, subject, reason);
        this.steps.add(new ReportStep(ReportMove.START, null, ReportState.DRAFT, createdBy, at, null));
    }

    /// Turns a drafted letter about an issued one into one of another purpose.
    ///
    /// @throws RuleViolation `report.closed`, or as [#requireCorrectable]
    void recast(Report corrected, ReportPurpose purpose, String subject, String reason, Instant at) {
        requireOpen();
        corrected.requireCorrectable(purpose);
        mend(corrected, purpose, subject, reason);
        this.assembledAt = at;
    }

    /// Content is mended in the form of the letter that was wrong and with its annexes, the rest by a công văn (Nghị
    /// định 30/2020/NĐ-CP, Điều 18).
    private void mend(Report corrected, ReportPurpose purpose, String subject, String reason) {
        boolean replaces = purpose == ReportPurpose.REPLACEMENT;
        this.subject = subject;
        this.form = replaces ? corrected.form : ReportForm.LETTER;
        this.annexActivities = replaces && corrected.annexActivities;
        this.annexTargets = replaces && corrected.annexTargets;
        this.annexAnswers = replaces && corrected.annexAnswers;
        this.annexAreas = replaces && corrected.annexAreas;
        this.annexFigures = replaces && corrected.annexFigures;
        this.consolidates = corrected.consolidates;
        this.purpose = purpose;
        this.correctionReason = reason;
    }

    /// Checks that a letter of that purpose may name this one.
    ///
    /// @throws RuleViolation `correction.unissued` while this one was not issued, `correction.superseded` where
    ///     it is out of force already, `correction.purpose` where that purpose does not fit it
    void requireCorrectable(ReportPurpose with) {
        if (letterNumber == null) throw new RuleViolation("correction.unissued");
        if (superseded != null) throw new RuleViolation("correction.superseded");
        if (!purpose.corrigibleBy().contains(with)) throw new RuleViolation("correction.purpose");
    }

    /// Learns that an issued letter took this one out of force.
    void supersede(ReportPurpose by) {
        requireCorrectable(by);
        superseded = by;
    }

    /// @throws RuleViolation `report.closed` once the report is out of its author's hands
    void requireOpen() {
        if (!isOpen()) throw new RuleViolation("report.closed");
    }

    /// Whether sentences may still change. A letter that the office returned does not change: another replaces it.
    boolean isOpen() {
        return state.open() && letterNumber == null;
    }

    /// Gives the letter another form, other annexes.
    ///
    /// @throws RuleViolation `correction.form` where it corrects or withdraws another, which a công văn does
    void present(int readAtVersion, ReportForm form, Set<ReportAnnex> annexes) {
        requireOpen();
        if (!asSummary().assembled()) throw new RuleViolation("correction.form");
        if (version == null || version != readAtVersion) throw new Outdated(id);
        this.form = form;
        var may = ReportAnnex.of(consolidates);
        this.annexActivities = annexes.contains(ReportAnnex.ACTIVITIES) && may.contains(ReportAnnex.ACTIVITIES);
        this.annexAnswers = annexes.contains(ReportAnnex.ANSWERS) && may.contains(ReportAnnex.ANSWERS);
        this.annexTargets = annexes.contains(ReportAnnex.TARGETS);
        this.annexAreas = annexes.contains(ReportAnnex.AREAS) && may.contains(ReportAnnex.AREAS);
        this.annexFigures = annexes.contains(ReportAnnex.FIGURES) && may.contains(ReportAnnex.FIGURES);
    }

    private Set<ReportAnnex> annexes() {
        var annexes = EnumSet.noneOf(ReportAnnex.class);
        if (annexActivities) annexes.add(ReportAnnex.ACTIVITIES);
        if (annexAnswers) annexes.add(ReportAnnex.ANSWERS);
        if (annexTargets) annexes.add(ReportAnnex.TARGETS);
        if (annexAreas) annexes.add(ReportAnnex.AREAS);
        if (annexFigures) annexes.add(ReportAnnex.FIGURES);
        return annexes;
    }

    void assembled(Instant at) {
        requireOpen();
        assembledAt = at;
    }

    /// Hands the report to a leader.
    ReportStep submit(int readAtVersion, AccountId by, Instant at, @Nullable String note) {
        requireMove(ReportMove.SUBMIT, readAtVersion);
        requireOpen();
        submittedBy = by;
        return move(ReportMove.SUBMIT, by, at, note);
    }

    /// Takes the report back before a leader decided.
    ///
    /// @throws RuleViolation `report.recall.other` where somebody else submitted it
    ReportStep recall(int readAtVersion, AccountId by, Instant at) {
        requireMove(ReportMove.RECALL, readAtVersion);
        if (!by.equals(submittedBy)) throw new RuleViolation("report.recall.other");
        return move(ReportMove.RECALL, by, at, null);
    }

    /// Gives the report back to its author; a signature that it had is void.
    ///
    /// @throws RuleViolation `report.return.reason`
    ReportStep giveBack(int readAtVersion, AccountId by, Instant at, String reason) {
        requireMove(ReportMove.RETURN, readAtVersion);
        if (reason.isBlank()) throw new RuleViolation("report.return.reason");
        if (letterNumber == null) {
            signatoryId = null;
            signedBy = null;
            signedOn = null;
        }
        return move(ReportMove.RETURN, by, at, reason);
    }

    ReportStep sign(int readAtVersion, UUID signatory, AccountId by, LocalDate today, Instant at) {
        requireMove(ReportMove.SIGN, readAtVersion);
        signatoryId = signatory;
        signedBy = by;
        signedOn = today;
        return move(ReportMove.SIGN, by, at, null);
    }

    /// Checks that the report may be issued on that date: not before it was signed, not after today.
    ///
    /// @throws RuleViolation `report.issue.date.beforeSigning`, `report.issue.date.future`
    void requireIssuable(int readAtVersion, LocalDate date, LocalDate today) {
        requireMove(ReportMove.ISSUE, readAtVersion);
        if (signedOn != null && date.isBefore(signedOn)) {
            throw new RuleViolation("report.issue.date.beforeSigning", VietnameseDates.onScreen(signedOn));
        }
        if (date.isAfter(today)) throw new RuleViolation("report.issue.date.future");
    }

    ReportStep issue(int number, LocalDate date, AccountId by, Instant at) {
        letterNumber = number;
        letterDate = date;
        return move(ReportMove.ISSUE, by, at, null);
    }

    ReportStep receive(int readAtVersion, AccountId by, Instant at) {
        requireMove(ReportMove.RECEIVE, readAtVersion);
        return move(ReportMove.RECEIVE, by, at, null);
    }

    ReportStep accept(int readAtVersion, AccountId by, Instant at, @Nullable String note) {
        requireMove(ReportMove.ACCEPT, readAtVersion);
        return move(ReportMove.ACCEPT, by, at, note);
    }

    /// What the state forbids is told before what is merely outdated: who presses twice hears that it is done.
    private void requireMove(ReportMove move, int readAtVersion) {
        if (superseded != null && move != ReportMove.RECEIVE) throw new RuleViolation("report.superseded");
        if (!move.isOpenFrom(state)) {
            throw new RuleViolation(
                    "report.refused." + state,
                    letterNumber == null ? "" : letterNumber.toString(),
                    letterDate == null ? "" : VietnameseDates.onScreen(letterDate));
        }
        if (consolidates && letterNumber != null) throw new RuleViolation("consolidation.rests");
        if (version == null || version != readAtVersion) throw new Outdated(id);
    }

    private ReportStep move(ReportMove move, AccountId by, Instant at, @Nullable String note) {
        String noted = note == null || note.isBlank() ? null : note.strip();
        if (noted != null && noted.length() > LONGEST_NOTE) throw new RuleViolation("report.note.long", LONGEST_NOTE);
        var step = new ReportStep(move, state, move.to(), by, at, noted);
        state = move.to();
        steps.add(step);
        return step;
    }

    ReportSummary asSummary() {
        return new ReportSummary(
                id,
                version == null ? 0 : version,
                organizationId,
                requestId,
                state,
                subject,
                form,
                annexes(),
                purpose,
                consolidates,
                corrects,
                correctionReason,
                superseded,
                submittedBy,
                signatoryId,
                signedOn,
                letterNumber,
                letterDate,
                assembledAt,
                createdBy,
                createdAt);
    }

    /// The moves so far, the first one first.
    List<ReportStep> steps() {
        return List.copyOf(steps);
    }
}
