package vn.ocop.portal.report.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.report.IssuedLetter;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;

/// Which letter a report's letter replaces, corrects or withdraws, and which ones do so to it: what every page of the
/// report points to.
@Component
class RelatedLetters {
    private final Reports reports;
    private final IssuedLetters issued;

    RelatedLetters(Reports reports, IssuedLetters issued) {
        this.reports = reports;
        this.issued = issued;
    }

    /// A letter by its number and date, with the report that holds it.
    ///
    /// @param reference empty while it is being drafted, as `dated`
    record LetterLink(ReportId report, String reference, String dated, ReportPurpose purpose) {
        /// Whether it took the letter that it names out of force.
        public boolean takesOutOfForce() {
            return !reference.isEmpty() && purpose.supersedes();
        }
    }

    /// Puts `corrects` (null for an answer), `correctionReason` and `correcting` into the page's model.
    void show(Reports.Whole whole, SignedIn me, Model model) {
        var report = whole.report();
        var correcting = reports.correcting(whole, me);
        var named = new ArrayList<ReportId>(
                correcting.stream().map(ReportSummary::id).toList());
        var corrects = report.corrects();
        if (corrects != null) named.add(corrects);
        Map<ReportId, IssuedLetter> letters = issued.of(named);
        model.addAttribute("corrects", corrects == null ? null : link(letters.get(corrects), report.purpose()));
        model.addAttribute("correctionReason", report.correctionReason());
        model.addAttribute("correcting", correcting(correcting, letters));
    }

    private static List<LetterLink> correcting(List<ReportSummary> reports, Map<ReportId, IssuedLetter> letters) {
        var links = new ArrayList<LetterLink>();
        for (ReportSummary one : reports) {
            var letter = link(letters.get(one.id()), one.purpose());
            links.add(letter == null ? new LetterLink(one.id(), "", "", one.purpose()) : letter);
        }
        return List.copyOf(links);
    }

    private static @Nullable LetterLink link(@Nullable IssuedLetter letter, ReportPurpose purpose) {
        return letter == null
                ? null
                : new LetterLink(
                        letter.report(), letter.reference(), VietnameseDates.onScreen(letter.dated()), purpose);
    }
}
