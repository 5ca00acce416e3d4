package vn.ocop.portal.area;

import java.util.List;

/// A step of a reform.
///
/// @param units those that end
/// @param parts those that are made
public record ReformStep(ReformStepId id, ReformStepKind kind, List<AdministrativeUnitId> units, List<NewUnit> parts) {
    public ReformStep {
        units = List.copyOf(units);
        parts = List.copyOf(parts);
    }
}
