package vn.ocop.portal.area;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
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

    /// Lets no reform end these units or take them away until the caller's transaction ends, and
    /// waits for one that is doing so at this moment. Who saves what names units holds them first,
    /// all in one call, and looks at them afterwards: so the later of the two is told what they
    /// would be told a minute later. Nothing may have read them in the same transaction before, for
    /// Hibernate would show them as they were then. Unknown ids are passed over.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<AdministrativeUnitId> units) {
        hold(units, Set.of());
    }

    /// As [#hold(Collection)], and all that lay right below the province on one of these days besides.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<AdministrativeUnitId> units, Collection<LocalDate> everywhereOn) {
        if (units.isEmpty() && everywhereOn.isEmpty()) return;
        var held = held(units, everywhereOn);
        if (everywhereOn.isEmpty()) return;
        // A reform for which this waited has made others, which hold the place now.
        for (var now = held(units, everywhereOn); !now.equals(held); now = held(units, everywhereOn)) held = now;
    }

    private List<UUID> held(Collection<AdministrativeUnitId> units, Collection<LocalDate> days) {
        return sql.sql("""
                        select u.unit_id from administrative_unit u
                        where u.unit_id = any(:units)
                           or exists (select 1 from administrative_unit p, unnest(:days) day
                                      where p.unit_id = u.parent_id and p.kind = 'PROVINCE'
                                        and day >= u.valid_from is not false and day <= u.valid_to is not false)
                        order by u.unit_id for key share of u
                        """)
                .param("units", units.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new))
                .param("days", days.stream().map(Date::valueOf).toArray(Date[]::new))
                .query((row, _) -> row.getObject("unit_id", UUID.class))
                .list();
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

    /// All units of all times and what became of them, read now. Whoever keeps it sees no later reform.
    public AreaHistory history() {
        var steps = sql.sql("select predecessor_id, successor_id, kind from administrative_unit_succession")
                .query((row, _) -> new AreaHistory.Step(
                        AdministrativeUnitId.of(row.getString("predecessor_id")),
                        AdministrativeUnitId.of(row.getString("successor_id")),
                        SuccessionKind.valueOf(row.getString("kind"))))
                .list();
        var ends = new HashMap<AdministrativeUnitId, AreaHistory.End>();
        sql.sql("""
                select unit_id, abolished, records_until from administrative_unit where abolished or records_until is not null
                """).query(row -> {
            ends.put(
                    AdministrativeUnitId.of(row.getString("unit_id")),
                    new AreaHistory.End(row.getBoolean("abolished"), row.getObject("records_until", LocalDate.class)));
        });
        return new AreaHistory(all(), steps, ends);
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

    /// The applied reforms that ended or made the unit, the earliest first.
    public List<Reform.Summary> reformsOf(AdministrativeUnitId id) {
        return sql.sql("""
                        select r.reform_id, r.number, r.title, r.takes_effect_on
                        from area_reform r
                        where r.state = 'APPLIED' and r.reform_id in (
                            select u.reform_id from area_reform_unit u where u.unit_id = :id
                            union all
                            select s.reform_id from area_reform_part p join area_reform_step s on s.step_id = p.step_id
                            where p.unit_id = :id)
                        order by r.takes_effect_on, r.number
                        """)
                .param("id", id.value())
                .query((row, _) -> new Reform.Summary(
                        ReformId.of(row.getString("reform_id")),
                        row.getString("number"),
                        row.getString("title"),
                        row.getObject("takes_effect_on", LocalDate.class),
                        ReformState.APPLIED,
                        0))
                .list();
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
