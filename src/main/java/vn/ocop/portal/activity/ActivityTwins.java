package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseText;

/// Finds activities that many drafts may tell of again: of the same organization, in the same place, on days not far
/// off, under a title that is much alike. Reads a month of activities at a time and compares here, since thousands of
/// drafts would have the database fold each title thousands of times.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('STAFF')")
public class ActivityTwins {
    /// Days between the last days of the two that still count as near.
    private static final int NEAR = 3;
    /// How much alike two folded titles are, by the groups of three letters that they share; 1 for the same.
    private static final double ALIKE = 0.6;

    private final JdbcClient sql;
    private final Areas areas;

    ActivityTwins(JdbcClient sql, Areas areas) {
        this.sql = sql;
        this.areas = areas;
    }

    /// An activity that is there already.
    public record Twin(ActivityId id, String topic, Period period, boolean daysKnown) {}

    private record Known(Twin twin, LocalDate on, Set<UUID> places, Set<String> letters) {}

    /// The activity of the person's organization that is most like the draft, by the draft's place in the list; drafts
    /// that have none are not among them.
    public Map<Integer, Twin> among(SignedIn me, List<ActivityDraft> drafts) {
        Map<YearMonth, List<Integer>> byMonth = new TreeMap<>();
        for (int at = 0; at < drafts.size(); at++) {
            byMonth.computeIfAbsent(YearMonth.from(countsOn(drafts.get(at))), _ -> new ArrayList<>())
                    .add(at);
        }
        Map<LocalDate, Set<UUID>> everywhere = new HashMap<>();
        Map<Integer, Twin> found = new HashMap<>();
        byMonth.forEach((month, members) -> {
            Map<LocalDate, List<Known>> known = known(me, month);
            if (known.isEmpty()) return;
            for (int at : members) {
                var draft = drafts.get(at);
                var places = draft.allAreas()
                        ? everywhere.computeIfAbsent(draft.period().to(), this::everywhereOn)
                        : draft.areas().stream().map(id -> id.value()).collect(Collectors.toSet());
                var twin = most(draft, places, known);
                if (twin != null) found.put(at, twin);
            }
        });
        return found;
    }

    private static @org.jspecify.annotations.Nullable Twin most(
            ActivityDraft draft, Set<UUID> places, Map<LocalDate, List<Known>> known) {
        var letters = letters(draft.topic());
        var on = countsOn(draft);
        Twin best = null;
        double most = 0;
        for (int days = -NEAR; days <= NEAR; days++) {
            for (var other : known.getOrDefault(on.plusDays(days), List.of())) {
                if (other.twin().daysKnown() != draft.daysKnown() || !samePlace(places, other.places())) continue;
                double alike = alike(letters, other.letters());
                if (alike >= ALIKE && alike > most) {
                    most = alike;
                    best = other.twin();
                }
            }
        }
        return best;
    }

    private static boolean samePlace(Set<UUID> places, Set<UUID> others) {
        return places.isEmpty() ? others.isEmpty() : places.stream().anyMatch(others::contains);
    }

    private static double alike(Set<String> letters, Set<String> others) {
        long shared = letters.stream().filter(others::contains).count();
        long all = letters.size() + others.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /// The groups of three letters of each word, as PostgreSQL's trigrams.
    private static Set<String> letters(String topic) {
        var groups = new HashSet<String>();
        for (String word : VietnameseText.fold(topic).split("[^\\p{L}\\p{N}]+")) {
            if (word.isEmpty()) continue;
            String padded = "  " + word + " ";
            for (int at = 0; at + 3 <= padded.length(); at++) groups.add(padded.substring(at, at + 3));
        }
        return groups;
    }

    private static LocalDate countsOn(ActivityDraft draft) {
        return draft.daysKnown() ? draft.period().to() : draft.period().middle();
    }

    private Map<LocalDate, List<Known>> known(SignedIn me, YearMonth month) {
        Map<LocalDate, List<Known>> byDay = new HashMap<>();
        sql.sql("""
                        select a.activity_id, a.topic, a.period_from, a.period_to, a.days_known, a.counts_on,
                               array(select x.unit_id from activity_area x where x.activity_id = a.activity_id) as places
                        from activity a
                        where a.organization_id = :organization and a.counts_on between :from and :to and a.state <> 'CANCELLED'
                        """)
                .param("organization", me.organization().value())
                .param("from", month.atDay(1).minusDays(NEAR))
                .param("to", month.atEndOfMonth().plusDays(NEAR))
                .query(row -> {
                    var on = row.getObject("counts_on", LocalDate.class);
                    String topic = row.getString("topic");
                    var twin = new Twin(
                            new ActivityId(row.getObject("activity_id", UUID.class)),
                            topic,
                            new Period(
                                    row.getObject("period_from", LocalDate.class),
                                    row.getObject("period_to", LocalDate.class)),
                            row.getBoolean("days_known"));
                    var places = new HashSet<>(
                            Arrays.asList((UUID[]) row.getArray("places").getArray()));
                    byDay.computeIfAbsent(on, _ -> new ArrayList<>()).add(new Known(twin, on, places, letters(topic)));
                });
        return byDay;
    }

    private Set<UUID> everywhereOn(LocalDate day) {
        return areas.belowProvinceOn(day).stream()
                .map(area -> area.id().value())
                .collect(Collectors.toSet());
    }
}
