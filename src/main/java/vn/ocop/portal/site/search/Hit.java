package vn.ocop.portal.site.search;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record that was found.
///
/// @param parent the record on whose page it stands: the plan of a task
/// @param title what it is called
/// @param text what else of it was searched
/// @param note more about it: an activity's type, a report's state; empty where there is nothing
/// @param day by which it is ordered among others; null where it has none
/// @param until last day on which it was; null while it is, and for an activity whose days are known
/// @param organization whose it is; null where it is nobody's
record Hit(
        SearchKind kind,
        UUID id,
        @Nullable UUID parent,
        String title,
        String text,
        String note,
        @Nullable LocalDate day,
        @Nullable LocalDate until,
        @Nullable String organization) {}
