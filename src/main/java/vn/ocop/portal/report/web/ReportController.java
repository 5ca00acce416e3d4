package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Composition;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceKind;
import vn.ocop.portal.report.SentenceSummary;

/// The report page, where people live at the end of a half-year: the letter's text, each sentence's sources beside
/// it, each sentence open to other words.
@Controller
@RequestMapping("/reports")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class ReportController {
    private final Reports reports;
    private final ReportDrafting drafting;
    private final ReportRequests requests;
    private final Organizations organizations;
    private final Accounts accounts;
    private final SourceLinks links;

    ReportController(
            Reports reports,
            ReportDrafting drafting,
            ReportRequests requests,
            Organizations organizations,
            Accounts accounts,
            SourceLinks links) {
        this.reports = reports;
        this.drafting = drafting;
        this.requests = requests;
        this.organizations = organizations;
        this.accounts = accounts;
        this.links = links;
    }

    /// A report in the list.
    record Row(ReportSummary report, @Nullable RequestSummary request, String organization) {}

    /// A part of the page: a part of the letter, or one that nobody has written yet.
    record PartView(
            Section section,
            @Nullable Integer number,
            @Nullable String heading,
            List<ParagraphView> paragraphs) {}

    /// A paragraph of the page.
    record ParagraphView(boolean item, List<SentenceView> sentences) {}

    /// A sentence of the page.
    ///
    /// @param isNew the newest assembly brought it, and it was not the first
    record SentenceView(
            SentenceSummary sentence,
            boolean inLetter,
            String mark,
            boolean isNew,
            @Nullable String changedBy,
            List<SourceLinks.Link> sources) {}

    /// What a person was writing when it could not be saved.
    ///
    /// @param problem message key; its arguments follow
    record Attempt(
            @Nullable SentenceId sentence, @Nullable Section section, String text, String problem, List<Object> args) {}

    @GetMapping
    String list(@AuthenticationPrincipal SignedIn me, Model model) {
        var found = reports.of(me);
        var asked = requests.byIds(found.stream().map(ReportSummary::request).collect(Collectors.toSet()));
        var names =
                organizations.of(found.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
        var rows = new ArrayList<Row>();
        for (ReportSummary report : found) {
            var organization = names.get(report.organization());
            rows.add(new Row(
                    report, asked.get(report.request()), organization == null ? "" : organization.letterName()));
        }
        model.addAttribute("rows", rows);
        return "report/reports";
    }

    @PostMapping
    String start(@RequestParam RequestId request, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        boolean there = reports.answering(request, me).isPresent();
        ReportId id;
        try {
            id = drafting.start(request, me);
        } catch (DataIntegrityViolationException startedMeanwhile) {
            id = reports.answering(request, me)
                    .orElseThrow(() -> startedMeanwhile)
                    .id();
        }
        if (!there) redirect.addFlashAttribute("done", "report.started");
        return "redirect:/reports/" + id;
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable ReportId id,
            @RequestParam(required = false) @Nullable SentenceId edit,
            @RequestParam(required = false) @Nullable Section add,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        return page(id, edit, add, null, me, model);
    }

    @PostMapping("/{id}/assembly")
    String assembleAgain(@PathVariable ReportId id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        var outcome = drafting.assembleAgain(id, me);
        redirect.addFlashAttribute("done", "report.assembled");
        redirect.addFlashAttribute(
                "doneArgs", new Object[] {outcome.added(), outcome.rewritten(), outcome.dropped(), outcome.proposed()});
        return "redirect:/reports/" + id;
    }

    @PostMapping("/{id}/sentences/{sentence}/wording")
    ModelAndView reword(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        String text = words(http);
        try {
            drafting.reword(id, sentence, version, VietnameseText.clean(text), me);
            redirect.addFlashAttribute("done", "report.sentence.saved");
            return new ModelAndView("redirect:/reports/%s#s-%s".formatted(id, sentence));
        } catch (RuleViolation broken) {
            if (broken.code().equals("report.closed")) throw broken;
            var attempt = new Attempt(sentence, null, text, broken.code(), List.of(broken.args()));
            return refused(page(id, sentence, null, attempt, me, model), model, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Outdated since) {
            var attempt = new Attempt(sentence, null, text, "report.sentence.outdated", List.of());
            return refused(page(id, sentence, null, attempt, me, model), model, HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/{id}/sentences/{sentence}/restoration")
    String restore(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        drafting.restore(id, sentence, version, me);
        return done(id, sentence, "report.sentence.restored", redirect);
    }

    @PostMapping("/{id}/sentences/{sentence}/refusal")
    String keepWords(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        drafting.keepWords(id, sentence, version, me);
        return done(id, sentence, "report.sentence.kept", redirect);
    }

    @PostMapping("/{id}/sentences/{sentence}/omission")
    String leaveOut(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @RequestParam(defaultValue = "true") boolean out,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        drafting.leaveOut(id, sentence, out, version, me);
        return done(id, sentence, out ? "report.sentence.leftOut" : "report.sentence.takenIn", redirect);
    }

    @PostMapping("/{id}/sentences")
    ModelAndView add(
            @PathVariable ReportId id,
            @RequestParam Section section,
            @RequestParam(defaultValue = "SENTENCE") SentenceKind kind,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        String text = words(http);
        try {
            var added = drafting.add(
                    id,
                    section,
                    kind == SentenceKind.ITEM ? SentenceKind.ITEM : SentenceKind.SENTENCE,
                    VietnameseText.clean(text),
                    me);
            redirect.addFlashAttribute("done", "report.sentence.added");
            return new ModelAndView("redirect:/reports/%s#s-%s".formatted(id, added));
        } catch (RuleViolation broken) {
            if (broken.code().equals("report.closed")) throw broken;
            var attempt = new Attempt(null, section, text, broken.code(), List.of(broken.args()));
            return refused(page(id, null, section, attempt, me, model), model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    // As typed, so that words that are refused come back as they were.
    private static String words(HttpServletRequest http) {
        String text = http.getParameter("text");
        return text == null ? "" : text;
    }

    private static String done(ReportId id, SentenceId sentence, String message, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", message);
        return "redirect:/reports/%s#s-%s".formatted(id, sentence);
    }

    private static ModelAndView refused(String view, Model model, HttpStatus status) {
        var page = new ModelAndView(view, model.asMap());
        page.setStatus(status);
        return page;
    }

    private String page(
            ReportId id,
            @Nullable SentenceId edit,
            @Nullable Section add,
            @Nullable Attempt attempt,
            SignedIn me,
            Model model) {
        var whole = reports.get(id, me);
        var report = whole.report();
        boolean mayEdit = me.is(Role.STAFF) && report.state().open();
        if (edit != null && whole.sentences().stream().noneMatch(one -> one.id().equals(edit)))
            throw new NotFound(edit);
        var sources = links.of(whole.sentences().stream()
                .flatMap(one -> one.sources().stream())
                .collect(Collectors.toSet()));
        var names = accounts.names(whole.sentences().stream()
                .map(SentenceSummary::changedBy)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var composition = whole.composition();
        var parts = new ArrayList<PartView>();
        Map<Section, Composition.Part> written =
                composition.parts().stream().collect(Collectors.toMap(Composition.Part::section, part -> part));
        for (Section section : Section.values()) {
            var part = written.get(section);
            if (part == null) {
                if (mayEdit && section.headed()) parts.add(new PartView(section, null, null, List.of()));
                continue;
            }
            parts.add(new PartView(
                    section,
                    part.number(),
                    part.heading(),
                    part.paragraphs().stream()
                            .map(paragraph -> new ParagraphView(
                                    paragraph.item(),
                                    paragraph.pieces().stream()
                                            .map(piece -> {
                                                var sentence = piece.sentence();
                                                var by = sentence.changedBy();
                                                return new SentenceView(
                                                        sentence,
                                                        piece.inLetter(),
                                                        piece.mark(),
                                                        sentence.generated() != null
                                                                && sentence.appearedAt()
                                                                        .equals(report.assembledAt())
                                                                && report.assembledAt()
                                                                        .isAfter(report.createdAt()),
                                                        by == null ? null : names.get(by),
                                                        sentence.sources().stream()
                                                                .map(sources::get)
                                                                .filter(Objects::nonNull)
                                                                .toList());
                                            })
                                            .toList()))
                            .toList()));
        }
        model.addAttribute("report", report);
        model.addAttribute("request", whole.request());
        model.addAttribute("sender", organizations.get(whole.request().sender()).letterName());
        model.addAttribute("parts", parts);
        model.addAttribute("mayEdit", mayEdit);
        model.addAttribute("edit", mayEdit ? edit : null);
        model.addAttribute("add", mayEdit ? add : null);
        model.addAttribute("attempt", attempt);
        model.addAttribute(
                "proposals",
                whole.sentences().stream().filter(one -> one.proposed() != null).count());
        model.addAttribute(
                "rewritten",
                whole.sentences().stream()
                        .filter(one -> one.generated() != null && one.written() != null)
                        .count());
        model.addAttribute(
                "handwritten",
                whole.sentences().stream()
                        .filter(one -> one.generated() == null)
                        .count());
        return "report/report";
    }
}
