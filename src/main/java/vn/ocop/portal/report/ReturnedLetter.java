package vn.ocop.portal.report;

/// An issued letter that the office gave back and nothing was begun about since.
///
/// @param step the return, its reason as the note
public record ReturnedLetter(ReportSummary report, ReportStep step) {}
