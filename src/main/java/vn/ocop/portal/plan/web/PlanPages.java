package vn.ocop.portal.plan.web;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanParticipation;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanSummary;
import vn.ocop.portal.plan.Plans;

/// The list of plans and one plan.
@Controller
class PlanPages {
    private final Plans plans;
    private final Indicators indicators;
    private final Organizations organizations;

    PlanPages(Plans plans, Indicators indicators, Organizations organizations) {
        this.plans = plans;
        this.indicators = indicators;
        this.organizations = organizations;
    }

    @GetMapping("/plans")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var found = plans.page(q, page);
        model.addAttribute("q", q);
        model.addAttribute("page", found);
        model.addAttribute("issuers", issuers(found.rows()));
        return "plan/list";
    }

    @GetMapping("/plans/{id}")
    String plan(@PathVariable PlanId id, Model model, Locale language) {
        var details = plans.details(id);
        var names = names(organizationsOf(details), details.plan().issuedOn());
        var units = indicators.byCode();
        model.addAttribute("details", details);
        model.addAttribute("names", names);
        model.addAttribute(
                "tasks",
                details.tasks().stream().map(task -> TaskRow.of(task, names)).toList());
        model.addAttribute(
                "targets",
                details.targets().stream()
                        .map(target -> TargetRow.of(
                                target,
                                Objects.requireNonNull(units.get(target.terms().indicator())),
                                language))
                        .toList());
        model.addAttribute(
                "parts",
                Map.of(
                        PlanRole.ADVISED.name(), part(details, PlanRole.ADVISED, names),
                        PlanRole.EXECUTES.name(), part(details, PlanRole.EXECUTES, names)));
        return "plan/detail";
    }

    private static List<PlanParticipation> part(PlanDetails details, PlanRole role, Map<OrganizationId, String> names) {
        return details.participations().stream()
                .filter(one -> one.role() == role)
                .sorted(Comparator.comparing(one -> names.getOrDefault(one.organization(), "")))
                .toList();
    }

    private static Set<OrganizationId> organizationsOf(PlanDetails details) {
        var all = new HashSet<OrganizationId>();
        all.add(details.plan().issuer());
        details.participations().forEach(one -> all.add(one.organization()));
        details.tasks().forEach(task -> {
            if (task.lead() != null) all.add(task.lead());
            all.addAll(task.cooperating());
        });
        return all;
    }

    /// The issuer of each plan as it was called when it issued it.
    private Map<PlanId, String> issuers(List<PlanSummary> plans) {
        var known = organizations.dated(plans.stream().map(PlanSummary::issuer).collect(Collectors.toSet()));
        return plans.stream()
                .collect(Collectors.toMap(
                        PlanSummary::id,
                        plan -> known.get(plan.issuer(), plan.issuedOn()).letterName()));
    }

    private Map<OrganizationId, String> names(Set<OrganizationId> ids, LocalDate day) {
        return organizations.on(day).of(ids).values().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
    }
}
