package vn.ocop.portal.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which organization of the register.
@Embeddable
public record OrganizationId(
        @Column(name = "organization_id") UUID value) implements Serializable {
    /// A new id.
    public static OrganizationId create() {
        return new OrganizationId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
