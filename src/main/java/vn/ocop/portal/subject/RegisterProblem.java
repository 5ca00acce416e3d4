package vn.ocop.portal.subject;

import java.util.List;
import vn.ocop.portal.core.RuleViolation;

/// What is wrong with a field of a draft.
///
/// @param field name of the draft's field
/// @param code key of the message
/// @param args what fills the message's places
public record RegisterProblem(String field, String code, List<Object> args) {
    RegisterProblem(String field, String code, Object... args) {
        this(field, code, List.of(args));
    }

    /// The same as what a service throws.
    RuleViolation asViolation() {
        return new RuleViolation(code, args.toArray());
    }
}
