package vn.ocop.portal.area.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Reform;

/// The head of a reform as typed.
///
/// @param version the state that was shown; null for a new reform
record ReformForm(
        @NotBlank @Size(max = 100) @Nullable String number,
        @NotBlank @Size(max = 300) @Nullable String title,
        @NotNull @Nullable LocalDate day,
        @Nullable Integer version) {
    static final ReformForm EMPTY = new ReformForm(null, null, null, null);

    static ReformForm of(Reform reform) {
        return new ReformForm(reform.number(), reform.title(), reform.day(), reform.version());
    }
}
