package vn.ocop.portal.report;

/// What has to be done next for a request to be answered, and so by whom.
public enum DueStep {
    /// Nobody has begun: the department's staff.
    ANSWER,
    /// A draft, or one that a leader gave back: its author.
    FINISH,
    /// In review: the leaders.
    REVIEW,
    /// Signed: the registry.
    ISSUE,
    /// The office returned the letter: its author writes another.
    REPLACE
}
