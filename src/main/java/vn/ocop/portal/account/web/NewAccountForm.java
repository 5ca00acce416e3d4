package vn.ocop.portal.account.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.Role;

/// A new account as typed.
record NewAccountForm(
        @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9._-]{1,49}") @Nullable
        String username,

        @NotBlank @Size(max = 100) @Nullable String fullName,
        @NotNull @Nullable UUID organization,
        @NotEmpty @Nullable Set<Role> roles,
        @NotBlank @Nullable String password) {
    static final NewAccountForm EMPTY = new NewAccountForm(null, null, null, Set.of(), null);

    /// Without the password, for the log.
    @Override
    public String toString() {
        return "NewAccountForm[" + username + "]";
    }
}
