package vn.ocop.portal.report;

/// The parts of a report letter, in their order. A part without a sentence vanishes with its heading.
public enum Section {
    /// What is answered, and under which plan.
    OPENING(false),
    /// What became of the tasks that the last letters promised for the period.
    COMMITMENTS(true),
    /// Results of the period.
    RESULTS(true),
    /// Difficulties and their causes; written by hand.
    DIFFICULTIES(true),
    /// Tasks of the next period.
    NEXT_TASKS(true),
    /// Recommendations; written by hand.
    RECOMMENDATIONS(true),
    /// Whom the report is for.
    CLOSING(false);

    private final boolean headed;

    Section(boolean headed) {
        this.headed = headed;
    }

    /// Whether the part has a numbered heading.
    public boolean headed() {
        return headed;
    }
}
