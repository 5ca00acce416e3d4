package vn.ocop.portal.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which plan.
@Embeddable
public record PlanId(@Column(name = "plan_id") UUID value) implements Serializable {
    /// A new id.
    public static PlanId create() {
        return new PlanId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static PlanId of(String text) {
        return new PlanId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
