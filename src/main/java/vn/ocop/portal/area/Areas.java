package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;

/// Reads the administrative units.
@Service
@Transactional(readOnly = true)
public class Areas {
    private final AdministrativeUnitRepository units;
    private final JdbcClient sql;

    Areas(AdministrativeUnitRepository units, JdbcClient sql) {
        this.units = units;
        this.sql = sql;
    }

    /// The unit of that id.
    ///
    /// @throws NotFound where there is none
    public Area get(AdministrativeUnitId id) {
        return of(Set.of(id)).stream().findFirst().orElseThrow(() -> new NotFound(id));
    }

    /// What the unit came from, in the order of the codes.
    public List<Succession> predecessorsOf(AdministrativeUnitId id) {
        return successions("""
                select predecessor_id as other, kind from administrative_unit_succession where successor_id = :id
                """, id);
    }

    /// What the unit became, in the order of the codes; several where it was split, none while it exists or where
    /// its level was abolished.
    public List<Succession> successorsOf(AdministrativeUnitId id) {
        return successions("""
                select successor_id as other, kind from administrative_unit_succession where predecessor_id = :id
                """, id);
    }

    /// All units that existed on that day, the province among them, in the order of their codes.
    public List<Area> on(LocalDate day) {
        return units.findOn(day).stream().map(AdministrativeUnit::asArea).toList();
    }

    /// All units ever, those of today first.
    public List<Area> all() {
        return units.findAllOrdered().stream().map(AdministrativeUnit::asArea).toList();
    }

    /// The units of these ids, in the order of their codes; unknown ids are passed over.
    public List<Area> of(Collection<AdministrativeUnitId> ids) {
        return ids.isEmpty()
                ? List.of()
                : units.findByIds(ids).stream().map(AdministrativeUnit::asArea).toList();
    }

    /// The units right below the province on that day: its districts and cities until 30/6/2025, its communes and
    /// wards since.
    public List<Area> belowProvinceOn(LocalDate day) {
        var all = on(day);
        var provinces = all.stream()
                .filter(area -> area.kind() == UnitKind.PROVINCE)
                .map(Area::id)
                .toList();
        return all.stream()
                .filter(area -> area.parentId() != null && provinces.contains(area.parentId()))
                .toList();
    }

    private List<Succession> successions(String steps, AdministrativeUnitId id) {
        Map<AdministrativeUnitId, SuccessionKind> kinds = new HashMap<>();
        sql.sql(steps).param("id", id.value()).query(row -> {
            kinds.put(AdministrativeUnitId.of(row.getString("other")), SuccessionKind.valueOf(row.getString("kind")));
        });
        return of(kinds.keySet()).stream()
                .map(unit -> new Succession(unit, Objects.requireNonNull(kinds.get(unit.id()))))
                .toList();
    }
}
