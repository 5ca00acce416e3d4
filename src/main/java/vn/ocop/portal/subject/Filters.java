package vn.ocop.portal.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.AreaMap;
import vn.ocop.portal.core.VietnameseText;

/// The conditions of a list's statement, as its filter asks for them.
final class Filters {
    private final List<String> conditions = new ArrayList<>();
    final Map<String, Object> values = new HashMap<>();

    void add(String condition) {
        conditions.add(condition);
    }

    void add(String condition, String name, @Nullable Object value) {
        if (value == null) return;
        conditions.add(condition);
        values.put(name, value);
    }

    /// @param columns SQL of the folded texts that are searched
    void words(@Nullable String words, String... columns) {
        if (words == null) return;
        var any = new ArrayList<String>();
        for (String column : columns) any.add(column + " like '%' || vn_fold(:words) || '%'");
        conditions.add("(" + String.join(" or ", any) + ")");
        values.put("words", VietnameseText.literal(words));
    }

    void area(@Nullable AdministrativeUnitId area) {
        if (area == null) return;
        conditions.add("""
                s.unit_id in (with recursive below as (
                                  select u.unit_id from administrative_unit u where u.unit_id = :area
                                  union all
                                  select u.unit_id from administrative_unit u join below b on u.parent_id = b.unit_id)
                              select unit_id from below)""");
        values.put("area", area.value());
    }

    /// The unit, or one below it, on the map of a day: whatever was recorded in units that lie there now.
    void area(@Nullable AdministrativeUnitId area, AreaMap map, boolean undecided) {
        if (area != null) units("area", map.recordedAs(map.with(area)));
        if (undecided) {
            units("open", map.undecided().stream().map(AreaMap.Open::unit).toList());
        }
    }

    private void units(String name, Collection<AdministrativeUnitId> units) {
        conditions.add("s.unit_id = any(:" + name + ")");
        values.put(name, units.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new));
    }

    String where() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }
}
