package vn.ocop.portal.plan;

import java.time.LocalDate;
import vn.ocop.portal.organization.OrganizationId;

/// A plan as lists show it.
///
/// @param tasks how many tasks it has
public record PlanSummary(
        PlanId id,
        String number,
        LocalDate issuedOn,
        OrganizationId issuer,
        String title,
        LocalDate startsOn,
        LocalDate endsOn,
        PlanStatus status,
        long tasks) {}
