package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;

/// What a regime of periodic reports sets (Nghị định 09/2019/NĐ-CP asks each regime for its name,
/// content, who reports to whom, how, by when, how often, the cut-off, the outline and the forms for
/// figures).
///
/// @param name 1 to 200 letters, once for each office
/// @param basis the document that sets the regime up, 1 to 300 letters
/// @param subject as a letter writes it after "về việc", without the period's name, which follows; 1
///     to 380 letters
/// @param method how reports are sent, 1 to 200 letters
/// @param plan the plan that is reported on; null where the regime names none
/// @param firstRule code of the rule of the first period; each rule tells the next, one without a
///     next comes back a year later. The cut-off is the period's last day
/// @param firstYear of the first period, 2000 to 2199
/// @param deadlineDays days after the cut-off, 0 to 120
/// @param recordsDays last day for records, counted likewise and not after that for edits; null
///     without limit
/// @param editsDays last day for edits, counted likewise and not before the deadline; null without
///     limit
/// @param workingDays whether the days after the cut-off are working days
/// @param leadDays calendar days before the cut-off from which a request is due, 0 to 90
/// @param endedOn periods that end later are not asked for any more; null while the regime goes on
/// @param classes who reports, as the register is on the day of each request
/// @param addressees who else reports, by name
/// @param indicators codes of the indicators whose figures are asked for
public record RegimeContent(
        String name,
        String basis,
        String subject,
        String method,
        @Nullable PlanId plan,
        String firstRule,
        int firstYear,
        int deadlineDays,
        @Nullable Integer recordsDays,
        @Nullable Integer editsDays,
        boolean workingDays,
        int leadDays,
        @Nullable LocalDate endedOn,
        Set<AddresseeClass> classes,
        Set<OrganizationId> addressees,
        List<OutlineLine> outline,
        Set<String> indicators) {
    public RegimeContent {
        classes = Set.copyOf(classes);
        addressees = Set.copyOf(addressees);
        outline = List.copyOf(outline);
        indicators = Set.copyOf(indicators);
    }

    /// The same with another outline.
    RegimeContent with(List<OutlineLine> lines) {
        return new RegimeContent(
                name,
                basis,
                subject,
                method,
                plan,
                firstRule,
                firstYear,
                deadlineDays,
                recordsDays,
                editsDays,
                workingDays,
                leadDays,
                endedOn,
                classes,
                addressees,
                lines,
                indicators);
    }

    /// The day so many days after the cut-off of the period.
    LocalDate after(Period period, int days, WorkingDays.Table worked) {
        return workingDays ? worked.plus(period.to(), days) : period.to().plusDays(days);
    }
}
