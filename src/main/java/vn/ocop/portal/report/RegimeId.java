package vn.ocop.portal.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which regime of periodic reports.
@Embeddable
public record RegimeId(@Column(name = "regime_id") UUID value) implements Serializable {
    /// A new id.
    public static RegimeId create() {
        return new RegimeId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static RegimeId of(String text) {
        return new RegimeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
