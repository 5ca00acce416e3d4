package vn.ocop.portal.subject.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaMap;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.subject.ProductGroup;
import vn.ocop.portal.subject.Taxonomies;

/// What the forms and filters of the registers offer to choose from.
@Component
class RegisterChoices {
    private final Areas areas;
    private final Taxonomies taxonomies;
    private final MessageSource messages;

    RegisterChoices(Areas areas, Taxonomies taxonomies, MessageSource messages) {
        this.areas = areas;
        this.taxonomies = taxonomies;
        this.messages = messages;
    }

    /// Choices below one heading.
    record Group(String label, List<Choice> choices) {}

    /// The units that a list may be filtered by: those right below the province, of today first.
    List<Group> areasOfLists(Locale language) {
        var all = areas.all();
        var now = new ArrayList<Choice>();
        var former = new ArrayList<Choice>();
        for (var area : all) {
            if (area.kind().ofDistrictLevel()) former.add(choice(area));
            else if (isNow(area)) now.add(choice(area));
        }
        return List.of(
                new Group(word("subject.unit.now", language), now),
                new Group(word("subject.unit.former", language), former));
    }

    /// The units of a map that a list may be filtered by: those right below the province, then their communes.
    List<Group> areasOf(AreaMap map, Locale language) {
        var groups = new ArrayList<Group>();
        groups.add(new Group(
                word("subject.unit.onMap", language, VietnameseDates.onScreen(map.day())),
                map.belowProvince().stream().map(RegisterChoices::choice).toList()));
        for (var head : map.belowProvince()) {
            var below = map.units().stream()
                    .filter(area -> head.id().equals(area.parentId()))
                    .map(RegisterChoices::choice)
                    .toList();
            if (!below.isEmpty()) groups.add(new Group(VietnameseText.capitalised(head.fullName()), below));
        }
        return groups;
    }

    /// The units that a form offers: communes and wards of today, then the former districts each with its communes.
    List<Group> units(Locale language) {
        var all = areas.all();
        Map<AdministrativeUnitId, List<Choice>> below = new LinkedHashMap<>();
        for (var area : all) {
            if (area.parentId() != null) {
                below.computeIfAbsent(area.parentId(), _ -> new ArrayList<>()).add(choice(area));
            }
        }
        var groups = new ArrayList<Group>();
        groups.add(new Group(
                word("subject.unit.now", language),
                all.stream()
                        .filter(RegisterChoices::isNow)
                        .map(RegisterChoices::choice)
                        .toList()));
        for (var area : all) {
            if (!area.kind().ofDistrictLevel()) continue;
            var choices = new ArrayList<Choice>();
            choices.add(choice(area));
            below.getOrDefault(area.id(), List.of())
                    .forEach(commune ->
                            choices.add(new Choice(commune.value(), commune.label() + ", " + area.fullName())));
            groups.add(new Group(VietnameseText.capitalised(area.datedName()), choices));
        }
        return groups;
    }

    /// The groups to which a product may belong, by version and branch, the latest version first.
    List<Group> groupsOfForms() {
        var all = new ArrayList<Group>();
        for (var taxonomy : taxonomies.all()) {
            Map<String, List<Choice>> branches = new LinkedHashMap<>();
            for (var group : taxonomies.groups(taxonomy.code())) {
                if (group.leaf()) {
                    branches.computeIfAbsent(branch(group), _ -> new ArrayList<>())
                            .add(new Choice(value(group), belowBranch(group)));
                }
            }
            branches.forEach((branch, choices) -> all.add(new Group(taxonomy.name() + " – " + branch, choices)));
        }
        return all;
    }

    /// The groups that a list may be filtered by: those of the latest version, then those of earlier ones that have
    /// another code or name.
    List<Choice> groupsOfLists() {
        var seen = new LinkedHashMap<String, Choice>();
        for (var taxonomy : taxonomies.all()) {
            for (var group : taxonomies.groups(taxonomy.code())) {
                String indent = "\u2003"
                        .repeat((int) group.code().chars().filter(c -> c == '.').count());
                seen.putIfAbsent(
                        group.code() + group.name(),
                        new Choice(value(group), indent + group.code() + " " + group.name()));
            }
        }
        return List.copyOf(seen.values());
    }

    /// The values of an enumeration with their words.
    List<Choice> words(Enum<?>[] values, String key, Locale language) {
        return Stream.of(values)
                .map(one -> new Choice(one.name(), word(key + "." + one.name(), language)))
                .toList();
    }

    /// A word of the room.
    String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args.length == 0 ? null : args, language);
    }

    /// Who did it and when.
    String by(Map<AccountId, String> names, AccountId who, Instant when, Locale language) {
        return word("subject.by", language, names.getOrDefault(who, ""), VietnameseDates.onScreen(when));
    }

    private static String value(ProductGroup group) {
        return group.taxonomy() + ":" + group.code();
    }

    private static String branch(ProductGroup group) {
        return group.path().split(" › ", 2)[0];
    }

    private static String belowBranch(ProductGroup group) {
        var parts = group.path().split(" › ", 2);
        return parts.length == 1 ? parts[0] : parts[1];
    }

    private static boolean isNow(Area area) {
        return area.validity().to() == null && area.kind() != UnitKind.PROVINCE;
    }

    private static Choice choice(Area area) {
        return new Choice(area.id().toString(), VietnameseText.capitalised(area.fullName()));
    }
}
