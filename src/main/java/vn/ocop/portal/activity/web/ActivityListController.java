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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityRow;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.plan.PlanId;

/// The list of activities. Opened more often than any other page: one statement, and rows whose words are ready.
@Controller
class ActivityListController {
    private static final List<String> FILTERS = List.of("q", "plan", "type", "area", "from", "to", "state");
    private static final int LONGEST = 200;
    private final Activities activities;
    private final ActivityWords words;
    private final FilterOptions options;

    ActivityListController(Activities activities, ActivityWords words, FilterOptions options) {
        this.activities = activities;
        this.options = options;
        this.words = words;
    }

    /// A row in words.
    ///
    /// @param former whose it was, where that department became part of the reader's or of another
    public record Row(
            String href,
            String days,
            String type,
            String topic,
            String places,
            String partners,
            String department,
            @Nullable String former,
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
        var choices = listing.choices();
        var offered = Map.of(
                "plan", choices.plans(),
                "type", choices.types(language),
                "area",
                        Stream.concat(choices.formerAreas().stream(), choices.areas().stream())
                                .toList(),
                "state", options.states(language));
        unknown(filter.plan(), "plan", offered, wrong);
        unknown(filter.type(), "type", offered, wrong);
        unknown(filter.area(), "area", offered, wrong);
        var icons = new LinkedHashMap<ActivityState, String>();
        for (var state : ActivityState.values()) {
            icons.put(state, ActivityWords.icon(state) + " " + words.state(state, language));
        }
        var rows = listing.page().rows().stream()
                .map(row -> row(row, icons.getOrDefault(row.state(), ""), language))
                .toList();
        var page = listing.page();
        model.addAttribute("page", new Page<>(rows, page.number(), page.size(), page.total(), page.counted()));
        model.addAttribute("options", options.of(choices, typed, language));
        model.addAttribute("typed", typed);
        model.addAttribute("days", days);
        model.addAttribute("wrong", wrong);
        model.addAttribute("chips", chips(typed, offered, language));
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
                row.departmentUntil() == null
                        ? null
                        : words.text(
                                "organization.of.until",
                                language,
                                row.department(),
                                VietnameseDates.onScreen(row.departmentUntil())),
                "state state-" + row.state(),
                state);
    }

    private List<Chip> chips(Map<String, String> typed, Map<String, List<Choice>> offered, Locale language) {
        if (typed.isEmpty()) return List.of();
        var chips = new ArrayList<Chip>();
        typed.forEach((name, value) -> {
            String shown = label(value, offered.getOrDefault(name, List.of()));
            chips.add(new Chip(
                    words.text("activity.chip." + name, language, shown), "/activities?" + address(typed, name)));
        });
        return chips;
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

    private static void unknown(
            @Nullable Object id, String name, Map<String, List<Choice>> offered, List<String> wrong) {
        if (id != null
                && offered.getOrDefault(name, List.of()).stream()
                        .noneMatch(choice -> choice.value().equals(id.toString()))) wrong.add(name);
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
