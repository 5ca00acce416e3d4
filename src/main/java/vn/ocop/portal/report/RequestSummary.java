package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;

/// A request for a report (công văn yêu cầu báo cáo).
///
/// @param subject what is asked, as a letter writes it after "về việc"
/// @param plan the plan that is to be reported on; null where the request names none
/// @param periodName as a letter writes it: 6 tháng đầu năm 2022
/// @param nextPeriodTo last day of the period whose tasks the report announces
/// @param deadline the day that addressees are shown; a later answer is late
/// @param recordsUntil last day on which an activity may be logged that answers tell of; null without limit
/// @param editsUntil last day on which an answer is issued without a logged exception; null without limit
/// @param withdrawal why and when the sender took it back; null while it stands
/// @param addressees who is to report
public record RequestSummary(
        RequestId id,
        int version,
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
        @Nullable LocalDate editsUntil,
        AccountId registeredBy,
        @Nullable Withdrawal withdrawal,
        List<OrganizationId> addressees) {
    /// A request taken back by its sender.
    public record Withdrawal(Instant at, AccountId by, String reason) {}

    /// What it says.
    RequestContent content() {
        return new RequestContent(
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
                recordsUntil,
                editsUntil);
    }

    /// Whether its sender took it back.
    public boolean withdrawn() {
        return withdrawal != null;
    }

    /// The period whose tasks the report announces.
    public Period nextPeriod() {
        return new Period(period.to().plusDays(1), nextPeriodTo);
    }
}
