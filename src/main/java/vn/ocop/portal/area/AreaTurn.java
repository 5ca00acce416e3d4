package vn.ocop.portal.area;

/// A unit from which several ways lead: to its successors where it was split, or, going back in time, to its
/// predecessors where it was merged of several.
///
/// @param forward towards later days
public record AreaTurn(AdministrativeUnitId unit, boolean forward) {}
