package vn.ocop.portal.activity.web;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityDetail;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityUses;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// The page of one activity, and its cancelling.
@Controller
@RequestMapping("/activities/{id}")
class ActivityController {
    private final Activities activities;
    private final ActivityLog log;
    private final ActivityPage page;
    private final ActivityUses uses;

    ActivityController(Activities activities, ActivityLog log, ActivityPage page, ActivityUses uses) {
        this.activities = activities;
        this.log = log;
        this.page = page;
        this.uses = uses;
    }

    /// What is asked before an activity is cancelled.
    record Cancellation(
            @NotBlank @Size(max = 500) @Nullable String reason,
            @Nullable Integer version) {}

    @GetMapping
    String show(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @RequestParam(required = false) @Nullable String large,
            Model model,
            Locale language) {
        if (large != null) model.addAttribute("refusedFiles", List.of(new RuleViolation("evidence.all.large")));
        return page.show(me, id, model, language);
    }

    @GetMapping("/cancellation")
    String askWhy(@AuthenticationPrincipal SignedIn me, @PathVariable ActivityId id, Model model) {
        var stored = changeable(me, id);
        if (stored.state() == ActivityState.CANCELLED) throw new RuleViolation("activity.cancelled.already");
        model.addAttribute("stored", stored);
        model.addAttribute("uses", uses.of(id, me));
        model.addAttribute("cancellation", new Cancellation(null, stored.version()));
        return "activity/cancel";
    }

    @PostMapping("/cancellation")
    String cancel(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @Valid @ModelAttribute("cancellation") Cancellation cancellation,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String correct,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var stored = changeable(me, id);
        var told = uses.of(id, me);
        if (errors.hasErrors() || cancellation.reason() == null) {
            model.addAttribute("stored", stored);
            model.addAttribute("uses", told);
            model.addAttribute("correct", correct);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "activity/cancel";
        }
        if (cancellation.version() == null) throw new Outdated(id);
        log.cancel(me, id, cancellation.version(), cancellation.reason());
        redirect.addFlashAttribute("done", "activity.cancelled.done");
        return "redirect:" + UsesChoice.next(told, correct, id);
    }

    @PostMapping("/reinstatement")
    String reinstate(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @RequestParam int version,
            RedirectAttributes redirect) {
        changeable(me, id);
        log.reinstate(me, id, version);
        redirect.addFlashAttribute("done", "activity.reinstated");
        return "redirect:/activities/" + id;
    }

    private ActivityDetail changeable(SignedIn me, ActivityId id) {
        var stored = activities.detail(me, id);
        if (!stored.changeable()) throw new NotFound(id);
        return stored;
    }
}
