package vn.ocop.portal.audit;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
import vn.ocop.portal.account.ApiTokenMoved;
import vn.ocop.portal.account.CalendarTokenMoved;
import vn.ocop.portal.area.ReformMoved;
import vn.ocop.portal.core.CalendarChanged;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.exchange.ImportMoved;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportMoved;

/// Writes the trail as it hears of changes, and reads it.
@Service
public class AuditTrail {
    private static final int PAGE = 50;
    private static final int COUNTED = 10_000;
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

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ReformMoved moved) {
        sql.sql("""
                        insert into audit_entry (at, account_id, kind, subject_id, action, note)
                        values (:at, :by, 'AREA_REFORM', :subject, :action, :note)
                        """)
                .param("at", Timestamp.from(moved.at()))
                .param("by", moved.by())
                .param("subject", moved.reform().value())
                .param("action", moved.move())
                .param("note", moved.number())
                .update();
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ImportMoved moved) {
        write(
                moved.at(),
                moved.by(),
                moved.organization(),
                "IMPORT",
                moved.batch(),
                moved.move().name(),
                moved.fileName() + " (" + moved.rows() + ")");
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(ApiTokenMoved moved) {
        write(
                moved.at(),
                moved.by(),
                moved.organization(),
                "API_TOKEN",
                moved.token().value(),
                moved.move().name(),
                moved.name() + " (" + moved.prefix() + ")");
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CalendarChanged changed) {
        sql.sql("""
                        insert into audit_entry (at, account_id, kind, subject_id, action, note)
                        values (:at, :by, 'CALENDAR', :subject, :action, :note)
                        """)
                .param("at", Timestamp.from(changed.at()))
                .param("by", changed.by())
                .param("subject", calendarOf(changed.year()))
                .param("action", changed.move())
                .param("note", changed.days())
                .update();
    }

    /// The id under which the changes of a year's calendar stand together.
    private static UUID calendarOf(int year) {
        return UUID.nameUUIDFromBytes(("calendar of " + year).getBytes(StandardCharsets.UTF_8));
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(CalendarTokenMoved moved) {
        write(
                moved.at(),
                moved.by(),
                moved.organization(),
                "CALENDAR_TOKEN",
                moved.token().value(),
                moved.move().name(),
                moved.name() + " (" + moved.prefix() + ")");
    }

    private void write(
            Instant at,
            AccountId by,
            OrganizationId organization,
            String kind,
            UUID subject,
            String action,
            String note) {
        sql.sql("""
                        insert into audit_entry (at, account_id, organization_id, kind, subject_id, action, note)
                        values (:at, :by, :organization, :kind, :subject, :action, :note)
                        """)
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .param("organization", organization.value())
                .param("kind", kind)
                .param("subject", subject)
                .param("action", action)
                .param("note", note)
                .update();
    }

    /// A page of entries and how it is left.
    ///
    /// @param page its number means something only where a numbered one was asked for; counts up to
    ///     10,000
    /// @param earlier whether newer entries come before these
    /// @param later whether older entries follow
    public record Found(Page<AuditEntry> page, boolean earlier, boolean later) {
        /// The entries of the page.
        public List<AuditEntry> rows() {
            return page.rows();
        }
    }

    /// The entries, the newest first, fifty to a page.
    ///
    /// @param number of the page, from 1; the further, the slower
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public Found entries(Filter filter, int number) {
        var rows = asked("order by entry desc limit 51 offset " + (long) (number - 1) * PAGE, filter)
                .query(AuditTrail::entry)
                .list();
        return found(filter, rows, number, number > 1, rows.size() > PAGE, false);
    }

    /// The entries that follow one, itself left out.
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public Found after(Filter filter, long entry) {
        var rows = asked("and entry < " + entry + " order by entry desc limit 51", filter)
                .query(AuditTrail::entry)
                .list();
        return found(filter, rows, 1, true, rows.size() > PAGE, false);
    }

    /// The entries right before one, itself left out.
    ///
    /// @param entry -1 for the last entries of all
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public Found before(Filter filter, long entry) {
        var rows = asked("and entry > " + entry + " order by entry limit 51", filter)
                .query(AuditTrail::entry)
                .list();
        return found(filter, rows, 1, rows.size() > PAGE, entry >= 0, true);
    }

    /// Gives all entries to the consumer, the newest first, as they were at one moment; never all in
    /// memory.
    @Transactional(readOnly = true)
    @PreAuthorize("hasRole('ADMIN')")
    public void each(Filter filter, Consumer<? super AuditEntry> entry) {
        asked("order by entry desc", filter).withFetchSize(1000).query(row -> {
            entry.accept(entry(row, 0));
        });
    }

    private Found found(
            Filter filter, List<AuditEntry> rows, int number, boolean earlier, boolean later, boolean backwards) {
        var shown = rows.stream().limit(PAGE).toList();
        long total = params(
                        sql.sql("select count(*) from (select 1 from audit_entry where " + CONDITION
                                + " limit 10001) counted"),
                        filter)
                .query(Long.class)
                .single();
        return new Found(
                new Page<>(
                        backwards ? shown.reversed() : shown, number, PAGE, Math.min(total, COUNTED), total <= COUNTED),
                earlier,
                later);
    }

    private JdbcClient.StatementSpec asked(String rest, Filter filter) {
        return params(
                sql.sql("select entry, at, account_id, organization_id, kind, subject_id, action, before, after, note "
                        + "from audit_entry where " + CONDITION + rest),
                filter);
    }

    private static JdbcClient.StatementSpec params(JdbcClient.StatementSpec statement, Filter filter) {
        return statement
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
