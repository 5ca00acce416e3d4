package vn.ocop.portal.report.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FileNames;
import vn.ocop.portal.letter.Finding;
import vn.ocop.portal.letter.Finding.Outcome;
import vn.ocop.portal.report.Consolidations;
import vn.ocop.portal.report.LetterChecks;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.Reports;

/// How the letter does by the rules of layout and wording, before it is signed.
@Controller
@RequestMapping("/reports/{id}/check")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class CheckController {
    private final LetterChecks checks;
    private final Reports reports;
    private final Consolidations consolidations;
    private final MessageSource messages;

    CheckController(LetterChecks checks, Reports reports, Consolidations consolidations, MessageSource messages) {
        this.consolidations = consolidations;
        this.checks = checks;
        this.reports = reports;
        this.messages = messages;
    }

    /// A finding in words.
    ///
    /// @param fix how to mend it; empty when passed
    record Row(Finding finding, String name, String fix) {}

    /// Findings of one outcome.
    record Group(Outcome outcome, List<Row> rows) {}

    @GetMapping
    String show(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable String large,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language) {
        if (large != null) model.addAttribute("problem", "check.file.large");
        return page(id, checks.of(id, me), null, me, model, language);
    }

    @PostMapping
    ModelAndView file(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            Locale language)
            throws IOException {
        if (file == null || file.isEmpty()) {
            model.addAttribute("problem", "check.file.none");
            var page = new ModelAndView(page(id, checks.of(id, me), null, me, model, language), model.asMap());
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var result = checks.ofFile(id, file.getBytes(), me);
        return new ModelAndView(
                page(
                        id,
                        result,
                        FileNames.shown(Objects.requireNonNullElse(file.getOriginalFilename(), "")),
                        me,
                        model,
                        language),
                model.asMap());
    }

    private String page(
            ReportId id,
            LetterChecks.Result result,
            @Nullable String fileName,
            SignedIn me,
            Model model,
            Locale language) {
        var groups = new ArrayList<Group>();
        for (var outcome : List.of(Outcome.BLOCKS, Outcome.CHECK, Outcome.NOTE, Outcome.PASSED)) {
            groups.add(new Group(
                    outcome,
                    result.of(outcome).stream()
                            .map(finding ->
                                    new Row(finding, finding.name(messages, language), finding.fix(messages, language)))
                            .toList()));
        }
        var whole = reports.get(id, me);
        model.addAttribute("report", whole.report());
        model.addAttribute("drift", consolidations.drift(whole).orElse(null));
        model.addAttribute("groups", groups);
        model.addAttribute("fileName", fileName);
        return "report/check";
    }
}
