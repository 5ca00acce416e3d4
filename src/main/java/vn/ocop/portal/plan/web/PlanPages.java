package vn.ocop.portal.plan.web;

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
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Page;
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
    private final SavedFilters filters;
    private final MessageSource messages;
    private final Clock clock;

    PlanPages(
            Plans plans,
            Indicators indicators,
            Organizations organizations,
            FundingSources sources,
            TargetProgress progress,
            CountedKinds kinds,
            SavedFilters filters,
            MessageSource messages,
            Clock clock) {
        this.clock = clock;
        this.plans = plans;
        this.indicators = indicators;
        this.organizations = organizations;
        this.sources = sources;
        this.progress = progress;
        this.kinds = kinds;
        this.filters = filters;
        this.messages = messages;
    }

    static final SavableList LIST = new SavableList("plans", "/plans", "q", "year", "issuer", "status");

    @Bean
    static SavableList listOfPlans() {
        return LIST;
    }

    @GetMapping("/plans")
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
        var wrong = new ArrayList<String>();
        var filter = filter(typed, wrong);
        var found = plans.page(filter, Page.number(given.getFirst("page")));
        var issuers = names(new HashSet<>(plans.issuers()), LocalDate.now(clock));
        var offered = issuers.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(one -> new Choice(one.getKey().toString(), one.getValue()))
                .toList();
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("filter", filter);
        model.addAttribute("wrong", wrong);
        model.addAttribute("filtered", !typed.isEmpty());
        model.addAttribute("base", view.getBase());
        model.addAttribute("page", found);
        model.addAttribute("issuers", issuers(found.rows()));
        model.addAttribute("issuerChoices", offered);
        model.addAttribute(
                "chips",
                view.chips((name, value) -> messages.getMessage(
                        "plan.chip." + name,
                        new Object[] {
                            switch (name) {
                                case "issuer" -> Choice.label(offered, value);
                                case "status" -> messages.getMessage("plan.status." + value, null, value, language);
                                default -> value;
                            }
                        },
                        language)));
        return "plan/list";
    }

    /// What the list's address asks, for its page and for the spreadsheet.
    ///
    /// @param wrong to which the names of what cannot be read are added
    static Plans.Filter filter(Map<String, String> typed, List<String> wrong) {
        return new Plans.Filter(
                read("q", typed, text -> text, wrong),
                read("year", typed, PlanPages::year, wrong),
                read("issuer", typed, OrganizationId::of, wrong),
                read("status", typed, PlanStatus::valueOf, wrong));
    }

    private static <T> @Nullable T read(
            String name, Map<String, String> typed, Function<String, T> read, List<String> wrong) {
        String text = typed.get(name);
        if (text == null) return null;
        try {
            return read.apply(text);
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
