package vn.ocop.portal.activity.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityColumn;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityPage;
import vn.ocop.portal.activity.ActivityPlace;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;

/// What the address of the list of activities asks for. What it asks wrongly is left out and named.
///
/// @param address with what could be read
/// @param page where the list begins and what it shows
/// @param number of the page as the address tells it; null where it does not
/// @param wrong the names of the parameters that could not be read
record ActivityListAddress(
        ListAddress address,
        ActivityFilter filter,
        ActivityPage page,
        @Nullable Integer number,
        List<String> wrong) {
    /// The list as people save filters for it.
    static final SavableList LIST = new SavableList(
            Activities.LIST,
            "/activities",
            List.of(
                    "q",
                    "plan",
                    "type",
                    "area",
                    "map",
                    "undecided",
                    "once",
                    "from",
                    "to",
                    "state",
                    "task",
                    "department",
                    "mine",
                    "untasked"),
            List.of("sort", "columns"));

    private static final int LONGEST = 200;

    /// Reads an address.
    ///
    /// @param given its parameters by name
    static ActivityListAddress read(Map<String, List<String>> given, SignedIn me) {
        var reading = new Reading(ListAddress.of(LIST.path(), LIST.parameters(), given));
        if (!me.is(Role.COORDINATOR)) reading.address = reading.address.without("department");
        var filter = new ActivityFilter(
                        reading.of("plan", PlanId::of),
                        reading.of("type", ActivityListAddress::typeCode),
                        reading.of("area", AdministrativeUnitId::of),
                        reading.of("from", ActivityListAddress::day),
                        reading.of("to", ActivityListAddress::day),
                        reading.words(),
                        null)
                .in(reading.states())
                .serving(reading.of("task", PlanTaskId::of))
                .servingNone(reading.is("untasked", "true"))
                .of(reading.of("department", OrganizationId::of))
                .loggedBy(reading.is("mine", "true") ? me.id() : null)
                .on(reading.of("map", ActivityListAddress::day))
                .undecided(reading.is("undecided", "true"))
                .once(reading.is("once", "true"));
        if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) {
            reading.wrong.add("order");
        }
        boolean oldestFirst = reading.is("sort", "oldest");
        String named = reading.address.parameters().get("columns");
        var unknown = new ArrayList<String>();
        var columns = named == null ? null : ActivityColumn.named(named, unknown);
        if (!unknown.isEmpty()) {
            reading.wrong.add("columns");
            reading.address = reading.address.without("columns");
        }
        String number = first(given, "page");
        boolean numbered = number != null && number.matches("[1-9]\\d{0,5}");
        var page = new ActivityPage(
                start(given, Page.number(number), reading.wrong),
                oldestFirst,
                unknown.isEmpty() ? columns : null,
                "exact".equals(first(given, "count")));
        return new ActivityListAddress(
                reading.address,
                filter,
                page,
                page.start() instanceof ActivityPage.Numbered(int asked)
                        ? Integer.valueOf(asked)
                        : numbered ? Integer.valueOf(Page.number(number)) : null,
                reading.wrong);
    }

    private static ActivityPage.Start start(Map<String, List<String>> given, int number, List<String> wrong) {
        String after = first(given, "after");
        String before = first(given, "before");
        try {
            if (after != null) return new ActivityPage.After(ActivityPlace.of(after));
            if ("end".equals(before)) return new ActivityPage.Last();
            if (before != null) return new ActivityPage.Before(ActivityPlace.of(before));
        } catch (IllegalArgumentException noPlace) {
            wrong.add("page");
            return new ActivityPage.Numbered(1);
        }
        return new ActivityPage.Numbered(number);
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        var values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst().strip();
    }

    private static LocalDate day(String text) {
        return VietnameseDates.typed(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    private static String typeCode(String text) {
        if (!text.matches("[A-Z][A-Z_]{1,49}")) throw new IllegalArgumentException(text);
        return text;
    }

    private static final class Reading {
        private ListAddress address;
        private final List<String> wrong = new ArrayList<>();

        Reading(ListAddress address) {
            this.address = address;
        }

        <T> @Nullable T of(String name, Function<String, T> of) {
            String raw = address.parameters().get(name);
            if (raw == null) return null;
            try {
                return of.apply(raw);
            } catch (IllegalArgumentException unreadable) {
                address = address.without(name);
                wrong.add(name);
                return null;
            }
        }

        boolean is(String name, String yes) {
            String raw = address.parameters().get(name);
            if (raw == null || raw.equals(yes)) return raw != null;
            address = address.without(name);
            wrong.add(name);
            return false;
        }

        EnumSet<ActivityState> states() {
            var states = EnumSet.noneOf(ActivityState.class);
            var read = of("state", text -> {
                for (String one : text.split(",")) states.add(ActivityState.valueOf(one));
                return states.stream().map(ActivityState::name).collect(Collectors.joining(","));
            });
            if (read == null) states.clear();
            else address = address.with("state", read);
            return states;
        }

        @Nullable
        String words() {
            String raw = address.parameters().get("q");
            if (raw == null) return null;
            try {
                String clean = VietnameseText.clean(raw).replaceAll("\\s+", " ");
                if (clean.length() > LONGEST) wrong.add("q");
                String kept = clean.substring(0, Math.min(clean.length(), LONGEST));
                address = kept.isEmpty() ? address.without("q") : address.with("q", kept);
                return kept.isEmpty() ? null : kept;
            } catch (RuleViolation unprintable) {
                address = address.without("q");
                wrong.add("q");
                return null;
            }
        }
    }
}
