package vn.ocop.portal.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which report request.
@Embeddable
public record RequestId(@Column(name = "request_id") UUID value) implements Serializable {
    /// A new id.
    public static RequestId create() {
        return new RequestId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static RequestId of(String text) {
        return new RequestId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
