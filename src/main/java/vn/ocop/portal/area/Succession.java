package vn.ocop.portal.area;

/// One step of what a unit came from or became.
///
/// @param unit the unit at the other end
public record Succession(Area unit, SuccessionKind kind) {}
