package vn.ocop.portal.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which producers' club.
@Embeddable
public record ProducerGroupId(@Column(name = "group_id") UUID value) implements Serializable {
    /// A new id.
    public static ProducerGroupId create() {
        return new ProducerGroupId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ProducerGroupId of(String text) {
        return new ProducerGroupId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
