package vn.ocop.portal.subject.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A withdrawal as typed.
///
/// @param version the state of the recognition that was shown
record WithdrawalForm(
        @NotNull @Nullable LocalDate on,
        @NotBlank @Size(max = 50) @Nullable String decision,
        @NotBlank @Size(max = 500) @Nullable String because,
        @Nullable Integer version) {}
