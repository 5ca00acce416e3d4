package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.organization.SigningRight;

/// Moves reports on: submit, recall, return, sign; receive and accept by the coordination office. [LetterIssue] issues.
///
/// Every move names the version of the report that the person had before them. Where the state no longer allows the
/// move it is refused with `report.refused.<state>`, where only the version differs it is
/// [vn.ocop.portal.core.Outdated]; either way nothing has happened, so pressing twice moves once.
@Service
@Transactional
public class ReportLife {
    private final ReportRepository reports;
    private final ReportRequests requests;
    private final ReportReadiness readiness;
    private final Reports reading;
    private final ReportLetters letters;
    private final LetterRegister register;
    private final Organizations organizations;
    private final Signatories signatories;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final Clock clock;

    ReportLife(
            ReportRepository reports,
            ReportRequests requests,
            ReportReadiness readiness,
            Reports reading,
            ReportLetters letters,
            LetterRegister register,
            Organizations organizations,
            Signatories signatories,
            ApplicationEventPublisher events,
            JdbcClient sql,
            Clock clock) {
        this.reports = reports;
        this.requests = requests;
        this.readiness = readiness;
        this.reading = reading;
        this.letters = letters;
        this.register = register;
        this.organizations = organizations;
        this.signatories = signatories;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /// Hands the report to the department's leaders (trình duyệt).
    ///
    /// @throws RuleViolation `report.empty` where nothing would stand in the letter, `report.note.long`
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public void submit(ReportId id, int version, @Nullable String note, SignedIn me) {
        var report = toMove(id, ReportMove.SUBMIT, me);
        var step = report.submit(version, me.id(), now(), note);
        readiness.requireWords(id);
        told(report, step);
    }

    /// Takes the report back from review.
    ///
    /// @throws RuleViolation `report.recall.other`
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public void recall(ReportId id, int version, SignedIn me) {
        var report = toMove(id, ReportMove.RECALL, me);
        told(report, report.recall(version, me.id(), now()));
    }

    /// Gives the report back to its author: a leader from review, a leader or the registry before issue, the office
    /// after it.
    ///
    /// @throws NotFound where no state of the report is the person's to return it from
    /// @throws RuleViolation `report.return.reason`, `report.note.long`
    @PreAuthorize("hasAnyRole('LEADER', 'REGISTRY', 'COORDINATOR')")
    public void giveBack(ReportId id, int version, String reason, SignedIn me) {
        var report = toMove(id, ReportMove.RETURN, me);
        if (report.asSummary().state() == ReportState.IN_REVIEW && !me.is(Role.LEADER)) {
            throw new RuleViolation("report.refused." + ReportState.IN_REVIEW);
        }
        var step = report.giveBack(version, me.id(), now(), reason);
        if (!report.asSummary().issued()) letters.dropSigned(id);
        told(report, step);
    }

    /// The appointments by which the person may sign for their organization today; none for who is no leader.
    @Transactional(readOnly = true)
    public List<SigningRight> signingRights(SignedIn me) {
        return me.is(Role.LEADER)
                ? signatories.rights(me.organization(), me.fullName(), LocalDate.now(clock))
                : List.of();
    }

    /// Signs the report by one of the person's appointments of the day. The letter is kept as it then is.
    ///
    /// @throws RuleViolation `report.sign.notAppointed` where it is none of theirs today; what
    ///     [ReportReadiness] finds
    @PreAuthorize("hasRole('LEADER')")
    public void sign(ReportId id, int version, @Nullable UUID appointment, SignedIn me) {
        var report = toMove(id, ReportMove.SIGN, me);
        var rights = signingRights(me);
        var right = rights.stream()
                .filter(one ->
                        appointment == null ? rights.size() == 1 : one.id().equals(appointment))
                .findFirst();
        if (right.isEmpty()) {
            if (appointment == null && rights.size() > 1) throw new RuleViolation("report.sign.choose");
            throw new RuleViolation(
                    "report.sign.notAppointed",
                    me.fullName(),
                    organizations.get(me.organization()).letterName());
        }
        var step = report.sign(version, right.get().id(), me.id(), LocalDate.now(clock), now());
        readiness.requireSignable(id, me);
        told(report, step);
        letters.keepSigned(reading.get(id, me));
    }

    /// Enters an issued report in the office's register of incoming letters.
    ///
    /// @param arrivalNumber 1 to 999,999; null for the next one of the year
    /// @throws RuleViolation `report.receive.date.before` where it is before the letter's date,
    ///     `report.receive.date.future`; as [LetterRegister#arrival]
    @PreAuthorize("hasRole('COORDINATOR')")
    public void receive(ReportId id, int version, @Nullable Integer arrivalNumber, LocalDate arrivedOn, SignedIn me) {
        var report = toMove(id, ReportMove.RECEIVE, me);
        var at = now();
        var step = report.receive(version, me.id(), at);
        var dated = report.asSummary().letterDate();
        if (dated != null && arrivedOn.isBefore(dated)) throw new RuleViolation("report.receive.date.before");
        if (arrivedOn.isAfter(LocalDate.now(clock))) throw new RuleViolation("report.receive.date.future");
        var office = me.organization();
        int number = register.arrival(office, arrivedOn, arrivalNumber);
        sql.sql("""
                        insert into report_reception (report_id, office_id, arrival_number, arrived_on, received_by, received_at)
                        values (:report, :office, :number, :on, :by, :at)
                        """)
                .param("report", id.value())
                .param("office", office.value())
                .param("number", number)
                .param("on", arrivedOn)
                .param("by", me.id().value())
                .param("at", Timestamp.from(at))
                .update();
        told(report, step);
    }

    /// Accepts a received report as the answer to the request.
    ///
    /// @throws RuleViolation `report.note.long`
    @PreAuthorize("hasRole('COORDINATOR')")
    public void accept(ReportId id, int version, @Nullable String note, SignedIn me) {
        var report = toMove(id, ReportMove.ACCEPT, me);
        told(report, report.accept(version, me.id(), now(), note));
    }

    /// The report for a move that is the person's to make by organization and role, in whatever state it is.
    ///
    /// @throws NotFound where it is not theirs
    private Report toMove(ReportId id, ReportMove move, SignedIn me) {
        var report = reports.findToChange(id).orElseThrow(() -> new NotFound(id));
        var summary = report.asSummary();
        var request = requests.byIds(Set.of(summary.request())).get(summary.request());
        boolean own = summary.organization().equals(me.organization());
        boolean office = request != null
                && summary.issued()
                && request.sender().equals(me.organization())
                && me.is(Role.COORDINATOR);
        boolean theirs = switch (move) {
            case START, SUBMIT, RECALL -> summary.draftedBy(me);
            case SIGN, ISSUE -> own;
            case RECEIVE, ACCEPT -> office;
            case RETURN -> summary.issued() ? office : own && (me.is(Role.LEADER) || me.is(Role.REGISTRY));
        };
        if (!theirs) throw new NotFound(id);
        return report;
    }

    private void told(Report report, ReportStep step) {
        reports.flush();
        var summary = report.asSummary();
        events.publishEvent(new ReportMoved(summary.id(), summary.organization(), step));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
