package vn.ocop.portal.report;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;

/// Drafts a department's reports: starts one from a request, assembles it from records, again when records have
/// changed, and takes the words that people write instead.
@Service
@Transactional
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
public class ReportDrafting {
    private final ReportRepository reports;
    private final ReportSentenceRepository sentences;
    private final ReportRequests requests;
    private final Organizations organizations;
    private final Plans plans;
    private final ActivitiesOfPeriod activities;
    private final ActivityTypes types;
    private final Commitments commitments;
    private final CorrectionWording corrections;
    private final Predecessors predecessors;
    private final ConsolidationGathering consolidations;
    private final VersionKeeping keeping;
    private final ReportVersions versions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReportDrafting(
            ReportRepository reports,
            ReportSentenceRepository sentences,
            ReportRequests requests,
            Organizations organizations,
            Plans plans,
            ActivitiesOfPeriod activities,
            ActivityTypes types,
            Commitments commitments,
            CorrectionWording corrections,
            Predecessors predecessors,
            ConsolidationGathering consolidations,
            VersionKeeping keeping,
            ReportVersions versions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.reports = reports;
        this.sentences = sentences;
        this.requests = requests;
        this.organizations = organizations;
        this.plans = plans;
        this.activities = activities;
        this.types = types;
        this.commitments = commitments;
        this.corrections = corrections;
        this.predecessors = predecessors;
        this.consolidations = consolidations;
        this.keeping = keeping;
        this.versions = versions;
        this.events = events;
        this.clock = clock;
    }

    /// What an assembly did.
    ///
    /// @param added sentences that are new
    /// @param rewritten sentences that have new words
    /// @param dropped sentences whose records are gone
    /// @param proposed sentences that keep a person's words, with new ones beside them
    public record Outcome(int added, int rewritten, int dropped, int proposed) {}

    /// Starts the department's report on a request and assembles it at once; the one there is already where it was
    /// started before.
    ///
    /// @throws NotFound where the request asks neither this department nor one for which it answers, or that one
    ///     answered
    @PreAuthorize("hasRole('STAFF')")
    public ReportId start(RequestId id, SignedIn me) {
        predecessors.hold(me);
        var request = requests.get(id, me);
        if (request.withdrawn()) throw new RuleViolation("request.withdrawn");
        if (!requests.mayAnswer(request, me)) throw new NotFound(id);
        var started = reports.findAnswer(me.organization(), id);
        if (started.isPresent()) return started.get().asSummary().id();
        var at = clock.instant();
        var report = reports.save(new Report(me.organization(), request, me.id(), at))
                .asSummary();
        events.publishEvent(new ReportMoved(
                report.id(),
                me.organization(),
                new ReportStep(ReportMove.START, null, ReportState.DRAFT, me.id(), at, null)));
        assemble(report, request, at);
        keeping.keep(report.id(), VersionAct.STARTED, me.id(), at);
        return report.id();
    }

    /// Starts the office's report that draws the answers to its request together, and assembles it at once; the one
    /// there is already where it was started before. It may be started before everybody answered.
    ///
    /// @throws NotFound where the request is not the office's own
    /// @throws RuleViolation `request.withdrawn`; `consolidation.governingBody` where no body stands above
    ///     the office to which it would report
    @PreAuthorize("hasRole('COORDINATOR')")
    public ReportId consolidate(RequestId id, SignedIn me) {
        var request = requests.get(id, me);
        if (!predecessors.answers(me, request.sender())) throw new NotFound(id);
        if (request.withdrawn()) throw new RuleViolation("request.withdrawn");
        var started = reports.findConsolidations(predecessors.answeredBy(me), id);
        if (!started.isEmpty()) return started.getFirst().asSummary().id();
        if (organizations.on(LocalDate.now(clock)).get(me.organization()).governingBodyId() == null) {
            throw new RuleViolation("consolidation.governingBody");
        }
        var at = clock.instant();
        var report = reports.save(Report.consolidating(
                        me.organization(), request, ConsolidationAssembly.subject(request), me.id(), at))
                .asSummary();
        events.publishEvent(new ReportMoved(
                report.id(),
                me.organization(),
                new ReportStep(ReportMove.START, null, ReportState.DRAFT, me.id(), at, null)));
        assemble(report, request, at);
        keeping.keep(report.id(), VersionAct.STARTED, me.id(), at);
        return report.id();
    }

