package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ListMemory;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.DecidedTurns;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Plans;

/// Reads activities for those who may: a department's people theirs and those of the organizations for which it
/// answers, the coordination office all.
@Service
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class Activities {
    /// Key of the list under which people save filters for it.
    public static final String LIST = "activities";

    private static final int PAGE_SIZE = 25;
    private static final int COUNTED = 1000;
    private static final int LAST_PAGE = 100_000;
    private static final int NAMED = 3;
    private static final ActivityChoices.Unit NOWHERE = new ActivityChoices.Unit(0, "", Set.of(new UUID(0, 0)), null);

    // Numbers stand in the text, not in parameters: a limit that the planner does not know makes it plan every time
    // anew. Roles are told apart after the join, for looking them up by activity and role takes the planner astray: it
    // would skip through the other index, organization by organization. What the person saved for the list comes along:
    // asking for it would take as long as half of this.
    private static final String ROWS = """
            select c.version, {memory} as memory, {count} as total,
                   a.activity_id, a.counts_on, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_code,
                   o.letter_name as department, o.organization_id as department_id{columns}
            from activity_choices c
              left join (select a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_code,
                                a.organization_id, a.counts_on{own}
                         from {rows}) a on true
              left join organization o on o.organization_id = a.organization_id
            order by {order}
            """;
    private static final String LATEST_FIRST = "a.counts_on desc, a.activity_id";
    private static final String OLDEST_FIRST = "a.counts_on, a.activity_id desc";
    private static final String BEYOND =
            "a.counts_on <= :placeDay and (a.counts_on < :placeDay or a.activity_id > :placeId)";
    private static final String BEFORE =
            "a.counts_on >= :placeDay and (a.counts_on > :placeDay or a.activity_id < :placeId)";
    /// From here on, the rows of a numbered page are found by the index alone and read afterwards.
    private static final int DEEP = 40;

    private final JdbcClient sql;
    private final ActivityReading reading;
    private final Plans plans;
    private final Accounts accounts;
    private final ActivityChoiceReading choiceReading;
    private final Organizations organizations;
    private final Clock clock;

    Activities(
            JdbcClient sql,
            ActivityReading reading,
            Plans plans,
            Accounts accounts,
            ActivityChoiceReading choiceReading,
            Organizations organizations,
            Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.clock = clock;
        this.choiceReading = choiceReading;
        this.reading = reading;
        this.plans = plans;
        this.accounts = accounts;
    }

    /// A page of the activities that the person may read, those that count last first unless asked otherwise, in one
    /// statement while plans, types and units stay as they are and the person has not chosen columns. Counts up to
    /// 1,000 unless asked for all. Only what the columns show is read.
    public ActivityListing list(SignedIn me, ActivityFilter filter, ActivityPage ask, Locale language) {
        var usual = ActivityColumn.usual(me.is(Role.COORDINATOR));
        var columns = ask.columns() == null ? usual : ask.columns();
        var choices = choiceReading.latest();
        var found = find(me, filter, ask, columns, choices);
        boolean again = false;
        if (!choices.isOf(found.version())) {
            var before = choices;
            choices = choiceReading.of(found.version());
            again = filter.area() != null
                    || filter.undecided()
                    || !choices.successions().equals(before.successions());
        }
        String kept = found.memory().columns();
        if (ask.columns() == null && kept != null) {
            columns = ActivityColumn.named(kept, new ArrayList<>());
            again |= !columns.equals(usual);
        }
        if (again) found = find(me, filter, ask, columns, choices);
        return listing(found, ask, columns, choices, filter.mapDay(choices.history()), language, me);
    }

    private static ActivityListing listing(
            Found found,
            ActivityPage ask,
            Set<ActivityColumn> columns,
            ActivityChoices choices,
            @Nullable LocalDate map,
            Locale language,
            SignedIn me) {
        var coded = found.coded();
        var places = found.places();
        var decided = found.decided();
        boolean more = coded.size() > PAGE_SIZE;
        if (more) {
            // One row more than a page tells that there is another: the one farthest from where the page starts.
            boolean fromTheEnd = ask.start() instanceof ActivityPage.Before || ask.start() instanceof ActivityPage.Last;
            int from = fromTheEnd ? 1 : 0;
            coded = coded.subList(from, from + PAGE_SIZE);
            places = places.subList(from, from + PAGE_SIZE);
            decided = decided.subList(from, from + PAGE_SIZE);
        }
        var rows = new ArrayList<ActivityRow>(coded.size());
        for (int row = 0; row < coded.size(); row++) {
            rows.add(named(coded.get(row), decided.get(row), choices, map, language, me));
        }
        boolean counted = ask.counted() || found.total() <= COUNTED;
        int number = ask.start() instanceof ActivityPage.Numbered(int asked) ? Math.clamp(asked, 1, LAST_PAGE) : 1;
        var page = new Page<>(
                rows, number, PAGE_SIZE, ask.counted() ? found.total() : Math.min(found.total(), COUNTED), counted);
        boolean earlier = switch (ask.start()) {
            case ActivityPage.Numbered _ -> number > 1;
            case ActivityPage.After _ -> true;
            case ActivityPage.Before _, ActivityPage.Last _ -> more;
        };
        boolean later = switch (ask.start()) {
            case ActivityPage.Numbered _ -> page.isMore();
            case ActivityPage.After _ -> more;
            case ActivityPage.Before _ -> true;
            case ActivityPage.Last _ -> false;
        };
        return new ActivityListing(
                page,
                choices,
                found.memory(),
                columns,
                places.isEmpty() ? null : places.getFirst(),
                places.isEmpty() ? null : places.getLast(),
                earlier,
                later);
    }

    /// The person's own organization's activities that the filter lets through, in the order of the list.
    ///
    /// @param most how many at most
    List<ActivityId> own(SignedIn me, ActivityFilter filter, int most) {
        var values = new HashMap<String, Object>();
        String where = where(me, filter.of(me.organization()), choiceReading.now(), LocalDate.now(clock), values);
        var source = Source.of(filter, true);
        return sql.sql("select a.activity_id from " + source.from() + " a " + where + " order by " + source.order()
                        + " limit " + most)
                .params(values)
                .query((row, _) -> new ActivityId(row.getObject("activity_id", UUID.class)))
                .list();
    }

    private Found find(
            SignedIn me,
            ActivityFilter filter,
            ActivityPage ask,
            Set<ActivityColumn> columns,
            ActivityChoices choices) {
        var values = new HashMap<String, Object>();
        values.put("me", me.id().value());
        values.put("list", LIST);
        String where = where(me, filter, choices, LocalDate.now(clock), values);
        String shown = ask.oldestFirst() ? OLDEST_FIRST : LATEST_FIRST;
        var forward = Source.of(filter, !ask.oldestFirst());
        var back = Source.of(filter, ask.oldestFirst());
        String rows = switch (ask.start()) {
            case ActivityPage.Numbered(int number) ->
                numbered(forward, where, shown, Math.clamp(number, 1, LAST_PAGE), values);
            case ActivityPage.After(var place) ->
                beside(place, forward, where, ask.oldestFirst() ? BEFORE : BEYOND, values);
            case ActivityPage.Before(var place) ->
                beside(place, back, where, ask.oldestFirst() ? BEYOND : BEFORE, values);
            case ActivityPage.Last() -> back.rows(where, 26);
        };
        String count = "(select count(*) from "
                + (ask.counted()
                        ? forward.from() + " a " + where + ")"
                        : "(select 1 from " + forward.from() + " a " + where + " limit 1001) counted)");
        var read = new StringBuilder();
        var own = new StringBuilder();
        columns.forEach(column -> {
            var source = ActivityColumnSources.of(column);
            if (!source.own().isEmpty()) own.append(", ").append(source.own());
            if (!source.expression().isEmpty()) read.append(",\n       ").append(source.expression());
        });
        if (isMapped(filter)) read.append(",\n       ").append(ActivityMapping.DECIDED);
        return sql.sql(ROWS.replace("{rows}", rows)
                        .replace("{memory}", ListMemory.SQL)
                        .replace("{count}", count)
                        .replace("{columns}", read)
                        .replace("{own}", own)
                        .replace("{order}", shown))
                .params(values)
                .query((ResultSetExtractor<Found>) row -> found(row, columns, isMapped(filter)));
    }

    /// Where the rows come from and in which order: by words, week by week.
    record Source(String from, String order) {
        static Source of(ActivityFilter filter, boolean latestFirst) {
            return filter.words() == null
                    ? new Source("activity", latestFirst ? LATEST_FIRST : OLDEST_FIRST)
                    : new Source(
                            latestFirst ? ActivityWeeks.SOURCE : ActivityWeeks.OLDEST_SOURCE,
                            latestFirst ? ActivityWeeks.LATEST_FIRST : ActivityWeeks.OLDEST_FIRST);
        }

        String rows(String where, int limit) {
            return from + " a " + where + " order by " + order + " limit " + limit;
        }
    }

    private static String numbered(Source source, String where, String shown, int page, Map<String, Object> values) {
        if (page == 1) return source.rows(where, 25);
        values.put("offset", (page - 1) * PAGE_SIZE);
        if (page <= DEEP) return source.rows(where, 25) + " offset :offset";
        return "activity a where a.activity_id in (select a.activity_id from " + source.rows(where, 25)
                + " offset :offset) order by " + shown;
    }

    private static String beside(
            ActivityPlace place, Source source, String where, String condition, Map<String, Object> values) {
        values.put("placeDay", place.countsOn());
        values.put("placeId", place.id());
        return source.rows((where.isEmpty() ? "where " : where + " and ") + condition, 26);
    }

    /// What the statement gave.
    ///
    /// @param coded rows with the type's code and the units' ids in place of names, and with all that they name
    /// @param places of the rows
    /// @param decided of the rows, where a map was asked for
    private record Found(
            String version,
            ListMemory memory,
            long total,
            List<ActivityRow> coded,
            List<ActivityPlace> places,
            List<DecidedTurns> decided) {}

    /// The whole activity, in a number of statements that is always the same.
    ///
    /// @throws NotFound where there is none that the person may read
    @Transactional(readOnly = true)
    public ActivityDetail detail(SignedIn me, ActivityId id) {
        var activity = reading.where("a.activity_id = :id", Map.of("id", id.value())).stream()
                .filter(found -> me.is(Role.COORDINATOR) || isTheirs(me, found.organization()))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
        var around = reading.around(List.of(activity));
        var type = around.type(activity);
        var areas = around.units().of(activity.areas());
        var below = around.units().belowProvinceOn(activity.period().to());
        boolean all = !areas.isEmpty() && new HashSet<>(areas).equals(new HashSet<>(below));
        Map<String, BigDecimal> measures = new HashMap<>();
        for (var question : type.questions()) {
            var value =
                    question.indicator() == null ? null : activity.measures().get(question.indicator());
            if (value != null) measures.put(question.code(), value);
        }
        var content = new ActivityDraft(
                activity.typeCode(),
                activity.topic(),
                activity.state(),
                activity.period(),
                activity.daysKnown(),
                activity.venue(),
                activity.beneficiaries(),
                activity.outcome(),
                activity.notes(),
                activity.andOthers(),
                all,
                all ? Set.of() : new LinkedHashSet<>(activity.areas()),
                activity.one(ParticipantRole.EXECUTING),
                activity.one(ParticipantRole.LEAD),
                activity.in(ParticipantRole.COOPERATING),
                List.of(),
                new LinkedHashSet<>(activity.tasks()),
                new LinkedHashSet<>(activity.subjects()),
                activity.answers(),
                measures);
        var names = accounts.names(List.of(activity.loggedBy(), activity.changedBy()));
        return new ActivityDetail(
                activity.id(),
                activity.version(),
                type,
                content,
                activity.state(),
                activity.cancelledBecause(),
                activity.countsOn(),
                around.wording(activity),
                areas,
                around.organizations().get(activity.organization(), activity.countsOn()),
                around.organizations().on(activity.countsOn()),
                activity.organization().equals(me.organization())
                        ? null
                        : organizations
                                .successions()
                                .lastDay(activity.organization())
                                .orElse(null),
                plans.tasks(activity.tasks()),
                measures,
                names.getOrDefault(activity.loggedBy(), ""),
                activity.loggedAt(),
                names.getOrDefault(activity.changedBy(), ""),
                activity.changedAt(),
                me.is(Role.STAFF) && activity.organization().equals(me.organization()));
    }

    /// Whether the person's organization made the record, or answers for the one that did.
    private boolean isTheirs(SignedIn me, OrganizationId organization) {
        return organization.equals(me.organization())
                || organizations
                        .answeredFor(me.organization(), LocalDate.now(clock))
                        .contains(organization);
    }

    /// Those of the activities whose pages the person may open, by the rule of [#detail]; in one statement.
    public Set<ActivityId> readable(SignedIn me, Collection<ActivityId> ids) {
        if (ids.isEmpty() || me.is(Role.COORDINATOR)) return Set.copyOf(ids);
        var theirs = organizations.answeredFor(me.organization(), LocalDate.now(clock));
        return Set.copyOf(sql.sql(
                        "select activity_id from activity where activity_id = any(:ids) and organization_id = any(:theirs)")
                .param("ids", ids.stream().map(ActivityId::value).toArray(UUID[]::new))
                .param("theirs", theirs.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query((row, _) -> new ActivityId(row.getObject("activity_id", UUID.class)))
                .list());
    }

    /// Lets nobody change the activity until the transaction that is under way ends.
    void hold(ActivityId id) {
        sql.sql("select activity_id from activity where activity_id = :id for update")
                .param("id", id.value())
                .query(UUID.class)
                .list();
    }

    /// What the person may do with the activity, in one statement where it is of their own organization.
    ///
    /// @throws NotFound where there is none that the person may read
    Access access(SignedIn me, ActivityId id) {
        var made = sql.sql("select organization_id, state from activity where activity_id = :id")
                .param("id", id.value())
                .query((row, _) -> Map.entry(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        ActivityState.valueOf(row.getString("state"))))
                .optional()
                .orElseThrow(() -> new NotFound(id));
        boolean own = made.getKey().equals(me.organization());
        boolean theirs = own || (!me.is(Role.COORDINATOR) && isTheirs(me, made.getKey()));
        if (!theirs && !me.is(Role.COORDINATOR)) throw new NotFound(id);
        return new Access(true, theirs, own && me.is(Role.STAFF), made.getValue());
    }

    /// What a person may do with an activity.
    ///
    /// @param own whether it is of the person's own organization or of one for which it answers
    record Access(boolean readable, boolean own, boolean changeable, ActivityState state) {}

    /// What the list asks: the person's rights and the filters.
    static String where(
            SignedIn me, ActivityFilter filter, ActivityChoices choices, LocalDate today, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        var theirs = me.is(Role.COORDINATOR) ? null : choices.successions().answeredFor(me.organization(), today);
        if (theirs != null) {
            conditions.add(
                    theirs.size() == 1 ? "a.organization_id = :organization" : "a.organization_id in (:organization)");
            values.put(
                    "organization",
                    theirs.size() == 1
                            ? me.organization().value()
                            : theirs.stream().map(OrganizationId::value).toList());
        }
        if (filter.plan() != null) {
            conditions.add("""
                    exists (select 1 from activity_plan_task x join plan_task k on k.task_id = x.task_id
                            where x.activity_id = a.activity_id and k.plan_id = :plan)""");
            values.put("plan", filter.plan().value());
        }
        if (filter.type() != null) {
            conditions.add("a.type_code = :type");
            values.put("type", filter.type());
        }
        if (isMapped(filter)) {
            ActivityMapping.conditions(filter, choices.history(), conditions, values);
        } else if (filter.area() != null) {
            var unit = choices.unit(filter.area().toString()).orElse(NOWHERE);
            conditions.add("a.activity_id in (select x.activity_id from activity_area x where x.unit_id in (:area))");
            values.put("area", unit.below());
            if (unit.until() != null) {
                // No activity counts after the last day of its units: those since need not be looked at.
                conditions.add("a.counts_on <= :areaUntil");
                values.put("areaUntil", unit.until());
            }
        }
        if (filter.from() != null) {
            conditions.add("a.counts_on >= :from");
            values.put("from", filter.from());
        }
        if (filter.to() != null) {
            conditions.add("a.counts_on <= :to");
            values.put("to", filter.to());
        }
        if (filter.words() != null) {
            // The rows come from ActivityWeeks, which finds them by the words.
            var words = SearchWords.of(filter.words());
            if (words.isEmpty()) conditions.add("false");
            values.put("words", ActivityWeeks.query(words, theirs));
        }
        if (filter.states().size() == 1) {
            conditions.add("a.state = :state");
            values.put("state", filter.states().iterator().next().name());
        } else if (!filter.states().isEmpty()) {
            conditions.add("a.state in (:states)");
            values.put(
                    "states", filter.states().stream().map(ActivityState::name).toList());
        }
        if (filter.task() != null) {
            conditions.add("a.activity_id in (select x.activity_id from activity_plan_task x where x.task_id = :task)");
            values.put("task", filter.task().value());
        }
        if (filter.untasked()) {
            conditions.add("not exists (select 1 from activity_plan_task x where x.activity_id = a.activity_id)");
        }
        if (filter.department() != null) {
            conditions.add("a.organization_id = :department");
            values.put("department", filter.department().value());
        }
        if (filter.once()) {
            conditions.add("a.activity_id not in (select s.activity_id from shared_record s where not s.counts)");
        }
        if (filter.loggedBy() != null) {
            conditions.add("a.logged_by = :loggedBy");
            values.put("loggedBy", filter.loggedBy().value());
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    private static boolean isMapped(ActivityFilter filter) {
        return filter.map() != null || filter.undecided();
    }

    private static Found found(ResultSet found, Set<ActivityColumn> columns, boolean mapped) throws SQLException {
        found.next();
        String version = found.getString("version");
        var memory = ListMemory.read(found.getString("memory"));
        long total = found.getLong("total");
        var rows = new ArrayList<ActivityRow>(PAGE_SIZE);
        var places = new ArrayList<ActivityPlace>(PAGE_SIZE);
        var decided = new ArrayList<DecidedTurns>(PAGE_SIZE);
        do {
            var id = found.getObject("activity_id", UUID.class);
            if (id == null) continue;
            rows.add(coded(found, columns));
            decided.add(mapped ? ActivityMapping.decided(found) : DecidedTurns.NONE);
            places.add(new ActivityPlace(found.getObject("counts_on", LocalDate.class), id));
        } while (found.next());
        return new Found(version, memory, total, rows, places, decided);
    }

    private static ActivityRow coded(ResultSet row, Set<ActivityColumn> columns) throws SQLException {
        String places = columns.contains(ActivityColumn.PLACES) ? row.getString("places") : null;
        var units = places == null ? List.<String>of() : Arrays.asList(places.split(" "));
        var array = columns.contains(ActivityColumn.PARTNERS) ? row.getArray("partners") : null;
        var partners = array == null ? List.<String>of() : Arrays.asList((String[]) array.getArray());
        return new ActivityRow(
                row.getString("activity_id"),
                row.getString("topic"),
                ActivityState.valueOf(row.getString("state")),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getBoolean("days_known"),
                row.getString("type_code"),
                row.getString("venue"),
                units,
                units.size(),
                partners,
                partners.size(),
                row.getString("department"),
                new OrganizationId(row.getObject("department_id", UUID.class)),
                null,
                null,
                ActivityColumnSources.more(row, columns));
    }

    private static ActivityRow named(
            ActivityRow row,
            DecidedTurns decided,
            ActivityChoices choices,
            @Nullable LocalDate map,
            Locale language,
            SignedIn me) {
        var onMap = map == null
                ? null
                : ActivityMapping.named(row.places(), decided, choices.history().on(map));
        var places = onMap == null ? choices.units(row.places()) : onMap.names();
        return new ActivityRow(
                row.id(),
                row.topic(),
                row.state(),
                row.period(),
                row.daysKnown(),
                choices.type(row.type(), language),
                row.venue(),
                places.stream().limit(NAMED).toList(),
                onMap == null ? row.placeCount() : places.size(),
                row.partners().stream().limit(NAMED).toList(),
                row.partnerCount(),
                row.department(),
                row.departmentId(),
                row.departmentId().equals(me.organization())
                        ? null
                        : choices.successions().lastDay(row.departmentId()).orElse(null),
                onMap == null ? null : onMap.how(),
                row.more());
    }
}
