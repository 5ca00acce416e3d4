package vn.ocop.portal.activity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;

/// What a change of many activities would do.
///
/// @param changed those that it would change
/// @param leftOut those that it would leave as they are
/// @param told how many of the changed ones an issued letter tells of
/// @param more whether more activities match than are taken at once
public record BatchPreview(List<Row> changed, List<Row> leftOut, int told, boolean more) {
    /// An activity of it.
    ///
    /// @param version at which it was looked at
    /// @param told whether an issued letter tells of it; the letter stays as it is
    /// @param why it is left out; null where it would be changed
    public record Row(
            ActivityId id,
            int version,
            String topic,
            ActivityState state,
            Period period,
            boolean daysKnown,
            boolean told,
            @Nullable RuleViolation why) {}
}
