package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All administrative units of all times and what became of them, as they were when they were read. The same object
/// may be kept and asked by many at once.
public final class AreaHistory {
    private static final int KEPT_MAPS = 64;
    private final Map<AdministrativeUnitId, Area> byId = new LinkedHashMap<>();
    private final Map<AdministrativeUnitId, List<Area>> successors = new HashMap<>();
    private final Map<AdministrativeUnitId, List<Area>> predecessors = new HashMap<>();
    private final Map<AdministrativeUnitId, End> ends;
    private final Map<List<AdministrativeUnitId>, SuccessionKind> kinds = new HashMap<>();
    private final Map<LocalDate, AreaMap> maps = new ConcurrentHashMap<>();

    /// One unit went, whole or in part, into another.
    public record Step(AdministrativeUnitId predecessor, AdministrativeUnitId successor, SuccessionKind kind) {}

    /// A unit in the line of another.
    ///
    /// @param depth how many reforms lie between, from 1
    /// @param kind how it was left or reached
    public record Link(int depth, Area unit, SuccessionKind kind) {}

    /// How a unit ended.
    ///
    /// @param abolished without a successor
    /// @param recordsUntil the day of the last record that stood on it after its end; null where none did
    public record End(boolean abolished, @Nullable LocalDate recordsUntil) {}

    /// @param ends of units that were abolished or whose records go on after their end
    public AreaHistory(Collection<Area> areas, Collection<Step> steps, Map<AdministrativeUnitId, End> ends) {
        areas.stream()
                .sorted(Comparator.comparing(Area::code)
                        .thenComparing(area -> area.id().value()))
                .forEach(area -> byId.put(area.id(), area));
        for (var step : steps) {
            var from = byId.get(step.predecessor());
            var to = byId.get(step.successor());
            if (from == null || to == null) throw new IllegalArgumentException("a step of unknown units: " + step);
            kinds.put(List.of(from.id(), to.id()), step.kind());
            successors.computeIfAbsent(from.id(), _ -> new ArrayList<>()).add(to);
            predecessors.computeIfAbsent(to.id(), _ -> new ArrayList<>()).add(from);
        }
        successors.values().forEach(units -> units.sort(Comparator.comparing(Area::code)));
        predecessors.values().forEach(units -> units.sort(Comparator.comparing(Area::code)));
        this.ends = Map.copyOf(ends);
    }

    /// All units, in the order of their codes.
    public Collection<Area> all() {
        return byId.values();
    }

    /// The unit of that id.
    public Optional<Area> area(AdministrativeUnitId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The units of these ids, in the order of their codes; unknown ids are passed over.
    public List<Area> of(Collection<AdministrativeUnitId> ids) {
        var wanted = Set.copyOf(ids);
        return wanted.isEmpty()
                ? List.of()
                : byId.values().stream()
                        .filter(area -> wanted.contains(area.id()))
                        .toList();
    }

    /// What the unit became, in the order of the codes.
    public List<Area> successorsOf(AdministrativeUnitId id) {
        return List.copyOf(successors.getOrDefault(id, List.of()));
    }

    /// What the unit came from, in the order of the codes.
    public List<Area> predecessorsOf(AdministrativeUnitId id) {
        return List.copyOf(predecessors.getOrDefault(id, List.of()));
    }

    /// The units to which a turn's ways lead.
    List<Area> ways(AreaTurn turn) {
        return turn.forward() ? successorsOf(turn.unit()) : predecessorsOf(turn.unit());
    }

    /// Whether the unit ended without a successor.
    public boolean isAbolished(AdministrativeUnitId id) {
        var end = ends.get(id);
        return end != null && end.abolished();
    }

    /// The last day on which something is recorded on the unit; null while it exists.
    public @Nullable LocalDate recordsUntil(Area area) {
        var end = ends.get(area.id());
        return end == null || end.recordsUntil() == null ? area.validity().to() : end.recordsUntil();
    }

    /// The units on which records stand that are dated after their end.
    public Map<AdministrativeUnitId, LocalDate> outlived() {
        var outlived = new LinkedHashMap<AdministrativeUnitId, LocalDate>();
        byId.values().forEach(area -> {
            var end = ends.get(area.id());
            var to = area.validity().to();
            if (to != null && end != null && end.recordsUntil() != null) outlived.put(area.id(), to);
        });
        return outlived;
    }

    /// The units right below a province on that day.
    public List<Area> belowProvinceOn(LocalDate day) {
        return byId.values().stream()
                .filter(area -> area.validity().includes(day) && isBelowProvince(area))
                .toList();
    }

    /// Whether a province stands right above the unit.
    public boolean isBelowProvince(Area area) {
        var parent = area.parentId() == null ? null : byId.get(area.parentId());
        return parent != null && parent.kind() == UnitKind.PROVINCE;
    }

    /// The first days of units, apart from those that were there ever since; each begins another map.
    public List<LocalDate> turningDays() {
        var days = new TreeSet<LocalDate>();
        byId.values().forEach(area -> {
            var from = area.validity().from();
            if (from != null) days.add(from);
        });
        return List.copyOf(days);
    }

    /// The unit and all that came of it, or all that it came from.
    Set<AdministrativeUnitId> reached(Collection<AdministrativeUnitId> from, boolean forward) {
        var reached = new LinkedHashSet<>(from);
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            for (var next : ways(new AreaTurn(waiting.poll(), forward))) {
                if (reached.add(next.id())) waiting.add(next.id());
            }
        }
        return reached;
    }

    /// All that came of the unit, or all that it came from, each below the unit by which it is reached.
    public List<Link> line(AdministrativeUnitId id, boolean forward) {
        var line = new ArrayList<Link>();
        follow(id, forward, 1, line);
        return line;
    }

    private void follow(AdministrativeUnitId id, boolean forward, int depth, List<Link> line) {
        for (var next : ways(new AreaTurn(id, forward))) {
            var kind = kinds.get(forward ? List.of(id, next.id()) : List.of(next.id(), id));
            line.add(new Link(depth, next, Objects.requireNonNull(kind)));
            follow(next.id(), forward, depth + 1, line);
        }
    }

    /// The map of that day.
    public AreaMap on(LocalDate day) {
        var kept = maps.get(day);
        if (kept != null) return kept;
        if (maps.size() >= KEPT_MAPS) maps.clear();
        return maps.computeIfAbsent(day, _ -> new AreaMap(this, day));
    }
}
