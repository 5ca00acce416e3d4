package vn.ocop.portal.report;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.FinishedActivities;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.organization.DatedOrganizations;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Gathers what a consolidated report is assembled from: who answered, the accepted letters as they were kept, what
/// the departments' records count. The number of statements does not grow with the answers.
@Component
class ConsolidationGathering {
    private final Answers answers;
    private final IssuedLetters issued;
    private final Organizations organizations;
    private final FinishedActivities activities;
    private final JdbcClient sql;
    private final Clock clock;

    ConsolidationGathering(
            Answers answers,
            IssuedLetters issued,
            Organizations organizations,
            FinishedActivities activities,
            JdbcClient sql,
            Clock clock) {
        this.answers = answers;
        this.issued = issued;
        this.organizations = organizations;
        this.activities = activities;
        this.sql = sql;
        this.clock = clock;
    }

    /// The sentences of the office's report on the request as records now are.
    ///
    /// @throws RuleViolation `consolidation.governingBody` where no body stands above the office
    List<DraftSentence> assemble(ReportSummary report, RequestSummary request) {
        var today = LocalDate.now(clock);
        var names = organizations.on(today);
        var office = names.get(report.organization());
        var governing = office.governingBodyId();
        if (governing == null) throw new RuleViolation("consolidation.governingBody");
        var found = answers.to(List.of(request.id()));
        var addressed = organizations.on(request.issuedOn()).of(request.addressees());
        var letters = quoted(found);
        var order = Collator.getInstance(VietnameseText.VIETNAMESE);
        return ConsolidationAssembly.of(new ConsolidationFacts(
                today,
                office,
                names.get(governing),
                request,
                found.stream()
                        .map(answer -> {
                            var asked = addressed.get(answer.organization());
                            return new ConsolidationFacts.Answered(
                                    answer, asked == null ? "" : asked.letterName(), letters.get(answer.report()));
                        })
                        .sorted(Comparator.comparing(ConsolidationFacts.Answered::name, order))
                        .toList(),
                done(request, found)));
    }

    /// What the addressees finished in the request's period: they, those that became part of them, and those that
    /// answered for them.
    FinishedActivities.Found done(RequestSummary request, List<Answer> found) {
        return activities.of(counted(request, found), request.period(), request.recordsUntil());
    }

    /// Whose records the office's report counts.
    Set<OrganizationId> counted(RequestSummary request, List<Answer> found) {
        var today = LocalDate.now(clock);
        var counted = new LinkedHashSet<OrganizationId>();
        request.addressees().forEach(one -> counted.addAll(organizations.answeredFor(one, today)));
        var reports = found.stream()
                .map(Answer::report)
                .filter(Objects::nonNull)
                .map(ReportId::value)
                .toArray(UUID[]::new);
        if (reports.length > 0) {
            sql
                    .sql("select distinct organization_id from report where report_id = any(:reports)")
                    .param("reports", reports)
                    .query((row, _) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                    .list()
                    .stream()
                    .filter(one -> !counted.contains(one))
                    .toList()
                    .forEach(one -> counted.addAll(organizations.answeredFor(one, today)));
        }
        return counted;
    }

    private record Kept(
            ReportId report,
            OrganizationId organization,
            String subject,
            ReportForm form,
            Map<Section, QuotedLetter.Part> parts) {}

    /// The accepted letters among the answers, as they were kept.
    private Map<ReportId, QuotedLetter> quoted(List<Answer> found) {
        var accepted = found.stream()
                .filter(one -> one.state() == Answer.State.ACCEPTED)
                .map(Answer::report)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<ReportId, QuotedLetter> quoted = new HashMap<>();
        if (accepted.isEmpty()) return quoted;
        var numbers = issued.of(accepted);
        var kept = sql.sql("""
                        select r.report_id, r.organization_id, r.subject, r.form, l.content, l.sources
                        from report r join issued_letter l on l.report_id = r.report_id where r.report_id = any(:reports)
                        """)
                .param("reports", accepted.stream().map(ReportId::value).toArray(UUID[]::new))
                .query((row, _) -> new Kept(
                        new ReportId(row.getObject("report_id", UUID.class)),
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getString("subject"),
                        ReportForm.valueOf(row.getString("form")),
                        QuotedLetter.parts(
                                LetterContent.read(row.getBytes("content")),
                                FrozenSources.read(row.getBytes("sources")).sentences())))
                .list();
        Set<OrganizationId> issuers = new HashSet<>();
        kept.forEach(one -> issuers.add(one.organization()));
        DatedOrganizations names = organizations.dated(issuers);
        for (Kept one : kept) {
            var letter = numbers.get(one.report());
            if (letter == null) continue;
            quoted.put(
                    one.report(),
                    new QuotedLetter(
                            one.report(),
                            letter,
                            one.form(),
                            one.form().about(VietnameseText.withoutFinalMark(one.subject())),
                            names.get(one.organization(), letter.dated()).letterName(),
                            one.parts()));
        }
        return quoted;
    }
}
