package vn.ocop.portal.activity.web;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityQuestion;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.activity.PlanResults;
import vn.ocop.portal.activity.PlanResults.Figures;
import vn.ocop.portal.activity.PlanResults.Standing;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetEstimate;
import vn.ocop.portal.plan.TargetEstimates;
import vn.ocop.portal.plan.TargetProgress;

/// The page of a plan's results, and how far its targets are on the plan's own page.
@Controller
class PlanResultsController implements TargetProgress {
    private static final Set<Role> READERS = Set.of(Role.STAFF, Role.LEADER, Role.REGISTRY, Role.COORDINATOR);
    private final Plans plans;
    private final PlanResults results;
    private final TargetEstimates estimates;
    private final Indicators indicators;
    private final ActivityTypes types;
    private final Organizations organizations;
    private final PlanPeriods periods;
    private final MessageSource messages;
    private final Clock clock;

    PlanResultsController(
            Plans plans,
            PlanResults results,
            TargetEstimates estimates,
            Indicators indicators,
            ActivityTypes types,
            Organizations organizations,
            PlanPeriods periods,
            MessageSource messages,
            Clock clock) {
        this.plans = plans;
        this.results = results;
        this.estimates = estimates;
        this.indicators = indicators;
        this.types = types;
        this.organizations = organizations;
        this.periods = periods;
        this.messages = messages;
        this.clock = clock;
    }

    /// A figure.
    ///
    /// @param href the list of the activities behind it; null where the person may not see them
    /// @param value null where nothing is known
    record Cell(
            String text, @Nullable String href, @Nullable BigDecimal value) {}

    /// An estimate in words.
    record Expected(
            BigDecimal amount,
            String value,
            String percent,
            String by,
            String at,
            @Nullable String note) {}

    /// The figures of one side: the province, or a department.
    ///
    /// @param who its name
    /// @param whole whether it is the province
    record Side(
            String who,
            boolean whole,
            Cell now,
            Cell since,
            String percent,
            Cell before,
            @Nullable Expected expected) {}

    /// A target with its figures.
    ///
    /// @param aim what is to be reached: ít nhất 50 sản phẩm
    /// @param how its result is computed
    /// @param unit of its figures
    /// @param unasked whether no type of activity asks for what is to be summed up
    record Line(
            PlanTargetId id,
            String indicator,
            String aim,
            String unit,
            String how,
            String due,
            Standing standing,
            String icon,
            boolean unasked,
            List<Side> sides) {}

    @GetMapping("/plans/{id}/results")
    String results(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable PlanId id,
            @RequestParam(required = false) @Nullable String period,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            Model model,
            Locale language) {
        requireReader(me, id);
        var plan = plans.details(id);
        var choice = periods.addTo(model, new PlanPeriods.Asked(period, year, from, to), plan.plan(), language);
        var found = results.of(me, plan, choice.period());
        int ofYear = choice.period().to().getYear();
        model.addAttribute("details", plan);
        model.addAttribute("found", found);
        model.addAttribute("year", ofYear);
        model.addAttribute("coordinator", me.is(Role.COORDINATOR));
        model.addAttribute("lines", lines(me, plan, found, ofYear, language));
        return "activity/plan-results";
    }

    /// Nobody else learns that there is such a page.
    static void requireReader(SignedIn me, PlanId id) {
        if (!reads(me)) throw new NotFound(id);
    }

    /// The targets with their figures, for the page and for the spreadsheet.
    List<Line> lines(SignedIn me, PlanDetails plan, PlanResults.Results found, int year, Locale language) {
        var given = new HashMap<PlanTargetId, Map<Object, TargetEstimate>>();
        estimates
                .of(me, plan.targets().stream().map(target -> target.id()).toList(), year, year)
                .forEach(one -> given.computeIfAbsent(one.target(), _ -> new HashMap<>())
                        .putIfAbsent(key(one.organization()), one));
        var departments = new HashSet<OrganizationId>();
        found.targets()
                .forEach(result -> departments.addAll(result.departments().keySet()));
        given.values()
                .forEach(some -> some.values().forEach(one -> {
                    if (one.organization() != null) departments.add(one.organization());
                }));
        var names = organizations.of(departments);
        var units = indicators.byCode();
        var kinds = types.all();
        var asked = kinds.stream()
                .flatMap(type -> type.questions().stream())
                .map(ActivityQuestion::indicator)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var lines = new ArrayList<Line>();
        for (var result : found.targets()) {
            var terms = result.target().terms();
            var indicator = requireNonNull(units.get(terms.indicator()));
            var writing = new Writing(me, plan, found, terms, indicator);
            var expected = given.getOrDefault(result.target().id(), Map.of());
            var sides = new ArrayList<Side>();
            sides.add(writing.side(
                    text("plan.results.whole", language), null, true, result.whole(), expected.get(WHOLE)));
            if (me.is(Role.COORDINATOR)) {
                var shown = new HashSet<>(result.departments().keySet());
                expected.keySet().forEach(one -> {
                    if (one instanceof OrganizationId department) shown.add(department);
                });
                shown.stream()
                        .filter(names::containsKey)
                        .sorted(Comparator.comparing(
                                one -> requireNonNull(names.get(one)).letterName()))
                        .forEach(one -> sides.add(writing.side(
                                requireNonNull(names.get(one)).letterName(),
                                one,
                                false,
                                result.whole() == null
                                        ? null
                                        : result.departments().get(one),
                                expected.get(one))));
            } else {
                sides.add(writing.side(
                        text("plan.results.own", language),
                        me.organization(),
                        false,
                        result.own(),
                        expected.get(me.organization())));
            }
            lines.add(new Line(
                    result.target().id(),
                    indicator.name(language),
                    text("planTarget.operator." + terms.operator(), language) + " " + indicator.written(terms.value()),
                    indicator.unit(),
                    how(plan, terms, kinds, language),
                    VietnameseDates.onScreen(result.due()),
                    result.standing(),
                    icon(result.standing()),
                    terms.measuredBy() == MeasuredBy.SUM && !asked.contains(terms.indicator()),
                    sides));
        }
        return lines;
    }

