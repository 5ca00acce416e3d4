package vn.ocop.portal.overview;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.activity.PlanResults;
import vn.ocop.portal.activity.PlanResults.Standing;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.Plans;

/// Tells what changed in the whole province since an earlier period: what departments did, where, with whom, which
/// subjects they reached, which targets came to be reached or missed. An event that several departments logged counts
/// once, as on the overview; at each department its own record.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('COORDINATOR')")
public class ProvinceChanges {
    /// How many subjects of each side a page names.
    public static final int SUBJECTS = 50;

    private final ActivityFigures figures;
    private final PlanResults results;
    private final Plans plans;

    ProvinceChanges(ActivityFigures figures, PlanResults results, Plans plans) {
        this.figures = figures;
        this.results = results;
        this.plans = plans;
    }

    /// A target that stands otherwise on the last day of the period than on that of the earlier one.
    ///
    /// @param due its last day, or the plan's
    /// @param standing [Standing#REACHED], [Standing#MISSED] or [Standing#EXCEEDED]
    /// @param since what was brought from the plan's first day to the period's last
    public record TargetTurn(
            PlanCitation plan,
            PlanTargetId target,
            PlanTargetTerms terms,
            LocalDate due,
            Standing standing,
            BigDecimal since) {}

    /// What changed.
    ///
    /// @param departments that did anything in one of the periods, by name
    /// @param targets of plans in force that overlap the period
    public record Changes(
            ActivityFigures.Comparison figures,
            List<ActivityFigures.OfDepartment> departments,
            ActivityFigures.Subjects subjects,
            List<TargetTurn> targets) {
        /// Whether neither period has anything.
        public boolean isEmpty() {
            return departments.isEmpty() && targets.isEmpty();
        }
    }

    /// Compares two periods.
    ///
    /// @param map the day on whose map places are compared; null as they were recorded
    /// @param subjects how many subjects of each side are named
    public Changes of(Period now, Period before, @Nullable LocalDate map, int subjects) {
        return new Changes(
                figures.ofAll(now, before, map),
                figures.departments(now, before),
                figures.subjects(now, before, subjects),
                targets(now, before));
    }

    private List<TargetTurn> targets(Period now, Period before) {
        var asked = plans.inForce().stream()
                .filter(plan -> !plan.targets().isEmpty()
                        && !plan.plan().startsOn().isAfter(now.to())
                        && !plan.plan().endsOn().isBefore(now.from()))
                .toList();
        return results.turns(asked, now, before).stream()
                .filter(one -> one.standing() != one.before()
                        && (one.standing() == Standing.REACHED
                                || one.standing() == Standing.MISSED
                                || one.standing() == Standing.EXCEEDED))
                .map(one -> new TargetTurn(
                        one.plan(), one.target().id(), one.target().terms(), one.due(), one.standing(), one.since()))
                .toList();
    }
}
