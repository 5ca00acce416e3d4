package vn.ocop.portal.core;

/// A filter of a list that is on.
///
/// @param text what it asks for, in words
/// @param href address of the list without it
public record FilterChip(String text, String href) {}
