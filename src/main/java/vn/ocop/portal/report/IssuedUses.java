package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityUses;
import vn.ocop.portal.organization.OrganizationId;

/// Finds the issued letters whose sentences rest on an activity, in a number of statements that is always the same.
@Component
class IssuedUses implements ActivityUses {
    private final JdbcClient sql;
    private final Predecessors predecessors;

    IssuedUses(JdbcClient sql, Predecessors predecessors) {
        this.predecessors = predecessors;
        this.sql = sql;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Use> of(ActivityId activity, SignedIn me) {
        var theirs =
                predecessors.answeredBy(me).stream().map(OrganizationId::value).toArray(UUID[]::new);
        return sql.sql("""
                        select l.report_id, l.number, l.symbol, l.dated, r.organization_id,
                               r.purpose in ('RESPONSE', 'REPLACEMENT')
                               and not exists (select from report n where n.corrects_id = r.report_id and n.letter_number is not null
                                               and n.purpose in ('REPLACEMENT', 'WITHDRAWAL')) as stands
                        from issued_letter l
                          join report r on r.report_id = l.report_id
                          join report_request q on q.request_id = r.request_id
                        where l.report_id in (
                                select s.report_id from report_sentence_source x join report_sentence s on s.sentence_id = x.sentence_id
                                where x.kind = 'ACTIVITY' and x.source_id = :activity and not s.left_out)
                          and (r.organization_id = any(:organizations) or (q.sender_id = any(:organizations) and :coordinator))
                        order by l.dated, l.number
                        """)
                .param("activity", activity.value())
                .param("organizations", theirs)
                .param("coordinator", me.is(Role.COORDINATOR))
                .query((row, _) -> {
                    String address = "/reports/" + row.getObject("report_id", UUID.class);
                    boolean own =
                            me.is(Role.STAFF) && List.of(theirs).contains(row.getObject("organization_id", UUID.class));
                    return new Use(
                            IssuedLetter.reference(row.getInt("number"), row.getString("symbol")),
                            row.getObject("dated", LocalDate.class),
                            address,
                            own && row.getBoolean("stands") ? address + "/correction" : null);
                })
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ActivityId> told(Collection<ActivityId> activities) {
        if (activities.isEmpty()) return Set.of();
        return Set.copyOf(sql.sql("""
                        select distinct x.source_id from report_sentence_source x
                          join report_sentence s on s.sentence_id = x.sentence_id
                          join issued_letter l on l.report_id = s.report_id
                        where x.kind = 'ACTIVITY' and x.source_id in (:activities) and not s.left_out
                        """)
                .param("activities", activities.stream().map(ActivityId::value).toList())
                .query((row, _) -> new ActivityId(row.getObject("source_id", UUID.class)))
                .list());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ActivityId> toldAmong(Collection<ActivityId> activities) {
        return new HashSet<>(sql.sql("""
                        select distinct source_id from report_sentence_source
                        where kind = 'ACTIVITY' and source_id = any(:activities)
                        """)
                .param("activities", activities.stream().map(ActivityId::value).toArray(UUID[]::new))
                .query((row, _) -> new ActivityId(row.getObject("source_id", UUID.class)))
                .list());
    }
}
