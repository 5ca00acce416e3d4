package vn.ocop.portal.activity;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.plan.Plans;

/// Reads activities for those who may: a department's people theirs, the coordination office all.
@Service
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class Activities {
    private static final int PAGE_SIZE = 25;
    private static final int COUNTED = 1000;
    private static final int LAST_PAGE = 100_000;

    // One statement for all three: a list is opened often, and each statement is a way to the database and back.
    private static final String CHOICES = """
            select * from (select 'plan' as what, plan_id::text as value, number as label, issued_on as day, '' as kind, 1 as place
            from plan
            union all
            select 'type', type_code, case when :english then name_en else name end, null, '', position
            from activity_type
            union all
            select 'area', u.unit_id::text, u.name, u.valid_to, u.kind, case when u.valid_to is null then 2 else 1 end
            from administrative_unit u join administrative_unit p on p.unit_id = u.parent_id and p.kind = 'PROVINCE'
            ) choices order by what, place, kind, day desc, label collate "vi-x-icu"
            """;
    private static final String ROWS = """
            select a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.venue, a.type_name,
                   o.letter_name as department, a.total,
                   array(select u.kind || ' ' || u.name from activity_area x
                           join administrative_unit u on u.unit_id = x.unit_id
                         where x.activity_id = a.activity_id order by u.code limit 3) as places,
                   (select count(*) from activity_area x where x.activity_id = a.activity_id) as place_count,
                   array(select q.letter_name from activity_participation p
                           join organization q on q.organization_id = p.organization_id
                         where p.activity_id = a.activity_id and p.role = 'COOPERATING'
                         order by p.position limit 3) as partners,
                   (select count(*) from activity_participation p
                    where p.activity_id = a.activity_id and p.role = 'COOPERATING') as partner_count
            from (select a.*, case when :english then t.name_en else t.name end as type_name,
                         (select count(*) from (select 1 from activity a {where} limit :most) counted) as total
                  from activity a join activity_type t on t.type_code = a.type_code {where}
                  order by a.counts_on desc, a.activity_id limit :size offset :offset) a
              join organization o on o.organization_id = a.organization_id
            order by a.counts_on desc, a.activity_id
            """;
    private final JdbcClient sql;
    private final ActivityReading reading;
    private final Plans plans;
    private final Accounts accounts;

    Activities(JdbcClient sql, ActivityReading reading, Plans plans, Accounts accounts) {
        this.sql = sql;
        this.reading = reading;
        this.plans = plans;
        this.accounts = accounts;
    }

    /// A page of the activities that the person may read, those that count last first, in two statements. Counts
    /// up to 1,000.
    ///
    /// @param number of the page, from 1
    public ActivityListing list(SignedIn me, ActivityFilter filter, int number, Locale language) {
        var english = language.getLanguage().equals("en");
        var choices = sql.sql(CHOICES)
                .param("english", english)
                .query((row, _) -> Map.entry(row.getString("what"), choice(row)))
                .list();
        var values = new HashMap<String, Object>();
        String where = where(me, filter, values);
        int page = Math.clamp(number, 1, LAST_PAGE);
        values.put("english", english);
        values.put("most", COUNTED + 1);
        values.put("size", PAGE_SIZE);
        values.put("offset", (page - 1) * PAGE_SIZE);
        long[] total = {0};
        var rows = sql.sql(ROWS.replace("{where}", where))
                .params(values)
                .query((row, _) -> {
                    total[0] = row.getLong("total");
                    return row(row);
                })
                .list();
        return new ActivityListing(
                new Page<>(rows, page, PAGE_SIZE, Math.min(total[0], COUNTED), total[0] <= COUNTED),
                of(choices, "plan"),
                of(choices, "type"),
                of(choices, "area"));
    }

    /// The whole activity, in a number of statements that is always the same.
    ///
    /// @throws NotFound where there is none that the person may read
    @Transactional(readOnly = true)
    public ActivityDetail detail(SignedIn me, ActivityId id) {
        var activity = reading.where("a.activity_id = :id", Map.of("id", id.value())).stream()
                .filter(found -> me.is(Role.COORDINATOR) || found.organization().equals(me.organization()))
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
                requireNonNull(around.organizations().get(activity.organization())),
                around.organizations(),
                plans.tasks(activity.tasks()),
                measures,
                names.getOrDefault(activity.loggedBy(), ""),
                activity.loggedAt(),
                names.getOrDefault(activity.changedBy(), ""),
                activity.changedAt(),
                me.is(Role.STAFF) && activity.organization().equals(me.organization()));
    }

    private static String where(SignedIn me, ActivityFilter filter, Map<String, Object> values) {
        var conditions = new ArrayList<String>();
        if (!me.is(Role.COORDINATOR)) {
            conditions.add("a.organization_id = :organization");
            values.put("organization", me.organization().value());
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
            conditions.add("""
                    exists (select 1 from activity_area x join administrative_unit u on u.unit_id = x.unit_id
                            where x.activity_id = a.activity_id and (u.unit_id = :area or u.parent_id = :area))""");
            values.put("area", filter.area().value());
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

    private static List<ActivityListing.Choice> of(
            List<Map.Entry<String, ActivityListing.Choice>> choices, String what) {
        return choices.stream()
                .filter(choice -> choice.getKey().equals(what))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static ActivityListing.Choice choice(ResultSet row) throws SQLException {
        String label = row.getString("label");
        var day = row.getObject("day", LocalDate.class);
        return switch (row.getString("what")) {
            case "plan" ->
                new ActivityListing.Choice(
                        row.getString("value"), label + " – " + VietnameseDates.onScreen(requireNonNull(day)), "");
            case "area" ->
                new ActivityListing.Choice(
                        row.getString("value"), named(row.getString("kind"), label), day == null ? "since" : "until");
            default -> new ActivityListing.Choice(row.getString("value"), label, "");
        };
    }

    private static ActivityRow row(ResultSet row) throws SQLException {
        return new ActivityRow(
                row.getString("activity_id"),
                row.getString("topic"),
                ActivityState.valueOf(row.getString("state")),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getBoolean("days_known"),
                row.getString("type_name"),
                row.getString("venue"),
                Arrays.stream((String[]) row.getArray("places").getArray())
                        .map(place ->
                                named(place.substring(0, place.indexOf(' ')), place.substring(place.indexOf(' ') + 1)))
                        .toList(),
                row.getInt("place_count"),
                Arrays.asList((String[]) row.getArray("partners").getArray()),
                row.getInt("partner_count"),
                row.getString("department"));
    }

    /// The name with its kind, as [Area#fullName] has it.
    private static String named(String kind, String name) {
        return UnitKind.valueOf(kind).word() + " " + name;
    }
}