    /// Gives the report's letter another form, other annexes.
    ///
    /// @throws RuleViolation `report.closed`
    /// @throws vn.ocop.portal.core.Outdated where the report moved on since
    public void present(ReportId id, int readAtVersion, ReportForm form, Set<ReportAnnex> annexes, SignedIn me) {
        open(id, me).present(readAtVersion, form, annexes);
    }

    /// Assembles the report anew from the records as they now are. Words that a person wrote stay.
    ///
    /// @throws RuleViolation `report.closed`; `correction.assemble` for a letter that corrects or withdraws
    ///     another, which rests on no records
    public Outcome assembleAgain(ReportId id, SignedIn me) {
        var report = open(id, me);
        if (!report.asSummary().assembled()) throw new RuleViolation("correction.assemble");
        var at = clock.instant();
        report.assembled(at);
        var request = requests.get(report.asSummary().request(), me);
        var outcome = assemble(report.asSummary(), request, at);
        keeping.keep(id, VersionAct.ASSEMBLED, me.id(), at);
        return outcome;
    }

    private Outcome assemble(ReportSummary about, RequestSummary request, Instant at) {
        var report = about.id();
        var assembled = Stream.concat(
                        replaced(about).map(corrections::replaces).stream(),
                        (about.consolidates()
                                        ? consolidations.assemble(about, request)
                                        : LetterAssembly.of(gather(request, about.organization())))
                                .stream())
                .toList();
        Map<String, ReportSentence> standing = new HashMap<>();
        sentences.findOf(report).stream()
                .filter(sentence -> sentence.origin() != null)
                .forEach(sentence -> standing.put(sentence.origin(), sentence));
        boolean anew = !standing.isEmpty();
        int rewritten = 0;
        int proposed = 0;
        int dropped = 0;
        var added = new ArrayList<ReportSentence>();
        for (DraftSentence sentence : assembled) {
            var before = standing.remove(sentence.origin());
            if (before == null) {
                added.add(new ReportSentence(report, sentence, at));
            } else {
                switch (before.assembledAgain(sentence)) {
                    case REWRITTEN -> rewritten++;
                    case PROPOSED -> proposed++;
                    case NONE -> {}
                }
            }
        }
        for (ReportSentence without : standing.values()) {
            if (!without.keptWithoutRecords()) {
                sentences.delete(without);
                dropped++;
            }
        }
        sentences.saveAll(added);
        return new Outcome(anew ? added.size() : 0, rewritten, dropped, proposed);
    }

    private Optional<ReportSummary> replaced(ReportSummary report) {
        return Optional.ofNullable(report.corrects()).flatMap(reports::findById).map(Report::asSummary);
    }

    private AssemblyFacts gather(RequestSummary request, OrganizationId departmentId) {
        var today = LocalDate.now(clock);
        var department = organizations.on(today).get(departmentId);
        var told = predecessors.toldBy(departmentId, request.id());
        var done = activities.of(told, request.period(), EnumSet.of(ActivityState.DONE), request.recordsUntil());
        var planned = activities.of(told, request.nextPeriod(), EnumSet.of(ActivityState.PLANNED));
        var leads = Stream.concat(
                        Stream.of(departmentId),
                        organizations.subordinatesOf(departmentId).stream().map(OrganizationSummary::id))
                .toList();
        var due = plans.tasksDue(leads, request.nextPeriod());
        var advised = plans.advisedBy(departmentId, request.period());
        var citations = plans.citations(
                Stream.concat(due.stream().map(PlanTaskSummary::plan), Stream.ofNullable(request.plan()))
                        .collect(Collectors.toSet()));
        var plan = request.plan() == null ? null : citations.get(request.plan());
        Set<OrganizationId> named = new HashSet<>(Set.of(departmentId, request.sender()));
        Stream.concat(advised.stream(), citations.values().stream())
                .map(PlanCitation::issuer)
                .forEach(named::add);
        due.forEach(task -> named.addAll(task.cooperating()));
        Stream.concat(done.stream(), planned.stream())
                .map(ActivityFacts::executing)
                .filter(executing -> executing != null)
                .forEach(named::add);
        named.addAll(told);
        return new AssemblyFacts(
                today,
                department,
                request,
                plan,
                advised,
                adviceOpening(),
                done,
                planned,
                due,
                citations,
                organizations.dated(named),
                commitments.promised(departmentId, request.period()));
    }

