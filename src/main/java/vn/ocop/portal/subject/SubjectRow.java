package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;

/// A subject as a list shows it.
///
/// @param womenLed null where it is not known, as `womenOwned`
/// @param products how many it has
/// @param stars the most that one of them has in force today; 0 where none has any
public record SubjectRow(
        SubjectId id,
        String name,
        SubjectType type,
        Area area,
        @Nullable String taxCode,
        @Nullable String representative,
        @Nullable Boolean womenLed,
        @Nullable Boolean womenOwned,
        int products,
        int stars,
        @Nullable LocalDate ceasedOn) {}
