package vn.ocop.portal.organization.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who takes a term over, as typed.
///
/// @param from the successor's first day; the term ends the day before
/// @param to the successor's last day; null while it is open
/// @param overlapping whether an overlap with other terms is meant
record HandOverForm(
        @NotBlank @Size(max = 100) @Nullable String title,
        @Size(max = 100) @Nullable String fullName,
        @NotNull @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 200) @Nullable String document,
        @Nullable Boolean overlapping) {
    boolean inOrder() {
        return to == null || from == null || !to.isBefore(from);
    }
}
