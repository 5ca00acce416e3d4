package vn.ocop.portal.plan;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// What somebody expects of a target by the end of a year (ước thực hiện cả năm).
///
/// @param organization the department whose share is estimated; null for the province as a whole
/// @param value in the indicator's unit
/// @param by who gave it
public record TargetEstimate(
        PlanTargetId target,
        @Nullable OrganizationId organization,
        int year,
        BigDecimal value,
        @Nullable String note,
        String by,
        Instant at) {}
