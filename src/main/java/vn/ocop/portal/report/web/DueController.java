package vn.ocop.portal.report.web;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.ReminderChoices;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.DueStep;
import vn.ocop.portal.report.DueWork;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.WithdrawnRequests;

/// What is due for a person, and how they want to be reminded of it.
@Controller
@RequestMapping("/reminders")
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY')")
class DueController {
    private final DueWork due;
    private final ReminderChoices choices;
    private final WithdrawnRequests withdrawn;

    DueController(DueWork due, ReminderChoices choices, WithdrawnRequests withdrawn) {
        this.withdrawn = withdrawn;
        this.due = due;
        this.choices = choices;
    }

    /// The choice as typed.
    ///
    /// @param mail null where it was not ticked
    record ChoiceForm(
            @Nullable Integer version,
            @Nullable String email,
            @Nullable Boolean mail,
            @Nullable Boolean beforeDeadline,
            @Nullable String language) {}

    @GetMapping
    String show(@AuthenticationPrincipal SignedIn me, Model model) {
        var choice = choices.of(me);
        model.addAttribute(
                "form",
                new ChoiceForm(
                        choice.version(), choice.email(), choice.mail(), choice.beforeDeadline(), choice.language()));
        return page(me, model);
    }

    private String page(SignedIn me, Model model) {
        model.addAttribute("due", due.of(me));
        return "report/reminders";
    }

    @PostMapping("/choice")
    String choose(
            @AuthenticationPrincipal SignedIn me,
            @ModelAttribute("form") ChoiceForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                choices.choose(
                        me,
                        form.version() == null ? -1 : form.version(),
                        form.email(),
                        Boolean.TRUE.equals(form.mail()),
                        Boolean.TRUE.equals(form.beforeDeadline()),
                        "en".equals(form.language()));
                redirect.addFlashAttribute("done", "reminder.choice.saved");
                return "redirect:/reminders";
            } catch (RuleViolation broken) {
                broken.tellIn(errors, "email");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(me, model);
    }

    @PostMapping("/dismissals")
    String dismiss(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam RequestId request,
            @RequestParam OrganizationId organization,
            @RequestParam DueStep step,
            @RequestParam(required = false) @Nullable String back,
            RedirectAttributes redirect) {
        due.dismiss(me, request, organization, step);
        redirect.addFlashAttribute("done", "reminder.dismissed");
        return "redirect:" + ("/".equals(back) ? "/" : "/reminders");
    }

    /// Puts the notice away that a request was withdrawn.
    @PostMapping("/withdrawals")
    String seen(@AuthenticationPrincipal SignedIn me, @RequestParam RequestId request) {
        withdrawn.seen(request, me);
        return "redirect:/";
    }

    @PostMapping("/dismissals/withdrawal")
    String showAll(@AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        due.showAll(me);
        redirect.addFlashAttribute("done", "reminder.shown");
        return "redirect:/reminders";
    }
}
