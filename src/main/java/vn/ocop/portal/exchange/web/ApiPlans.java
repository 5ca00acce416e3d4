package vn.ocop.portal.exchange.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanSummary;
import vn.ocop.portal.plan.Plans;

/// Plans, with their tasks and targets.
@ApiResource(ApiScope.PLANS)
@RequestMapping("/api/v1/plans")
class ApiPlans {
    private final Plans plans;
    private final Indicators indicators;
    private final ApiNames names;

    ApiPlans(Plans plans, Indicators indicators, ApiNames names) {
        this.plans = plans;
        this.indicators = indicators;
        this.names = names;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Plan> listPlans(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            HttpServletResponse response) {
        int most = ApiQuery.limit(limit);
        var last = ApiQuery.place("plans", after, 1, parts -> new PlanId(UUID.fromString(parts.getFirst())));
        List<PlanSummary> read;
        try {
            read = plans.after(ApiQuery.words(q), last, most + 1);
        } catch (NotFound gone) {
            throw new ApiRefusal("after", String.valueOf(after), "after");
        }
        var issuers = names.of(read.stream().map(PlanSummary::issuer).collect(Collectors.toSet()));
        return ApiQuery.page(
                read,
                most,
                one -> new ApiJson.Plan(
                        one.id().value(),
                        one.number(),
                        one.issuedOn(),
                        issuers.ref(one.issuer()),
                        one.title(),
                        one.startsOn(),
                        one.endsOn(),
                        one.status(),
                        one.tasks()),
                one -> ApiQuery.cursor("plans", one.id()),
                response);
    }

    @GetMapping("/{id}")
    ApiJson.PlanWhole getPlan(@PathVariable PlanId id, Locale language) {
        var details = plans.details(id);
        var plan = details.plan();
        var named = new HashSet<OrganizationId>();
        named.add(plan.issuer());
        details.tasks().forEach(task -> {
            if (task.lead() != null) named.add(task.lead());
            named.addAll(task.cooperating());
        });
        var known = names.of(named);
        var byCode = indicators.byCode();
        return new ApiJson.PlanWhole(
                plan.id().value(),
                plan.number(),
                plan.issuedOn(),
                known.ref(plan.issuer()),
                plan.title(),
                plan.startsOn(),
                plan.endsOn(),
                details.status(),
                details.tasks().stream()
                        .map(task -> new ApiJson.PlanTask(
                                task.id().value(),
                                task.code(),
                                task.content(),
                                known.refOrNull(task.lead()),
                                task.cooperating().stream().map(known::ref).toList(),
                                task.dueOn(),
                                task.output()))
                        .toList(),
                details.targets().stream()
                        .map(target -> {
                            var terms = target.terms();
                            var indicator = requireNonNull(byCode.get(terms.indicator()));
                            return new ApiJson.PlanTarget(
                                    target.id().value(),
                                    indicator.code(),
                                    language.getLanguage().equals("en") ? indicator.nameEn() : indicator.name(),
                                    indicator.unit(),
                                    terms.operator(),
                                    terms.value(),
                                    terms.dueOn(),
                                    terms.note());
                        })
                        .toList());
    }
}
