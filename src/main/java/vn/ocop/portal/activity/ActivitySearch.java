package vn.ocop.portal.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.core.SearchWords.Nearness;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Finds activities by words, for those who may read them: those about the words first, of these the ones that count
/// last. Looks week by week from the last one back and stops once it has enough, so that it takes no longer where
/// a word is in every activity, nor where it is in none.
@Service
@PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
public class ActivitySearch {
    private static final String FOUND =
            """
            select f.activity_id, f.topic, f.state, f.period_from, f.period_to, f.days_known, t.name as type, o.letter_name as organization,
                   f.notes, activity_facts('', f.venue, f.beneficiaries, f.outcome) as facts, f.counts_on
            from (select a.* from {activities} a order by {order} limit 100) f
              join activity_type t on t.type_code = f.type_code
              join organization o on o.organization_id = f.organization_id
            order by f.counts_on desc, f.activity_id
            """.replace("{activities}", ActivityWeeks.SOURCE).replace("{order}", ActivityWeeks.LATEST_FIRST);

    /// How many are found at most; where there are as many, there may be more.
    public static final int MOST = 100;

    private final JdbcClient sql;
    private final Organizations organizations;
    private final Clock clock;

    ActivitySearch(JdbcClient sql, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// An activity that was found.
    ///
    /// @param type its name
    /// @param organization the name that letters write
    /// @param text what else is known of it: place, people, outcome, notes
    /// @param countsOn the day that orders it among others
    public record Found(
            ActivityId id,
            String topic,
            ActivityState state,
            Period period,
            boolean daysKnown,
            String type,
            String organization,
            String text,
            LocalDate countsOn) {}

    private record Type(String code, String name) {}

    /// The activities that the person may read and that have the words, or whose type's name has them, nearest first,
    /// of these the latest; no more than [#MOST].
    @Transactional(readOnly = true)
    public List<Found> find(SignedIn me, SearchWords words) {
        if (words.isEmpty()) return List.of();
        var types = sql.sql("select type_code as code, name from activity_type order by position")
                .query((row, _) -> new Type(row.getString("code"), row.getString("name")))
                .list();
        var alternatives = alternatives(words, types);
        var of = me.is(Role.COORDINATOR) ? null : organizations.answeredFor(me.organization(), LocalDate.now(clock));
        var found = new LinkedHashMap<ActivityId, Found>();
        for (var nearness : Nearness.values()) {
            if (nearness == Nearness.ABOUT_WITH_ACCENTS && !words.isAccented()) continue;
            if (found.size() >= MOST) break;
            find(of, words.query(nearness, "~", alternatives)).forEach(one -> found.putIfAbsent(one.id(), one));
        }
        return found.values().stream().limit(MOST).toList();
    }

    private List<Found> find(@Nullable Collection<OrganizationId> of, String query) {
        return sql.sql(FOUND)
                .param("words", ActivityWeeks.query(query, of))
                .query(ActivitySearch::found)
                .list();
    }

    /// For each word the types whose name has it, as lexemes of the activities that are of it.
    private static List<List<String>> alternatives(SearchWords words, List<Type> types) {
        var alternatives = new ArrayList<List<String>>();
        for (int i = 0; i < words.words().size(); i++) {
            var word = words.words().get(i);
            boolean last = i == words.words().size() - 1;
            alternatives.add(types.stream()
                    .filter(type -> SearchWords.placesIn(type.name()).stream()
                            .map(place -> place.word().folded())
                            .anyMatch(there -> last ? there.startsWith(word.folded()) : there.equals(word.folded())))
                    .map(type -> "#" + type.code())
                    .toList());
        }
        return alternatives;
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        String facts = row.getString("facts").strip();
        String notes = row.getString("notes");
        return new Found(
                new ActivityId(row.getObject("activity_id", UUID.class)),
                row.getString("topic"),
                ActivityState.valueOf(row.getString("state")),
                new Period(row.getObject("period_from", LocalDate.class), row.getObject("period_to", LocalDate.class)),
                row.getBoolean("days_known"),
                row.getString("type"),
                row.getString("organization"),
                (facts + "\n" + (notes == null ? "" : notes)).strip(),
                row.getObject("counts_on", LocalDate.class));
    }
}
