package vn.ocop.portal.report.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.SigningAuthority;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Composition;
import vn.ocop.portal.report.Consolidations;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.OutlineLine;
import vn.ocop.portal.report.ReportAnnex;
import vn.ocop.portal.report.ReportForm;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportMove;
import vn.ocop.portal.report.ReportSources;
import vn.ocop.portal.report.ReportState;
import vn.ocop.portal.report.ReportStep;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestedFigures;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceSummary;
import vn.ocop.portal.report.WordDifference;

/// The report page: the letter's text with its sources, and the report's life. Shown as it is, with a
/// sentence open for other words, or again with what could not be saved.
@Component
class ReportPage {
    /// A sentence that counts many records shows the first of them; the page of sources has all.
    private static final int MOST_SOURCES = 12;

    private final Reports reports;
    private final ReportLife life;
    private final LetterIssue issue;
    private final IssuedLetters issued;
    private final Organizations organizations;
    private final Accounts accounts;
    private final SourceLinks links;
    private final ReportSources sources;
    private final RelatedLetters related;
    private final RequestedFigures figures;
    private final Consolidations consolidations;
    private final Clock clock;

    ReportPage(
            Reports reports,
            ReportLife life,
            LetterIssue issue,
            IssuedLetters issued,
            Organizations organizations,
            Accounts accounts,
            SourceLinks links,
            ReportSources sources,
            RelatedLetters related,
            RequestedFigures figures,
            Consolidations consolidations,
            Clock clock) {
        this.figures = figures;
        this.reports = reports;
        this.life = life;
        this.issue = issue;
        this.issued = issued;
        this.organizations = organizations;
        this.accounts = accounts;
        this.links = links;
        this.sources = sources;
        this.related = related;
        this.consolidations = consolidations;
        this.clock = clock;
    }

    /// A part of the page: a part of the letter, or one that nobody has written yet.
    ///
    /// @param label its number as the letter writes it; empty where the letter does not have the part
    record PartView(Section section, String label, @Nullable String heading, List<ParagraphView> paragraphs) {}

    /// A line of the request's outline beside the report.
    ///
    /// @param told whether its section has text that goes into the letter; null for a line that names
    ///     none, of which the portal cannot tell
    /// @param in the section in which it is answered: its own, or that of the line above it that has
    ///     one; null where there is none
    record OutlineView(
            OutlineLine line,
            @Nullable Boolean told,
            @Nullable Section in) {}

    private static List<OutlineView> outline(Reports.Whole whole, Composition composition) {
        var told = composition.parts().stream()
                .filter(part -> part.number() != null)
                .map(Composition.Part::section)
                .collect(Collectors.toSet());
        var views = new ArrayList<OutlineView>();
        Section above = null;
        for (OutlineLine line : whole.outline()) {
            var own = line.section();
            if (own != null) above = own;
            else if (line.depth() == 1) above = null;
            views.add(new OutlineView(line, own == null ? null : told.contains(own), above));
        }
        return views;
    }

    /// A paragraph of the page.
    ///
    /// @param label the number of a heading within its part; empty for what is none
    record ParagraphView(boolean item, String label, List<SentenceView> sentences) {}

    /// A sentence of the page.
    ///
    /// @param sources the first ones
    /// @param further how many sources there are beside these
    /// @param isNew the newest assembly brought it, and it was not the first; none once the letter is issued
    record SentenceView(
            SentenceSummary sentence,
            boolean inLetter,
            String mark,
            boolean isNew,
            @Nullable String changedBy,
            List<SourceLinks.Link> sources,
            int further,
            @Nullable Undecided undecided) {}

    /// What is to be chosen between, told against the words that were assembled before.
    ///
    /// @param now the words assembled now; empty where the records are gone
    /// @param mine the person's words
    record Undecided(String before, List<WordDifference.Span> now, List<WordDifference.Span> mine) {
        static @Nullable Undecided of(SentenceSummary sentence) {
            String before = sentence.former() == null ? sentence.generated() : sentence.former();
            if (!sentence.undecided() || before == null) return null;
            String now = sentence.proposed();
            return new Undecided(
                    before,
                    now == null ? List.of() : WordDifference.of(before, now),
                    WordDifference.of(before, sentence.text()));
        }
    }

