package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.SignatorySummary;

/// An appointment as typed.
///
/// @param document decision or authorisation by which
/// @param overlapping whether an overlap with other terms is meant
record SignatoryForm(
        @NotNull @Nullable Authority authority,
        @Size(max = 100) @Nullable String headTitle,
        @NotBlank @Size(max = 100) @Nullable String title,
        @Size(max = 100) @Nullable String fullName,
        @NotNull @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 200) @Nullable String document,
        @Nullable Boolean overlapping) {
    /// By which authority somebody signs (Nghị định 30/2020/NĐ-CP, Điều 13).
    enum Authority {
        DIRECT,
        FOR_HEAD,
        ACTING,
        BY_ORDER,
        BY_AUTHORIZATION,
        COLLECTIVE
    }

    static final SignatoryForm EMPTY = new SignatoryForm(Authority.DIRECT, null, null, null, null, null, null, false);

    boolean inOrder() {
        return to == null || from == null || !to.isBefore(from);
    }

    /// What was typed, once it is valid.
    SignatorySummary signatory() {
        return new SignatorySummary(
                requireNonNull(authority).name(),
                headTitle == null || authority == Authority.DIRECT ? null : VietnameseText.oneLine(headTitle),
                VietnameseText.oneLine(requireNonNull(title)),
                fullName == null ? null : VietnameseText.oneLine(fullName));
    }
}
