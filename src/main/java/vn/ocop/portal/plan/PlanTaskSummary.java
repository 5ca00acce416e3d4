package vn.ocop.portal.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// A task of a plan as others read it.
///
/// @param code its number within the plan: 2.1
/// @param content an instruction that can follow a dash in a letter, without a final mark
/// @param lead who is in charge (cơ quan chủ trì)
/// @param cooperating who takes part (cơ quan phối hợp)
/// @param output what is to come of it
/// @param parent the task that it is a part of; null at the top
public record PlanTaskSummary(
        PlanTaskId id,
        PlanId plan,
        String planNumber,
        LocalDate planIssuedOn,
        String code,
        String content,
        @Nullable OrganizationId lead,
        List<OrganizationId> cooperating,
        @Nullable LocalDate dueOn,
        @Nullable String output,
        @Nullable PlanTaskId parent) {}
