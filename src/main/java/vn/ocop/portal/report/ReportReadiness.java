package vn.ocop.portal.report;

import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;

/// What must be so before a report moves on.
@Component
class ReportReadiness {
    private final ReportSentenceRepository sentences;

    ReportReadiness(ReportSentenceRepository sentences) {
        this.sentences = sentences;
    }

    /// @throws RuleViolation `report.empty` where nothing would stand in the letter
    void requireWords(ReportId id) {
        boolean words = sentences.findOf(id).stream()
                .map(ReportSentence::asSummary)
                .anyMatch(sentence -> !sentence.leftOut() && sentence.kind() != SentenceKind.LEAD);
        if (!words) throw new RuleViolation("report.empty");
    }

    /// @throws RuleViolation `report.empty`
    void requireSignable(ReportId id, SignedIn me) {
        requireWords(id);
    }
}
