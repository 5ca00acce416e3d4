package vn.ocop.portal.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which target of a plan.
@Embeddable
public record PlanTargetId(@Column(name = "target_id") UUID value) implements Serializable {
    /// A new id.
    public static PlanTargetId create() {
        return new PlanTargetId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static PlanTargetId of(String text) {
        return new PlanTargetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