    private static final Object WHOLE = new Object();

    private static Object key(@Nullable OrganizationId department) {
        return department == null ? WHOLE : department;
    }

    private String how(PlanDetails plan, PlanTargetTerms terms, List<ActivityType> kinds, Locale language) {
        var words = new ArrayList<String>();
        words.add(text("planTarget.measuredBy." + terms.measuredBy(), language));
        kinds.stream().filter(kind -> kind.code().equals(terms.type())).forEach(kind -> words.add(kind.name(language)));
        plan.tasks().stream()
                .filter(task -> task.id().equals(terms.task()))
                .forEach(task ->
                        words.add(messages.getMessage("plan.results.task", new Object[] {task.code()}, language)));
        return String.join("; ", words);
    }

    /// Writes the figures of a target.
    private record Writing(
            SignedIn me, PlanDetails plan, PlanResults.Results found, PlanTargetTerms terms, Indicator indicator) {
        Side side(
                String who,
                @Nullable OrganizationId department,
                boolean whole,
                @Nullable Figures figures,
                @Nullable TargetEstimate estimate) {
            var since = new Period(found.since(), found.period().to());
            return new Side(
                    who,
                    whole,
                    cell(figures == null ? null : figures.now(), found.period(), department, whole, true),
                    cell(figures == null ? null : figures.since(), since, department, whole, true),
                    indicator.percent(figures == null ? null : figures.since(), terms.value()),
                    cell(
                            figures == null ? null : figures.before(),
                            found.before(),
                            department,
                            whole,
                            found.earlier().isEmpty()),
                    estimate == null ? null : expected(estimate));
        }

        private Cell cell(
                @Nullable BigDecimal value,
                Period period,
                @Nullable OrganizationId department,
                boolean whole,
                boolean ofThisPlan) {
            if (value == null) return new Cell("–", null, null);
            String text = indicator.isMoney() ? VietnameseNumbers.money(value) : VietnameseNumbers.grouped(value);
            boolean readable = me.is(Role.COORDINATOR) || !whole;
            if (!readable || !ofThisPlan || value.signum() == 0) return new Cell(text, null, value);
            var address =
                    new StringBuilder("/activities?plan=").append(plan.plan().id());
            if (terms.task() != null) address.append("&task=").append(terms.task());
            if (terms.type() != null) address.append("&type=").append(terms.type());
            if (whole) address.append("&once=true");
            if (me.is(Role.COORDINATOR) && department != null)
                address.append("&department=").append(department);
            address.append("&from=")
                    .append(VietnameseDates.onScreen(period.from()))
                    .append("&to=")
                    .append(VietnameseDates.onScreen(period.to()))
                    .append("&state=")
                    .append(ActivityState.DONE);
            return new Cell(text, address.toString(), value);
        }

        private Expected expected(TargetEstimate estimate) {
            return new Expected(
                    estimate.value(),
                    indicator.written(estimate.value()),
                    indicator.percent(estimate.value(), terms.value()),
                    estimate.by(),
                    VietnameseDates.onScreen(estimate.at()),
                    estimate.note());
        }
    }

    @Override
    public Map<PlanTargetId, Reached> of(SignedIn me, PlanDetails plan, Locale language) {
        if (!reads(me)) return Map.of();
        var today = LocalDate.now(clock);
        var start = plan.plan().startsOn();
        var last = plan.plan().endsOn().isBefore(today) ? plan.plan().endsOn() : today;
        if (last.isBefore(start) || plan.targets().isEmpty()) return Map.of();
        var units = indicators.byCode();
        var reached = new HashMap<PlanTargetId, Reached>();
        for (var result : results.of(me, plan, new Period(start, last)).targets()) {
            var whole = result.whole();
            if (whole == null) continue;
            var terms = result.target().terms();
            var indicator = requireNonNull(units.get(terms.indicator()));
            reached.put(
                    result.target().id(),
                    new Reached(
                            indicator.written(whole.since()),
                            VietnameseNumbers.percent(whole.since(), terms.value())
                                    .orElse(null),
                            text("plan.standing." + result.standing(), language),
                            icon(result.standing()),
                            "state standing-" + result.standing()));
        }
        return reached;
    }

    private static boolean reads(SignedIn me) {
        return READERS.stream().anyMatch(me::is);
    }

    private static String icon(Standing standing) {
        return switch (standing) {
            case REACHED -> "✓";
            case WITHIN -> "≤";
            case UNDER_WAY -> "▶";
            case MISSED -> "⚠";
            case EXCEEDED -> "▲";
            case UNKNOWN -> "–";
        };
    }

    private String text(String key, Locale language) {
        return messages.getMessage(key, null, language);
    }
}
