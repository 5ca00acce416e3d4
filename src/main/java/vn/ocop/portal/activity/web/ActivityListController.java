package vn.ocop.portal.activity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityChoices;
import vn.ocop.portal.activity.ActivityColumn;
import vn.ocop.portal.activity.ActivityListing;
import vn.ocop.portal.activity.ActivityPage;
import vn.ocop.portal.activity.ActivityRow;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;

/// The list of activities. Opened more often than any other page: one statement, and rows whose words are ready.
@Controller
class ActivityListController {
    /// Pages up to this one are told by number when the end of the list is asked for.
    private static final long NUMBERED = 40;

    private final Activities activities;
    private final ActivityWords words;
    private final FilterOptions options;
    private final Plans plans;

    ActivityListController(Activities activities, ActivityWords words, FilterOptions options, Plans plans) {
        this.activities = activities;
        this.options = options;
        this.words = words;
        this.plans = plans;
    }

    @Bean
    static SavableList listOfActivities() {
        return ActivityListAddress.LIST;
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
            String stateText,
            @Nullable Mark mark) {}

    /// How a row's places came onto the map.
    ///
    /// @param kind `undecided`, `nowhere`, `decided` or `moved`
    /// @param href page on which it is decided, or on which the places are told
    public record Mark(String kind, String text, String href) {}

    /// A column's head.
    ///
    /// @param sort address of the list in the other order; null where it has none by this column
    public record Head(String label, String css, @Nullable String sort) {}

    /// What stands in one column of a row.
    ///
    /// @param label null where the text tells by itself what it is
    /// @param inner class of the text within; null where it has none
    /// @param href null where it leads nowhere
    public record Cell(
            @Nullable String label,
            String css,
            @Nullable String inner,
            String text,
            @Nullable String href) {}

    /// A row of columns that were chosen.
    public record Line(String id, String pick, List<Cell> cells) {}

    /// The rows with columns that were chosen, or with boxes to pick them by.
    ///
    /// @param ids of all rows of the page
    public record Grid(List<Head> heads, List<Line> lines, boolean picking, String ids) {}

