package vn.ocop.portal.activity.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.activity.ActivityChoices;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Choice;

/// The options of the list's filters, in HTML. There are more than a hundred, which a template takes longer to write
/// than
/// all the rest of the page, and they stay the same for months: they are written once for each language.
@Component
class FilterOptions {
    private final ActivityWords words;
    private final Map<Locale, Written> written = new ConcurrentHashMap<>();

    FilterOptions(ActivityWords words) {
        this.words = words;
    }

    /// @param of what they were written of
    /// @param byFilter the options by the name of the filter
    private record Written(ActivityChoices of, Map<String, String> byFilter) {}

    /// The states that may be chosen.
    List<Choice> states(Locale language) {
        return List.of(ActivityState.values()).stream()
                .map(state -> new Choice(state.name(), words.state(state, language)))
                .toList();
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
                            "state", html(states(language))));
            written.put(language, kept);
        }
        var marked = new HashMap<>(kept.byFilter());
        marked.replaceAll((filter, options) -> marked(options, chosen.get(filter)));
        return marked;
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
