package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;

/// Enters requests in the addressee's register of incoming letters (Nghị định 30/2020/NĐ-CP, Điều
/// 22), and reads what was entered.
@Service
@Transactional
public class RequestArrivals {
    private final ReportRequests requests;
    private final JdbcClient sql;
    private final Clock clock;

    RequestArrivals(ReportRequests requests, JdbcClient sql, Clock clock) {
        this.requests = requests;
        this.sql = sql;
        this.clock = clock;
    }

    /// Enters number and day of arrival, or corrects them.
    ///
    /// @throws NotFound where the request does not ask the person's organization
    /// @throws RuleViolation the first of [#problems]; `request.arrival.taken`
    @PreAuthorize("hasRole('REGISTRY')")
    public void enter(RequestId id, int number, LocalDate arrivedOn, SignedIn me) {
        // whoever changes the request's day waits, or is waited for
        sql.sql("select request_id from report_request where request_id = :request for share")
                .param("request", id.value())
                .query(UUID.class)
                .optional();
        problems(id, number, arrivedOn, me).stream().findFirst().ifPresent(broken -> {
            throw broken;
        });
        Uniqueness.keptBy(
                "report_request_arrival_number_once",
                taken(number, arrivedOn),
                () -> sql.sql("""
                                insert into report_request_arrival
                                    (request_id, organization_id, arrival_number, arrived_on, entered_by, entered_at)
                                values (:request, :mine, :number, :day, :by, :at)
                                on conflict (request_id, organization_id) do update
                                set arrival_number = excluded.arrival_number, arrived_on = excluded.arrived_on,
                                    entered_by = excluded.entered_by, entered_at = excluded.entered_at
                                """)
                        .param("request", id.value())
                        .param("mine", me.organization().value())
                        .param("number", number)
                        .param("day", arrivedOn)
                        .param("by", me.id().value())
                        .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                        .update());
    }

    /// All that is wrong with such an entry: `request.arrival.number`, `request.arrival.day`,
    /// `request.arrival.before` its issue, `request.arrival.ahead` of today, `request.arrival.taken`
    /// in that year.
    ///
    /// @param number null where none was typed, or no number
    /// @param arrivedOn null where none was typed, or no day
    /// @throws NotFound where the request does not ask the person's organization
    @PreAuthorize("hasRole('REGISTRY')")
    @Transactional(readOnly = true)
    public List<RuleViolation> problems(
            RequestId id, @Nullable Integer number, @Nullable LocalDate arrivedOn, SignedIn me) {
        var request = requests.get(id, me);
        if (!request.addressees().contains(me.organization())) throw new NotFound(id);
        var problems = new ArrayList<RuleViolation>();
        boolean numbered = number != null && number >= 1 && number <= 999_999;
        if (!numbered) problems.add(new RuleViolation("request.arrival.number"));
        if (arrivedOn == null) {
            problems.add(new RuleViolation("request.arrival.day"));
            return problems;
        }
        if (arrivedOn.isBefore(request.issuedOn())) {
            problems.add(new RuleViolation("request.arrival.before", VietnameseDates.onScreen(request.issuedOn())));
        }
        if (arrivedOn.isAfter(LocalDate.now(clock))) problems.add(new RuleViolation("request.arrival.ahead"));
        if (number != null && numbered && isTaken(id, number, arrivedOn, me)) problems.add(taken(number, arrivedOn));
        return problems;
    }

    private boolean isTaken(RequestId but, int number, LocalDate arrivedOn, SignedIn me) {
        return sql.sql("""
                        select exists (select from report_request_arrival
                                       where organization_id = :mine and arrival_year = :year and arrival_number = :number
                                         and request_id <> :but)
                        """)
                .param("mine", me.organization().value())
                .param("year", arrivedOn.getYear())
                .param("number", number)
                .param("but", but.value())
                .query(Boolean.class)
                .single();
    }

    private static RuleViolation taken(int number, LocalDate arrivedOn) {
        return new RuleViolation(
                "request.arrival.taken", Integer.toString(number), Integer.toString(arrivedOn.getYear()));
    }

    /// What the person's organization entered of these requests; one that was not entered is not
    /// there.
    @Transactional(readOnly = true)
    public Map<RequestId, RequestArrival> of(Collection<RequestId> ids, SignedIn me) {
        Map<RequestId, RequestArrival> found = new HashMap<>();
        if (ids.isEmpty()) return found;
        sql.sql("""
                        select request_id, arrival_number, arrived_on, entered_by, entered_at from report_request_arrival
                        where organization_id = :mine and request_id = any(:ids)
                        """)
                .param("mine", me.organization().value())
                .param("ids", ids.stream().map(RequestId::value).toArray(UUID[]::new))
                .query(row -> {
                    var id = new RequestId(row.getObject("request_id", UUID.class));
                    found.put(
                            id,
                            new RequestArrival(
                                    id,
                                    row.getInt("arrival_number"),
                                    row.getObject("arrived_on", LocalDate.class),
                                    new AccountId(row.getObject("entered_by", UUID.class)),
                                    row.getObject("entered_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return found;
    }
}
