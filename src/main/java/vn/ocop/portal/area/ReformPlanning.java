package vn.ocop.portal.area;

import static java.util.stream.Collectors.toCollection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// Works out what the steps of a reform do to the register, and what keeps them from being applied. Writes nothing.
final class ReformPlanning {
    private final AreaHistory history;
    private final LocalDate day;
    private final List<ReformStep> steps;
    private final List<ReformProblem> problems = new ArrayList<>();
    private final Map<AdministrativeUnitId, Set<String>> endings = new LinkedHashMap<>();
    private final Map<String, NewUnit> made = new TreeMap<>();
    private final Map<String, Integer> madeBy = new HashMap<>();
    private final Map<String, Set<AdministrativeUnitId>> comesFrom = new HashMap<>();

    private ReformPlanning(AreaHistory history, LocalDate day, List<ReformStep> steps) {
        this.history = history;
        this.day = day;
        this.steps = steps;
    }

    /// What the steps do on that day to the units as they are.
    static ReformEffect effect(AreaHistory history, LocalDate day, List<ReformStep> steps) {
        return new ReformPlanning(history, day, steps).effect();
    }

    private ReformEffect effect() {
        if (steps.isEmpty()) problem(0, "area.reform.problem.empty");
        for (int number = 1; number <= steps.size(); number++) collect(number, steps.get(number - 1));
        for (int number = 1; number <= steps.size(); number++) parts(number, steps.get(number - 1));
        endings.keySet().forEach(this::children);
        var ended = endings.entrySet().stream()
                .map(ending -> new ReformEffect.Ended(area(ending.getKey()), ending.getValue()))
                .sorted(Comparator.comparing(end -> end.unit().code()))
                .toList();
        var begun = made.values().stream().map(this::begun).toList();
        names(begun);
        return new ReformEffect(
                ended,
                begun,
                problems.stream()
                        .distinct()
                        .sorted(Comparator.comparingInt(ReformProblem::step))
                        .toList());
    }

    /// The units that the step ends, and the first telling of the units that it makes.
    private void collect(int number, ReformStep step) {
        var kind = step.kind();
        var codes = step.parts().stream().map(NewUnit::code).collect(toCollection(TreeSet::new));
        if (!kind.endsAsMany(step.units().size())) {
            problem(number, "area.reform.problem.units." + kind, step.units().size());
        }
        if (!kind.makesAsMany(codes.size())) {
            problem(number, "area.reform.problem.parts." + kind, codes.size());
        }
        for (var id : step.units()) {
            var unit = area(id);
            var from = unit.validity().from();
            var to = unit.validity().to();
            if (to != null) problem(number, "area.reform.problem.ended", shown(unit), VietnameseDates.onScreen(to));
            if (from != null && !day.isAfter(from)) {
                problem(
                        number,
                        "area.reform.problem.notYet",
                        shown(unit),
                        VietnameseDates.onScreen(from),
                        VietnameseDates.onScreen(day));
            }
            if (endings.put(id, codes) != null) problem(number, "area.reform.problem.twice", shown(unit));
            codes.forEach(code ->
                    comesFrom.computeIfAbsent(code, _ -> new LinkedHashSet<>()).add(id));
        }
        for (var part : step.parts()) {
            var other = made.get(part.code());
            if (kind != ReformStepKind.SPLIT) {
                var earlier = madeBy.put(part.code(), number);
                if (earlier != null) problem(number, "area.reform.problem.code.twice", part.code(), earlier);
            }
            if (other == null || other.name() == null) {
                made.put(part.code(), part);
            } else if (part.name() != null && (!part.name().equals(other.name()) || part.kind() != other.kind())) {
                problem(
                        number,
                        "area.reform.problem.part.differs",
                        part.code(),
                        VietnameseText.capitalised(part.fullName()),
                        VietnameseText.capitalised(other.fullName()));
            } else if (other.parent() == null && part.parent() != null) {
                made.put(part.code(), new NewUnit(other.code(), other.name(), other.kind(), part.parent()));
            }
        }
    }

    /// Whether the units that the step makes can be, now that all steps are known.
    private void parts(int number, ReformStep step) {
        var units = step.units().stream().map(this::area).toList();
        for (var part : step.parts()) {
            var unit = Objects.requireNonNull(made.get(part.code()));
            var kind = unit.kind();
            if (kind == null) {
                problem(number, "area.reform.problem.part.nameless", part.code());
                continue;
            }
            if (part.code().length() != kind.codeLength()) {
                problem(number, "area.reform.problem.code.form", part.code(), kind.word(), kind.codeLength());
            }
            history.all().stream()
                    .filter(area -> area.code().equals(part.code()) && !endings.containsKey(area.id()))
                    .filter(area -> area.validity().to() == null
                            || !area.validity().to().isBefore(day))
                    .findFirst()
                    .ifPresent(holder -> problem(
                            number,
                            "area.reform.problem.code.taken",
                            part.code(),
                            shown(holder),
                            VietnameseDates.onScreen(day)));
            units.stream()
                    .filter(area -> !area.kind().levelWith(kind))
                    .findFirst()
                    .ifPresent(area -> problem(
                            number,
                            "area.reform.problem.level",
                            shown(area),
                            VietnameseText.capitalised(unit.fullName())));
            parent(number, unit, kind);
        }
        if (step.kind() == ReformStepKind.RENAME
                && units.size() == 1
                && step.parts().size() == 1) {
            var unit = units.getFirst();
            var part = step.parts().getFirst();
            if (unit.code().equals(part.code())
                    && unit.name().equals(part.name())
                    && unit.kind() == part.kind()
                    && (part.parent() == null || part.parent().equals(unit.parentId()))) {
                problem(number, "area.reform.problem.rename.same", shown(unit));
            }
        }
        if (step.kind() == ReformStepKind.MERGE && step.parts().size() == 1) {
            var sources = comesFrom.getOrDefault(step.parts().getFirst().code(), Set.of());
            if (sources.size() == 1) problem(number, "area.reform.problem.merge.one", shown(units.getFirst()));
        }
    }

