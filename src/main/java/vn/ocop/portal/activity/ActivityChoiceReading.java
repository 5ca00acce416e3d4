package vn.ocop.portal.activity;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Plans;

/// Keeps what the filters of the list offer and reads it again when the database says that it has changed: that is a
/// few times a year, and every list needs it.
@Component
class ActivityChoiceReading {
    /// When the units began that stand below the province today, but for those of later reforms.
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    private final Plans plans;
    private final ActivityTypes types;
    private final Areas areas;
    private final Organizations organizations;
    private final JdbcClient sql;
    private volatile @Nullable ActivityChoices last;

    ActivityChoiceReading(Plans plans, ActivityTypes types, Areas areas, Organizations organizations, JdbcClient sql) {
        this.plans = plans;
        this.types = types;
        this.areas = areas;
        this.organizations = organizations;
        this.sql = sql;
    }

    /// The choices as they were when last read, perhaps by now others.
    ActivityChoices latest() {
        var kept = last;
        return kept != null ? kept : now();
    }

    /// The choices as they are now.
    ActivityChoices now() {
        return of(sql.sql("select version::text from activity_choices")
                .query(String.class)
                .single());
    }

    /// The choices as they are now.
    ///
    /// @param version of the choices in the database, read before this was asked
    ActivityChoices of(String version) {
        var kept = last;
        if (kept != null && kept.isOf(version)) return kept;
        // What is read now is of that version or of a later one, and then the next list reads it again.
        var read = read(version);
        last = read;
        return read;
    }

    private ActivityChoices read(String version) {
        var all = types.all().stream()
                .sorted(Comparator.comparingInt(ActivityType::position))
                .toList();
        Map<String, ActivityChoices.Unit> units = new HashMap<>();
        var provinces = new HashSet<AdministrativeUnitId>();
        var history = areas.history();
        var byCode = List.copyOf(history.all());
        Map<AdministrativeUnitId, List<Area>> below = new HashMap<>();
        for (var area : byCode) {
            below.computeIfAbsent(area.id(), _ -> new ArrayList<>()).add(area);
            if (area.parentId() != null)
                below.computeIfAbsent(area.parentId(), _ -> new ArrayList<>()).add(area);
            if (area.kind() == UnitKind.PROVINCE) provinces.add(area.id());
        }
        for (var area : byCode) {
            var those = below.getOrDefault(area.id(), List.of());
            var ends = those.stream().map(history::recordsUntil).toList();
            units.put(
                    area.id().toString(),
                    new ActivityChoices.Unit(
                            units.size(),
                            area.fullName(),
                            those.stream().map(one -> one.id().value()).collect(Collectors.toSet()),
                            ends.contains(null)
                                    ? null
                                    : ends.stream()
                                            .filter(Objects::nonNull)
                                            .max(Comparator.naturalOrder())
                                            .orElse(null)));
        }
        List<Choice> present = new ArrayList<>();
        List<Choice> former = new ArrayList<>();
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        byCode.stream()
                .filter(area -> area.parentId() != null && provinces.contains(area.parentId()))
                .sorted(Comparator.<Area, String>comparing(area -> area.kind().name())
                        .thenComparing(Area::name, alphabet::compare))
                .forEach(area -> (area.validity().to() == null ? present : former)
                        .add(new Choice(area.id().toString(), shown(area))));
        return new ActivityChoices(
                version,
                plans.all().stream()
                        .map(plan -> new Choice(
                                plan.id().toString(),
                                plan.number() + " – " + VietnameseDates.onScreen(plan.issuedOn())))
                        .toList(),
                all.stream().map(type -> new Choice(type.code(), type.name())).toList(),
                all.stream().map(type -> new Choice(type.code(), type.nameEn())).toList(),
                present,
                former,
                units,
                organizations.ofKind(OrganizationKind.DEPARTMENT).stream()
                        .map(one -> new Choice(one.id().toString(), one.letterName()))
                        .toList(),
                history,
                organizations.successions());
    }

    /// The name, with its days where the group in which it is offered does not tell them.
    private static String shown(Area area) {
        var from = area.validity().from();
        return from == null || (from.equals(REFORM) && area.validity().to() == null)
                ? area.fullName()
                : area.pickedName();
    }
}
