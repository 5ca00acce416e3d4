package vn.ocop.portal.organization.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A merger as typed.
///
/// @param on first day on which the organization was no more
record MergerForm(
        @NotNull @Nullable UUID successor,
        @NotNull @Nullable LocalDate on,
        @Size(max = 200) @Nullable String decision,
        @Nullable Boolean people) {
    static final MergerForm EMPTY = new MergerForm(null, null, null, false);
}
