package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.Plans;

/// Reads activities for those who may: a department's people theirs and those of the organizations for which it
/// answers, the coordination office all.
@Service
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class Activities {
    private static final int PAGE_SIZE = 25;
    private static final int COUNTED = 1000;
    private static final int LAST_PAGE = 100_000;
    private static final int NAMED = 3;
    private static final ActivityChoices.Unit NOWHERE = new ActivityChoices.Unit(0, "", Set.of(new UUID(0, 0)), null);

    // Numbers stand in the text, not in parameters: a limit that the planner does not know makes it plan every time
    // anew. Roles are told apart after the join, for looking them up by activity and role takes the planner astray: it
    // would skip through the other index, organization by organization.
    private static final String ROWS = """
            select c.version, (select count(*) from (select 1 from activity a {where} limit 1001) counted) as total,
                   a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_code,
                   o.letter_name as department, o.organization_id as department_id,
                   (select string_agg(x.unit_id::text, ' ') from activity_area x where x.activity_id = a.activity_id) as places,
                   (select array_agg(g.letter_name order by x.position) filter (where x.role = 'COOPERATING')
                    from activity_participation x join organization g on g.organization_id = x.organization_id
                    where x.activity_id = a.activity_id) as partners
            from activity_choices c
              left join (select a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_code,
                                a.organization_id, a.counts_on
                         from activity a {where}
                         order by a.counts_on desc, a.activity_id limit 25 {offset}) a on true
              left join organization o on o.organization_id = a.organization_id
            order by a.counts_on desc, a.activity_id
            """;
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

    /// A page of the activities that the person may read, those that count last first, in one statement while plans,
    /// types and units stay as they are. Counts up to 1,000.
    ///
    /// @param number of the page, from 1
    public ActivityListing list(SignedIn me, ActivityFilter filter, int number, Locale language) {
        int page = Math.clamp(number, 1, LAST_PAGE);
        var choices = choiceReading.latest();
        var found = find(me, filter, page, choices);
        if (!choices.isOf(found.version())) {
            var before = choices;
            choices = choiceReading.of(found.version());
            boolean other = !choices.successions().equals(before.successions());
            if (filter.area() != null || other) found = find(me, filter, page, choices);
        }
        var named = choices;
        var rows = found.coded().stream()
                .map(row -> named(row, named, language, me))
                .toList();
        return new ActivityListing(
                new Page<>(rows, page, PAGE_SIZE, Math.min(found.total(), COUNTED), found.total() <= COUNTED), choices);
    }

    private Found find(SignedIn me, ActivityFilter filter, int page, ActivityChoices choices) {
        var values = new HashMap<String, Object>();
        String where = where(me, filter, choices, values);
        if (page > 1) values.put("offset", (page - 1) * PAGE_SIZE);
        return sql.sql(ROWS.replace("{where}", where).replace("{offset}", page > 1 ? "offset :offset" : ""))
                .params(values)
                .query(Activities::found);
    }

    /// What the statement gave.
    ///
    /// @param coded rows with the type's code and the units' ids in place of names, and with all that they name
    private record Found(String version, long total, List<ActivityRow> coded) {}

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

    private String where(SignedIn me, ActivityFilter filter, ActivityChoices choices, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (!me.is(Role.COORDINATOR)) {
            var theirs = choices.successions().answeredFor(me.organization(), LocalDate.now(clock));
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
        if (filter.area() != null) {
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
            conditions.add("a.search_text like '%' || vn_fold(:words) || '%'");
            values.put(
                    "words",
                    filter.words().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
        }
        if (filter.state() != null) {
            conditions.add("a.state = :state");
            values.put("state", filter.state().name());
        }
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    private static Found found(ResultSet found) throws SQLException {
        found.next();
        String version = found.getString("version");
        long total = found.getLong("total");
        var rows = new ArrayList<ActivityRow>(PAGE_SIZE);
        do {
            if (found.getString("activity_id") != null) rows.add(coded(found));
        } while (found.next());
        return new Found(version, total, rows);
    }

    private static ActivityRow coded(ResultSet row) throws SQLException {
        String places = row.getString("places");
        var units = places == null ? List.<String>of() : Arrays.asList(places.split(" "));
        var array = row.getArray("partners");
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
                null);
    }

    private static ActivityRow named(ActivityRow row, ActivityChoices choices, Locale language, SignedIn me) {
        return new ActivityRow(
                row.id(),
                row.topic(),
                row.state(),
                row.period(),
                row.daysKnown(),
                choices.type(row.type(), language),
                row.venue(),
                choices.units(row.places()).stream().limit(NAMED).toList(),
                row.placeCount(),
                row.partners().stream().limit(NAMED).toList(),
                row.partnerCount(),
                row.department(),
                row.departmentId(),
                row.departmentId().equals(me.organization())
                        ? null
                        : choices.successions().lastDay(row.departmentId()).orElse(null));
    }
}
