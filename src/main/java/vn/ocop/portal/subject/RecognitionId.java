package vn.ocop.portal.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which recognition of a product.
@Embeddable
public record RecognitionId(@Column(name = "recognition_id") UUID value) implements Serializable {
    /// A new id.
    public static RecognitionId create() {
        return new RecognitionId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static RecognitionId of(String text) {
        return new RecognitionId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
