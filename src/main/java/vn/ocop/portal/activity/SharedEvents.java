package vn.ocop.portal.activity;

import java.util.Collection;
import java.util.Map;

/// Tells which activities are an event that another one tells too, so that totals over several departments count it
/// once. Where nobody answers, nothing is shared.
public interface SharedEvents {
    /// Those of these activities that are counted elsewhere, each with the activity that is counted in its place,
    /// which may be none of these.
    Map<ActivityId, ActivityId> countedElsewhere(Collection<ActivityId> activities);
}
