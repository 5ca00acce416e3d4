package vn.ocop.portal.area.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.NewUnit;
import vn.ocop.portal.area.ReformStep;
import vn.ocop.portal.area.ReformStepKind;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// A step of a reform as typed: the units to end, and rows for the new ones.
///
/// @param units ids of the chosen units
record StepForm(ReformStepKind kind, Set<String> units, List<Row> rows) {
    private static final int ROWS_OF_A_SPLIT = 3;
    private static final int MOST_ROWS = 50;

    /// A new unit as typed.
    ///
    /// @param kind name of the kind; empty where none was chosen
    /// @param parent id of the unit above; empty for the one above the old units
    record Row(String code, String name, String kind, String parent) {
        static final Row EMPTY = new Row("", "", "", "");

        boolean isEmpty() {
            return code.isEmpty() && name.isEmpty() && kind.isEmpty();
        }
    }

    static StepForm empty(ReformStepKind kind) {
        var rows = new ArrayList<Row>();
        for (int row = 0; row < rows(kind); row++) rows.add(Row.EMPTY);
        return new StepForm(kind, Set.of(), rows);
    }

    static StepForm of(ReformStep step) {
        return new StepForm(
                step.kind(),
                Set.copyOf(step.units().stream()
                        .map(AdministrativeUnitId::toString)
                        .toList()),
                step.parts().stream()
                        .map(part -> new Row(
                                part.code(),
                                part.name() == null ? "" : part.name(),
                                part.kind() == null ? "" : part.kind().name(),
                                part.parent() == null ? "" : part.parent().toString()))
                        .toList());
    }

    /// What was typed; rows stay where they stood.
    static StepForm typed(ReformStepKind kind, MultiValueMap<String, String> typed) {
        var codes = typed.getOrDefault("code", List.of());
        var rows = new ArrayList<Row>();
        for (int row = 0; row < Math.min(codes.size(), MOST_ROWS); row++) {
            rows.add(new Row(
                    codes.get(row).strip(),
                    at(typed, "name", row),
                    at(typed, "unitKind", row),
                    at(typed, "parent", row)));
        }
        if (rows.isEmpty() && kind.makes()) rows.add(Row.EMPTY);
        return new StepForm(kind, Set.copyOf(typed.getOrDefault("units", List.of())), rows);
    }

    /// With further rows to type in.
    StepForm longer() {
        var longer = new ArrayList<>(rows);
        for (int row = 0; row < ROWS_OF_A_SPLIT && longer.size() < MOST_ROWS; row++) longer.add(Row.EMPTY);
        return new StepForm(kind, units, longer);
    }

    /// The chosen units.
    ///
    /// @throws RuleViolation `area.reform.unit.unknown` where one is no id
    List<AdministrativeUnitId> ended() {
        try {
            return units.stream()
                    .filter(id -> !id.isBlank())
                    .map(AdministrativeUnitId::of)
                    .toList();
        } catch (IllegalArgumentException noId) {
            throw new RuleViolation("area.reform.unit.unknown");
        }
    }

    /// The new units, without the rows that were left empty.
    ///
    /// @throws RuleViolation where a row cannot be read
    List<NewUnit> parts() {
        return rows.stream().filter(row -> !row.isEmpty()).map(StepForm::part).toList();
    }

    private static NewUnit part(Row row) {
        String name = VietnameseText.clean(row.name());
        try {
            return new NewUnit(
                    row.code(),
                    name.isEmpty() ? null : name,
                    row.kind().isEmpty() ? null : UnitKind.valueOf(row.kind()),
                    parent(row));
        } catch (IllegalArgumentException unknown) {
            throw new RuleViolation("area.reform.part.name", row.code());
        }
    }

    private static @Nullable AdministrativeUnitId parent(Row row) {
        return row.parent().isEmpty() ? null : AdministrativeUnitId.of(row.parent());
    }

    private static int rows(ReformStepKind kind) {
        return kind == ReformStepKind.SPLIT ? ROWS_OF_A_SPLIT : kind.makes() ? 1 : 0;
    }

    private static String at(MultiValueMap<String, String> typed, String name, int row) {
        var values = typed.getOrDefault(name, List.of());
        return row < values.size() ? values.get(row).strip() : "";
    }
}
