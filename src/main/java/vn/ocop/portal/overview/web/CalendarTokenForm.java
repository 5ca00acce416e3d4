package vn.ocop.portal.overview.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.CalendarKind;

/// A token of a calendar feed as asked for.
record CalendarTokenForm(
        @NotBlank @Size(max = 60) @Nullable String name,
        @NotEmpty @Nullable Set<CalendarKind> kinds,
        @NotNull @Nullable LocalDate lastDay) {}
