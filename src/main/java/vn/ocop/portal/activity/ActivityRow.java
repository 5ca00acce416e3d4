package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.List;
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
        @Nullable LocalDate departmentUntil) {}
