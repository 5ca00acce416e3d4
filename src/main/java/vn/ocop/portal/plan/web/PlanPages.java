package vn.ocop.portal.plan.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.CountedKinds;
import vn.ocop.portal.plan.FundingSources;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanParticipation;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanStatus;
import vn.ocop.portal.plan.PlanSummary;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetProgress;

/// The list of plans and one plan.
@Controller
class PlanPages {
    private final Plans plans;
    private final Indicators indicators;
    private final Organizations organizations;
    private final FundingSources sources;
    private final TargetProgress progress;
    private final CountedKinds kinds;
    private final MessageSource messages;
    private final Clock clock;

    PlanPages(
            Plans plans,
            Indicators indicators,
            Organizations organizations,
            FundingSources sources,
            TargetProgress progress,
            CountedKinds kinds,
            MessageSource messages,
            Clock clock) {
        this.clock = clock;
        this.plans = plans;
        this.indicators = indicators;
        this.organizations = organizations;
        this.sources = sources;
        this.progress = progress;
        this.kinds = kinds;
        this.messages = messages;
    }

    @GetMapping("/plans")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String issuer,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var wrong = new ArrayList<String>();
        var address = new StringBuilder("/plans?");
        var filter = filter(q, year, issuer, status, address, wrong);
        var found = plans.page(filter, page);
        var issuers = names(new HashSet<>(plans.issuers()), LocalDate.now(clock));
        model.addAttribute("q", q);
        model.addAttribute("filter", filter);
        model.addAttribute("yearTyped", year == null ? "" : year.strip());
        model.addAttribute("wrong", wrong);
        model.addAttribute("filtered", address.charAt(address.length() - 1) == '&');
        model.addAttribute("base", address.toString());
        model.addAttribute("page", found);
        model.addAttribute("issuers", issuers(found.rows()));
        model.addAttribute(
                "issuerChoices",
                issuers.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(one -> new Choice(one.getKey().toString(), one.getValue()))
                        .toList());
        return "plan/list";
    }

    /// What the list's address asks, for its page and for the spreadsheet.
    ///
    /// @param address to which what could be read is added
    /// @param wrong to which the names of the rest are added
    static Plans.Filter filter(
            @Nullable String q,
            @Nullable String year,
            @Nullable String issuer,
            @Nullable String status,
            StringBuilder address,
            List<String> wrong) {
        return new Plans.Filter(
                kept("q", q, text -> text, address, wrong),
                kept("year", year, PlanPages::year, address, wrong),
                kept("issuer", issuer, OrganizationId::of, address, wrong),
                kept("status", status, PlanStatus::valueOf, address, wrong));
    }

    private static <T> @Nullable T kept(
            String name, @Nullable String typed, Function<String, T> read, StringBuilder address, List<String> wrong) {
        if (typed == null || typed.isBlank()) return null;
        try {
            T value = read.apply(typed.strip());
            address.append(name)
                    .append('=')
                    .append(URLEncoder.encode(typed.strip(), UTF_8))
                    .append('&');
            return value;
        } catch (IllegalArgumentException unreadable) {
            wrong.add(name);
            return null;
        }
    }

    private static Integer year(String text) {
        if (!text.matches("[12]\\d{3}")) throw new IllegalArgumentException(text);
        return Integer.valueOf(text);
    }

    @GetMapping("/plans/{id}")
    String plan(@AuthenticationPrincipal SignedIn me, @PathVariable PlanId id, Model model, Locale language) {
        var details = plans.details(id);
        var names = names(organizationsOf(details), details.plan().issuedOn());
        var units = indicators.byCode();
        var money = new PlanMoney(sources.all(), messages, language);
        var reached = progress.of(me, details, language);
        var kindNames = kinds.kinds(language).stream().collect(Collectors.toMap(Choice::value, Choice::label));
        var codes = details.tasks().stream().collect(Collectors.toMap(PlanTaskSummary::id, PlanTaskSummary::code));
        model.addAttribute("details", details);
        model.addAttribute("names", names);
        model.addAttribute("money", money.of(details.budget().whole()));
        model.addAttribute(
                "tasks",
                details.tasks().stream()
                        .map(task -> TaskRow.of(
                                task,
                                details.depth(task),
                                names,
                                details.siblings(task).getFirst().equals(task),
                                money.of(details.budget().tasks().get(task.id()))))
                        .toList());
        model.addAttribute(
                "targets",
                details.targets().stream()
                        .map(target -> TargetRow.of(
                                target,
                                Objects.requireNonNull(units.get(target.terms().indicator())),
                                codes.get(target.terms().task()),
                                kindNames.get(target.terms().type()),
                                reached.get(target.id()),
                                language))
                        .toList());
        model.addAttribute("figures", !reached.isEmpty());
        var follows = details.frame().follows();
        model.addAttribute("follows", follows == null ? null : plans.citation(follows));
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
