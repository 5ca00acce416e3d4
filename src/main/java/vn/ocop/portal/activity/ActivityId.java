package vn.ocop.portal.activity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which activity.
@Embeddable
public record ActivityId(@Column(name = "activity_id") UUID value) implements Serializable {
    /// A new id.
    public static ActivityId create() {
        return new ActivityId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ActivityId of(String text) {
        return new ActivityId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
