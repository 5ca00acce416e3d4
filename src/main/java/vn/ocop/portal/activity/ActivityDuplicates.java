package vn.ocop.portal.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;

/// Finds what may be the same activity, logged before: a topic that is alike, nearby days, a common place.
@Service
@PreAuthorize("hasRole('STAFF')")
public class ActivityDuplicates {
    private static final int MOST = 5;
    private final JdbcClient sql;

    ActivityDuplicates(JdbcClient sql) {
        this.sql = sql;
    }

    /// An activity that may be the same.
    public record Like(ActivityId id, String topic, Period period, boolean daysKnown, ActivityState state) {}

    /// The activities of the person's own organization that may be what the draft tells, the most alike first, at
    /// most five. Alike are topics that share more than half of their groups of three letters, accents aside; near
    /// are days no more than a week apart; places are common where a unit is, or where one of both names none.
    /// Cancelled activities are none.
    @Transactional(readOnly = true)
    public List<Like> of(SignedIn me, ActivityDraft draft) {
        var areas = draft.areas().stream().map(area -> area.value()).toArray(UUID[]::new);
        // No activity lasts so long that it could be near and yet count more than half a year away: that bounds what
        // the
        // index reads.
        return sql.sql("""
                        select a.activity_id, a.topic, a.period_from, a.period_to, a.days_known, a.state
                        from activity a
                        where a.organization_id = :organization
                          and a.counts_on between cast(:from as date) - 190 and cast(:to as date) + 190
                          and a.period_from <= cast(:to as date) + 7 and a.period_to >= cast(:from as date) - 7
                          and a.state <> 'CANCELLED'
                          and similarity(vn_fold(a.topic), vn_fold(:topic)) > 0.5
                          and (:anywhere
                               or not exists (select 1 from activity_area x where x.activity_id = a.activity_id)
                               or exists (select 1 from activity_area x where x.activity_id = a.activity_id and x.unit_id = any (:areas)))
                        order by similarity(vn_fold(a.topic), vn_fold(:topic)) desc, a.counts_on desc, a.activity_id
                        limit :most
                        """)
                .param("organization", me.organization().value())
                .param("from", draft.period().from())
                .param("to", draft.period().to())
                .param("topic", draft.topic())
                .param("anywhere", draft.allAreas() || areas.length == 0)
                .param("areas", areas)
                .param("most", MOST)
                .query((row, _) -> new Like(
                        new ActivityId(row.getObject("activity_id", UUID.class)),
                        row.getString("topic"),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class)),
                        row.getBoolean("days_known"),
                        ActivityState.valueOf(row.getString("state"))))
                .list();
    }
}
