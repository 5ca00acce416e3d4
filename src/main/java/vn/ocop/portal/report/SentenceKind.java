package vn.ocop.portal.report;

/// How a sentence stands among those of its paragraph, which decides the mark behind it.
public enum SentenceKind {
    /// A sentence of its own: full stop.
    SENTENCE,
    /// Opens a chain of clauses: "Về đào tạo, Sở … đã"; a blank.
    LEAD,
    /// One of a chain of clauses: semicolon, a full stop behind the last.
    CLAUSE,
    /// A line that begins with a dash: full stop.
    ITEM,
    /// A numbered title within a part; no mark. Above nothing it is not said.
    HEADING
}
