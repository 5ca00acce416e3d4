package vn.ocop.portal.area;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The map of a day (bản đồ của một ngày): what each recorded unit, of whatever time, is on that day. A unit that
/// exists then is itself; one that was renamed or merged is what holds it, through as many reforms as lie between;
/// where it was split, or its level abolished, nothing is guessed. Going back in time the same rule holds the other way
/// round: a unit is what it came from where that was one unit, and undecided where it was merged of several.
public final class AreaMap {
    private final AreaHistory history;
    private final LocalDate day;
    private final Map<AdministrativeUnitId, Outcomes> outcomes = new HashMap<>();
    private final Map<AdministrativeUnitId, AreaConversion> conversions = new LinkedHashMap<>();
    private final Map<AdministrativeUnitId, Set<AdministrativeUnitId>> recordedAs = new HashMap<>();

    AreaMap(AreaHistory history, LocalDate day) {
        this.history = history;
        this.day = day;
        for (var area : history.all()) {
            var conversion = convert(area.id(), DecidedTurns.NONE);
            conversions.put(area.id(), conversion);
            if (conversion instanceof AreaConversion.To(var unit, var _, var _)) {
                recordedAs
                        .computeIfAbsent(unit.id(), _ -> new LinkedHashSet<>())
                        .add(area.id());
            }
        }
    }

    /// All that a unit may be on the day.
    ///
    /// @param lost whether a part of it may be nowhere
    private record Outcomes(Set<AdministrativeUnitId> units, boolean lost) {}

    /// A decision that leads to a unit: from where to which.
    public record Way(AdministrativeUnitId from, AdministrativeUnitId to) {}

    /// A unit whose records need a decision, and the turn at which.
    public record Open(AdministrativeUnitId unit, AreaTurn turn) {}

    /// The map's day.
    public LocalDate day() {
        return day;
    }

    /// The units of the map, in the order of their codes.
    public List<Area> units() {
        return history.all().stream()
                .filter(area -> area.validity().includes(day))
                .toList();
    }

    /// The units of the map right below the province.
    public List<Area> belowProvince() {
        return history.belowProvinceOn(day);
    }

    /// Whether the unit exists on the map.
    public boolean has(AdministrativeUnitId id) {
        return history.area(id).filter(area -> area.validity().includes(day)).isPresent();
    }

    /// A unit of whatever time.
    public Optional<Area> recorded(AdministrativeUnitId id) {
        return history.area(id);
    }

    /// What a recorded unit is on the map.
    public AreaConversion of(AdministrativeUnitId recorded) {
        return Objects.requireNonNullElseGet(
                conversions.get(recorded), () -> new AreaConversion.Nowhere(AreaConversion.Why.NOT_RECORDED));
    }

    /// What a unit that one record names is on the map, by what was decided of that record.
    public AreaConversion of(AdministrativeUnitId recorded, DecidedTurns decided) {
        return decided.ways().isEmpty() || !conversions.containsKey(recorded)
                ? of(recorded)
                : convert(recorded, decided);
    }

    /// The unit of the map and the units of the map right below it.
    public Set<AdministrativeUnitId> with(AdministrativeUnitId unit) {
        return history.all().stream()
                .filter(area -> area.validity().includes(day))
                .filter(area -> area.id().equals(unit) || unit.equals(area.parentId()))
                .map(Area::id)
                .collect(toCollection(LinkedHashSet::new));
    }

    /// All units, of whatever time, that are one of these on the map without anybody's decision: what is recorded on
    /// them is found by this set, before any record is looked at.
    public Set<AdministrativeUnitId> recordedAs(Collection<AdministrativeUnitId> units) {
        return units.stream()
                .flatMap(unit -> recordedAs.getOrDefault(unit, Set.of()).stream())
                .collect(toCollection(LinkedHashSet::new));
    }

    /// The decisions by which a record is one of these on the map.
    public List<Way> decidedAs(Collection<AdministrativeUnitId> units) {
        var wanted = new HashSet<>(units);
        var ways = new ArrayList<Way>();
        turns().forEach(turn -> history.ways(turn).forEach(way -> {
            if (of(way.id()) instanceof AreaConversion.To(var unit, var _, var _) && wanted.contains(unit.id())) {
                ways.add(new Way(turn.unit(), way.id()));
            }
        }));
        return ways;
    }

    /// The units whose records need a decision, each with its first turn.
    public List<Open> undecided() {
        var open = new ArrayList<Open>();
        conversions.forEach((unit, conversion) -> {
            if (conversion instanceof AreaConversion.Undecided(var turn, var _, var _)) open.add(new Open(unit, turn));
        });
        return open;
    }

    private Set<AreaTurn> turns() {
        return undecided().stream().map(Open::turn).collect(toCollection(LinkedHashSet::new));
    }

    private AreaConversion convert(AdministrativeUnitId recorded, DecidedTurns decided) {
        var node = recorded;
        boolean byDecision = false;
        while (true) {
            var found = outcomes(node);
            if (found.units().isEmpty()) return new AreaConversion.Nowhere(why(node));
            if (found.units().size() == 1 && !found.lost()) {
                var unit = history.area(found.units().iterator().next()).orElseThrow();
                return new AreaConversion.To(unit, !unit.id().equals(recorded), byDecision);
            }
            var turn = new AreaTurn(node, isBefore(node));
            var ways = history.ways(turn);
            if (ways.size() == 1) {
                node = ways.getFirst().id();
                continue;
            }
            var way = decided.at(turn)
                    .filter(to -> ways.stream().anyMatch(one -> one.id().equals(to)));
            if (way.isEmpty()) {
                return new AreaConversion.Undecided(
                        turn,
                        ways,
                        found.units().stream()
                                .map(id -> history.area(id).orElseThrow())
                                .sorted(Comparator.comparing(Area::code))
                                .toList());
            }
            node = way.get();
            byDecision = true;
        }
    }

    private Outcomes outcomes(AdministrativeUnitId node) {
        var kept = outcomes.get(node);
        if (kept != null) return kept;
        Outcomes found;
        if (has(node)) {
            found = new Outcomes(Set.of(node), false);
        } else {
            var units = new LinkedHashSet<AdministrativeUnitId>();
            var ways = history.ways(new AreaTurn(node, isBefore(node)));
            boolean lost = ways.isEmpty();
            for (var way : ways) {
                var beyond = outcomes(way.id());
                units.addAll(beyond.units());
                lost |= beyond.lost();
            }
            found = new Outcomes(units, lost);
        }
        outcomes.put(node, found);
        return found;
    }

    /// Whether the unit ended before the map's day, so that its successors are asked.
    private boolean isBefore(AdministrativeUnitId node) {
        return history.area(node)
                .map(area -> area.validity().to())
                .filter(to -> to.isBefore(day))
                .isPresent();
    }

    private AreaConversion.Why why(AdministrativeUnitId node) {
        if (!isBefore(node)) return AreaConversion.Why.NOT_YET;
        return history.reached(Set.of(node), true).stream().anyMatch(history::isAbolished)
                ? AreaConversion.Why.ABOLISHED
                : AreaConversion.Why.NOT_RECORDED;
    }
}
