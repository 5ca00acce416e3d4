package vn.ocop.portal.report.web;

import java.text.Collator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Answer;
import vn.ocop.portal.report.Consolidations;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;

/// The office's own report on a request: its entry on the request's page, and the button that begins it.
@Controller
class ConsolidationPages {
    private static final int MOST_NAMES = 12;

    private final Consolidations consolidations;
    private final ReportDrafting drafting;
    private final Reports reports;
    private final Organizations organizations;

    ConsolidationPages(
            Consolidations consolidations, ReportDrafting drafting, Reports reports, Organizations organizations) {
        this.consolidations = consolidations;
        this.drafting = drafting;
        this.reports = reports;
        this.organizations = organizations;
    }

    /// What the request's page shows of it.
    ///
    /// @param reports those in force, the newest first
    /// @param missing addressees without an accepted report who did not say that there is nothing
    /// @param all how many addressees there are
    /// @param drift what became of departments' letters since the newest was assembled; null while there is none
    record Entry(
            List<ReportSummary> reports,
            boolean mayStart,
            List<String> missing,
            int all,
            Consolidations.@Nullable Drift drift) {
        public @Nullable ReportSummary getReport() {
            return reports.isEmpty() ? null : reports.getFirst();
        }

        /// Whether the newest was issued.
        public boolean issued() {
            return !reports.isEmpty() && reports.getFirst().issued();
        }

        public String getMissingNames() {
            return missing.size() > MOST_NAMES
                    ? String.join(", ", missing.subList(0, MOST_NAMES)) + ", …"
                    : String.join(", ", missing);
        }
    }

    /// Shows the entry to the people of the office that sent the request.
    ///
    /// @param answers of all its addressees
    void show(RequestSummary request, List<Answer> answers, SignedIn me, Model model) {
        var there = reports.consolidating(request.id(), me);
        boolean mayStart = consolidations.mayStart(request, me);
        if (there.isEmpty() && !mayStart) {
            model.addAttribute("consolidation", null);
            return;
        }
        var names = organizations.on(request.issuedOn()).of(request.addressees());
        var missing = answers.stream()
                .filter(one -> one.state() != Answer.State.ACCEPTED && one.state() != Answer.State.NOTHING_TO_REPORT)
                .map(one -> {
                    var asked = names.get(one.organization());
                    return asked == null ? "" : asked.letterName();
                })
                .sorted(Collator.getInstance(VietnameseText.VIETNAMESE))
                .toList();
        var drift = there.isEmpty()
                ? null
                : consolidations.drift(reports.get(there.getFirst().id(), me)).orElse(null);
        model.addAttribute("consolidation", new Entry(there, mayStart, missing, answers.size(), drift));
    }

    @PostMapping("/requests/{id}/consolidation")
    @PreAuthorize("hasRole('COORDINATOR')")
    String start(@PathVariable RequestId id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        boolean there = !reports.consolidating(id, me).isEmpty();
        ReportId report;
        try {
            report = drafting.consolidate(id, me);
        } catch (DataIntegrityViolationException startedMeanwhile) {
            report = reports.consolidating(id, me).stream()
                    .findFirst()
                    .orElseThrow(() -> startedMeanwhile)
                    .id();
        }
        if (!there) redirect.addFlashAttribute("done", "consolidation.started");
        return "redirect:/reports/" + report;
    }
}
