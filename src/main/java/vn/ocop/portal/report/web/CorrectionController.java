package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.report.CorrectionDrafting;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportMove;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportState;
import vn.ocop.portal.report.ReportStep;
import vn.ocop.portal.report.Reports;

/// Begins a letter that replaces, corrects or withdraws an issued one.
@Controller
@RequestMapping("/reports/{id}/correction")
@PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
class CorrectionController {
    private static final int LONGEST_REASON = 1000;

    private final Reports reports;
    private final CorrectionDrafting drafting;
    private final IssuedLetters issued;
    private final RelatedLetters related;

    CorrectionController(Reports reports, CorrectionDrafting drafting, IssuedLetters issued, RelatedLetters related) {
        this.reports = reports;
        this.drafting = drafting;
        this.issued = issued;
        this.related = related;
    }

    @GetMapping
    String blank(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable ReportPurpose purpose,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        var whole = own(id, me);
        model.addAttribute("correction", CorrectionForm.of(purpose, returnReason(whole)));
        return form(whole, me, model);
    }

    @PostMapping
    ModelAndView begin(
            @PathVariable ReportId id,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        var whole = own(id, me);
        var form = CorrectionForm.sent(http::getParameter);
        if (http.getParameter("more") != null) {
            model.addAttribute("correction", form.withRows(CorrectionForm.ROWS));
            return new ModelAndView(form(whole, me, model), model.asMap());
        }
        var errors = new BeanPropertyBindingResult(form, "correction");
        try {
            var content = form.content();
            var begun = drafting.begin(id, content, form.anew(), me);
            redirect.addFlashAttribute("done", "correction.begun." + content.purpose());
            return new ModelAndView("redirect:/reports/" + begun);
        } catch (RuleViolation broken) {
            errors.rejectValue(form.fieldOf(broken), broken.code(), broken.args(), null);
        } catch (DataIntegrityViolationException begunMeanwhile) {
            errors.rejectValue("anew", "correction.begun");
        }
        model.addAttribute("correction", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "correction", errors);
        var page = new ModelAndView(form(whole, me, model), model.asMap());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /// The person's own department's report, its letter issued.
    private Reports.Whole own(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        if (!reports.mayFollowUp(whole.report(), me)) throw new NotFound(id);
        return whole;
    }

    private String form(Reports.Whole whole, SignedIn me, Model model) {
        var report = whole.report();
        if (!report.issued()) throw new RuleViolation("correction.unissued");
        if (report.superseded() != null) throw new RuleViolation("correction.superseded");
        related.show(whole, me, model);
        model.addAttribute("report", report);
        model.addAttribute("letter", issued.of(report.id()).orElseThrow(() -> new NotFound(report.id())));
        model.addAttribute(
                "purposes",
                Stream.of(ReportPurpose.values())
                        .filter(report.corrigibleBy()::contains)
                        .toList());
        model.addAttribute(
                "begun",
                reports.correcting(whole, me).stream()
                        .filter(one -> !one.issued())
                        .findFirst()
                        .orElse(null));
        return "report/correction";
    }

    /// Why the office gave the letter back, as a first draft of the reason.
    private static String returnReason(Reports.Whole whole) {
        if (whole.report().state() != ReportState.RETURNED) return "";
        List<ReportStep> returns = whole.steps().stream()
                .filter(step -> step.move() == ReportMove.RETURN)
                .toList();
        String reason = returns.isEmpty() ? null : returns.getLast().note();
        return reason == null ? "" : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
