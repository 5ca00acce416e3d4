package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;

/// Keeps the last day for edits of a request: after it no answer is issued, unless the office gave leave, with who,
/// until when and why on record.
@Service
@Transactional
public class RequestExceptions {
    private final ReportRequests requests;
    private final Predecessors predecessors;
    private final JdbcClient sql;
    private final Clock clock;

    RequestExceptions(ReportRequests requests, Predecessors predecessors, JdbcClient sql, Clock clock) {
        this.requests = requests;
        this.predecessors = predecessors;
        this.sql = sql;
        this.clock = clock;
    }

    /// Gives an addressee leave to answer until that day.
    ///
    /// @throws NotFound where the request is not the person's to change, or does not ask that organization
    /// @throws RuleViolation `request.withdrawn`, `request.exception.noLimit` where the request has no last day for
    ///     edits, `request.exception.until` where the day is past or not after that one, `request.exception.reason`
    @PreAuthorize("hasRole('COORDINATOR')")
    public void grant(RequestId id, OrganizationId organization, LocalDate until, String reason, SignedIn me) {
        var request = requests.get(id, me);
        if (!requests.mayChange(request, me) || !request.addressees().contains(organization)) throw new NotFound(id);
        if (request.withdrawn()) throw new RuleViolation("request.withdrawn");
        var limit = request.editsUntil();
        if (limit == null) throw new RuleViolation("request.exception.noLimit");
        if (!until.isAfter(limit) || until.isBefore(LocalDate.now(clock))) {
            throw new RuleViolation("request.exception.until", VietnameseDates.onScreen(limit));
        }
        if (reason.isBlank() || reason.length() > 500) throw new RuleViolation("request.exception.reason");
        sql.sql("""
                        insert into report_request_exception
                            (exception_id, request_id, organization_id, until, reason, granted_by, granted_at)
                        values (:id, :request, :organization, :until, :reason, :by, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("request", id.value())
                .param("organization", organization.value())
                .param("until", until)
                .param("reason", reason.strip())
                .param("by", me.id().value())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    /// The leave that was given for the request, the latest given first. Whoever asks has made sure that the person
    /// sees the request.
    @Transactional(readOnly = true)
    public List<RequestException> of(RequestId request) {
        return sql.sql("""
                        select organization_id, until, reason, granted_by, granted_at
                        from report_request_exception where request_id = :request order by granted_at desc
                        """)
                .param("request", request.value())
                .query((row, _) -> new RequestException(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getObject("until", LocalDate.class),
                        row.getString("reason"),
                        new AccountId(row.getObject("granted_by", UUID.class)),
                        row.getObject("granted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The leave by which the person's organization may answer: its own and that of those for which it answers. As
    /// for [#of(RequestId)].
    @Transactional(readOnly = true)
    public List<RequestException> of(RequestId request, SignedIn me) {
        return of(request).stream()
                .filter(one -> predecessors.answers(me, one.organization()))
                .toList();
    }

    /// Whether the person's organization may issue an answer today.
    ///
    /// @throws RuleViolation `request.withdrawn`, `request.closed` after the last day for edits without leave
    @Transactional(readOnly = true)
    public void requireOpen(RequestSummary request, SignedIn me) {
        if (request.withdrawn()) throw new RuleViolation("request.withdrawn");
        var limit = request.editsUntil();
        var today = LocalDate.now(clock);
        if (limit == null || !today.isAfter(limit)) return;
        boolean leave = of(request.id(), me).stream().anyMatch(one -> !today.isAfter(one.until()));
        if (!leave) throw new RuleViolation("request.closed", VietnameseDates.onScreen(limit));
    }
}
