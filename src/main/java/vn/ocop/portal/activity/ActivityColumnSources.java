package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;

/// Where the columns of the list come from. What no column shows is not read.
final class ActivityColumnSources {
    private ActivityColumnSources() {}

    /// What a column adds to the statement.
    ///
    /// @param own of the activity's own columns, those that are read besides the usual ones
    /// @param expression what is looked up for each row that is shown
    record Source(String own, String expression) {}

    static Source of(ActivityColumn column) {
        return switch (column) {
            case DAYS, TYPE, TOPIC, DEPARTMENT, STATE -> new Source("", "");
            case PLACES ->
                new Source(
                        "",
                        "(select string_agg(x.unit_id::text, ' ') from activity_area x where x.activity_id = a.activity_id) as places");
            case PARTNERS -> new Source("", """
                        (select array_agg(g.letter_name order by x.position) filter (where x.role = 'COOPERATING')
                                from activity_participation x join organization g on g.organization_id = x.organization_id
                                where x.activity_id = a.activity_id) as partners""");
            case BENEFICIARIES -> new Source("a.beneficiaries", "a.beneficiaries");
            case OUTCOME -> new Source("a.outcome", "a.outcome");
            case PARTICIPANTS -> measure("PARTICIPANT_TURNS", "participants");
            case WOMEN -> measure("PARTICIPANT_TURNS_WOMEN", "women");
            case TASKS -> new Source("", """
                        (select string_agg(p.number || ' – ' || k.code, '; ' order by p.issued_on, p.number, k.code)
                                from activity_plan_task x join plan_task k on k.task_id = x.task_id join plan p on p.plan_id = k.plan_id
                                where x.activity_id = a.activity_id) as tasks""");
            case SUBJECTS ->
                new Source(
                        "",
                        "(select count(*) from activity_subject x where x.activity_id = a.activity_id) as subjects");
            case CHANGED ->
                new Source(
                        "a.changed_at, a.changed_by",
                        "a.changed_at, (select n.full_name from account n where n.account_id = a.changed_by) as changed_by");
        };
    }

    private static Source measure(String indicator, String name) {
        return new Source(
                "",
                "(select x.value from activity_measure x where x.activity_id = a.activity_id and x.indicator_code = '%s') as %s"
                        .formatted(indicator, name));
    }

    /// What the columns beyond the usual ones show of the row.
    static Map<ActivityColumn, String> more(ResultSet row, Set<ActivityColumn> columns) throws SQLException {
        var more = new EnumMap<ActivityColumn, String>(ActivityColumn.class);
        for (var column : columns) {
            String shown = shown(row, column);
            if (shown != null && !shown.isEmpty()) more.put(column, shown);
        }
        return more.isEmpty() ? Map.of() : more;
    }

    private static @Nullable String shown(ResultSet row, ActivityColumn column) throws SQLException {
        return switch (column) {
            case DAYS, TYPE, TOPIC, PLACES, PARTNERS, DEPARTMENT, STATE -> null;
            case BENEFICIARIES -> row.getString("beneficiaries");
            case OUTCOME -> row.getString("outcome");
            case PARTICIPANTS -> number(row.getBigDecimal("participants"));
            case WOMEN -> number(row.getBigDecimal("women"));
            case TASKS -> row.getString("tasks");
            case SUBJECTS -> row.getLong("subjects") == 0 ? null : String.valueOf(row.getLong("subjects"));
            case CHANGED ->
                VietnameseDates.onScreen(row.getObject("changed_at", OffsetDateTime.class)
                                .toInstant())
                        + " – " + row.getString("changed_by");
        };
    }

    private static @Nullable String number(@Nullable BigDecimal value) {
        return value == null ? null : VietnameseNumbers.grouped(value);
    }
}
