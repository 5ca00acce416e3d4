package vn.ocop.portal.core;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

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

    /// Tells it in a form.
    ///
    /// @param field at which it is told; null where it concerns the form as a whole
    public void tellIn(Errors errors, @Nullable String field) {
        if (field == null) errors.reject(code, args, null);
        else errors.rejectValue(field, code, args, null);
    }

    /// What fills the message's places.
    public Object[] args() {
        return args.clone();
    }
}