    private void parent(int number, NewUnit unit, UnitKind kind) {
        String name = VietnameseText.capitalised(unit.fullName());
        if (kind == UnitKind.PROVINCE) {
            if (unit.parent() != null) problem(number, "area.reform.problem.parent.province", name);
            return;
        }
        var parent = above(unit);
        if (parent == null) {
            problem(number, "area.reform.problem.parent.missing", name);
            return;
        }
        var its = parent.kind();
        if (its != UnitKind.PROVINCE && !(its.ofDistrictLevel() && kind.codeLength() == 5)) {
            problem(number, "area.reform.problem.parent.level", name, shown(parent));
        }
        var successors = endings.get(parent.id());
        if (successors != null) {
            if (successors.size() != 1) problem(number, "area.reform.problem.parent.ended", name, shown(parent));
        } else if (!parent.validity().includes(day)) {
            problem(number, "area.reform.problem.parent.ended", name, shown(parent));
        }
    }

    /// The unit above, as it stands before the reform: the one that was named, or the one above what it comes from.
    private @Nullable Area above(NewUnit unit) {
        if (unit.parent() != null) return area(unit.parent());
        if (unit.kind() == UnitKind.PROVINCE) return null;
        return comesFrom.getOrDefault(unit.code(), Set.of()).stream()
                .map(id -> area(id).parentId())
                .filter(Objects::nonNull)
                .findFirst()
                .map(this::area)
                .orElse(null);
    }

    private ReformEffect.Made begun(NewUnit unit) {
        var parent = above(unit);
        var successors = parent == null ? null : endings.get(parent.id());
        return new ReformEffect.Made(
                unit,
                parent,
                successors != null && successors.size() == 1
                        ? successors.iterator().next()
                        : null,
                history.of(comesFrom.getOrDefault(unit.code(), Set.of())));
    }

    private void children(AdministrativeUnitId ended) {
        var living = history.all().stream()
                .filter(area -> ended.equals(area.parentId()))
                .filter(area ->
                        area.validity().to() == null || !area.validity().to().isBefore(day))
                .filter(area -> !endings.containsKey(area.id()))
                .toList();
        if (!living.isEmpty()) {
            problem(
                    stepOf(ended),
                    "area.reform.problem.children",
                    shown(area(ended)),
                    living.size(),
                    VietnameseText.capitalised(living.getFirst().fullName()));
        }
    }

    /// Two units of one kind and name below one unit cannot be told apart.
    private void names(List<ReformEffect.Made> begun) {
        Map<List<Object>, String> taken = new HashMap<>();
        history.all().stream()
                .filter(area -> area.parentId() != null && !endings.containsKey(area.id()))
                .filter(area ->
                        area.validity().to() == null || !area.validity().to().isBefore(day))
                .forEach(area -> taken.put(
                        List.of(area.kind(), plain(area.name()), Objects.requireNonNull(area.parentId())),
                        area.code()));
        for (var one : begun) {
            var unit = one.unit();
            if (unit.name() == null || unit.kind() == null || one.parent() == null) continue;
            String code = taken.put(
                    List.of(unit.kind(), plain(unit.name()), one.parent().id()), unit.code());
            if (code != null && !code.equals(unit.code())) {
                problem(
                        madeBy.getOrDefault(unit.code(), 0),
                        "area.reform.problem.name.taken",
                        VietnameseText.capitalised(unit.fullName()),
                        code);
            }
        }
    }

    private int stepOf(AdministrativeUnitId ended) {
        for (int number = 1; number <= steps.size(); number++) {
            if (steps.get(number - 1).units().contains(ended)) return number;
        }
        return 0;
    }

    private Area area(AdministrativeUnitId id) {
        return history.area(id).orElseThrow(() -> new NotFound(id));
    }

    private void problem(int step, String code, Object... args) {
        problems.add(new ReformProblem(step, code, args));
    }

    private static String shown(Area area) {
        return VietnameseText.capitalised(area.fullName()) + " (" + area.code() + ")";
    }

    private static String plain(String name) {
        return name.toLowerCase(VietnameseText.VIETNAMESE);
    }
}
