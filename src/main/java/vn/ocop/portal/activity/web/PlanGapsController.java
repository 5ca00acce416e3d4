package vn.ocop.portal.activity.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.PlanGaps;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;

/// What is missing between plans and activities, each line with the way to mend it.
@Controller
class PlanGapsController {
    private final Plans plans;
    private final PlanGaps gaps;
    private final PlanPeriods periods;
    private final ActivityWords words;

    PlanGapsController(Plans plans, PlanGaps gaps, PlanPeriods periods, ActivityWords words) {
        this.plans = plans;
        this.gaps = gaps;
        this.periods = periods;
        this.words = words;
    }

    /// An activity without a task, in words.
    record Loose(String days, String type, String topic, String department, String css, String state, String href) {}

    @GetMapping("/plans/gaps")
    String ofAll(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            Locale language) {
        return page(me, null, plans.openTasks(), new PlanPeriods.Asked(period, year, from, to), model, language);
    }

    @GetMapping("/plans/{id}/gaps")
    String ofPlan(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            Locale language) {
        var plan = plans.details(id);
        return page(me, plan, plan.tasks(), new PlanPeriods.Asked(period, year, from, to), model, language);
    }

    private String page(
            SignedIn me,
            @Nullable PlanDetails plan,
            List<PlanTaskSummary> tasks,
            PlanPeriods.Asked asked,
            Model model,
            Locale language) {
        requireReader(me);
        PlanCitation citation = plan == null ? null : plan.plan();
        var choice = periods.addTo(model, asked, citation, language);
        var found = gaps.of(me, tasks, choice.period());
        model.addAttribute("plan", citation);
        model.addAttribute("gaps", found);
        model.addAttribute(
                "loose",
                found.activities().stream()
                        .map(one -> new Loose(
                                words.days(one.period(), one.daysKnown(), language),
                                language.getLanguage().equals("en") ? one.typeEn() : one.type(),
                                one.topic(),
                                one.department(),
                                "state state-" + one.state(),
                                ActivityWords.icon(one.state()) + " " + words.state(one.state(), language),
                                "/activities/" + one.id() + (me.is(Role.STAFF) && one.own() ? "/edit" : "")))
                        .toList());
        model.addAttribute("staff", me.is(Role.STAFF));
        model.addAttribute("coordinator", me.is(Role.COORDINATOR));
        return "activity/plan-gaps";
    }

    /// Nobody else learns that there is such a page.
    static void requireReader(SignedIn me) {
        if (!me.is(Role.STAFF) && !me.is(Role.LEADER) && !me.is(Role.REGISTRY) && !me.is(Role.COORDINATOR)) {
            throw new NotFound("gaps");
        }
    }
}
