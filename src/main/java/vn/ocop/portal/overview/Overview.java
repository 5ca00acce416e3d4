package vn.ocop.portal.overview;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Collator;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import vn.ocop.portal.activity.ActivityTally;
import vn.ocop.portal.activity.ActivityTotals;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.activity.KeptPlanResults;
import vn.ocop.portal.activity.TalliedPeriods;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.overview.ProvinceFigures.OfArea;
import vn.ocop.portal.overview.ProvinceFigures.OfDepartment;
import vn.ocop.portal.overview.ProvinceFigures.OfMonth;
import vn.ocop.portal.overview.ProvinceFigures.OfStar;
import vn.ocop.portal.overview.ProvinceFigures.OfTarget;
import vn.ocop.portal.overview.ProvinceFigures.OfType;
import vn.ocop.portal.overview.ProvinceFigures.Totals;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.Plans.TargetOfPlan;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.subject.StarCounts;

/// Tells what all departments did together, from the sums that are kept.
@Service
public class Overview {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private final ActivityTally tally;
    private final ActivityTypes types;
    private final KeptPlanResults results;
    private final Plans plans;
    private final Organizations organizations;
    private final StarCounts stars;

    Overview(
            ActivityTally tally,
            ActivityTypes types,
            KeptPlanResults results,
            Plans plans,
            Organizations organizations,
            StarCounts stars) {
        this.tally = tally;
        this.types = types;
        this.results = results;
        this.plans = plans;
        this.organizations = organizations;
        this.stars = stars;
    }

    /// The figures of a period beside an earlier one.
    ///
    /// @param map the day of the map on which areas are told; null as they were recorded
    @PreAuthorize("hasRole('COORDINATOR')")
    public ProvinceFigures of(Period period, Period before, @Nullable LocalDate map, Locale language) {
        var found = tally.of(period, before, map);
        var targets = targets(period, before, language);
        return new ProvinceFigures(
                period,
                before,
                map,
                found.cutOff(),
                totals(found.all().now()),
                totals(found.all().then()),
                types(found),
                found.places().stream()
                        .map(place -> new OfArea(
                                place.unit(),
                                OfArea.Kind.valueOf(place.kind().name()),
                                totals(place.totals().now()),
                                totals(place.totals().then())))
                        .toList(),
                months(found),
                departments(found, period),
                targets.told(),
                targets.awaited(),
                stars(period, before));
    }

    private List<OfType> types(TalliedPeriods found) {
        var lines = new ArrayList<OfType>();
        for (var type : types.all()) {
            var both = found.types().get(type.code());
            if (both == null) continue;
            lines.add(new OfType(type.code(), type.name(), type.nameEn(), totals(both.now()), totals(both.then())));
        }
        return lines;
    }

    private static List<OfMonth> months(TalliedPeriods found) {
        var then = List.copyOf(found.monthsThen().entrySet());
        var months = new ArrayList<OfMonth>();
        found.months().forEach((month, now) -> {
            var beside = months.size() < then.size() ? then.get(months.size()) : null;
            YearMonth earlier = beside == null ? null : beside.getKey();
            months.add(new OfMonth(
                    month, earlier, totals(now), totals(beside == null ? ActivityTotals.NONE : beside.getValue())));
        });
        return months;
    }

    private List<OfDepartment> departments(TalliedPeriods found, Period period) {
        var names = organizations.on(period.to()).of(found.departments().keySet());
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        var told = new ArrayList<OfDepartment>();
        found.departments().forEach((department, both) -> {
            var its = names.get(department);
            if (its != null) {
                told.add(new OfDepartment(department, its.letterName(), totals(both.now()), totals(both.then())));
            }
        });
        told.sort(Comparator.comparing(OfDepartment::letterName, alphabet));
        return told;
    }

    private record Targets(List<OfTarget> told, int awaited) {}

    /// Targets of which activities tell nothing are left out.
    private Targets targets(Period period, Period before, Locale language) {
        var all = plans.targets(period).stream()
                .filter(target -> target.measuredBy() != MeasuredBy.NOTHING)
                .toList();
        Set<PlanId> wanted = new LinkedHashSet<>();
        all.forEach(target -> wanted.add(target.plan()));
        var kept = results.of(wanted, period, before);
        var told = new ArrayList<OfTarget>();
        for (var target : all) {
            var plan = kept.get(target.plan());
            var figures = plan == null ? null : plan.targets().get(target.target());
            if (plan == null || figures == null) continue;
            told.add(new OfTarget(
                    target.plan(),
                    target.planNumber(),
                    target.target(),
                    target.indicator().name(language),
                    target.value(),
                    target.indicator().unit(),
                    figures.now(),
                    figures.since(),
                    figures.before(),
                    percent(target, figures.since()),
                    plan.countedAt()));
        }
        return new Targets(told, wanted.size() - kept.size());
    }

    private static @Nullable BigDecimal percent(TargetOfPlan target, BigDecimal reached) {
        return target.operator() == TargetOperator.AT_MOST || target.value().signum() == 0
                ? null
                : reached.multiply(HUNDRED).divide(target.value(), 1, RoundingMode.HALF_UP);
    }

    private List<OfStar> stars(Period period, Period before) {
        var now = stars.on(period.to());
        var then = stars.on(before.to());
        return List.of(5, 4, 3).stream()
                .map(star -> new OfStar(star, now.getOrDefault(star, 0L), then.getOrDefault(star, 0L)))
                .toList();
    }

    private static Totals totals(ActivityTotals sums) {
        return new Totals(
                sums.activities(),
                sums.shared(),
                sums.participants().longValue(),
                sums.women().longValue(),
                sums.participantsBySex().longValue(),
                sums.subjects());
    }
}
