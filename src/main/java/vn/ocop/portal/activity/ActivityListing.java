package vn.ocop.portal.activity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.ListMemory;
import vn.ocop.portal.core.Page;

/// A page of activities and what its filters offer.
///
/// @param page its number means something only where a numbered page was asked for
/// @param memory what the person saved for the list
/// @param columns what the rows tell
/// @param first place of the first row; null on an empty page
/// @param last place of the last row
/// @param earlier whether rows come before these
/// @param later whether rows follow these
public record ActivityListing(
        Page<ActivityRow> page,
        ActivityChoices choices,
        ListMemory memory,
        Set<ActivityColumn> columns,
        @Nullable ActivityPlace first,
        @Nullable ActivityPlace last,
        boolean earlier,
        boolean later) {}
