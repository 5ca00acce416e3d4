package vn.ocop.portal.activity;

import java.util.UUID;

/// Which change of many activities.
public record BatchId(UUID value) {
    /// A new id.
    public static BatchId create() {
        return new BatchId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static BatchId of(String text) {
        return new BatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
