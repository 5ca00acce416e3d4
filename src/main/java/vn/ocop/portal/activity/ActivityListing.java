package vn.ocop.portal.activity;

import java.util.List;
import vn.ocop.portal.core.Page;

/// A page of activities and what its filters offer.
///
/// @param plans id and number of each plan, the latest first
/// @param types code and name of each type
/// @param areas id and dated name of each unit that ever stood right below the province, those of today last
public record ActivityListing(Page<ActivityRow> page, List<Choice> plans, List<Choice> types, List<Choice> areas) {
    /// Something to choose.
    ///
    /// @param value what is sent
    /// @param label what is read
    /// @param group what it stands under
    public record Choice(String value, String label, String group) {}
}
