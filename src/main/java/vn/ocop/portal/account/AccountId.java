package vn.ocop.portal.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Whose account.
@Embeddable
public record AccountId(@Column(name = "account_id") UUID value) implements Serializable {
    /// A new id.
    public static AccountId create() {
        return new AccountId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
