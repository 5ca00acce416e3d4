package vn.ocop.portal.area;

import java.util.UUID;

/// Which reform of administrative units.
public record ReformId(UUID value) {
    /// A new id.
    public static ReformId create() {
        return new ReformId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ReformId of(String text) {
        return new ReformId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
