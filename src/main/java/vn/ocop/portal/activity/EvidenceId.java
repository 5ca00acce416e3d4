package vn.ocop.portal.activity;

import java.util.UUID;

/// Which file of an activity.
public record EvidenceId(UUID value) {
    /// A new id.
    public static EvidenceId create() {
        return new EvidenceId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static EvidenceId of(String text) {
        return new EvidenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
