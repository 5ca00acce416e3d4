package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportMove;
import vn.ocop.portal.report.Reports;

/// The moves of a report's life. One that is refused shows the report again, with the reason and what was typed.
@Controller
@RequestMapping("/reports/{id}")
class ReportLifeController {
    private final ReportLife life;
    private final LetterIssue issue;
    private final ReportPage page;
    private final Reports reports;
    private final Clock clock;

    ReportLifeController(ReportLife life, LetterIssue issue, ReportPage page, Reports reports, Clock clock) {
        this.reports = reports;
        this.life = life;
        this.issue = issue;
        this.page = page;
        this.clock = clock;
    }

    @PostMapping("/submission")
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    ModelAndView submit(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return move(id, ReportMove.SUBMIT, typed(http, "note"), me, model, redirect, () -> {
            life.submit(id, version, clean(http, "note"), me);
            return new Object[0];
        });
    }

    @PostMapping("/recall")
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    ModelAndView recall(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return move(id, ReportMove.RECALL, "", me, model, redirect, () -> {
            life.recall(id, version, me);
            return new Object[0];
        });
    }

    @PostMapping("/return")
    @PreAuthorize("hasAnyRole('LEADER', 'REGISTRY', 'COORDINATOR')")
    ModelAndView giveBack(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return move(id, ReportMove.RETURN, typed(http, "reason"), me, model, redirect, () -> {
            life.giveBack(id, version, clean(http, "reason"), me);
            return new Object[0];
        });
    }

    @PostMapping("/signature")
    @PreAuthorize("hasRole('LEADER')")
    ModelAndView sign(
            @PathVariable ReportId id,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable UUID capacity,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return move(id, ReportMove.SIGN, "", me, model, redirect, () -> {
            life.sign(id, version, capacity, me);
            return new Object[0];
        });
    }

    @PostMapping("/issue")
    @PreAuthorize("hasRole('REGISTRY')")
    ModelAndView issue(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("typedNumber", typed(http, "number"));
        model.addAttribute("typedDate", typed(http, "date"));
        return move(id, ReportMove.ISSUE, "", me, model, redirect, () -> {
            var letter = issue.issue(
                    id,
                    version,
                    number(typed(http, "number"), "report.issue.number.range"),
                    day(typed(http, "date")),
                    me);
            return new Object[] {letter.reference(), VietnameseDates.onScreen(letter.dated())};
        });
    }

    @PostMapping("/reception")
    @PreAuthorize("hasRole('COORDINATOR')")
    ModelAndView receive(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        model.addAttribute("typedNumber", typed(http, "number"));
        model.addAttribute("typedDate", typed(http, "date"));
        return move(id, ReportMove.RECEIVE, "", me, model, redirect, () -> {
            life.receive(
                    id,
                    version,
                    number(typed(http, "number"), "report.receive.number.range"),
                    day(typed(http, "date")),
                    me);
            return new Object[0];
        });
    }

    @PostMapping("/acceptance")
    @PreAuthorize("hasRole('COORDINATOR')")
    ModelAndView accept(
            @PathVariable ReportId id,
            @RequestParam int version,
            HttpServletRequest http,
            @AuthenticationPrincipal SignedIn me,
            Model model,
            RedirectAttributes redirect) {
        return move(id, ReportMove.ACCEPT, typed(http, "note"), me, model, redirect, () -> {
            life.accept(id, version, clean(http, "note"), me);
            return new Object[0];
        });
    }

    /// @param made makes the move and gives what fills the message that tells of it
    private ModelAndView move(
            ReportId id,
            ReportMove move,
            String typed,
            SignedIn me,
            Model model,
            RedirectAttributes redirect,
            Supplier<Object[]> made) {
        try {
            Object[] told = made.get();
            boolean own =
                    move == ReportMove.ISSUE && reports.get(id, me).report().consolidates();
            redirect.addFlashAttribute("done", own ? "consolidation.issued" : "report.done." + move);
            redirect.addFlashAttribute("doneArgs", told);
            return new ModelAndView("redirect:/reports/" + id);
        } catch (RuleViolation broken) {
            if (broken.code().equals("report.refused." + move.to())) {
                // The button was pressed twice, or a colleague was quicker: what was asked for is so.
                redirect.addFlashAttribute("done", broken.code());
                redirect.addFlashAttribute("doneArgs", broken.args());
                return new ModelAndView("redirect:/reports/" + id);
            }
            return refused(id, move, typed, broken.code(), List.of(broken.args()), 422, me, model);
        } catch (Outdated since) {
            return refused(id, move, typed, "report.outdated", List.of(), 409, me, model);
        }
    }

    private ModelAndView refused(
            ReportId id,
            ReportMove move,
            String typed,
            String problem,
            List<Object> args,
            int status,
            SignedIn me,
            Model model) {
        var attempt = new ReportPage.Attempt(null, null, typed, problem, args, move);
        var shown = new ModelAndView(page.show(id, null, null, attempt, me, model), model.asMap());
        shown.setStatus(HttpStatus.valueOf(status));
        return shown;
    }

    /// A field as it was typed; the fields' usual reader would refuse the whole request for one letter that cannot be
    /// printed.
    private static String typed(HttpServletRequest http, String field) {
        return Objects.requireNonNullElse(http.getParameter(field), "");
    }

    private static String clean(HttpServletRequest http, String field) {
        return VietnameseText.clean(typed(http, field));
    }

    private static @Nullable Integer number(String typed, String refusal) {
        String digits = typed.strip();
        if (digits.isEmpty()) return null;
        if (!digits.matches("\\d{1,9}")) throw new RuleViolation(refusal);
        return Integer.valueOf(digits);
    }

    private LocalDate day(String typed) {
        String day = typed.strip();
        if (day.isEmpty()) return LocalDate.now(clock);
        return VietnameseDates.typed(day).orElseThrow(() -> new RuleViolation("report.date.unreadable"));
    }
}
