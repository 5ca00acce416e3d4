package vn.ocop.portal.plan;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.SignedIn;

/// How far targets are reached by today. Answered by the room of activities, which this one does not know.
public interface TargetProgress {
    /// How far a target is.
    ///
    /// @param value with its unit
    /// @param percent of the target; null where that says nothing
    /// @param standing how it stands, in words
    /// @param icon the sign of that
    record Reached(String value, @Nullable String percent, String standing, String icon, String css) {}

    /// The targets of which the person may see figures; empty for who sees no activities.
    Map<PlanTargetId, Reached> of(SignedIn me, PlanDetails plan, Locale language);
}
