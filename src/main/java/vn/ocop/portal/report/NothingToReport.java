package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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
import vn.ocop.portal.organization.OrganizationId;

/// Lets a department's leader say that there is nothing to report (không có nội dung báo cáo), so that its silence is
/// not taken for lateness.
@Service
@Transactional
public class NothingToReport {
    private final ReportRequests requests;
    private final Answers answers;
    private final RequestExceptions exceptions;
    private final JdbcClient sql;
    private final Clock clock;

    NothingToReport(
            ReportRequests requests, Answers answers, RequestExceptions exceptions, JdbcClient sql, Clock clock) {
        this.requests = requests;
        this.answers = answers;
        this.exceptions = exceptions;
        this.sql = sql;
        this.clock = clock;
    }

    /// That an addressee has nothing to report.
    ///
    /// @param note what else the office should know, 1 to 500 letters; null where nothing was added
    /// @param by its leader who said so
    public record Said(@Nullable String note, AccountId by, Instant at) {}

    /// Who said so of the request, by organization. Whoever asks has made sure that the person sees the request, and
    /// shows others than the sender only what their own department said.
    @Transactional(readOnly = true)
    public Map<OrganizationId, Said> of(RequestId request) {
        Map<OrganizationId, Said> said = new HashMap<>();
        sql.sql(
                        "select organization_id, note, declared_by, declared_at from report_request_nothing where request_id = :request")
                .param("request", request.value())
                .query(row -> {
                    said.put(
                            new OrganizationId(row.getObject("organization_id", UUID.class)),
                            new Said(
                                    row.getString("note"),
                                    new AccountId(row.getObject("declared_by", UUID.class)),
                                    row.getObject("declared_at", OffsetDateTime.class)
                                            .toInstant()));
                });
        return said;
    }

    /// Says for the person's department that it has nothing to report. Said twice, it stands as said first.
    ///
    /// @param note what else the office should know; at most 500 letters
    /// @throws NotFound where the request does not ask the department
    /// @throws RuleViolation `request.nothing.answered` where a letter answered it; `request.nothing.underWay`
    ///     where a report lies with the leaders or the clerk; `request.nothing.note`; as
    ///     [RequestExceptions#requireOpen]
    @PreAuthorize("hasRole('LEADER')")
    public void declare(RequestId id, @Nullable String note, SignedIn me) {
        var request = requests.get(id, me);
        if (!request.addressees().contains(me.organization())) throw new NotFound(id);
        exceptions.requireOpen(request, me);
        String said = note == null || note.isBlank() ? null : note.strip();
        if (said != null && said.length() > 500) throw new RuleViolation("request.nothing.note");
        boolean answered = answers.to(List.of(id)).stream()
                .anyMatch(one -> one.organization().equals(me.organization()) && one.report() != null);
        if (answered) throw new RuleViolation("request.nothing.answered");
        boolean underWay = sql.sql("""
                        select exists (select from report where request_id = :request and organization_id = :mine
                                       and purpose = 'RESPONSE' and not consolidates and state in ('IN_REVIEW', 'SIGNED'))
                        """)
                .param("request", id.value())
                .param("mine", me.organization().value())
                .query(Boolean.class)
                .single();
        if (underWay) throw new RuleViolation("request.nothing.underWay");
        sql.sql("""
                        insert into report_request_nothing (request_id, organization_id, note, declared_by, declared_at)
                        values (:request, :organization, :note, :by, :at) on conflict do nothing
                        """)
                .param("request", id.value())
                .param("organization", me.organization().value())
                .param("note", said, Types.VARCHAR)
                .param("by", me.id().value())
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    /// Takes that back.
    ///
    /// @throws NotFound where it was not said
    @PreAuthorize("hasRole('LEADER')")
    public void takeBack(RequestId id, SignedIn me) {
        int gone = sql.sql("delete from report_request_nothing where request_id = :request and organization_id = :mine")
                .param("request", id.value())
                .param("mine", me.organization().value())
                .update();
        if (gone == 0) throw new NotFound(id);
    }
}
