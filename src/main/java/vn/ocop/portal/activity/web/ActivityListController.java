package vn.ocop.portal.activity.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityListing;
import vn.ocop.portal.activity.ActivityListing.Choice;
import vn.ocop.portal.activity.ActivityRow;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.plan.PlanId;

/// The list of activities. Opened more often than any other page: two statements, and rows whose words are ready.
@Controller
class ActivityListController {
    private static final List<String> FILTERS = List.of("q", "plan", "type", "area", "from", "to", "state");
    private static final int LONGEST = 200;
    private final Activities activities;
    private final ActivityWords words;

    ActivityListController(Activities activities, ActivityWords words) {
        this.activities = activities;
        this.words = words;
    }

    /// A row in words.
    public record Row(
            String href,
            String days,
            String type,
            String topic,
            String places,
            String partners,
            String department,
            String stateCss,
            String stateText) {}

    /// A filter that is on, with the address of the list without it.
    public record Chip(String text, String href) {}

    @GetMapping("/activities")
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam Map<String, String> parameters,
            Model model,
            Locale language) {
        var typed = new LinkedHashMap<String, String>();
        for (String name : FILTERS) {
            String value = parameters.getOrDefault(name, "").strip();
            if (!value.isEmpty()) typed.put(name, value);
        }
        var days = Map.of("from", typed.getOrDefault("from", ""), "to", typed.getOrDefault("to", ""));
        var wrong = new ArrayList<String>();
        String search = search(typed, wrong);
        var filter = new ActivityFilter(
                read(typed, "plan", PlanId::of, wrong),
                read(typed, "type", ActivityListController::typeCode, wrong),
                read(typed, "area", AdministrativeUnitId::of, wrong),
                read(typed, "from", ActivityListController::day, wrong),
                read(typed, "to", ActivityListController::day, wrong),
                search,
                read(typed, "state", ActivityState::valueOf, wrong));
        if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) wrong.add("order");
        var listing = activities.list(me, filter, page(parameters.get("page")), language);
        unknown(filter.plan(), "plan", listing.plans(), wrong);
        unknown(filter.type(), "type", listing.types(), wrong);
        unknown(filter.area(), "area", listing.areas(), wrong);
        var icons = new LinkedHashMap<ActivityState, String>();
        var states = new ArrayList<Choice>();
        for (var state : ActivityState.values()) {
            String word = words.state(state, language);
            icons.put(state, ActivityWords.icon(state) + " " + word);
            states.add(new Choice(state.name(), word, ""));
        }
        var rows = listing.page().rows().stream()
                .map(row -> row(row, icons.getOrDefault(row.state(), ""), language))
                .toList();
        var page = listing.page();
        model.addAttribute("page", new Page<>(rows, page.number(), page.size(), page.total(), page.counted()));
        model.addAttribute("listing", listing);
        model.addAttribute("states", states);
        model.addAttribute("areaOptions", options(listing.areas(), typed.get("area"), language));
        model.addAttribute("typed", typed);
        model.addAttribute("days", days);
        model.addAttribute("wrong", wrong);
        model.addAttribute("chips", chips(typed, listing, states, language));
        model.addAttribute("base", "/activities?" + address(typed, ""));
        model.addAttribute("coordinator", me.is(Role.COORDINATOR));
        model.addAttribute("staff", me.is(Role.STAFF));
        return "activity/list";
    }

    private Row row(ActivityRow row, String state, Locale language) {
        String places = String.join(", ", row.places());
        if (row.placeCount() > row.places().size()) {
            places = words.text(
                    "activity.places.more",
                    language,
                    places,
                    row.placeCount() - row.places().size());
        }
        if (row.venue() != null) places = places.isEmpty() ? row.venue() : row.venue() + " – " + places;
        String partners = String.join(", ", row.partners());
        if (row.partnerCount() > row.partners().size()) {
            partners = words.text(
                    "activity.partners.more",
                    language,
                    partners,
                    row.partnerCount() - row.partners().size());
        }
        return new Row(
                "/activities/" + row.id(),
                words.days(row.period(), row.daysKnown(), language),
                row.type(),
                row.topic(),
                places,
                partners,
                row.department(),
                "state state-" + row.state(),
                state);
    }

    private List<Chip> chips(Map<String, String> typed, ActivityListing listing, List<Choice> states, Locale language) {
        if (typed.isEmpty()) return List.of();
        var chips = new ArrayList<Chip>();
        typed.forEach((name, value) -> {
            String shown = switch (name) {
                case "plan" -> label(value, listing.plans());
                case "type" -> label(value, listing.types());
                case "area" -> label(value, listing.areas());
                case "state" -> label(value, states);
                default -> value;
            };
            chips.add(new Chip(
                    words.text("activity.chip." + name, language, shown), "/activities?" + address(typed, name)));
        });
        return chips;
    }

    /// The options of the area filter, in HTML: more than a hundred, which a template takes longer to write than
    /// all the rest of the page.
    private String options(List<Choice> areas, @Nullable String chosen, Locale language) {
        var html = new StringBuilder();
        for (String group : List.of("until", "since")) {
            html.append("<optgroup label=\"")
                    .append(HtmlUtils.htmlEscape(words.text("activity.areas." + group, language), "UTF-8"))
                    .append("\">");
            for (var area : areas) {
                if (!area.group().equals(group)) continue;
                html.append("<option value=\"").append(HtmlUtils.htmlEscape(area.value(), "UTF-8"));
                html.append(area.value().equals(chosen) ? "\" selected>" : "\">");
                html.append(HtmlUtils.htmlEscape(area.label(), "UTF-8")).append("</option>");
            }
            html.append("</optgroup>");
        }
        return html.toString();
    }

    private static String label(String value, List<Choice> choices) {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Choice::label)
                .findFirst()
                .orElse(value);
    }

    /// The filters but one, ready for another parameter.
    private static String address(Map<String, String> typed, String without) {
        var address = new StringBuilder();
        typed.forEach((name, value) -> {
            if (!name.equals(without)) {
                address.append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, UTF_8))
                        .append('&');
            }
        });
        return address.toString();
    }

    private static void unknown(@Nullable Object id, String name, List<Choice> known, List<String> wrong) {
        if (id != null && known.stream().noneMatch(choice -> choice.value().equals(id.toString()))) wrong.add(name);
    }

    private static @Nullable String search(Map<String, String> typed, List<String> wrong) {
        String raw = typed.get("q");
        if (raw == null) return null;
        try {
            String clean = VietnameseText.clean(raw).replaceAll("\\s+", " ");
            typed.put("q", clean.substring(0, Math.min(clean.length(), LONGEST)));
            if (clean.length() > LONGEST) wrong.add("q");
            return clean.isEmpty() ? null : typed.get("q");
        } catch (RuleViolation unprintable) {
            typed.remove("q");
            wrong.add("q");
            return null;
        }
    }

    private static <T> @Nullable T read(
            Map<String, String> typed, String name, Function<String, T> of, List<String> wrong) {
        String raw = typed.get(name);
        if (raw == null) return null;
        try {
            return of.apply(raw);
        } catch (IllegalArgumentException unreadable) {
            typed.remove(name);
            wrong.add(name);
            return null;
        }
    }

    private static LocalDate day(String text) {
        return VietnameseDates.typed(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String typeCode(String text) {
        if (!text.matches("[A-Z][A-Z_]{1,49}")) throw new IllegalArgumentException(text);
        return text;
    }

    private static int page(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{0,4}") ? Integer.parseInt(text) : 1;
    }
}
