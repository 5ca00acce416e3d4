package vn.ocop.portal.account;

import java.util.UUID;

/// Which token of the API.
public record ApiTokenId(UUID value) {
    /// A new id.
    public static ApiTokenId create() {
        return new ApiTokenId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ApiTokenId of(String text) {
        return new ApiTokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
