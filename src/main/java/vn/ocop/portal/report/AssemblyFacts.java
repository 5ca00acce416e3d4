package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.ActivityFacts;
import vn.ocop.portal.organization.DatedOrganizations;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskSummary;

/// Everything that a report is assembled from.
///
/// @param today the day of the assembly
/// @param department as it is called today, which is the letter's day while it is drafted
/// @param plan the plan that the request asks about; null where it names none
/// @param advised plans of the period that the department drafted for their issuer
/// @param adviceOpening the words that open the theme of documents drafted for another body
/// @param done finished activities of the period, by theme, type and day
/// @param planned activities that are planned for the next period
/// @param due plan tasks of the department that fall due in the next period
/// @param plans the plans of those tasks
/// @param organizations every organization that these name; a document's issuer is called as on the document's day
/// @param promised what earlier letters promised for the period, and how it stands
record AssemblyFacts(
        LocalDate today,
        OrganizationSummary department,
        RequestSummary request,
        @Nullable PlanCitation plan,
        List<PlanCitation> advised,
        String adviceOpening,
        List<ActivityFacts> done,
        List<ActivityFacts> planned,
        List<PlanTaskSummary> due,
        Map<PlanId, PlanCitation> plans,
        DatedOrganizations organizations,
        Promised promised) {
    /// The name by which letters called the organization on that day.
    String letterName(OrganizationId id, LocalDate day) {
        return organizations.get(id, day).letterName();
    }
}
