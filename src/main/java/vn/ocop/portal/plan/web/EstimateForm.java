package vn.ocop.portal.plan.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// An estimate as typed.
///
/// @param whole of the province; else of the person's department
/// @param value a number in the indicator's unit; money with or without its unit: 30 tỷ
record EstimateForm(
        boolean whole,
        @NotNull @Nullable Integer year,
        @NotBlank @Size(max = 50) @Nullable String value,
        @Size(max = 500) @Nullable String note) {}
