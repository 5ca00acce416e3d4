package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is recorded on administrative units. Answered by each room that records something on them, which this one does
/// not know: a reform shows what it touches, and is undone only while nothing is recorded on its new units.
public interface AreaUses {
    /// Records of one kind on one unit.
    ///
    /// @param kind the end of the message key `area.use.<kind>`: `activity`
    /// @param total how many there are
    /// @param late how many of them are dated on the day asked for or later
    /// @param until the day of the latest of those; null where there are none
    /// @param lateOf how many of those each organization has, by its letter name
    /// @param address of the page that lists them
    /// @param readers the roles that may open that page; empty where everybody may
    record Use(
            AdministrativeUnitId unit,
            String kind,
            long total,
            long late,
            @Nullable LocalDate until,
            Map<String, Long> lateOf,
            String address,
            Set<String> readers) {}

    /// What is recorded on these units; nothing for a unit that has no record.
    ///
    /// @param day records dated on it or later are late
    List<Use> of(Collection<AdministrativeUnitId> units, LocalDate day);
}
