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
        LocalDate deadline,
        @Nullable LocalDate recordsUntil,
        @Nullable LocalDate editsUntil) {
    /// A request that sets no limit but its deadline.
    public RequestContent(
            OrganizationId sender,
            String number,
            LocalDate issuedOn,
            String subject,
            @Nullable PlanId plan,
            String periodName,
            Period period,
            String nextPeriodName,
            LocalDate nextPeriodTo,
            LocalDate deadline) {
        this(
                sender,
                number,
                issuedOn,
                subject,
                plan,
                periodName,
                period,
                nextPeriodName,
                nextPeriodTo,
                deadline,
                null,
                null);
    }
}
