package vn.ocop.portal.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which task of a plan.
@Embeddable
public record PlanTaskId(@Column(name = "task_id") UUID value) implements Serializable {
    /// A new id.
    public static PlanTaskId create() {
        return new PlanTaskId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static PlanTaskId of(String text) {
        return new PlanTaskId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
