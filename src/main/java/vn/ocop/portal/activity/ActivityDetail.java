package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.plan.PlanTaskSummary;

/// An activity whole, as a page shows it.
///
/// @param content as it would be told anew; `allAreas` where every unit right below the province is covered
/// @param version rises with every change
/// @param wording what a letter would say of it, without a final mark
/// @param measures by the question's code
/// @param changeable whether the person who asked may change it
public record ActivityDetail(
        ActivityId id,
        int version,
        ActivityType type,
        ActivityDraft content,
        ActivityState state,
        @Nullable String cancelledBecause,
        LocalDate countsOn,
        String wording,
        List<Area> areas,
        OrganizationSummary department,
        Map<OrganizationId, OrganizationSummary> organizations,
        @Nullable LocalDate departmentUntil,
        List<PlanTaskSummary> tasks,
        Map<String, BigDecimal> measures,
        String loggedBy,
        Instant loggedAt,
        String changedBy,
        Instant changedAt,
        boolean changeable) {}