    /// What a person was writing when it could not be saved.
    ///
    /// @param problem message key; its arguments follow
    ///
    /// @param move the move of the report that was refused; null where words were
    record Attempt(
            @Nullable SentenceId sentence,
            @Nullable Section section,
            String text,
            String problem,
            List<Object> args,
            @Nullable ReportMove move) {
        Attempt(
                @Nullable SentenceId sentence,
                @Nullable Section section,
                String text,
                String problem,
                List<Object> args) {
            this(sentence, section, text, problem, args, null);
        }
    }

    /// Fills the model of the page.
    ///
    /// @param edit the sentence that is being edited
    /// @param add the part to which a sentence is being added
    /// @param attempt what could not be saved
    /// @return the view
    /// @throws NotFound where there is no such report, or not for the person
    String show(
            ReportId id,
            @Nullable SentenceId edit,
            @Nullable Section add,
            @Nullable Attempt attempt,
            SignedIn me,
            Model model) {
        var whole = reports.get(id, me);
        var report = whole.report();
        boolean mayEdit = report.draftedBy(me) && report.open();
        if (edit != null && whole.sentences().stream().noneMatch(one -> one.id().equals(edit)))
            throw new NotFound(edit);
        var records = links.of(
                whole.sentences().stream()
                        .flatMap(one -> one.sources().stream())
                        .collect(Collectors.toSet()),
                me);
        var names = accounts.names(whole.sentences().stream()
                .map(SentenceSummary::changedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var composition = whole.composition();
        boolean again =
                whole.sentences().stream().anyMatch(one -> one.appearedAt().isBefore(report.assembledAt()));
        var parts = new ArrayList<PartView>();
        Map<Section, Composition.Part> written =
                composition.parts().stream().collect(Collectors.toMap(Composition.Part::section, part -> part));
        for (Section section : Section.values()) {
            var part = written.get(section);
            if (part == null) {
                if (mayEdit && report.assembled() && section.headed())
                    parts.add(new PartView(section, "", asked(whole, section), List.of()));
                continue;
            }
            parts.add(new PartView(
                    section,
                    part.label(report.form()),
                    part.heading(),
                    part.paragraphs().stream()
                            .map(paragraph -> new ParagraphView(
                                    paragraph.item(),
                                    paragraph.label(report.form()),
                                    paragraph.pieces().stream()
                                            .map(piece -> {
                                                var sentence = piece.sentence();
                                                var by = sentence.changedBy();
                                                return new SentenceView(
                                                        sentence,
                                                        piece.inLetter(),
                                                        piece.mark(),
                                                        !report.issued()
                                                                && sentence.generated() != null
                                                                && again
                                                                && sentence.appearedAt()
                                                                        .equals(report.assembledAt()),
                                                        by == null ? null : names.get(by),
                                                        sentence.sources().stream()
                                                                .map(records::get)
                                                                .filter(Objects::nonNull)
                                                                .limit(MOST_SOURCES)
                                                                .toList(),
                                                        Math.max(
                                                                0,
                                                                sentence.sources()
                                                                                .size()
                                                                        - MOST_SOURCES),
                                                        Undecided.of(sentence));
                                            })
                                            .toList()))
                            .toList()));
        }
        life(whole, me, model);
        boolean own = report.answers() && report.draftsSeenBy(me);
        model.addAttribute("outline", report.assembled() ? outline(whole, composition) : List.of());
        model.addAttribute("figures", own ? figures.of(whole.request(), report.organization()) : List.of());
        model.addAttribute("report", report);
        model.addAttribute("forms", ReportForm.values());
        model.addAttribute(
                "annexes",
                Stream.of(ReportAnnex.values())
                        .filter(report.possibleAnnexes()::contains)
                        .toList());
        model.addAttribute("request", whole.request());
        model.addAttribute("sender", organizations.get(whole.request().sender()).letterName());
        model.addAttribute("parts", parts);
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("edit", mayEdit ? edit : null);
        model.addAttribute("add", mayEdit ? add : null);
        model.addAttribute("attempt", attempt);
        model.addAttribute("drift", consolidations.drift(whole).orElse(null));
        model.addAttribute("contradictions", consolidations.contradictions(whole));
        model.addAttribute("loggedTooLate", own ? sources.loggedTooLate(whole) : 0);
        model.addAttribute("unexplained", sources.unexplained(whole));
        model.addAttribute(
                "proposals",
                whole.sentences().stream().filter(SentenceSummary::undecided).count());
        model.addAttribute("theirs", attempt == null ? null : theirs(attempt, whole));
        model.addAttribute(
                "rewritten",
                whole.sentences().stream()
                        .filter(one -> one.generated() != null && one.written() != null)
                        .count());
        model.addAttribute(
                "handwritten",
                whole.sentences().stream()
                        .filter(one -> one.generated() == null)
                        .count());
        return "report/report";
    }

    private static @Nullable String asked(Reports.Whole whole, Section section) {
        return whole.outline().stream()
                .filter(line -> line.section() == section)
                .map(OutlineLine::heading)
                .findFirst()
                .orElse(null);
    }

    /// What the person wrote, told against the words that somebody else saved meanwhile; null where
    /// nobody did.
    private static @Nullable List<WordDifference.Span> theirs(Attempt attempt, Reports.Whole whole) {
        if (!attempt.problem().equals("report.sentence.outdated")) return null;
        return whole.sentences().stream()
                .filter(one -> one.id().equals(attempt.sentence()))
                .findFirst()
                .map(one -> WordDifference.of(one.text(), VietnameseText.withoutFinalMark(attempt.text())))
                .orElse(null);
    }

    /// A move of the report's life, in words.
    ///
    /// @param note the reason of a return, or what else was noted
    record StepView(
            ReportMove move, String by, String at, @Nullable String note) {}

    /// A capacity in which the person may sign.
    record Capacity(UUID id, String words) {}

    private void life(Reports.Whole whole, SignedIn me, Model model) {
        var report = whole.report();
        var id = report.id();
        var people = accounts.names(whole.steps().stream().map(ReportStep::by).collect(Collectors.toSet()));
        var steps = whole.steps().stream()
                .map(step -> new StepView(
                        step.move(),
                        people.getOrDefault(step.by(), ""),
                        VietnameseDates.onScreen(step.at()),
                        step.note()))
                .toList();
        model.addAttribute("steps", steps);
        model.addAttribute("states", states(report));
        model.addAttribute(
                "returned", report.state() == ReportState.RETURNED && !steps.isEmpty() ? steps.getLast() : null);
        model.addAttribute(
                "submitted",
                report.state() == ReportState.IN_REVIEW
                                && !steps.isEmpty()
                                && steps.getLast().note() != null
                        ? steps.getLast()
                        : null);
        var moves = EnumSet.noneOf(ReportMove.class);
        for (ReportMove move : ReportMove.values()) if (report.allows(move, whole.request(), me)) moves.add(move);
        model.addAttribute("moves", moves);
        model.addAttribute("capacities", moves.contains(ReportMove.SIGN) ? capacities(me) : List.of());
        if (moves.contains(ReportMove.ISSUE)) {
            model.addAttribute("expectedNumber", issue.expectedNumber(id, LocalDate.now(clock), me));
        }
        model.addAttribute("today", VietnameseDates.onScreen(LocalDate.now(clock)));
        var letter = issued.of(id);
        model.addAttribute("letter", letter.orElse(null));
        related.show(whole, me, model);
        model.addAttribute(
                "mayCorrect",
                reports.mayFollowUp(report, me) && !report.corrigibleBy().isEmpty());
    }

    /// The states of a life without detours; a return stands in the place of the state to which it
    /// led back.
    private static List<ReportState> states(ReportSummary report) {
        var states = new ArrayList<>(List.of(
                ReportState.DRAFT,
                ReportState.IN_REVIEW,
                ReportState.SIGNED,
                ReportState.ISSUED,
                ReportState.RECEIVED,
                ReportState.ACCEPTED));
        if (report.consolidates()) states.removeAll(List.of(ReportState.RECEIVED, ReportState.ACCEPTED));
        if (report.state() == ReportState.RETURNED) {
            states.set(
                    states.indexOf(report.issued() ? ReportState.RECEIVED : ReportState.DRAFT), ReportState.RETURNED);
        }
        return states;
    }

    private List<Capacity> capacities(SignedIn me) {
        return life.signingRights(me).stream()
                .map(right -> {
                    var signatory = right.signatory();
                    String prefix =
                            SigningAuthority.valueOf(signatory.authority()).prefix();
                    String head = signatory.headTitle();
                    return new Capacity(
                            right.id(),
                            head == null
                                    ? (prefix + " " + signatory.title()).strip()
                                    : "%s %s – %s".formatted(prefix, head, signatory.title()));
                })
                .toList();
    }
}
