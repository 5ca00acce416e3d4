package vn.ocop.portal.area;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseDates;

/// An administrative unit within the days on which it existed. Ended and made by reforms, which [AreaReforms] applies;
/// those of 2022 and of 1/7/2025 were brought by migrations.
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

    private boolean abolished;
    private @Nullable LocalDate recordsUntil;

    protected AdministrativeUnit() {} // for Hibernate

    /// A unit that begins.
    AdministrativeUnit(Area area) {
        this.id = area.id();
        this.code = area.code();
        this.name = area.name();
        this.kind = area.kind();
        this.parentId = area.parentId();
        this.validity = area.validity();
    }

    /// Ends with that day.
    ///
    /// @param abolished without a successor
    /// @param recordsUntil the last day of the records that stand on it after its end; null where there are none
    void end(LocalDate last, boolean abolished, @Nullable LocalDate recordsUntil) {
        if (validity.to() != null) {
            throw new RuleViolation(
                    "area.reform.problem.ended", asArea().fullName(), VietnameseDates.onScreen(validity.to()));
        }
        this.validity = new Validity(validity.from(), last);
        this.abolished = abolished;
        this.recordsUntil = recordsUntil;
    }

    /// Exists on: its end is undone.
    void resume() {
        if (validity.from() == null) throw new IllegalStateException("neither end would be known: " + id);
        this.validity = new Validity(validity.from(), null);
        this.abolished = false;
        this.recordsUntil = null;
    }

    Area asArea() {
        return new Area(id, code, name, kind, parentId, validity);
    }
}
