package vn.ocop.portal.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseText;

/// Who may sign for an organization on a day.
@Service
public class Signatories {
    private final JdbcClient sql;

    Signatories(JdbcClient sql) {
        this.sql = sql;
    }

    /// The signatory of that day; of several, the one appointed last.
    @Transactional(readOnly = true)
    public Optional<SignatorySummary> of(OrganizationId organization, LocalDate day) {
        return sql.sql("""
                        select authority, head_title, title, full_name from signatory
                        where organization_id = :organization
                          and coalesce(valid_from, '-infinity') <= :day and coalesce(valid_to, 'infinity') >= :day
                        order by valid_from desc nulls last limit 1
                        """)
                .param("organization", organization.value())
                .param("day", day)
                .query(SignatorySummary.class)
                .optional();
    }

    /// The appointments by which a person of that name may sign for the organization on that day; an appointment
    /// that names nobody is open to any of its leaders. The last appointed first.
    @Transactional(readOnly = true)
    public List<SigningRight> rights(OrganizationId organization, String fullName, LocalDate day) {
        return sql.sql("""
                        select signatory_id, authority, head_title, title, full_name from signatory
                        where organization_id = :organization
                          and coalesce(valid_from, '-infinity') <= :day and coalesce(valid_to, 'infinity') >= :day
                          and (full_name is null or lower(normalize(full_name)) = lower(normalize(:name)))
                        order by valid_from desc nulls last, title, signatory_id
                        """)
                .param("organization", organization.value())
                .param("day", day)
                .param("name", VietnameseText.oneLine(fullName))
                .query(Signatories::right)
                .list();
    }

    /// The appointment of that id.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public SigningRight right(UUID id) {
        return sql.sql(
                        "select signatory_id, authority, head_title, title, full_name from signatory where signatory_id = :id")
                .param("id", id)
                .query(Signatories::right)
                .optional()
                .orElseThrow(() -> new NotFound(id));
    }

    private static SigningRight right(ResultSet row, int number) throws SQLException {
        return new SigningRight(
                row.getObject("signatory_id", UUID.class),
                new SignatorySummary(
                        row.getString("authority"),
                        row.getString("head_title"),
                        row.getString("title"),
                        row.getString("full_name")));
    }

    /// All signatories of the organization, the last appointed first.
    @Transactional(readOnly = true)
    public List<Appointment> appointments(OrganizationId organization) {
        return sql.sql("""
                        select signatory_id, authority, head_title, title, full_name, valid_from, valid_to, document from signatory
                        where organization_id = :organization order by valid_from desc nulls last, title, signatory_id
                        """)
                .param("organization", organization.value())
                .query((row, number) -> new Appointment(
                        row.getObject("signatory_id", UUID.class),
                        right(row, number).signatory(),
                        new Validity(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class)),
                        row.getString("document")))
                .list();
    }

    /// Appoints a signatory for these days.
    @Transactional
    public void appoint(OrganizationId organization, SignatorySummary signatory, Validity days) {
        appoint(organization, signatory, days, null);
    }

    /// Appoints a signatory for these days by a decision or a written authorisation.
    @Transactional
    public void appoint(
            OrganizationId organization, SignatorySummary signatory, Validity days, @Nullable String document) {
        sql.sql("""
                        insert into signatory (signatory_id, organization_id, authority, head_title, title, full_name, valid_from, valid_to,
                                               document)
                        values (:id, :organization, :authority, :headTitle, :title, :fullName, :from, :to, :document)
                        """)
                .param("id", UUID.randomUUID())
                .param("organization", organization.value())
                .param("authority", signatory.authority())
                .param("headTitle", signatory.headTitle())
                .param("title", signatory.title())
                .param("fullName", signatory.fullName())
                .param("from", days.from(), Types.DATE)
                .param("to", days.to(), Types.DATE)
                .param("document", document, Types.VARCHAR)
                .update();
    }

    /// Ends a term on that day.
    ///
    /// @return whether the organization has such a term
    @Transactional
    boolean end(OrganizationId organization, UUID appointment, LocalDate lastDay) {
        return sql.sql("""
                        update signatory set valid_to = :to where signatory_id = :id and organization_id = :organization
                        """)
                        .param("to", lastDay)
                        .param("id", appointment)
                        .param("organization", organization.value())
                        .update()
                > 0;
    }
}
