package vn.ocop.portal.report;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;

/// What must be so before a report moves on.
@Component
class ReportReadiness {
    private final ReportSentenceRepository sentences;
    private final LetterChecks checks;
    private final Reports reports;
    private final SourceAccounts accounts;
    private final Consolidations consolidations;
    private final JdbcClient sql;

    ReportReadiness(
            ReportSentenceRepository sentences,
            LetterChecks checks,
            Reports reports,
            SourceAccounts accounts,
            Consolidations consolidations,
            JdbcClient sql) {
        this.sql = sql;
        this.consolidations = consolidations;
        this.sentences = sentences;
        this.checks = checks;
        this.reports = reports;
        this.accounts = accounts;
    }

    /// @throws RuleViolation `report.empty` where nothing would stand in the letter; `report.contentless` where a
    /// report
    ///     would say nothing between its opening and its closing; `request.nothing.stands` where the
    ///     department has told the office that there is nothing to report
    void requireWords(ReportId id) {
        boolean saidNothing =
                sql.sql("""
                        select exists (select from report r join report_request_nothing n using (request_id, organization_id)
                                       where r.report_id = ? and r.purpose = 'RESPONSE' and not r.consolidates)
                        """).param(id.value()).query(Boolean.class).single();
        if (saidNothing) throw new RuleViolation("request.nothing.stands");
        var words = sentences.findOf(id).stream()
                .map(ReportSentence::asSummary)
                .filter(sentence -> !sentence.leftOut()
                        && sentence.kind() != SentenceKind.LEAD
                        && sentence.kind() != SentenceKind.HEADING)
                .toList();
        if (words.isEmpty()) throw new RuleViolation("report.empty");
        boolean content = words.stream().anyMatch(sentence -> sentence.section().headed());
        if (!content && assembled(id)) throw new RuleViolation("report.contentless");
    }

    /// Whether the letter tells of a period; one that corrects or withdraws another says only that.
    private boolean assembled(ReportId id) {
        return sql.sql("select purpose not in ('CORRECTION', 'WITHDRAWAL') from report where report_id = ?")
                .param(id.value())
                .query(Boolean.class)
                .single();
    }

    /// @throws RuleViolation as [#requireWords]; `report.sign.blocked` where the check of layout and wording found
    ///     what must be mended; `consolidation.outOfForce` where it quotes letters that no longer are the
    ///     accepted answer; `report.figures.unexplained` where figures were typed by hand that no record has
    ///     and for which nobody gave a reason
    void requireSignable(ReportId id, SignedIn me) {
        requireWords(id);
        int blocking = checks.of(id, me).blocking();
        if (blocking > 0) throw new RuleViolation("report.sign.blocked", blocking);
        var whole = reports.get(id, me);
        var outOfForce = consolidations
                .drift(whole)
                .map(Consolidations.Drift::outOfForce)
                .orElse(List.of());
        if (!outOfForce.isEmpty()) {
            throw new RuleViolation(
                    "consolidation.outOfForce",
                    outOfForce.stream().map(Consolidations.Letter::reference).collect(Collectors.joining(", ")));
        }
        long unexplained = accounts.unexplained(whole);
        if (unexplained > 0) throw new RuleViolation("report.figures.unexplained", unexplained);
    }
}
