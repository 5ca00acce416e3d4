package vn.ocop.portal.account;

/// A filter (bộ lọc đã lưu) that a person keeps for a list under a name of their own.
///
/// @param byDefault whether the list opens with it
/// @param query the list's parameters as they stand in its address
public record SavedFilter(SavedFilterId id, boolean byDefault, String query, String name) {}
