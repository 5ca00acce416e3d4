package vn.ocop.portal.subject;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which OCOP subject.
@Embeddable
public record SubjectId(@Column(name = "subject_id") UUID value) implements Serializable {
    /// A new id.
    public static SubjectId create() {
        return new SubjectId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static SubjectId of(String text) {
        return new SubjectId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
