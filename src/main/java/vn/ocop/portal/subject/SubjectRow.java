package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;

/// A subject as a list shows it.
///
/// @param onMap what the area is on the map that was asked for; null where none was
/// @param womenLed null where it is not known, as `womenOwned`
/// @param products how many it has
/// @param stars the most that one of them has in force today; 0 where none has any
public record SubjectRow(
        SubjectId id,
        String name,
        SubjectType type,
        Area area,
        @Nullable AreaConversion onMap,
        @Nullable String taxCode,
        @Nullable String representative,
        @Nullable Boolean womenLed,
        @Nullable Boolean womenOwned,
        int products,
        int stars,
        @Nullable LocalDate ceasedOn) {
    /// Which conversion it is: `To`, `Undecided` or `Nowhere`; empty where no map was asked for.
    public String getOnMapKind() {
        return onMap == null ? "" : onMap.getClass().getSimpleName();
    }
}
