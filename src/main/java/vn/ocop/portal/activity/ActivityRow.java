package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// An activity as a list shows it.
///
/// @param type name of the type, in the language of the screen
/// @param places names with their kinds, at most three
/// @param placeCount how many places there are
/// @param partners letter names of the co-operating organizations, at most three
/// @param partnerCount how many of them there are
/// @param department letter name of the department
/// @param departmentId the department
/// @param departmentUntil last day of a department that became part of another, where it is not the reader's own;
///     null else
/// @param onMap how the places came onto the map that was asked for; null where none was
/// @param more what further columns show, those that were asked for and are not empty
public record ActivityRow(
        String id,
        String topic,
        ActivityState state,
        Period period,
        boolean daysKnown,
        String type,
        @Nullable String venue,
        List<String> places,
        int placeCount,
        List<String> partners,
        int partnerCount,
        String department,
        OrganizationId departmentId,
        @Nullable LocalDate departmentUntil,
        @Nullable OnMap onMap,
        Map<ActivityColumn, String> more) {
    /// How the places of a row came onto a map.
    ///
    /// @param moved another unit than the recorded one stands for one of them
    /// @param decided a person's decision led to one of them
    /// @param undecided one of them waits for a decision, and is named as it was recorded
    /// @param nowhere no unit of the map holds one of them, and it is named as it was recorded
    public record OnMap(boolean moved, boolean decided, boolean undecided, boolean nowhere) {}
}