    @GetMapping("/activities")
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var asked = ActivityListAddress.read(given, me);
        var filter = asked.filter();
        var listing = activities.list(me, filter, asked.page(), language);
        var instead = ListView.instead(ActivityListAddress.LIST, given, listing.memory());
        if (instead.isPresent()) return "redirect:" + instead.get();
        var view = ListView.of(ActivityListAddress.LIST, asked.address(), given, listing.memory());
        var typed = new LinkedHashMap<>(asked.address().parameters());
        typed.keySet().retainAll(ActivityListAddress.LIST.filters());
        var wrong = new ArrayList<>(asked.wrong());
        var choices = listing.choices();
        var offered = offered(choices, language);
        var mapDay = filter.mapDay(choices.history());
        var map = mapDay == null ? null : choices.history().on(mapDay);
        if (map != null) offered.put("area", options.areas(map));
        unknown(filter.plan(), "plan", offered, wrong);
        unknown(filter.type(), "type", offered, wrong);
        unknown(filter.area(), "area", offered, wrong);
        if (map != null) wrong.replaceAll(name -> name.equals("area") ? "areaOnMap" : name);
        unknown(filter.department(), "department", offered, wrong);
        if (filter.task() != null) {
            offered.put("task", task(filter.task()));
            unknown(filter.task(), "task", offered, wrong);
        }
        boolean coordinator = me.is(Role.COORDINATOR);
        boolean staff = me.is(Role.STAFF);
        boolean picking = staff && given.containsKey("select");
        var found = listing.page();
        String base = view.getBase() + (picking ? "select=true&" : "");
        model.addAttribute("view", view);
        var offers = new HashMap<>(options.of(choices, typed, language));
        if (map != null) offers.put("area", options.areas(map, typed.get("area")));
        model.addAttribute("options", offers);
        model.addAttribute("map", mapDay);
        model.addAttribute("typed", typed);
        model.addAttribute("days", Map.of("from", typed.getOrDefault("from", ""), "to", typed.getOrDefault("to", "")));
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "chips",
                view.chips((name, value) ->
                        words.text("activity.chip." + name, language, label(name, value, offered, language))));
        model.addAttribute("base", base);
        model.addAttribute("steps", steps(base, listing, asked));
        model.addAttribute("sort", view.having("sort", asked.page().oldestFirst() ? null : "oldest"));
        model.addAttribute("oldestFirst", asked.page().oldestFirst());
        model.addAttribute("columns", options.columns(listing.columns(), coordinator, language));
        model.addAttribute("coordinator", coordinator);
        model.addAttribute("staff", staff);
        model.addAttribute("picking", picking);
        var icons = icons(language);
        boolean usual = !picking && listing.columns().equals(ActivityColumn.usual(coordinator));
        model.addAttribute("grid", usual ? null : grid(listing, view, asked, picking, icons, language));
        var rows = usual
                ? found.rows().stream()
                        .map(row -> row(row, icons.getOrDefault(row.state(), ""), mapDay, language))
                        .toList()
                : List.of();
        model.addAttribute(
                "page",
                new Page<Object>(
                        usual ? List.copyOf(rows) : List.copyOf(found.rows()),
                        found.number(),
                        found.size(),
                        found.total(),
                        found.counted()));
        return "activity/list";
    }

    /// The filters that are on, in words, for the spreadsheet.
    List<String> told(ActivityListAddress asked, ActivityChoices choices, Locale language) {
        var offered = offered(choices, language);
        var mapDay = asked.filter().mapDay(choices.history());
        if (mapDay != null) offered.put("area", options.areas(choices.history().on(mapDay)));
        if (asked.filter().task() != null)
            offered.put("task", task(asked.filter().task()));
        var told = new ArrayList<String>();
        asked.address().parameters().forEach((name, value) -> {
            if (ActivityListAddress.LIST.filters().contains(name)) {
                told.add(words.text("activity.chip." + name, language, label(name, value, offered, language)));
            }
        });
        return told;
    }

    private Map<String, List<Choice>> offered(ActivityChoices choices, Locale language) {
        return new LinkedHashMap<>(Map.of(
                "plan", choices.plans(),
                "type", choices.types(language),
                "area",
                        Stream.concat(choices.formerAreas().stream(), choices.areas().stream())
                                .toList(),
                "state", options.states(language),
                "department", choices.departments()));
    }

    private Map<ActivityState, String> icons(Locale language) {
        var icons = new EnumMap<ActivityState, String>(ActivityState.class);
        for (var state : ActivityState.values()) {
            icons.put(state, ActivityWords.icon(state) + " " + words.state(state, language));
        }
        return icons;
    }

    private List<Choice> task(PlanTaskId id) {
        return plans.tasks(Set.of(id)).stream()
                .map(one -> new Choice(one.id().toString(), one.planNumber() + " – " + one.code()))
                .toList();
    }

    private static Steps steps(String base, ActivityListing listing, ActivityListAddress asked) {
        var page = listing.page();
        var number = asked.number();
        var first = listing.first();
        var last = listing.last();
        Long pages = page.counted() ? Long.valueOf(page.getPages()) : null;
        if (asked.page().start() instanceof ActivityPage.Last && pages != null) number = Math.toIntExact(pages);
        String previous = null;
        if (listing.earlier()) {
            if (first == null) previous = base + "before=end";
            else previous = base + "before=" + first + (number == null || number < 2 ? "" : "&page=" + (number - 1));
        }
        return new Steps(
                listing.earlier() ? base + "page=1" : null,
                previous,
                number,
                pages,
                listing.later() && last != null
                        ? base + "after=" + last + (number == null ? "" : "&page=" + (number + 1))
                        : null,
                listing.later() ? base + (pages != null && pages <= NUMBERED ? "page=" + pages : "before=end") : null);
    }

    private Grid grid(
            ActivityListing listing,
            ListView view,
            ActivityListAddress asked,
            boolean picking,
            Map<ActivityState, String> icons,
            Locale language) {
        var labels = new EnumMap<ActivityColumn, String>(ActivityColumn.class);
        var heads = new ArrayList<Head>();
        for (var column : listing.columns()) {
            String label = words.text("lists.column." + column.code(), language);
            labels.put(column, label);
            heads.add(new Head(
                    label,
                    css(column),
                    column == ActivityColumn.DAYS
                            ? view.having("sort", asked.page().oldestFirst() ? null : "oldest")
                            : null));
        }
        var lines = listing.page().rows().stream()
                .map(row -> {
                    var shown = row(
                            row,
                            icons.getOrDefault(row.state(), ""),
                            asked.filter().mapDay(listing.choices().history()),
                            language);
                    return new Line(
                            row.id(),
                            words.text("lists.pick", language, row.topic()),
                            listing.columns().stream()
                                    .map(column -> cell(column, row, shown, labels.getOrDefault(column, "")))
                                    .toList());
                })
                .toList();
        return new Grid(heads, lines, picking, lines.stream().map(Line::id).collect(Collectors.joining(",")));
    }

    private static Cell cell(ActivityColumn column, ActivityRow row, Row shown, String label) {
        String css = css(column);
        return switch (column) {
            case DAYS -> new Cell(label, css, null, shown.days(), null);
            case TYPE -> new Cell(null, css, null, shown.type(), null);
            case TOPIC ->
                new Cell(
                        null,
                        css,
                        null,
                        shown.former() == null ? shown.topic() : shown.topic() + " – " + shown.former(),
                        shown.href());
            case PLACES ->
                new Cell(
                        label,
                        css,
                        null,
                        shown.mark() == null
                                ? shown.places()
                                : shown.places() + " [" + shown.mark().text() + "]",
                        shown.mark() == null ? null : shown.mark().href());
            case PARTNERS -> new Cell(label, css, null, shown.partners(), null);
            case DEPARTMENT -> new Cell(label, css, null, shown.department(), null);
            case STATE -> new Cell(null, css, shown.stateCss(), shown.stateText(), null);
            case BENEFICIARIES, OUTCOME, PARTICIPANTS, WOMEN, TASKS, SUBJECTS, CHANGED ->
                new Cell(label, css, null, row.more().getOrDefault(column, ""), null);
        };
    }

    private static String css(ActivityColumn column) {
        return switch (column) {
            case DAYS -> "days";
            case TOPIC -> "topic";
            case PARTICIPANTS, WOMEN, SUBJECTS -> "number";
            case TYPE, PLACES, PARTNERS, DEPARTMENT, STATE, BENEFICIARIES, OUTCOME, TASKS, CHANGED -> "text";
        };
    }

    private Row row(ActivityRow row, String state, @Nullable LocalDate map, Locale language) {
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
                state,
                mark(row, map, language));
    }

    private @Nullable Mark mark(ActivityRow row, @Nullable LocalDate map, Locale language) {
        var how = row.onMap();
        if (how == null || map == null) return null;
        String kind = how.undecided()
                ? "undecided"
                : how.nowhere() ? "nowhere" : how.decided() ? "decided" : how.moved() ? "moved" : null;
        return kind == null
                ? null
                : new Mark(
                        kind,
                        words.text("activity.onMap." + kind, language),
                        "/activities/" + row.id() + "/areas?map=" + map);
    }

    private String label(String name, String value, Map<String, List<Choice>> offered, Locale language) {
        if (name.equals("state")) {
            return Arrays.stream(value.split(","))
                    .map(one -> words.state(ActivityState.valueOf(one), language))
                    .collect(Collectors.joining(", "));
        }
        if (name.equals("map") || name.equals("from") || name.equals("to"))
            return VietnameseDates.typed(value).map(VietnameseDates::onScreen).orElse(value);
        return Choice.label(offered.getOrDefault(name, List.of()), value);
    }

    private static void unknown(
            @Nullable Object id, String name, Map<String, List<Choice>> offered, List<String> wrong) {
        if (id != null
                && offered.getOrDefault(name, List.of()).stream()
                        .noneMatch(choice -> choice.value().equals(id.toString()))) wrong.add(name);
    }
}
