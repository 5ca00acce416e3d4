package vn.ocop.portal.plan.web;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.plan.PlanRole;

/// An organization's part in a plan as chosen.
record PlanPartForm(
        @NotNull @Nullable UUID organization,
        @NotNull @Nullable PlanRole role) {}
