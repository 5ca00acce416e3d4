package vn.ocop.portal.account.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.Role;

/// An account as typed.
///
/// @param version the state that was shown
record AccountForm(
        @NotBlank @Size(max = 100) @Nullable String fullName,
        @NotNull @Nullable UUID organization,
        @NotEmpty @Nullable Set<Role> roles,
        @Nullable Integer version) {
    static AccountForm of(AccountSummary account, int version) {
        return new AccountForm(account.fullName(), account.organization().value(), account.roles(), version);
    }
}
