package vn.ocop.portal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.letter.Finding;
import vn.ocop.portal.letter.LayoutCheck;
import vn.ocop.portal.letter.WordingCheck;
import vn.ocop.portal.letter.WordingCheck.Known;
import vn.ocop.portal.letter.WordingCheck.KnownDocument;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Plans;

/// Checks a report's letter before it is signed: the layout of the Word file that it makes, and its wording against
/// what the registers know.
@Service
@Transactional(readOnly = true)
public class LetterChecks {
    private final Reports reports;
    private final ReportLetters letters;
    private final ReportRequests requests;
    private final IssuedLetters issued;
    private final Organizations organizations;
    private final Plans plans;
    private final ActivitiesOfPeriod activities;
    private final LayoutCheck layout;
    private final WordingCheck wording;

    LetterChecks(
            Reports reports,
            ReportLetters letters,
            ReportRequests requests,
            IssuedLetters issued,
            Organizations organizations,
            Plans plans,
            ActivitiesOfPeriod activities,
            LayoutCheck layout,
            WordingCheck wording) {
        this.reports = reports;
        this.letters = letters;
        this.requests = requests;
        this.issued = issued;
        this.organizations = organizations;
        this.plans = plans;
        this.activities = activities;
        this.layout = layout;
        this.wording = wording;
    }

    /// What the checks found.
    public record Result(List<Finding> layout, List<Finding> wording) {
        /// All findings of that outcome, those of the layout first. What both checks find is told once: that a file
        /// cannot be read.
        public List<Finding> of(Finding.Outcome outcome) {
            return Stream.concat(layout.stream(), wording.stream())
                    .filter(finding -> finding.outcome() == outcome)
                    .distinct()
                    .toList();
        }

        /// How many must be mended before the letter is signed.
        public int blocking() {
            return of(Finding.Outcome.BLOCKS).size();
        }
    }

    /// Checks the letter as the portal makes it.
    ///
    /// @throws vn.ocop.portal.core.NotFound where the person may not see the report
    public Result of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        var letter = letters.of(whole);
        var profile = letters.profile(letter);
        return new Result(
                layout.check(letters.docx(id, letter), profile), wording.check(letter, profile, known(whole, me)));
    }

    /// Checks a Word file that a person has worked on outside the portal, as a letter of that report.
    ///
    /// @param docx of whatever origin
    /// @throws vn.ocop.portal.core.NotFound where the person may not see the report
    public Result ofFile(ReportId id, byte[] docx, SignedIn me) {
        var whole = reports.get(id, me);
        var profile = letters.profile(letters.of(whole));
        return new Result(layout.check(docx, profile), wording.check(docx, profile, known(whole, me)));
    }

    private Known known(Reports.Whole whole, SignedIn me) {
        var names = organizations.all().stream()
                .flatMap(one -> Stream.of(one.officialName(), one.letterName()))
                .distinct()
                .toList();
        var documents = new ArrayList<KnownDocument>();
        plans.all().forEach(plan -> documents.add(new KnownDocument(plan.number(), plan.issuedOn())));
        requests.of(me).forEach(request -> documents.add(new KnownDocument(request.number(), request.issuedOn())));
        issued.of(reports.of(me).stream().map(ReportSummary::id).toList())
                .values()
                .forEach(letter -> documents.add(new KnownDocument(letter.reference(), letter.dated())));
        return new Known(names, documents, completeLists(whole));
    }

    /// Paragraphs of clauses whose records say that nothing else was done: these need no "…" at their end.
    private List<List<String>> completeLists(Reports.Whole whole) {
        var paragraphs = whole.composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .map(paragraph -> paragraph.pieces().stream()
                        .filter(Composition.Piece::inLetter)
                        .map(Composition.Piece::sentence)
                        .filter(sentence -> sentence.kind() == SentenceKind.CLAUSE)
                        .toList())
                .filter(clauses -> clauses.size() > 1)
                .toList();
        Map<ActivityId, ActivityFacts> facts = activities.byIds(paragraphs.stream()
                .flatMap(List::stream)
                .flatMap(sentence -> activitiesOf(sentence).stream())
                .collect(Collectors.toSet()));
        return paragraphs.stream()
                .filter(clauses -> clauses.stream().allMatch(clause -> {
                    var of = activitiesOf(clause);
                    return !of.isEmpty()
                            && of.stream().map(facts::get).allMatch(one -> one != null && !one.andOthers());
                }))
                .map(clauses -> clauses.stream().map(SentenceSummary::text).toList())
                .toList();
    }

    private static Set<ActivityId> activitiesOf(SentenceSummary sentence) {
        return sentence.sources().stream()
                .filter(source -> source.kind() == Source.Kind.ACTIVITY)
                .map(source -> new ActivityId(source.id()))
                .collect(Collectors.toSet());
    }
}
