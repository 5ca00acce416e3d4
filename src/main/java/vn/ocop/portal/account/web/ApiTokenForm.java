package vn.ocop.portal.account.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.ApiScope;

/// A token as asked for.
record ApiTokenForm(
        @NotBlank @Size(max = 100) @Nullable String name,
        @NotNull @Nullable UUID organization,
        @NotEmpty @Nullable Set<ApiScope> scopes,
        @NotNull @Nullable LocalDate lastDay) {}
