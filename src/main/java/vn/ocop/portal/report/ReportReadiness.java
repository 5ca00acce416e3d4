package vn.ocop.portal.report;

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

    ReportReadiness(ReportSentenceRepository sentences, LetterChecks checks, Reports reports, SourceAccounts accounts) {
        this.sentences = sentences;
        this.checks = checks;
        this.reports = reports;
        this.accounts = accounts;
    }

    /// @throws RuleViolation `report.empty` where nothing would stand in the letter
    void requireWords(ReportId id) {
        boolean words = sentences.findOf(id).stream()
                .map(ReportSentence::asSummary)
                .anyMatch(sentence -> !sentence.leftOut() && sentence.kind() != SentenceKind.LEAD);
        if (!words) throw new RuleViolation("report.empty");
    }

    /// @throws RuleViolation `report.empty`; `report.sign.blocked` where the check of layout and wording found what
    ///     must be mended; `report.figures.unexplained` where figures were typed by hand that no record has and for
    ///     which nobody gave a reason
    void requireSignable(ReportId id, SignedIn me) {
        requireWords(id);
        int blocking = checks.of(id, me).blocking();
        if (blocking > 0) throw new RuleViolation("report.sign.blocked", blocking);
        long unexplained = accounts.unexplained(reports.get(id, me));
        if (unexplained > 0) throw new RuleViolation("report.figures.unexplained", unexplained);
    }
}
