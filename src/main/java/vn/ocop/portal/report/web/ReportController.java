package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.ReportAnnex;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportForm;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportMove;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportState;
import vn.ocop.portal.report.ReportSummary;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceId;
import vn.ocop.portal.report.SentenceKind;

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
    private final ReportPage page;
    private final SavedFilters filters;
    private final MessageSource messages;

    ReportController(
            Reports reports,
            ReportDrafting drafting,
            ReportRequests requests,
            Organizations organizations,
            ReportPage page,
            SavedFilters filters,
            MessageSource messages) {
        this.filters = filters;
        this.messages = messages;
        this.reports = reports;
        this.drafting = drafting;
        this.requests = requests;
        this.organizations = organizations;
        this.page = page;
    }

    /// A report in the list.
    ///
    /// @param until last day of a department that became part of the reader's; null else
    record Row(
            ReportSummary report,
            @Nullable RequestSummary request,
            String organization,
            @Nullable LocalDate until) {
        /// The year of its deadline, or of its beginning where it answers no request.
        String year() {
            return String.valueOf(
                    request == null
                            ? report.createdAt()
                                    .atZone(ZoneId.of("Asia/Ho_Chi_Minh"))
                                    .getYear()
                            : request.deadline().getYear());
        }
    }

    private static boolean isAsked(@Nullable String asked, Object value) {
        return asked == null || asked.equals(value.toString());
    }

    static final SavableList LIST = new SavableList("reports", "/reports", "q", "state", "department", "year", "kind");
    private static final int PAGE_SIZE = 25;

    @Bean
    static SavableList listOfReports() {
        return LIST;
    }

    @GetMapping
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var memory = filters.memory(me, LIST);
        var instead = ListView.instead(LIST, given, memory);
        if (instead.isPresent()) return "redirect:" + instead.get();
        var view = ListView.of(LIST, ListAddress.of(LIST.path(), LIST.parameters(), given), given, memory);
        var typed = view.getTyped();
        var rows = rows(me);
        var page = Page.of(asked(rows, typed), Page.number(given.getFirst("page")), PAGE_SIZE);
        var states = Stream.of(ReportState.values())
                .map(one -> new Choice(one.name(), messages.getMessage("report.state." + one, null, language)))
                .toList();
        var departments = rows.stream()
                .map(row -> new Choice(row.report().organization().toString(), row.organization()))
                .distinct()
                .toList();
        var kinds = Stream.of("answer", "consolidated")
                .map(one -> new Choice(one, messages.getMessage("reports.filter.kind." + one, null, language)))
                .toList();
        model.addAttribute("kinds", rows.stream().anyMatch(row -> row.report().consolidates()) ? kinds : List.of());
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("states", states);
        model.addAttribute("departments", departments);
        model.addAttribute(
                "years",
                rows.stream()
                        .map(Row::year)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList());
        model.addAttribute(
                "chips",
                view.chips((name, value) -> messages.getMessage(
                        "reports.chip." + name,
                        new Object[] {
                            switch (name) {
                                case "state" -> Choice.label(states, value);
                                case "department" -> Choice.label(departments, value);
                                case "kind" -> Choice.label(kinds, value);
                                default -> value;
                            }
                        },
                        language)));
        model.addAttribute("page", page);
        model.addAttribute("steps", Steps.numbered(page, view.getBase()));
        model.addAttribute("any", !rows.isEmpty());
        model.addAttribute("rows", page.rows());
        return "report/reports";
    }

    /// The list, for its page and for the spreadsheet.
    List<Row> rows(SignedIn me) {
        var found = reports.of(me);
        var asked = requests.byIds(found.stream().map(ReportSummary::request).collect(Collectors.toSet()));
        var names =
                organizations.of(found.stream().map(ReportSummary::organization).collect(Collectors.toSet()));
        var successions = organizations.successions();
        var rows = new ArrayList<Row>();
        for (ReportSummary report : found) {
            var organization = names.get(report.organization());
            rows.add(new Row(
                    report,
                    asked.get(report.request()),
                    organization == null ? "" : organization.letterName(),
                    report.organization().equals(me.organization())
                            ? null
                            : successions.lastDay(report.organization()).orElse(null)));
        }
        return rows;
    }

    /// Those that the filters let through.
    static List<Row> asked(List<Row> rows, Map<String, String> typed) {
        String words = VietnameseText.fold(typed.getOrDefault("q", ""));
        return rows.stream()
                .filter(row -> VietnameseText.fold(row.report().subject() + " "
                                + (row.request() == null ? "" : row.request().number()))
                        .contains(words))
                .filter(row -> isAsked(typed.get("state"), row.report().state()))
                .filter(row -> isAsked(typed.get("department"), row.report().organization()))
                .filter(row -> isAsked(typed.get("year"), row.year()))
                .filter(row -> isAsked(typed.get("kind"), row.report().consolidates() ? "consolidated" : "answer"))
                .toList();
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
            @RequestParam(required = false) @Nullable String words,
            @AuthenticationPrincipal SignedIn me,
            Model model) {
        model.addAttribute("fromProposal", "now".equals(words));
        return page.show(id, edit, add, null, me, model);
    }

    @PostMapping("/{id}/presentation")
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    ModelAndView present(
            @PathVariable ReportId id,
            @RequestParam int version,
            @RequestParam ReportForm form,
            @RequestParam(required = false) @Nullable Set<ReportAnnex> annex,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        try {
            drafting.present(id, version, form, annex == null ? Set.of() : annex, me);
            redirect.addFlashAttribute("done", "report.presented");
            return new ModelAndView("redirect:/reports/" + id);
        } catch (Outdated since) {
            var attempt = new ReportPage.Attempt(null, null, "", "report.outdated", List.of(), ReportMove.START);
            return refused(page.show(id, null, null, attempt, me, model), model, HttpStatus.CONFLICT);
        }
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
            @RequestParam(defaultValue = "false") boolean decides,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        String text = words(http);
        model.addAttribute("fromProposal", decides);
        try {
            drafting.reword(id, sentence, version, VietnameseText.clean(text), decides, me);
            redirect.addFlashAttribute("done", "report.sentence.saved");
            return new ModelAndView("redirect:/reports/%s#s-%s".formatted(id, sentence));
        } catch (RuleViolation broken) {
            var attempt = new ReportPage.Attempt(sentence, null, text, broken.code(), List.of(broken.args()));
            return refused(page.show(id, sentence, null, attempt, me, model), model, HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Outdated since) {
            var attempt = new ReportPage.Attempt(sentence, null, text, "report.sentence.outdated", List.of());
            return refused(page.show(id, sentence, null, attempt, me, model), model, HttpStatus.CONFLICT);
        }
    }

    @PostMapping("/{id}/sentences/{sentence}/restoration")
    ModelAndView restore(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return change(
                id,
                sentence,
                "report.sentence.restored",
                me,
                model,
                redirect,
                () -> drafting.restore(id, sentence, version, me));
    }

    @PostMapping("/{id}/sentences/{sentence}/refusal")
    ModelAndView keepWords(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return change(
                id,
                sentence,
                "report.sentence.kept",
                me,
                model,
                redirect,
                () -> drafting.keepWords(id, sentence, version, me));
    }

    @PostMapping("/{id}/sentences/{sentence}/omission")
    ModelAndView leaveOut(
            @PathVariable ReportId id,
            @PathVariable SentenceId sentence,
            @RequestParam int version,
            @RequestParam(defaultValue = "true") boolean out,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        String done = out ? "report.sentence.leftOut" : "report.sentence.takenIn";
        return change(id, sentence, done, me, model, redirect, () -> drafting.leaveOut(id, sentence, out, version, me));
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
            var attempt = new ReportPage.Attempt(null, section, text, broken.code(), List.of(broken.args()));
            return refused(page.show(id, null, section, attempt, me, model), model, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    // As typed, so that words that are refused come back as they were.
    private static String words(HttpServletRequest http) {
        String text = http.getParameter("text");
        return text == null ? "" : text;
    }

    /// Makes a change; where somebody saved the sentence meanwhile, shows it as it now is and tells that nothing was
    /// done.
    private ModelAndView change(
            ReportId id,
            SentenceId sentence,
            String message,
            SignedIn me,
            Model model,
            RedirectAttributes redirect,
            Runnable change) {
        try {
            change.run();
        } catch (Outdated since) {
            var attempt = new ReportPage.Attempt(sentence, null, "", "report.sentence.outdated.nothing", List.of());
            return refused(page.show(id, null, null, attempt, me, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("done", message);
        return new ModelAndView("redirect:/reports/%s#s-%s".formatted(id, sentence));
    }

    private static ModelAndView refused(String view, Model model, HttpStatus status) {
        var page = new ModelAndView(view, model.asMap());
        page.setStatus(status);
        return page;
    }
}
