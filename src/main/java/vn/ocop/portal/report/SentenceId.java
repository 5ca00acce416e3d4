package vn.ocop.portal.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which sentence of a report.
@Embeddable
public record SentenceId(@Column(name = "sentence_id") UUID value) implements Serializable {
    /// A new id.
    public static SentenceId create() {
        return new SentenceId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static SentenceId of(String text) {
        return new SentenceId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
