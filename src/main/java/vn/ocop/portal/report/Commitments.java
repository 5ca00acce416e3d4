package vn.ocop.portal.report;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// Keeps what issued letters promised for the next period, and tells what became of it. A letter that
/// replaces another makes its own promises; one that was replaced or withdrawn promises nothing any
/// more.
@Service
@Transactional(readOnly = true)
public class Commitments {
    private final CommitmentRepository commitments;
    private final ReportRepository reports;
    private final ReportSentenceRepository sentences;
    private final ReportRequests requests;
    private final IssuedLetters letters;
    private final ActivitiesOfPeriod activities;
    private final Clock clock;

    Commitments(
            CommitmentRepository commitments,
            ReportRepository reports,
            ReportSentenceRepository sentences,
            ReportRequests requests,
            IssuedLetters letters,
            ActivitiesOfPeriod activities,
            Clock clock) {
        this.commitments = commitments;
        this.reports = reports;
        this.sentences = sentences;
        this.requests = requests;
        this.letters = letters;
        this.activities = activities;
        this.clock = clock;
    }

    /// Puts down what a letter promises, in the transaction that issues it: the items of its tasks
    /// that stand in it.
    @EventListener
    @Transactional
    void putDown(ReportMoved moved) {
        if (moved.step().move() != ReportMove.ISSUE) return;
        var report = reports.findById(moved.report()).orElseThrow().asSummary();
        boolean promises = switch (report.purpose()) {
            case RESPONSE, REPLACEMENT -> !report.consolidates();
            case CONSOLIDATION, CORRECTION, WITHDRAWAL -> false;
        };
        if (!promises) return;
        var request = requests.byIds(Set.of(report.request())).get(report.request());
        if (request == null) throw new NotFound(report.request());
        var all = sentences.findOf(report.id()).stream()
                .map(ReportSentence::asSummary)
                .toList();
        var promised = new ArrayList<Commitment>();
        for (Composition.Part part : Composition.of(all, request).parts()) {
            if (part.section() != Section.NEXT_TASKS) continue;
            for (Composition.Paragraph paragraph : part.paragraphs()) {
                for (Composition.Piece piece : paragraph.pieces()) {
                    if (!piece.inLetter() || piece.sentence().kind() != SentenceKind.ITEM) continue;
                    promised.add(new Commitment(report, request, promised.size() + 1, piece.sentence()));
                }
            }
        }
        commitments.saveAll(promised);
    }

    /// What stands promised by the organization for a period that overlaps this one, by the letter's
    /// date, then as the letter has it. Promised twice, a task is told as it was promised last.
    public List<CommitmentSummary> promisedFor(OrganizationId organization, Period period) {
        Map<Object, CommitmentSummary> last = new LinkedHashMap<>();
        for (Commitment one : commitments.findStanding(organization, period.from(), period.to())) {
            var summary = one.asSummary();
            Object same = summary.task() != null
                    ? summary.task()
                    : summary.activities().isEmpty() ? summary.words() : new HashSet<>(summary.activities());
            last.remove(same);
            last.put(same, summary);
        }
        return List.copyOf(last.values());
    }

    /// The promises around a report, with how they stand.
    ///
    /// @param before what was promised for its period
    /// @param own what its letter promised for the next; nothing while it was not issued
    public record Around(List<CommitmentProgress> before, List<CommitmentProgress> own) {}

    /// The promises around a report that the person has read. Who does not see its drafts sees
    /// promises made to them, and of the letter's own not yet what the department says became of
    /// them: the next letter will.
    public Around around(Reports.Whole whole, SignedIn me) {
        var report = whole.report();
        var request = whole.request();
        var before = promisedFor(report.organization(), request.period());
        var own = report.issued() ? of(report.id()) : List.<CommitmentSummary>of();
        if (!report.draftsSeenBy(me)) {
            var seen = madeTo(me.organization(), before);
            before = before.stream().filter(one -> seen.contains(one.report())).toList();
            own = own.stream().map(CommitmentSummary::undecided).toList();
        }
        return new Around(progress(before, request.period()), progress(own, request.nextPeriod()));
    }

