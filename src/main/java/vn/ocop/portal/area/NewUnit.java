package vn.ocop.portal.area;

import org.jspecify.annotations.Nullable;

/// A unit that a reform makes.
///
/// @param name without its kind; null where another step of the reform names the unit of that code
/// @param kind null where the name is
/// @param parent the unit above; null for the one above the units that it comes from
public record NewUnit(
        String code,
        @Nullable String name,
        @Nullable UnitKind kind,
        @Nullable AdministrativeUnitId parent) {
    /// The name with its kind; the code where another step names it.
    public String fullName() {
        return name == null || kind == null ? code : kind.named(name);
    }
}
