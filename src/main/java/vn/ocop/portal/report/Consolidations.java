package vn.ocop.portal.report;

import java.math.BigDecimal;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Tells of the office's own reports, which draw the answers to a request together: who may begin one, and what became
/// of the letters that it quotes. [ReportDrafting#consolidate] begins them, [Reports] tells who sees them.
@Service
@Transactional(readOnly = true)
public class Consolidations {
    private static final String HELD = "ACTIVITIES_HELD";

    private final Answers answers;
    private final ReportRepository reports;
    private final IssuedLetters letters;
    private final Organizations organizations;
    private final Predecessors predecessors;
    private final ActivityFigures figures;

    Consolidations(
            Answers answers,
            ReportRepository reports,
            IssuedLetters letters,
            Organizations organizations,
            Predecessors predecessors,
            ActivityFigures figures) {
        this.answers = answers;
        this.reports = reports;
        this.letters = letters;
        this.organizations = organizations;
        this.predecessors = predecessors;
        this.figures = figures;
    }

    /// Whether the person may draw the answers to the request together: the coordinator of the office that sent it.
    public boolean mayStart(RequestSummary request, SignedIn me) {
        return me.is(Role.COORDINATOR) && !request.withdrawn() && predecessors.answers(me, request.sender());
    }

    /// A department's letter.
    ///
    /// @param department its name on the letter's day
    public record Letter(ReportId report, String department, String reference, LocalDate dated) {}

    /// What became of departments' letters since the report was assembled.
    ///
    /// @param outOfForce letters that it quotes and that are no longer the accepted answer
    /// @param unquoted accepted letters of which it knows nothing
    public record Drift(List<Letter> outOfForce, List<Letter> unquoted) {
        /// Whether nothing has changed.
        public boolean isEmpty() {
            return outOfForce.isEmpty() && unquoted.isEmpty();
        }
    }

    /// What became of the letters that the report quotes, also since its own letter was issued; empty for a report
    /// that draws nothing together, or whose letter is out of force.
    public Optional<Drift> drift(Reports.Whole whole) {
        var report = whole.report();
        if (!report.consolidates() || !report.assembled() || report.superseded() != null) return Optional.empty();
        var accepted = answers.to(List.of(report.request())).stream()
                .filter(one -> one.state() == Answer.State.ACCEPTED)
                .map(Answer::report)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var outOfForce = new LinkedHashSet<ReportId>();
        Set<ReportId> known = new HashSet<>();
        for (SentenceSummary sentence : whole.sentences()) {
            for (Source source : sentence.sources()) {
                if (source.kind() != Source.Kind.REPORT) continue;
                var quoted = new ReportId(source.id());
                known.add(quoted);
                boolean quotes = sentence.section() != Section.OPENING && !sentence.leftOut();
                if (quotes && !accepted.contains(quoted)) outOfForce.add(quoted);
            }
        }
        accepted.removeAll(known);
        return Optional.of(new Drift(letters(outOfForce), letters(accepted)));
    }

    /// An addressee that said that there is nothing to report, and whose records say otherwise.
    ///
    /// @param name as it was called when the request was sent
    /// @param activities how many finished activities of the period it has
    public record Contradiction(OrganizationId organization, String name, int activities) {}

    /// Whose records contradict what they said, by name. Whoever asks has made sure that the person answers for the
    /// office that sent the request.
    ///
    /// @param found the answers of all addressees
    public List<Contradiction> contradictions(RequestSummary request, List<Answer> found) {
        var nothing = found.stream()
                .filter(one -> one.state() == Answer.State.NOTHING_TO_REPORT)
                .map(Answer::organization)
                .toList();
        if (nothing.isEmpty()) return List.of();
        var told = predecessors.toldBy(nothing, request.id());
        var measured = figures.measured(List.copyOf(told.values()), request.period(), request.recordsUntil());
        var names = organizations.on(request.issuedOn()).of(nothing);
        var contradictions = new ArrayList<Contradiction>();
        var next = measured.iterator();
        for (OrganizationId one : told.keySet()) {
            int held = next.next().getOrDefault(HELD, BigDecimal.ZERO).intValue();
            var organization = names.get(one);
            if (held > 0) {
                contradictions.add(new Contradiction(one, organization == null ? "" : organization.letterName(), held));
            }
        }
        contradictions.sort(Comparator.comparing(Contradiction::name, Collator.getInstance(VietnameseText.VIETNAMESE)));
        return contradictions;
    }

    /// The same of a report that draws answers together and is not issued yet; none of any other.
    public List<Contradiction> contradictions(Reports.Whole whole) {
        var report = whole.report();
        if (!report.consolidates() || !report.assembled() || report.issued()) return List.of();
        return contradictions(whole.request(), answers.to(List.of(report.request())));
    }

    private List<Letter> letters(Collection<ReportId> ids) {
        if (ids.isEmpty()) return List.of();
        var issued = letters.of(ids);
        var stored = reports.findAllById(ids).stream().map(Report::asSummary).toList();
        var names = organizations.dated(
                stored.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
        return stored.stream()
                .filter(one -> issued.containsKey(one.id()))
                .map(one -> {
                    var letter = Objects.requireNonNull(issued.get(one.id()));
                    return new Letter(
                            one.id(),
                            names.get(one.organization(), letter.dated()).letterName(),
                            letter.reference(),
                            letter.dated());
                })
                .sorted(Comparator.comparing(Letter::department).thenComparing(Letter::reference))
                .toList();
    }
}
