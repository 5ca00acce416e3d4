package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetEstimate;
import vn.ocop.portal.plan.TargetEstimates;

/// What is expected of a target by the end of a year: the estimates given so far, and the form for another.
@Controller
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
class EstimatePages {
    private final Plans plans;
    private final Indicators indicators;
    private final Organizations organizations;
    private final TargetEstimates estimates;
    private final Clock clock;

    EstimatePages(
            Plans plans, Indicators indicators, Organizations organizations, TargetEstimates estimates, Clock clock) {
        this.plans = plans;
        this.indicators = indicators;
        this.organizations = organizations;
        this.estimates = estimates;
        this.clock = clock;
    }

    /// An estimate as the page shows it.
    ///
    /// @param who the department; null for the province
    /// @param latest whether none was given after it for the same year and side
    record Row(
            int year,
            @Nullable String who,
            String value,
            String percent,
            String by,
            String at,
            @Nullable String note,
            boolean latest) {}

    @GetMapping("/plans/{id}/targets/{target}/estimates")
    ModelAndView estimates(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @PathVariable PlanTargetId target,
            @RequestParam(required = false) @Nullable String year,
            Locale language) {
        var details = plans.details(id);
        int first = details.plan().startsOn().getYear();
        int last = details.plan().endsOn().getYear();
        int asked = year != null && year.matches("\\d{4}")
                ? Integer.parseInt(year)
                : LocalDate.now(clock).getYear();
        boolean whole = TargetEstimates.mayGiveWhole(me);
        return page(me, details, target, whole, language)
                .addObject("estimate", new EstimateForm(whole, Math.clamp(asked, first, last), null, null));
    }

    @PostMapping("/plans/{id}/targets/{target}/estimates")
    ModelAndView give(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @PathVariable PlanTargetId target,
            @Valid @ModelAttribute("estimate") EstimateForm form,
            BindingResult errors,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        var indicator = indicator(target(details, target));
        var value = read(form.value(), indicator);
        if (form.value() != null && value.isEmpty()) {
            errors.rejectValue(
                    "value",
                    indicator.isMoney() ? "plan.budget.unreadable" : "plan.estimate.number",
                    new Object[] {form.value()},
                    null);
        }
        if (!errors.hasErrors()) {
            try {
                estimates.give(
                        me, id, target, form.whole(), requireNonNull(form.year()), value.orElseThrow(), form.note());
                redirect.addFlashAttribute("done", "plan.estimate.given");
                return new ModelAndView(
                        "redirect:/plans/" + id + "/targets/" + target + "/estimates?year=" + form.year());
            } catch (RuleViolation broken) {
                broken.tellIn(
                        errors,
                        switch (broken.code()) {
                            case "plan.estimate.year.outside" -> "year";
                            case "plan.estimate.value.range" -> "value";
                            default -> null;
                        });
            }
        }
        var page = page(me, details, target, form.whole(), language);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static Optional<BigDecimal> read(@Nullable String text, Indicator indicator) {
        if (text == null) return Optional.empty();
        return indicator.isMoney()
                ? VietnameseNumbers.typedDong(text).map(BigDecimal::valueOf)
                : VietnameseNumbers.typed(text);
    }

    private ModelAndView page(SignedIn me, PlanDetails details, PlanTargetId id, boolean whole, Locale language) {
        var target = target(details, id);
        var indicator = indicator(target);
        int first = details.plan().startsOn().getYear();
        int last = details.plan().endsOn().getYear();
        var given = estimates.of(me, List.of(id), first, last);
        var names = organizations.of(given.stream()
                .map(TargetEstimate::organization)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var seen = new HashSet<Object>();
        var rows = given.stream()
                .map(one -> new Row(
                        one.year(),
                        one.organization() == null
                                ? null
                                : Optional.ofNullable(names.get(one.organization()))
                                        .map(OrganizationSummary::letterName)
                                        .orElse(""),
                        indicator.written(one.value()),
                        indicator.percent(one.value(), target.terms().value()),
                        one.by(),
                        VietnameseDates.onScreen(one.at()),
                        one.note(),
                        seen.add(one.year() + " " + one.organization())))
                .toList();
        return new ModelAndView("plan/estimates")
                .addObject("details", details)
                .addObject("target", target)
                .addObject("indicator", indicator.name(language))
                .addObject("unit", indicator.unit())
                .addObject("money", indicator.isMoney())
                .addObject("aim", indicator.written(target.terms().value()))
                .addObject("rows", rows)
                .addObject("whole", whole)
                .addObject("mayWhole", TargetEstimates.mayGiveWhole(me))
                .addObject("mayShare", TargetEstimates.mayGiveShare(me))
                .addObject(
                        "years",
                        IntStream.rangeClosed(first, last)
                                .mapToObj(one -> new Choice(Integer.toString(one), Integer.toString(one)))
                                .toList());
    }

    private Indicator indicator(PlanTargetSummary target) {
        return requireNonNull(indicators.byCode().get(target.terms().indicator()));
    }

    private static PlanTargetSummary target(PlanDetails details, PlanTargetId id) {
        return details.targets().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }
}
