package vn.ocop.portal.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.CalendarKind;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;

/// Reads the activities of days, found by the index of the days on which they count, so that it takes as long among a
/// million as among a thousand. Whoever asks has made sure whose activities the person may read.
@Component
class CalendarActivities {
    private static final int AT_ONCE = 500;
    private static final String COLUMNS = """
            a.activity_id, a.topic, a.state, a.period_from, a.period_to, a.days_known, a.counts_on, a.changed_at, a.venue,
            t.name, t.name_en, o.letter_name
            """;
    private static final String NAMES = """
              join activity_type t on t.type_code = a.type_code
              join organization o on o.organization_id = a.organization_id
            """;

    // For each organization on each day, so that the index of organization and day gives the rows as they are wanted.
    private static final String OF_DAYS = "select " + COLUMNS + """
            from generate_series(cast(:from as date), cast(:to as date), interval '1 day') d (day)
              cross join lateral (select a.* from activity a where a.counts_on = cast(d.day as date) and {whose}
                                  order by a.activity_id limit {most}) a
            """ + NAMES + " order by a.counts_on, a.activity_id";
    private static final String COUNTS =
            "select a.counts_on, count(*) as activities from activity a where a.counts_on between :from and :to and {whose} group by a.counts_on";
    private static final String ALL = "select " + COLUMNS + " from activity a " + NAMES
            + " where a.counts_on between :from and :to and {whose} order by a.counts_on, a.activity_id";
    private static final String NEAREST = "select " + COLUMNS
            + " from (select * from activity a where a.counts_on between :from and :to and {whose} order by a.counts_on {way},"
            + " a.activity_id limit :most) a " + NAMES + " order by a.counts_on, a.activity_id";

    private final JdbcClient sql;
    private final MessageSource messages;

    CalendarActivities(JdbcClient sql, MessageSource messages) {
        this.sql = sql;
        this.messages = messages;
    }

    /// Whose activities are read.
    ///
    /// @param organizations null for all
    record Whose(@Nullable Set<OrganizationId> organizations) {}

    /// The first activities of each day.
    ///
    /// @param most how many of each day
    List<CalendarEvent> ofDays(Whose whose, Period days, int most, Locale language) {
        return asked(OF_DAYS.replace("{most}", Integer.toString(most)), whose, days)
                .query((row, _) -> event(row, language))
                .list();
    }

    /// How many activities each day has; days without any are left out.
    Map<LocalDate, Long> counts(Whose whose, Period days) {
        Map<LocalDate, Long> counts = new HashMap<>();
        asked(COUNTS, whose, days).query(row -> {
            counts.put(row.getObject("counts_on", LocalDate.class), row.getLong("activities"));
        });
        return counts;
    }

    /// Gives all activities of the days to the consumer, day by day, read as they are taken.
    void each(Whose whose, Period days, Locale language, Consumer<? super CalendarEvent> event) {
        asked(ALL, whose, days).withFetchSize(AT_ONCE).query(row -> {
            event.accept(event(row, language));
        });
    }

    /// So many activities of the days, the first or the last ones.
    List<CalendarEvent> nearest(Whose whose, Period days, boolean first, int most, Locale language) {
        if (most <= 0) return List.of();
        return asked(NEAREST.replace("{way}", first ? "asc" : "desc"), whose, days)
                .param("most", most)
                .query((row, _) -> event(row, language))
                .list();
    }

    private JdbcClient.StatementSpec asked(String query, Whose whose, Period days) {
        var organizations = whose.organizations();
        var statement = sql.sql(
                        query.replace("{whose}", organizations == null ? "true" : "a.organization_id in (:own)"))
                .param("from", days.from())
                .param("to", days.to());
        return organizations == null
                ? statement
                : statement.param(
                        "own", organizations.stream().map(OrganizationId::value).toList());
    }

    private CalendarEvent event(ResultSet row, Locale language) throws SQLException {
        var state = ActivityState.valueOf(row.getString("state"));
        var counts = row.getObject("counts_on", LocalDate.class);
        var period =
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class));
        boolean known = row.getBoolean("days_known");
        String type = row.getString(language.getLanguage().equals("en") ? "name_en" : "name");
        String venue = row.getString("venue");
        var more = new StringBuilder(type).append(" · ").append(row.getString("letter_name"));
        if (venue != null) more.append(" · ").append(venue);
        if (!known) {
            more.append(" · ")
                    .append(messages.getMessage(
                            "calendar.within",
                            new Object[] {VietnameseDates.onScreen(period.from()), VietnameseDates.onScreen(period.to())
                            },
                            language));
        } else if (!period.from().equals(period.to())) {
            more.append(" · ")
                    .append(VietnameseDates.onScreen(period.from()))
                    .append(" – ")
                    .append(VietnameseDates.onScreen(period.to()));
        }
        var id = row.getObject("activity_id", UUID.class);
        return new CalendarEvent(
                CalendarKind.ACTIVITIES,
                "activity-" + id,
                counts,
                known ? period : new Period(counts, counts),
                row.getString("topic"),
                more.toString(),
                messages.getMessage("activity.state." + state, null, language),
                icon(state),
                "state-" + state,
                "/activities/" + id,
                state == ActivityState.CANCELLED,
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static String icon(ActivityState state) {
        return switch (state) {
            case PLANNED -> "○";
            case DONE -> "✓";
            case POSTPONED -> "‖";
            case CANCELLED -> "✕";
        };
    }
}
