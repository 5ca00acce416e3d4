package vn.ocop.portal.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;

/// What a request says; see [RequestSummary].
public record RequestContent(
        OrganizationId sender,
        String number,
        LocalDate issuedOn,
        String subject,
        @Nullable PlanId plan,
        String periodName,
        Period period,
        String nextPeriodName,
        LocalDate nextPeriodTo,
        LocalDate deadline) {}
