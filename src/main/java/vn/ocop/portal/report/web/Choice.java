package vn.ocop.portal.report.web;

/// An option of a choice.
record Choice(String value, String label) {}
