package vn.ocop.portal.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;

/// Reads reports. A department's people see its own, and the issued ones of departments that became part of it; the
/// coordination office sees what was sent to it, never a draft, and its own reports that draw the answers together.
/// Nobody else sees these, neither drafted nor issued.
@Service
@Transactional(readOnly = true)
public class Reports {
    private final ReportRepository reports;
    private final ReportSentenceRepository sentences;
    private final ReportRequests requests;
    private final Predecessors predecessors;
    private final RequestOutline outlines;

    Reports(
            ReportRepository reports,
            ReportSentenceRepository sentences,
            ReportRequests requests,
            Predecessors predecessors,
            RequestOutline outlines) {
        this.outlines = outlines;
        this.predecessors = predecessors;
        this.reports = reports;
        this.sentences = sentences;
        this.requests = requests;
    }

    /// A report with its sentences, the request that it answers and its life so far: all of it for
    /// those who see its drafts, else what was sent, without what was left out, weighed or said
    /// inside the department before.
    ///
    /// @param sentences in no order; [#composition()] orders them
    /// @param steps its moves, the first one first
    /// @param outline the request's; none where it has none
    public record Whole(
            ReportSummary report,
            RequestSummary request,
            List<SentenceSummary> sentences,
            List<ReportStep> steps,
            List<OutlineLine> outline) {
        /// The sentences put together.
        public Composition composition() {
            return Composition.of(sentences, request, outline);
        }
    }

    /// The reports that the person may see, the newest first.
    public List<ReportSummary> of(SignedIn me) {
        return reports
                .findOfOrSentTo(me.organization(), predecessors.answeredBy(me), reporting(me), receiving(me))
                .stream()
                .map(Report::asSummary)
                .toList();
    }

    /// The own department's report on that request.
    public Optional<ReportSummary> answering(RequestId request, SignedIn me) {
        return reports.findAnswer(me.organization(), request).map(Report::asSummary);
    }

    /// The reports in force that draw the answers to the request together and that the person may see, the newest
    /// first.
    public List<ReportSummary> consolidating(RequestId id, SignedIn me) {
        var request = requests.byIds(Set.of(id)).get(id);
        if (request == null) return List.of();
        return reports.findConsolidations(predecessors.answeredBy(me), id).stream()
                .map(Report::asSummary)
                .filter(one -> maySee(one, request, me))
                .toList();
    }

    /// The report.
    ///
    /// @throws NotFound where there is none that the person may see
    public Whole get(ReportId id, SignedIn me) {
        var stored = reports.findById(id).orElseThrow(() -> new NotFound(id));
        var report = stored.asSummary();
        var request = requests.byIds(Set.of(report.request())).get(report.request());
        if (request == null || !maySee(report, request, me)) throw new NotFound(id);
        var all = sentences.findOf(id).stream().map(ReportSentence::asSummary).toList();
        var outline = outlines.of(request.id());
        if (report.draftsSeenBy(me)) return new Whole(report, request, all, stored.steps(), outline);
        return new Whole(
                report,
                request,
                all.stream()
                        .filter(sentence -> !sentence.leftOut())
                        .map(SentenceSummary::asSent)
                        .toList(),
                sinceSignature(stored.steps()),
                outline);
    }

    private static List<ReportStep> sinceSignature(List<ReportStep> steps) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).move() == ReportMove.SIGN) return steps.subList(i, steps.size());
        }
        return List.of();
    }

    /// The reports whose letters replace, correct or withdraw the letter of that one and that the
    /// person may see, the oldest first.
    ///
    /// @throws NotFound as [#get]
    public List<ReportSummary> correcting(ReportId id, SignedIn me) {
        return correcting(get(id, me), me);
    }

    /// As [#correcting(ReportId, SignedIn)], of a report that the person has read.
    public List<ReportSummary> correcting(Whole whole, SignedIn me) {
        return reports.findCorrecting(whole.report().id()).stream()
                .map(Report::asSummary)
                .filter(one -> maySee(one, whole.request(), me))
                .toList();
    }

    /// The own department's letters, and those of departments for which it answers, that the office
    /// gave back and about which nothing was begun since, the latest return first; none for who is
    /// not staff.
    public List<ReturnedLetter> returned(SignedIn me) {
        if (!me.is(Role.STAFF)) return List.of();
        return reports.findReturnedLetters(predecessors.answeredBy(me)).stream()
                .map(report ->
                        new ReturnedLetter(report.asSummary(), report.steps().getLast()))
                .sorted(Comparator.comparing((ReturnedLetter one) -> one.step().at())
                        .reversed())
                .toList();
    }

    private boolean maySee(ReportSummary report, RequestSummary request, SignedIn me) {
        if (report.draftsSeenBy(me)) return true;
        if (!report.issued()) return false;
        return (receiving(me) && predecessors.answers(me, request.sender()))
                || (reporting(me) && predecessors.answers(me, report.organization()));
    }

    /// Whether the person's department, or one for which it answers, made the report, so that staff
    /// may follow its issued letter up.
    public boolean mayFollowUp(ReportSummary report, SignedIn me) {
        return (me.is(Role.STAFF) || (me.is(Role.COORDINATOR) && report.consolidates()))
                && (report.issued()
                        ? predecessors.answers(me, report.organization())
                        : report.organization().equals(me.organization()));
    }

    /// What was sent to an office is read by its coordinator, and by those who review, sign and issue what is drawn
    /// together of it.
    private static boolean receiving(SignedIn me) {
        return me.is(Role.COORDINATOR) || reporting(me);
    }

    private static boolean reporting(SignedIn me) {
        return me.is(Role.STAFF) || me.is(Role.LEADER) || me.is(Role.REGISTRY);
    }
}
