package vn.ocop.portal.core;

/// A rule of the field was broken by what a person asked for. The code is the key of the message that tells them,
/// the arguments fill it; nothing has been changed.
public final class RuleViolation extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient Object[] args;

    /// @param code key of the message, for instance `plan.number.taken`
    /// @param args what fills the message's places
    public RuleViolation(String code, Object... args) {
        super(code);
        this.code = code;
        this.args = args.clone();
    }

    /// Key of the message.
    public String code() {
        return code;
    }

    /// What fills the message's places.
    public Object[] args() {
        return args.clone();
    }
}
