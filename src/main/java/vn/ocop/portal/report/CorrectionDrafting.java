package vn.ocop.portal.report;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;

/// Begins letters that replace, correct or withdraw an issued one of the own department, or of one for which it
/// answers. Each is a report of its own, which then lives as any other does; the letter that it names takes note of
/// it when it is issued, not before.
@Service
@Transactional
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
public class CorrectionDrafting {
    private final ReportRepository reports;
    private final ReportSentenceRepository sentences;
    private final ReportRequests requests;
    private final CorrectionWording wording;
    private final Predecessors predecessors;
    private final SourceAccounts accounts;
    private final VersionKeeping keeping;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CorrectionDrafting(
            ReportRepository reports,
            ReportSentenceRepository sentences,
            ReportRequests requests,
            CorrectionWording wording,
            Predecessors predecessors,
            SourceAccounts accounts,
            VersionKeeping keeping,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.sentences = sentences;
        this.requests = requests;
        this.wording = wording;
        this.predecessors = predecessors;
        this.accounts = accounts;
        this.keeping = keeping;
        this.events = events;
        this.clock = clock;
    }

    /// Begins the letter. A second one of the same purpose while the first is being drafted is the first one again,
    /// so pressing twice begins once.
    ///
    /// @param anew throws away what was drafted so far and writes it anew, of another purpose if need be
    /// @return the report of the letter
    /// @throws RuleViolation as [CorrectionContent#complete]; `correction.unissued`, `correction.superseded`,
    ///     `correction.purpose`; `correction.begun` while one of another purpose is being drafted;
    ///     `report.closed` where the one to write anew is out of its author's hands
    public ReportId begin(ReportId id, CorrectionContent content, boolean anew, SignedIn me) {
        predecessors.hold(me);
        // As at issue, the letter that is being drafted is locked before the one that it names.
        if (anew) reports.findDraftCorrecting(id).ifPresent(reports::findToChange);
        var report = reports.findToChange(id)
                .filter(one -> predecessors.answers(me, one.asSummary().organization()))
                .filter(one -> me.is(Role.STAFF) || one.asSummary().consolidates())
                .orElseThrow(() -> new NotFound(id));
        report.requireCorrectable(content.purpose());
        var complete = content.complete();
        var begun = reports.findDraftCorrecting(id);
        var at = clock.instant();
        var corrected = report.asSummary();
        String subject = wording.subject(corrected, complete.purpose());
        if (begun.isEmpty()) {
            var draft = reports.save(
                    new Report(report, me.organization(), complete.purpose(), subject, complete.reason(), me.id(), at));
            var started = draft.asSummary();
            events.publishEvent(new ReportMoved(
                    started.id(), started.organization(), draft.steps().getFirst()));
            write(started.id(), corrected, complete, at);
            keeping.keep(started.id(), VersionAct.STARTED, me.id(), at);
            return started.id();
        }
        var draft = reports.findById(begun.get())
                .filter(one -> one.asSummary().organization().equals(me.organization()))
                .orElseThrow(() -> new RuleViolation("correction.begun"));
        var drafted = draft.asSummary();
        if (anew) {
            draft.requireOpen();
            sentences.deleteOf(drafted.id());
            draft.recast(report, complete.purpose(), subject, complete.reason(), at);
            write(drafted.id(), corrected, complete, at);
            keeping.keep(drafted.id(), VersionAct.STARTED, me.id(), at);
        } else if (drafted.purpose() != complete.purpose()) {
            throw new RuleViolation("correction.begun");
        }
        return drafted.id();
    }

    private void write(ReportId draft, ReportSummary corrected, CorrectionContent content, Instant at) {
        if (content.purpose() == ReportPurpose.REPLACEMENT) {
            sentences.save(new ReportSentence(draft, wording.replaces(corrected), at));
            Map<SentenceId, SentenceId> copies = new HashMap<>();
            for (ReportSentence sentence : sentences.findOf(corrected.id())) {
                if (CorrectionWording.tellsReplaced(sentence)) continue;
                var copy = sentences.save(new ReportSentence(draft, sentence, at));
                copies.put(sentence.id(), copy.id());
            }
            sentences.flush(); // the statements below do not go through Hibernate
            accounts.copyReasons(corrected.id(), draft, copies);
            return;
        }
        var request = requests.byIds(Set.of(corrected.request())).get(corrected.request());
        if (request == null) throw new NotFound(corrected.request());
        List<DraftSentence> letter = wording.letter(corrected, request, content);
        sentences.saveAll(letter.stream()
                .map(sentence -> new ReportSentence(draft, sentence, at))
                .toList());
    }
}
