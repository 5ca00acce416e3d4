package vn.ocop.portal.activity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.Period;

/// An activity as a list shows it.
///
/// @param type name of the type, in the language of the screen
/// @param places names with their kinds, at most three
/// @param placeCount how many places there are
/// @param partners letter names of the co-operating organizations, at most three
/// @param partnerCount how many of them there are
/// @param department letter name of the department
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
        Map<ActivityColumn, String> more) {}
