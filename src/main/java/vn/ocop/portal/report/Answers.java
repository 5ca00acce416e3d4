package vn.ocop.portal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.organization.OrganizationId;

/// Who answered which request. It starts from whom a request was sent to, so that silence is a row of its own.
@Service
@Transactional(readOnly = true)
public class Answers {
    private final WorkingDays workingDays;
    private final JdbcClient sql;
    private final Clock clock;

    Answers(WorkingDays workingDays, JdbcClient sql, Clock clock) {
        this.workingDays = workingDays;
        this.sql = sql;
        this.clock = clock;
    }

    // The answer of an addressee is its own, or of the organization of which it became part by today, however many
    // steps on.
    private static final String ANSWERS = """
            with recursive asked as (
                select a.request_id, a.organization_id, q.deadline
                from report_request_addressee a join report_request q using (request_id)
                where a.request_id in (:requests)),
            answering as (
                select request_id, organization_id, organization_id as by_id, 0 as steps from asked
                union all
                select a.request_id, a.organization_id, s.successor_id, a.steps + 1
                from answering a
                  join organization_succession s on s.predecessor_id = a.by_id and s.effective_on <= :today
                where a.steps < 20),
            sent as (
                select distinct on (a.request_id, a.organization_id)
                       a.request_id, a.organization_id, r.report_id, r.state,
                       (select min(l.issued_at) from report e join issued_letter l using (report_id)
                        where e.request_id = r.request_id and e.organization_id = r.organization_id
                          and e.purpose in ('RESPONSE', 'REPLACEMENT') and not e.consolidates) as sent_at
                from answering a
                  join report r on r.request_id = a.request_id and r.organization_id = a.by_id
                where r.purpose in ('RESPONSE', 'REPLACEMENT') and r.superseded is null and r.letter_number is not null
                  and not r.consolidates
                order by a.request_id, a.organization_id, a.steps, r.created_at desc)
            select asked.request_id, asked.organization_id, asked.deadline, sent.report_id, sent.state, sent.sent_at,
                   nothing.declared_at
            from asked
              left join sent using (request_id, organization_id)
              left join report_request_nothing nothing using (request_id, organization_id)
            """;

    /// The answers of all addressees of the requests, as of today, in no order. A request that was withdrawn has them
    /// too. For rooms and pages that have checked who asks.
    public List<Answer> to(Collection<RequestId> requests) {
        if (requests.isEmpty()) return List.of();
        var table = workingDays.table();
        var today = LocalDate.now(clock);
        return sql.sql(ANSWERS)
                .param("requests", requests.stream().map(RequestId::value).toList())
                .param("today", today)
                .query((row, _) -> {
                    var deadline = row.getObject("deadline", LocalDate.class);
                    var report = row.getObject("report_id", UUID.class);
                    var sentOn = day(row.getObject("sent_at", OffsetDateTime.class));
                    var nothingOn = day(row.getObject("declared_at", OffsetDateTime.class));
                    var done = sentOn != null ? sentOn : nothingOn;
                    return new Answer(
                            new RequestId(row.getObject("request_id", UUID.class)),
                            new OrganizationId(row.getObject("organization_id", UUID.class)),
                            state(row.getString("state"), nothingOn),
                            report == null ? null : new ReportId(report),
                            sentOn,
                            table.after(deadline, done != null ? done : today));
                })
                .list();
    }

    private @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : LocalDate.ofInstant(at.toInstant(), clock.getZone());
    }

    private static Answer.State state(@Nullable String report, @Nullable LocalDate nothingOn) {
        if (report == null) return nothingOn == null ? Answer.State.NOT_SENT : Answer.State.NOTHING_TO_REPORT;
        return switch (ReportState.valueOf(report)) {
            case ACCEPTED -> Answer.State.ACCEPTED;
            case RETURNED -> Answer.State.RETURNED;
            case ISSUED, RECEIVED -> Answer.State.SENT;
            case DRAFT, IN_REVIEW, SIGNED -> throw new IllegalStateException("issued and " + report);
        };
    }
}
