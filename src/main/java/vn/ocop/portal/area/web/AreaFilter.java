package vn.ocop.portal.area.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.VietnameseText;

/// Which units are asked for.
///
/// @param on the day on which they exist; null for today
/// @param q letters of their names, accents aside
record AreaFilter(
        @Nullable LocalDate on,
        @Nullable String q,
        @Nullable UnitKind kind) {
    boolean takes(Area area) {
        if (kind != null && area.kind() != kind) return false;
        return q == null
                || area.code().equals(q)
                || VietnameseText.fold(area.fullName()).contains(VietnameseText.fold(q));
    }
}
