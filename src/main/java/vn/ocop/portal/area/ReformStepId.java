package vn.ocop.portal.area;

import java.util.UUID;

/// Which step of a reform.
public record ReformStepId(UUID value) {
    /// A new id.
    public static ReformStepId create() {
        return new ReformStepId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ReformStepId of(String text) {
        return new ReformStepId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