    private Set<ReportId> madeTo(OrganizationId office, List<CommitmentSummary> promises) {
        var letters =
                reports
                        .findAllById(
                                promises.stream().map(CommitmentSummary::report).collect(Collectors.toSet()))
                        .stream()
                        .map(Report::asSummary)
                        .toList();
        var asked = requests.byIds(letters.stream().map(ReportSummary::request).collect(Collectors.toSet()));
        return letters.stream()
                .filter(letter -> {
                    var request = asked.get(letter.request());
                    return request != null && request.sender().equals(office);
                })
                .map(ReportSummary::id)
                .collect(Collectors.toSet());
    }

    /// What the letter of that report promised, as the letter has it.
    public List<CommitmentSummary> of(ReportId report) {
        return commitments.findOf(report).stream().map(Commitment::asSummary).toList();
    }

    /// These promises by id; unknown ids are passed over.
    public Map<CommitmentId, CommitmentSummary> byIds(Collection<CommitmentId> ids) {
        Map<CommitmentId, CommitmentSummary> found = new HashMap<>();
        if (!ids.isEmpty()) {
            commitments.findByIds(ids).forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        }
        return found;
    }

    /// How these promises of one organization stand by its records of the period. The number of
    /// statements does not grow with them.
    public List<CommitmentProgress> progress(List<CommitmentSummary> promised, Period within) {
        if (promised.isEmpty()) return List.of();
        Map<ActivityId, ActivityFacts> known = new LinkedHashMap<>();
        activities
                .of(promised.getFirst().organization(), within, EnumSet.allOf(ActivityState.class))
                .forEach(activity -> known.put(activity.id(), activity));
        var others = new LinkedHashSet<ActivityId>();
        promised.forEach(one -> others.addAll(one.activities()));
        others.removeAll(known.keySet());
        known.putAll(activities.byIds(others));
        return promised.stream()
                .map(one -> CommitmentProgress.of(one, known.values(), within))
                .toList();
    }

    /// What a report on the period has to say of earlier promises.
    Promised promised(OrganizationId organization, Period period) {
        var promised = promisedFor(organization, period);
        if (promised.isEmpty()) return Promised.NOTHING;
        var from = new LinkedHashSet<ReportId>();
        promised.forEach(one -> from.add(one.report()));
        Map<ReportId, ReportSummary> told = new HashMap<>();
        reports.findAllById(from).forEach(one -> told.put(one.asSummary().id(), one.asSummary()));
        var cited = new ArrayList<Promised.Letter>();
        letters.of(from).forEach((id, letter) -> {
            var report = told.get(id);
            if (report != null) {
                cited.add(new Promised.Letter(id, report.form(), letter.reference(), letter.dated(), report.subject()));
            }
        });
        return new Promised(List.copyOf(cited), progress(promised, period));
    }

    /// Says what became of a promise that a report in the making tells of, whatever the records say.
    ///
    /// @param status null to let the records say it
    /// @param note up to 500 letters, for the letter; null for none
    /// @throws NotFound where the report does not tell of it, or is not the person's
    /// @throws vn.ocop.portal.core.Outdated where somebody decided since
    /// @throws vn.ocop.portal.core.RuleViolation `report.closed`, `commitment.note.long`
    @Transactional
    @PreAuthorize("hasRole('STAFF')")
    public void decide(
            ReportId id,
            CommitmentId commitment,
            int readAtVersion,
            @Nullable CommitmentStatus status,
            @Nullable String note,
            SignedIn me) {
        var report = reports.findToChange(id)
                .filter(one -> one.asSummary().organization().equals(me.organization()))
                .orElseThrow(() -> new NotFound(id));
        report.requireOpen();
        var request = requests.get(report.asSummary().request(), me);
        boolean told = promisedFor(me.organization(), request.period()).stream()
                .anyMatch(one -> one.id().equals(commitment));
        if (!told) throw new NotFound(commitment);
        commitments
                .findById(commitment)
                .orElseThrow(() -> new NotFound(commitment))
                .decide(
                        status,
                        note == null || note.isBlank() ? null : note.strip(),
                        readAtVersion,
                        me.id(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
