package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.organization.Successions;

/// What the filters of the list of activities offer, and the names that its rows take from there. The same object for
/// as long as nothing of it changes, so that what is made of it may be kept beside it.
public final class ActivityChoices {
    private final String version;
    private final List<Choice> plans;
    private final List<Choice> types;
    private final List<Choice> typesInEnglish;
    private final List<Choice> areas;
    private final List<Choice> formerAreas;
    private final Map<String, Unit> units;
    private final Successions successions;
    private final List<Choice> departments;
    private final AreaHistory history;

    ActivityChoices(
            String version,
            List<Choice> plans,
            List<Choice> types,
            List<Choice> typesInEnglish,
            List<Choice> areas,
            List<Choice> formerAreas,
            Map<String, Unit> units,
            List<Choice> departments,
            AreaHistory history,
            Successions successions) {
        this.successions = successions;
        this.version = version;
        this.plans = List.copyOf(plans);
        this.types = List.copyOf(types);
        this.typesInEnglish = List.copyOf(typesInEnglish);
        this.areas = List.copyOf(areas);
        this.formerAreas = List.copyOf(formerAreas);
        this.units = Map.copyOf(units);
        this.departments = List.copyOf(departments);
        this.history = history;
    }

    /// An administrative unit as a row names it.
    ///
    /// @param place among all units, by code
    /// @param below the ids of the unit itself and of those below it
    /// @param until the last day on which something is recorded on one of these; null while one of them exists
    record Unit(
            int place,
            String name,
            Set<UUID> below,
            @Nullable LocalDate until) {}

    /// Id and number of each plan, the latest first.
    public List<Choice> plans() {
        return plans;
    }

    /// Code and name of each type.
    public List<Choice> types(Locale language) {
        return language.getLanguage().equals("en") ? typesInEnglish : types;
    }

    /// Id and name of each unit that stands right below the province today.
    public List<Choice> areas() {
        return areas;
    }

    /// Id and name of each unit that stood right below the province and is no more.
    public List<Choice> formerAreas() {
        return formerAreas;
    }

    /// Which departments became part of which: a list shows the activities of those for which its reader answers.
    Successions successions() {
        return successions;
    }

    /// Id and letter name of each department.
    public List<Choice> departments() {
        return departments;
    }

    /// All administrative units, and what became of them.
    public AreaHistory history() {
        return history;
    }

    /// Whether this is what the database holds in that version.
    boolean isOf(String version) {
        return this.version.equals(version);
    }

    /// The name of the type; its code where it is not known.
    String type(String code, Locale language) {
        return types(language).stream()
                .filter(one -> one.value().equals(code))
                .map(Choice::label)
                .findFirst()
                .orElse(code);
    }

    /// The unit of that id.
    Optional<Unit> unit(String id) {
        return Optional.ofNullable(units.get(id));
    }

    /// The names of the units of these ids, in the order of their codes; unknown ids are passed over.
    List<String> units(List<String> ids) {
        return ids.stream()
                .map(units::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Unit::place))
                .map(Unit::name)
                .toList();
    }
}
