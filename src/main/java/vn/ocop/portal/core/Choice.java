package vn.ocop.portal.core;

/// What a person may choose in a form.
///
/// @param value what the form sends
/// @param label what the person reads
public record Choice(String value, String label) {}
