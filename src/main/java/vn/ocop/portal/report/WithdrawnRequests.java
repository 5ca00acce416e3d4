package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;

/// Tells the people of an addressee that a request was withdrawn, until each has put the notice away.
@Service
@Transactional
public class WithdrawnRequests {
    private static final int TOLD_FOR_DAYS = 90;

    private final ReportRequests requests;
    private final JdbcClient sql;
    private final Clock clock;

    WithdrawnRequests(ReportRequests requests, JdbcClient sql, Clock clock) {
        this.requests = requests;
        this.sql = sql;
        this.clock = clock;
    }

    /// Of these requests, which the person sees, those that were withdrawn by another organization in the last 90 days
    /// and whose notice the person has not put away, the latest first.
    @Transactional(readOnly = true)
    public List<RequestSummary> untold(Collection<RequestSummary> asked, SignedIn me) {
        var since = clock.instant().minus(TOLD_FOR_DAYS, ChronoUnit.DAYS);
        var gone = asked.stream()
                .filter(one -> !one.sender().equals(me.organization()))
                .filter(one -> withdrawnAt(one).isAfter(since))
                .toList();
        if (gone.isEmpty()) return List.of();
        var seen = new HashSet<>(sql.sql("select request_id from request_withdrawal_seen where account_id = :me")
                .param("me", me.id().value())
                .query((row, _) -> new RequestId(row.getObject(1, UUID.class)))
                .list());
        return gone.stream()
                .filter(one -> !seen.contains(one.id()))
                .sorted((one, other) -> withdrawnAt(other).compareTo(withdrawnAt(one)))
                .toList();
    }

    private static Instant withdrawnAt(RequestSummary request) {
        var withdrawal = request.withdrawal();
        return withdrawal == null ? Instant.MIN : withdrawal.at();
    }

    /// Puts the notice away, for the person alone.
    ///
    /// @throws vn.ocop.portal.core.NotFound where the person sees no such request
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY')")
    public void seen(RequestId id, SignedIn me) {
        requests.get(id, me);
        sql.sql("""
                        insert into request_withdrawal_seen (account_id, request_id, seen_at) values (:me, :request, :at)
                        on conflict do nothing
                        """)
                .param("me", me.id().value())
                .param("request", id.value())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }
}
