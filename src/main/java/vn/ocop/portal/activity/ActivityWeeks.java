package vn.ocop.portal.activity;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.SearchWords;
import vn.ocop.portal.core.SearchWords.Nearness;
import vn.ocop.portal.organization.OrganizationId;

/// Activities by words as a source of rows for SQL, week by week from the last one back: who orders them by
/// [#LATEST_FIRST] or in no way and takes a few looks into no more weeks than have them. See the migration of search.
final class ActivityWeeks {
    /// The order in which the weeks come, for the alias `a`.
    static final String LATEST_FIRST = "a.week desc, a.counts_on desc, a.activity_id";

    /// What to put after `from`, followed by an alias; asks for `:words`, a query with `~` where the week belongs. The
    /// fence (`offset 0`) keeps what is asked around it, and the order of days, out of the look into a week.
    static final String SOURCE = """
            (select w.week, b.*
             from (select week from generate_series((select (min(counts_on) - date '2000-01-03') / 7 from activity),
                                                    (select (max(counts_on) - date '2000-01-03') / 7 from activity)) week
                   order by week desc) w
               cross join lateral (
                   select b.* from activity b
                   where activity_entry(b.counts_on, b.organization_id, b.type_code,
                                        activity_facts(b.topic, b.venue, b.beneficiaries, b.outcome), b.notes)
                         @@ cast(replace(:words, '~', to_hex(w.week)) as tsquery)
                   offset 0) b)""";

    /// The other way round, for [#OLDEST_SOURCE].
    static final String OLDEST_FIRST = "a.week, a.counts_on, a.activity_id desc";

    /// As [#SOURCE], from the first week on.
    static final String OLDEST_SOURCE = SOURCE.replace("order by week desc", "order by week");

    private ActivityWeeks() {}

    /// The query of words that stand anywhere in an activity.
    ///
    /// @param of whose activities alone; null for everybody's
    static String query(SearchWords words, @Nullable Collection<OrganizationId> of) {
        return query(words.query(Nearness.ANYWHERE, "~"), of);
    }

    /// The query for the activities of these organizations alone.
    ///
    /// @param of whose activities alone; null for everybody's
    static String query(String query, @Nullable Collection<OrganizationId> of) {
        if (of == null) return query;
        return of.stream()
                .map(one -> "'~@" + one.value() + "'")
                .collect(Collectors.joining(" | ", "(" + query + ") & (", ")"));
    }
}
