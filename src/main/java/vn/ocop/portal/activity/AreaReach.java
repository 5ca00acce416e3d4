package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;

/// Tells which units right below the province no finished activity of any department reached.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('COORDINATOR')")
public class AreaReach {
    private static final String RECORDED = """
            with decisions as (
                select d.record_id, string_agg(d.from_unit_id || ' ' || d.to_unit_id || ' ' || d.forward, ';') as decided
                from area_decision d where d.record_kind = 'ACTIVITY' and d.undone_at is null
                group by d.record_id)
            select distinct x.unit_id, c.decided
            from activity a join activity_area x on x.activity_id = a.activity_id
              left join decisions c on c.record_id = a.activity_id
            where a.state = 'DONE' and a.counts_on between :from and :to
            """;

    private final JdbcClient sql;
    private final Areas areas;

    AreaReach(JdbcClient sql, Areas areas) {
        this.sql = sql;
        this.areas = areas;
    }

    /// What nobody reached.
    ///
    /// @param eras the units by the time in which they stood within the period; on a map, one of the map's units
    /// @param undecided how many recorded places may lie in several units of the map, so that they reached none of
    ///     them yet; 0 without a map
    public record Unreached(List<PlanGaps.Era> eras, int undecided) {}

    /// The units that no activity of the period reached. A commune until 30/6/2025 stands for its district.
    ///
    /// @param map the day on whose map the units are told; null as they were recorded
    public Unreached unreached(Period period, @Nullable LocalDate map) {
        var history = areas.history();
        Set<AdministrativeUnitId> reached = new HashSet<>();
        Set<AdministrativeUnitId> undecided = new HashSet<>();
        var onMap = map == null ? null : history.on(map);
        sql.sql(RECORDED).param("from", period.from()).param("to", period.to()).query(row -> {
            var recorded = new AdministrativeUnitId(row.getObject("unit_id", UUID.class));
            if (onMap == null) {
                below(history, recorded, reached);
                return;
            }
            switch (onMap.of(recorded, ActivityMapping.decided(row))) {
                case AreaConversion.To(var unit, var _, var _) -> below(history, unit.id(), reached);
                case AreaConversion.Undecided _ -> undecided.add(recorded);
                case AreaConversion.Nowhere _ -> {}
            }
        });
        if (onMap != null) {
            var units = onMap.belowProvince();
            return new Unreached(List.of(era(false, units, reached)), undecided.size());
        }
        var eras = new ArrayList<PlanGaps.Era>();
        for (boolean past : new boolean[] {true, false}) {
            var units = history.all().stream()
                    .filter(history::isBelowProvince)
                    .filter(unit -> !endsBefore(unit, period.from()) && !beginsAfter(unit, period.to()))
                    .filter(unit -> endsBefore(unit, period.to()) == past)
                    .toList();
            if (!units.isEmpty()) eras.add(era(past, units, reached));
        }
        return new Unreached(eras, 0);
    }

    private static PlanGaps.Era era(boolean past, List<Area> units, Set<AdministrativeUnitId> reached) {
        return new PlanGaps.Era(
                past,
                units.size(),
                units.stream().filter(unit -> !reached.contains(unit.id())).toList());
    }

    /// Adds the unit or the one above it that lies right below the province.
    private static void below(AreaHistory history, AdministrativeUnitId id, Set<AdministrativeUnitId> reached) {
        var unit = history.area(id);
        while (unit.isPresent()) {
            if (history.isBelowProvince(unit.get())) {
                reached.add(unit.get().id());
                return;
            }
            var above = unit.get().parentId();
            if (above == null) return;
            unit = history.area(above);
        }
    }

    private static boolean endsBefore(Area unit, LocalDate day) {
        var last = unit.validity().to();
        return last != null && last.isBefore(day);
    }

    private static boolean beginsAfter(Area unit, LocalDate day) {
        var first = unit.validity().from();
        return first != null && first.isAfter(day);
    }
}