    private String adviceOpening() {
        return types.all().stream()
                .filter(type -> type.themeCode().equals(LetterAssembly.ADVISORY))
                .findFirst()
                .map(ActivityType::themeOpening)
                .orElseThrow();
    }

    /// Writes other words for a sentence.
    ///
    /// @param readAtVersion the sentence's version that the person had before them
    /// @throws Outdated where somebody saved the sentence since
    /// @throws RuleViolation `report.sentence.empty`, `report.sentence.long`, `report.closed`
    public void reword(ReportId report, SentenceId sentence, int readAtVersion, String text, SignedIn me) {
        reword(report, sentence, readAtVersion, text, false, me);
    }

    /// As [#reword(ReportId, SentenceId, int, String, SignedIn)].
    ///
    /// @param decides whether these words also settle what the newest assembly proposed beside them
    public void reword(
            ReportId report, SentenceId sentence, int readAtVersion, String text, boolean decides, SignedIn me) {
        var at = clock.instant();
        sentence(report, sentence, me).reword(text, decides, readAtVersion, me.id(), at);
        keeping.keep(report, VersionAct.REWORDED, me.id(), at);
    }

    /// Takes the assembled words again.
    public void restore(ReportId report, SentenceId sentence, int readAtVersion, SignedIn me) {
        var at = clock.instant();
        sentence(report, sentence, me).restore(readAtVersion, me.id(), at);
        keeping.keep(report, VersionAct.RESTORED, me.id(), at);
    }

    /// Keeps a person's words beside which an assembly put new ones.
    public void keepWords(ReportId report, SentenceId sentence, int readAtVersion, SignedIn me) {
        var at = clock.instant();
        sentence(report, sentence, me).keepWords(readAtVersion, me.id(), at);
        keeping.keep(report, VersionAct.KEPT, me.id(), at);
    }

    /// What is chosen for a sentence whose records changed under a person's words.
    public enum Choice {
        /// The words of the newest assembly.
        NOW,
        /// The person's words as they are.
        MINE,
        /// Other words, given with the choice.
        EDITED,
        /// Neither: the sentence is left out of the letter.
        DROPPED
    }

    /// A choice for one sentence.
    ///
    /// @param readAtVersion the sentence's version that the person had before them
    /// @param text the words of [Choice#EDITED]; not read otherwise
    public record Decision(SentenceId sentence, int readAtVersion, Choice choice, String text) {}

    /// Makes these choices at once, as one version: all of them or, where one is refused, none.
    ///
    /// @throws Undecided where one is refused; the cause tells why, as [#reword] and [#restore] do
    /// @throws RuleViolation `report.closed`
    public void decide(ReportId report, List<Decision> decisions, SignedIn me) {
        open(report, me);
        var at = clock.instant();
        for (Decision decision : decisions) {
            var sentence = sentences
                    .findByIdAndReportId(decision.sentence(), report)
                    .orElseThrow(() -> new Undecided(decision.sentence(), new Outdated(decision.sentence())));
            try {
                int version = decision.readAtVersion();
                switch (decision.choice()) {
                    case NOW -> sentence.restore(version, me.id(), at);
                    case MINE -> sentence.keepWords(version, me.id(), at);
                    case EDITED -> sentence.reword(decision.text(), true, version, me.id(), at);
                    case DROPPED -> sentence.drop(version, me.id(), at);
                }
            } catch (RuleViolation | Outdated refused) {
                throw new Undecided(decision.sentence(), refused);
            }
        }
        keeping.keep(report, VersionAct.DECIDED, me.id(), at);
    }

