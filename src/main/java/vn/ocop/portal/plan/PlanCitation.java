package vn.ocop.portal.plan;

import java.time.LocalDate;
import vn.ocop.portal.organization.OrganizationId;

/// What a letter needs to cite a plan.
///
/// @param number with its symbol: 81/KH-UBND; comes again in other years
/// @param title what the plan is about, as a letter writes it after "về"
/// @param startsOn first day for which the plan was made
/// @param endsOn last such day, never before the first
public record PlanCitation(
        PlanId id,
        String number,
        LocalDate issuedOn,
        OrganizationId issuer,
        String title,
        LocalDate startsOn,
        LocalDate endsOn) {}
