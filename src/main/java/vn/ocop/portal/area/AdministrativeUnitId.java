package vn.ocop.portal.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which administrative unit, within its own days: the ward Phường 2 and the ward Phường Cao Lãnh share a code,
/// not an id.
@Embeddable
public record AdministrativeUnitId(@Column(name = "unit_id") UUID value) implements Serializable {
    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static AdministrativeUnitId of(String text) {
        return new AdministrativeUnitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
