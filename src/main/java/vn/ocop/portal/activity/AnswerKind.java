package vn.ocop.portal.activity;

/// What a question of an activity type takes for an answer.
public enum AnswerKind {
    /// One line.
    TEXT,
    /// Several lines.
    LONG_TEXT,
    /// One of the question's choices.
    CHOICE,
    /// A whole number from 0: a measure on an indicator.
    COUNT,
    /// An amount in đồng from 0: a measure on an indicator.
    MONEY;

    /// Whether the answer is a measure on an indicator.
    public boolean measures() {
        return this == COUNT || this == MONEY;
    }
}
