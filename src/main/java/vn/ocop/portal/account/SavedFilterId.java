package vn.ocop.portal.account;

import java.util.UUID;

/// Which saved filter.
public record SavedFilterId(UUID value) {
    /// A new id.
    public static SavedFilterId create() {
        return new SavedFilterId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static SavedFilterId of(String text) {
        return new SavedFilterId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
