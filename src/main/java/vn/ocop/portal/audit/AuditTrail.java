package vn.ocop.portal.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportMoved;

/// Writes the trail as it hears of changes, and reads it.
@Service
public class AuditTrail {
    private static final int PAGE = 50;
    private static final String CONDITION = """
            (cast(:by as uuid) is null or account_id = :by)
              and (cast(:organization as uuid) is null or organization_id = :organization)
              and (cast(:subject as uuid) is null or subject_id = :subject)
              and (cast(:from as date) is null or at >= cast(:from as date)::timestamp at time zone 'Asia/Ho_Chi_Minh')
              and (cast(:to as date) is null or at < (cast(:to as date) + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
            """;

    private final JdbcClient sql;

    AuditTrail(JdbcClient sql) {
        this.sql = sql;
    }

    /// Which entries are asked for; null asks for all.
    ///
    /// @param from first day, in Vietnam
    /// @param to last day, in Vietnam
    public record Filter(
            @Nullable AccountId by,
            @Nullable OrganizationId organization,
            @Nullable UUID subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ReportMoved moved) {
        var step = moved.step();
        sql.sql("""
                        insert into audit_entry (at, account_id, organization_id, kind, subject_id, action, before, after, note)
                        values (:at, :by, :organization, 'REPORT', :subject, :action, :before, :after, :note)
                        """)
                .param("at", Timestamp.from(step.at()))
                .param("by", step.by().value())
                .param("organization", moved.organization().value())
                .param("subject", moved.report().value())
                .param("action", step.move().name())
                .param("before", step.from() == null ? null : step.from().name())
                .param("after", step.to().name())
                .param("note", step.note())
                .update();
    }

    /// The entries, the newest first, fifty to a page.
    ///
    /// @param number of the page, from 1
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public Page<AuditEntry> entries(Filter filter, int number) {
        var rows = asked("""
                        select entry, at, account_id, organization_id, kind, subject_id, action, before, after, note from audit_entry
                        where %s order by entry desc limit :limit offset :offset
                        """.formatted(CONDITION), filter)
                .param("limit", PAGE)
                .param("offset", (long) (number - 1) * PAGE)
                .query(AuditTrail::entry)
                .list();
        long total = asked("select count(*) from audit_entry where " + CONDITION, filter)
                .query(Long.class)
                .single();
        return new Page<>(rows, number, PAGE, total, true);
    }

    /// Gives all entries to the consumer, the newest first, as they were at one moment; never all in memory.
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public void each(Filter filter, Consumer<? super AuditEntry> entry) {
        asked("""
                        select entry, at, account_id, organization_id, kind, subject_id, action, before, after, note from audit_entry
                        where %s order by entry desc
                        """.formatted(CONDITION), filter).withFetchSize(1000).query(row -> {
            entry.accept(entry(row, 0));
        });
    }

    private JdbcClient.StatementSpec asked(String statement, Filter filter) {
        return sql.sql(statement)
                .param("by", filter.by() == null ? null : filter.by().value())
                .param(
                        "organization",
                        filter.organization() == null
                                ? null
                                : filter.organization().value())
                .param("subject", filter.subject())
                .param("from", filter.from())
                .param("to", filter.to());
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        var organization = row.getObject("organization_id", UUID.class);
        return new AuditEntry(
                row.getLong("entry"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new AccountId(row.getObject("account_id", UUID.class)),
                organization == null ? null : new OrganizationId(organization),
                row.getString("kind"),
                row.getObject("subject_id", UUID.class),
                row.getString("action"),
                row.getString("before"),
                row.getString("after"),
                row.getString("note"));
    }
}
