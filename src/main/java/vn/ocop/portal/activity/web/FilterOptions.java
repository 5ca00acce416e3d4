package vn.ocop.portal.activity.web;

import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.activity.ActivityChoices;
import vn.ocop.portal.activity.ActivityColumn;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaMap;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.VietnameseText;

/// The options of the list's filters, in HTML. There are more than a hundred, which a template takes longer to write
/// than
/// all the rest of the page, and they stay the same for months: they are written once for each language.
@Component
class FilterOptions {
    private final ActivityWords words;
    private final Map<Locale, Written> written = new ConcurrentHashMap<>();
    private final Map<String, String> usualColumns = new ConcurrentHashMap<>();

    FilterOptions(ActivityWords words) {
        this.words = words;
    }

    /// @param of what they were written of
    /// @param byFilter the options by the name of the filter
    private record Written(ActivityChoices of, Map<String, String> byFilter) {}

    /// The states that may be chosen, and those that are asked for together most often.
    List<Choice> states(Locale language) {
        return Stream.concat(
                        Stream.of(ActivityState.values())
                                .map(state -> new Choice(state.name(), words.state(state, language))),
                        Stream.of("PLANNED,POSTPONED", "PLANNED,DONE,POSTPONED")
                                .map(states -> new Choice(
                                        states, words.text("lists.states." + states.replace(',', '.'), language))))
                .toList();
    }

    /// The columns that may be chosen, as boxes to tick. The topic is not among them: it is always shown.
    String columns(Set<ActivityColumn> chosen, boolean departments, Locale language) {
        return chosen.equals(ActivityColumn.usual(departments))
                ? usualColumns.computeIfAbsent(
                        language + " " + departments, _ -> writtenColumns(chosen, departments, language))
                : writtenColumns(chosen, departments, language);
    }

    private String writtenColumns(Set<ActivityColumn> chosen, boolean departments, Locale language) {
        var html = new StringBuilder();
        for (var column : ActivityColumn.values()) {
            if (column == ActivityColumn.TOPIC || (column == ActivityColumn.DEPARTMENT && !departments)) continue;
            html.append(
                            "<label class=\"check\"><input type=\"checkbox\" class=\"form-check-input\" name=\"columns\" value=\"")
                    .append(column.code())
                    .append(chosen.contains(column) ? "\" checked> " : "\"> ")
                    .append(escaped(words.text("lists.column." + column.code(), language)))
                    .append("</label>");
        }
        return html.toString();
    }

    /// The units of a map that may be asked for: those right below the province, and the communes below districts.
    List<Choice> areas(AreaMap map) {
        return map.units().stream()
                .filter(area -> area.parentId() != null)
                .map(area -> new Choice(area.id().toString(), area.fullName()))
                .toList();
    }

    /// The options of the areas of a map, communes below their district.
    String areas(AreaMap map, @Nullable String chosen) {
        var html = new StringBuilder();
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        var heads = map.belowProvince().stream()
                .sorted(Comparator.<Area, String>comparing(area -> area.kind().name())
                        .thenComparing(Area::name, alphabet::compare))
                .toList();
        html.append(html(heads.stream()
                .map(area -> new Choice(area.id().toString(), area.fullName()))
                .toList()));
        for (var head : heads) {
            var below = map.units().stream()
                    .filter(area -> head.id().equals(area.parentId()))
                    .map(area -> new Choice(area.id().toString(), area.fullName()))
                    .toList();
            if (below.isEmpty()) continue;
            html.append("<optgroup label=\"")
                    .append(escaped(VietnameseText.capitalised(head.fullName())))
                    .append("\">")
                    .append(html(below))
                    .append("</optgroup>");
        }
        return marked(html.toString(), chosen);
    }

    /// The options by the name of the filter, those that were chosen marked as such.
    Map<String, String> of(ActivityChoices choices, Map<String, String> chosen, Locale language) {
        var kept = written.get(language);
        if (kept == null || kept.of() != choices) {
            kept = new Written(
                    choices,
                    Map.of(
                            "plan", html(choices.plans()),
                            "type", html(choices.types(language)),
                            "area",
                                    group("until", choices.formerAreas(), language)
                                            + group("since", choices.areas(), language),
                            "state", html(states(language)),
                            "department", html(choices.departments())));
            written.put(language, kept);
        }
        var marked = new HashMap<>(kept.byFilter());
        marked.replaceAll((filter, options) -> marked(options, chosen.get(filter)));
        String states = chosen.get("state");
        if (states != null
                && states(language).stream().noneMatch(one -> one.value().equals(states))) {
            marked.merge("state", html(List.of(new Choice(states, together(states, language)))), String::concat);
            marked.computeIfPresent("state", (_, options) -> marked(options, states));
        }
        return marked;
    }

    private String together(String states, Locale language) {
        return Stream.of(states.split(","))
                .map(one -> words.state(ActivityState.valueOf(one), language))
                .collect(Collectors.joining(", "));
    }

    private static String marked(String options, @Nullable String chosen) {
        return chosen == null ? options : options.replace(value(chosen) + "\">", value(chosen) + "\" selected>");
    }

    private String group(String when, List<Choice> areas, Locale language) {
        return "<optgroup label=\"" + escaped(words.text("activity.areas." + when, language)) + "\">" + html(areas)
                + "</optgroup>";
    }

    private static String html(List<Choice> choices) {
        var html = new StringBuilder();
        choices.forEach(one -> html.append(value(one.value()))
                .append("\">")
                .append(escaped(one.label()))
                .append("</option>"));
        return html.toString();
    }

    private static String value(String value) {
        return "<option value=\"" + escaped(value);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
