package vn.ocop.portal.letter;

/// By which authority a letter is signed (quyền hạn ký: Nghị định 30/2020/NĐ-CP, Điều 13).
public enum SigningAuthority {
    /// The head signs.
    DIRECT(""),
    /// The acting head signs (quyền).
    ACTING("Q."),
    /// A deputy signs for the head (ký thay).
    FOR_HEAD("KT."),
    /// The head of a subordinate unit signs by standing regulation (thừa lệnh).
    BY_ORDER("TL."),
    /// Someone signs by written, time-limited authorization (thừa ủy quyền).
    BY_AUTHORIZATION("TUQ."),
    /// The head signs for a collective leadership (thay mặt).
    COLLECTIVE("TM.");

    private final String prefix;

    SigningAuthority(String prefix) {
        this.prefix = prefix;
    }

    /// What is printed before the title; empty when the head signs.
    public String prefix() {
        return prefix;
    }

    /// Whether the block names someone else on a line above the signer's own title.
    boolean onBehalf() {
        return switch (this) {
            case DIRECT, ACTING -> false;
            case FOR_HEAD, BY_ORDER, BY_AUTHORIZATION, COLLECTIVE -> true;
        };
    }
}
