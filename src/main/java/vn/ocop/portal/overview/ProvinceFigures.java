package vn.ocop.portal.overview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTargetId;

/// What all departments did in a period, beside an earlier one: finished activities that count in it, an event that
/// several departments logged once.
///
/// @param map the day of the map on which areas are told; null as they were recorded
/// @param cutOff whatever was saved until then is counted
/// @param types in the order of the types, those of which neither period has one left out
/// @param areas districts or units right below the province, in the order of the register; units of both periods
/// @param months of the period, in their order, each beside the month that stands at its place in the earlier one
/// @param departments by name
/// @param targets by plan, then in the plan's order
/// @param awaited how many plans have targets of which nothing is told yet: they are being computed
/// @param stars products by star on the last day of each period, five stars first
public record ProvinceFigures(
        Period period,
        Period before,
        @Nullable LocalDate map,
        Instant cutOff,
        Totals now,
        Totals then,
        List<OfType> types,
        List<OfArea> areas,
        List<OfMonth> months,
        List<OfDepartment> departments,
        List<OfTarget> targets,
        int awaited,
        List<OfStar> stars) {
    /// Sums of a period.
    ///
    /// @param activities each event once
    /// @param shared how many of them were logged by more than one department
    /// @param participants all that were told, of whatever sex
    /// @param women participants that are women
    /// @param participantsBySex participants of those activities that tell how many are women, of whom the
    ///     share of women is told
    /// @param subjects different subjects that were reached
    public record Totals(
            long activities, long shared, long participants, long women, long participantsBySex, long subjects) {}

    /// Activities of a type.
    public record OfType(String code, String name, String nameEn, Totals now, Totals then) {}

    /// Activities at an area.
    ///
    /// @param unit null where the line stands for no unit of the map, see [Kind]
    /// @param kind what stands there where there is no unit
    public record OfArea(@Nullable AdministrativeUnitId unit, Kind kind, Totals now, Totals then) {
        /// What a line of areas stands for.
        public enum Kind {
            /// A unit.
            UNIT,
            /// Places that lie in several units of the map, until somebody decides.
            UNDECIDED,
            /// Places that no unit of the map holds.
            NOWHERE,
            /// Activities without a place.
            WITHOUT
        }
    }

    /// Activities of a month or that part of it which lies in the period.
    ///
    /// @param month of the period
    /// @param monthThen of the earlier one; null where that has fewer
    public record OfMonth(YearMonth month, @Nullable YearMonth monthThen, Totals now, Totals then) {}

    /// Activities of a department; a shared one at each that logged it.
    public record OfDepartment(OrganizationId department, String letterName, Totals now, Totals then) {}

    /// A target of a plan and what was reached.
    ///
    /// @param value as the plan sets it
    /// @param unit as written behind a number
    /// @param now in the period
    /// @param since from the plan's first day to the period's last
    /// @param then in the earlier period; null where the plan had not begun
    /// @param percent of the target by `since`; null where the target is no number to reach
    /// @param countedAt whatever was saved until then is in it
    public record OfTarget(
            PlanId plan,
            String planNumber,
            PlanTargetId target,
            String name,
            BigDecimal value,
            String unit,
            BigDecimal now,
            BigDecimal since,
            @Nullable BigDecimal then,
            @Nullable BigDecimal percent,
            Instant countedAt) {}

    /// Products whose recognition stands on the period's last day.
    public record OfStar(int star, long now, long then) {}
}