    /// One of several choices was refused, so none was made.
    public static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient SentenceId sentence;
        private final RuntimeException why;

        Undecided(SentenceId sentence, RuntimeException why) {
            super(sentence.toString(), why);
            this.sentence = sentence;
            this.why = why;
        }

        /// The sentence whose choice was refused.
        public SentenceId sentence() {
            return sentence;
        }

        /// A [RuleViolation], or [Outdated] where somebody saved the sentence since.
        public RuntimeException why() {
            return why;
        }
    }

    /// Gives a sentence the words that it had in an earlier version, as a new version; one that the report no longer
    /// has comes back at the end of its part as a person's own.
    ///
    /// @param readAtVersion the sentence's version that the person had before them; null where the report had none
    /// @return the number of the version; empty where the sentence has these words already
    /// @throws NotFound where that version does not have the sentence
    /// @throws Outdated where somebody saved the sentence since
    /// @throws RuleViolation `report.closed`
    public OptionalInt takeBack(
            ReportId id, SentenceId sentenceId, int version, @Nullable Integer readAtVersion, SignedIn me) {
        open(id, me);
        var earlier = versions.sentence(id, version, sentenceId);
        var at = clock.instant();
        var standing = sentences.findByIdAndReportId(sentenceId, id);
        if (standing.isEmpty()) {
            sentences.save(new ReportSentence(id, earlier, lastParagraph(id, earlier.section()), me.id(), at));
        } else {
            if (readAtVersion == null) throw new Outdated(sentenceId);
            standing.get().takeBack(earlier, readAtVersion, me.id(), at);
        }
        return keeping.keep(id, VersionAct.TAKEN_BACK, me.id(), at);
    }

    /// Leaves a sentence out of the letter, or takes it in again.
    public void leaveOut(ReportId report, SentenceId sentence, boolean out, int readAtVersion, SignedIn me) {
        var at = clock.instant();
        sentence(report, sentence, me).leaveOut(out, readAtVersion, me.id(), at);
        keeping.keep(report, out ? VersionAct.LEFT_OUT : VersionAct.TAKEN_IN, me.id(), at);
    }

    /// Adds a sentence of a person's own at the end of a part: one for each line of the text.
    ///
    /// @param kind SENTENCE for paragraphs, ITEM for lines with a dash
    /// @return the first one
    /// @throws RuleViolation `report.sentence.empty`, `report.sentence.long`, `report.closed`
    public SentenceId add(ReportId id, Section section, SentenceKind kind, String text, SignedIn me) {
        open(id, me);
        var at = clock.instant();
        int after = lastParagraph(id, section);
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) throw new RuleViolation("report.sentence.empty");
        List<ReportSentence> added = new ArrayList<>();
        for (String line : lines) {
            var sentence = new ReportSentence(id, section, after, kind, line, me.id(), at);
            after = sentence.paragraph();
            added.add(sentence);
        }
        sentences.saveAll(added);
        keeping.keep(id, VersionAct.ADDED, me.id(), at);
        return added.getFirst().id();
    }

    private int lastParagraph(ReportId id, Section section) {
        return sentences.findOf(id).stream()
                .filter(sentence -> sentence.section() == section)
                .map(ReportSentence::paragraph)
                .max(Comparator.naturalOrder())
                .orElse(0);
    }

    private ReportSentence sentence(ReportId report, SentenceId id, SignedIn me) {
        open(report, me);
        return sentences.findByIdAndReportId(id, report).orElseThrow(() -> new NotFound(id));
    }

    private Report open(ReportId id, SignedIn me) {
        var report = reports.findToChange(id)
                .filter(one -> one.asSummary().draftedBy(me))
                .orElseThrow(() -> new NotFound(id));
        report.requireOpen();
        return report;
    }
}
