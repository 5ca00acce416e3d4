package vn.ocop.portal.core;

import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;

/// What may be there once only. A service looks first, for the message; but two people may look at the same moment, and
/// then the database refuses the second.
public final class Uniqueness {
    private Uniqueness() {}

    /// Does the work, which writes to the database before it returns.
    ///
    /// @param constraint name of the constraint that keeps the rule
    /// @throws RuleViolation `taken`, where that constraint refuses what was written
    public static <T> T keptBy(String constraint, RuleViolation taken, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataIntegrityViolationException refused) {
            String reason = refused.getMostSpecificCause().getMessage();
            if (reason != null && reason.contains(constraint)) throw taken;
            throw refused;
        }
    }
}
