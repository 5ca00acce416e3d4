package vn.ocop.portal.account.web;

import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/// A new password as typed.
record PasswordForm(@NotBlank @Nullable String password) {
    /// Without the password, for the log.
    @Override
    public String toString() {
        return "PasswordForm";
    }
}
