package vn.ocop.portal.activity;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.organization.OrganizationId;

/// What was done in a period, beside an earlier one.
///
/// @param cutOff whatever was saved until then is counted
/// @param types by code, in no order; those that one of the periods has
/// @param places by the unit's code, then what is no unit of the map
/// @param months of the period, in their order
/// @param monthsThen of the earlier one, in their order
/// @param departments those that one of the periods has, in no order
public record TalliedPeriods(
        Instant cutOff,
        Both all,
        Map<String, Both> types,
        List<OfPlace> places,
        Map<YearMonth, ActivityTotals> months,
        Map<YearMonth, ActivityTotals> monthsThen,
        Map<OrganizationId, Both> departments) {
    /// The totals of both periods.
    public record Both(ActivityTotals now, ActivityTotals then) {}

    /// What happened at a place.
    ///
    /// @param unit a unit right below the province, or the province itself; null where it is none
    public record OfPlace(@Nullable AdministrativeUnitId unit, Kind kind, Both totals) {}

    /// What a line of places stands for.
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
