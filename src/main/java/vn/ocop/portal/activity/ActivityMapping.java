package vn.ocop.portal.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaConversion;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.area.AreaMap;
import vn.ocop.portal.area.AreaTurn;
import vn.ocop.portal.area.DecidedTurns;

/// The list of activities on the map of a day. The area that is asked for becomes the set of units, of whatever time,
/// that lie in it, before any activity is looked at; a row's places are converted when it is shown.
final class ActivityMapping {
    /// What was decided of the row's activity: from, to and direction of each decision.
    static final String DECIDED = """
            (select string_agg(d.from_unit_id || ' ' || d.to_unit_id || ' ' || d.forward, ';') from area_decision d
                    where d.record_kind = 'ACTIVITY' and d.record_id = a.activity_id and d.undone_at is null) as decided""";

    private static final String RECORDED = "select x.activity_id from activity_area x where x.unit_id = any(:mapUnits)";
    private static final String BY_DECISION = """
            select d.record_id from area_decision d
              join unnest(cast(:mapFroms as uuid[]), cast(:mapTos as uuid[])) as w(one, other) on w.one = d.from_unit_id and w.other = d.to_unit_id
            where d.record_kind = 'ACTIVITY' and d.undone_at is null""";
    private static final String UNDECIDED = """
            a.activity_id in (
              select n.activity_id
              from (select x.activity_id, x.unit_id from activity_area x where x.unit_id = any(:openUnits)
                    union all
                    select d.record_id, d.to_unit_id from area_decision d
                    where d.record_kind = 'ACTIVITY' and d.undone_at is null and d.to_unit_id = any(:openUnits)) n
                join unnest(cast(:openUnits as uuid[]), cast(:openTurns as uuid[]), cast(:openForward as boolean[])) as o(unit_id, turn_id, forward) on o.unit_id = n.unit_id
              where not exists (select 1 from area_decision d
                                where d.record_kind = 'ACTIVITY' and d.record_id = n.activity_id and d.undone_at is null
                                  and d.from_unit_id = o.turn_id and d.forward = o.forward)
              union all
              select x.activity_id from activity_area x
                join unnest(cast(:outlivedUnits as uuid[]), cast(:outlivedEnds as date[])) as l(unit_id, ended) on l.unit_id = x.unit_id
                join activity late on late.activity_id = x.activity_id
              where late.period_to > l.ended)""";

    private ActivityMapping() {}

    /// The names of a row's places on a map.
    record Named(List<String> names, ActivityRow.OnMap how) {}

    /// Adds what the filter asks of the map to the conditions.
    static void conditions(
            ActivityFilter filter, AreaHistory history, List<String> conditions, Map<String, Object> values) {
        var map = history.on(Objects.requireNonNull(filter.mapDay(history)));
        if (filter.area() != null) {
            var asked = map.with(filter.area());
            var recorded = map.recordedAs(asked);
            var ways = map.decidedAs(asked);
            values.put("mapUnits", ids(recorded));
            if (ways.isEmpty()) {
                conditions.add("a.activity_id in (" + RECORDED + ")");
                until(recorded, history, conditions, values);
            } else {
                conditions.add("a.activity_id in (" + RECORDED + " union all " + BY_DECISION + ")");
                values.put("mapFroms", ids(ways.stream().map(AreaMap.Way::from).toList()));
                values.put("mapTos", ids(ways.stream().map(AreaMap.Way::to).toList()));
            }
        }
        if (filter.undecided()) {
            var open = map.undecided();
            conditions.add(UNDECIDED);
            values.put("openUnits", ids(open.stream().map(AreaMap.Open::unit).toList()));
            values.put(
                    "openTurns", ids(open.stream().map(one -> one.turn().unit()).toList()));
            values.put(
                    "openForward",
                    open.stream().map(one -> one.turn().forward()).toArray(Boolean[]::new));
            var outlived = new ArrayList<>(history.outlived().entrySet());
            values.put(
                    "outlivedUnits",
                    ids(outlived.stream().map(Map.Entry::getKey).toList()));
            values.put(
                    "outlivedEnds",
                    outlived.stream().map(one -> one.getValue().toString()).toArray(String[]::new));
        }
    }

    /// No activity counts after the last day of its units: those since need not be looked at.
    private static void until(
            Set<AdministrativeUnitId> recorded,
            AreaHistory history,
            List<String> conditions,
            Map<String, Object> values) {
        var ends = new HashSet<LocalDate>();
        for (var area : history.of(recorded)) {
            var end = history.recordsUntil(area);
            if (end == null) return;
            ends.add(end);
        }
        ends.stream().max(Comparator.naturalOrder()).ifPresent(last -> {
            conditions.add("a.counts_on <= :mapUntil");
            values.put("mapUntil", last);
        });
    }

    static DecidedTurns decided(ResultSet row) throws SQLException {
        String decided = row.getString("decided");
        if (decided == null) return DecidedTurns.NONE;
        Map<AreaTurn, AdministrativeUnitId> ways = new HashMap<>();
        for (String one : decided.split(";")) {
            String[] parts = one.split(" ");
            ways.put(
                    new AreaTurn(AdministrativeUnitId.of(parts[0]), parts[2].startsWith("t")),
                    AdministrativeUnitId.of(parts[1]));
        }
        return new DecidedTurns(ways);
    }

    /// The names of the places on the map: what holds them, each once, and as they were recorded those that the map
    /// cannot tell.
    static Named named(List<String> places, DecidedTurns decided, AreaMap map) {
        var units = new LinkedHashSet<Area>();
        var names = new LinkedHashSet<String>();
        boolean moved = false;
        boolean byDecision = false;
        boolean undecided = false;
        boolean nowhere = false;
        for (String place : places) {
            var id = AdministrativeUnitId.of(place);
            switch (map.of(id, decided)) {
                case AreaConversion.To(var unit, var another, var chosen) -> {
                    units.add(unit);
                    moved |= another;
                    byDecision |= chosen;
                }
                case AreaConversion.Undecided _ -> {
                    map.recorded(id).map(Area::datedName).ifPresent(names::add);
                    undecided = true;
                }
                case AreaConversion.Nowhere _ -> {
                    map.recorded(id).map(Area::datedName).ifPresent(names::add);
                    nowhere = true;
                }
            }
        }
        var all = new ArrayList<String>();
        units.stream()
                .sorted(Comparator.comparing(Area::code))
                .map(Area::fullName)
                .forEach(all::add);
        all.addAll(names);
        return new Named(all, new ActivityRow.OnMap(moved, byDecision, undecided, nowhere));
    }

    private static UUID[] ids(Collection<AdministrativeUnitId> units) {
        return units.stream().map(AdministrativeUnitId::value).toArray(UUID[]::new);
    }
}
