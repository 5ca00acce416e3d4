package vn.ocop.portal.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which OCOP product.
@Embeddable
public record ProductId(@Column(name = "product_id") UUID value) implements Serializable {
    /// A new id.
    public static ProductId create() {
        return new ProductId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ProductId of(String text) {
        return new ProductId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
