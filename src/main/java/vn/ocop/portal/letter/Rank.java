package vn.ocop.portal.letter;

/// The four levels into which the body of a document is divided, the highest first (Nghị định 30/2020/NĐ-CP, Phụ lục I,
/// II.6: phần, mục, khoản, điểm). A công văn begins with clauses.
public enum Rank {
    /// "Phần I"; the title, in capitals, stands below it.
    PART(1),
    /// "I." with a title in capitals.
    SECTION(2),
    /// "1."
    CLAUSE(3),
    /// "a)"
    POINT(4);

    private final int depth;

    Rank(int depth) {
        this.depth = depth;
    }

    /// 1 for the highest.
    int depth() {
        return depth;
    }

    /// What the one of that number is called.
    /// @param number from 1 on
    public String label(int number) {
        if (number < 1) throw new IllegalArgumentException("the number of a " + this + " is " + number);
        return switch (this) {
            case PART -> "Phần " + Numerals.roman(number);
            case SECTION -> Numerals.roman(number) + ".";
            case CLAUSE -> number + ".";
            case POINT -> Numerals.letters(number) + ")";
        };
    }

    /// Whether titles of this rank are printed in capitals.
    boolean inCapitals() {
        return this == PART || this == SECTION;
    }
}
