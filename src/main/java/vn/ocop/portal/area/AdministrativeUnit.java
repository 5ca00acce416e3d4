package vn.ocop.portal.area;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Validity;

/// An administrative unit within the days on which it existed. Written by migrations.
@Entity
class AdministrativeUnit {
    @EmbeddedId
    private AdministrativeUnitId id;

    private String code;
    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "parent_id"))
    private @Nullable AdministrativeUnitId parentId;

    @Embedded
    private Validity validity;

    protected AdministrativeUnit() {} // for Hibernate

    Area asArea() {
        return new Area(id, code, name, kind, parentId, validity);
    }
}
