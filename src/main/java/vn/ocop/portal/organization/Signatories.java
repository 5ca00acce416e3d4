package vn.ocop.portal.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Validity;

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

    /// All signatories of the organization, the last appointed first.
    @Transactional(readOnly = true)
    List<Appointment> appointments(OrganizationId organization) {
        return sql.sql("""
                        select authority, head_title, title, full_name, valid_from, valid_to from signatory
                        where organization_id = :organization order by valid_from desc nulls last, title
                        """)
                .param("organization", organization.value())
                .query((row, _) -> new Appointment(
                        new SignatorySummary(
                                row.getString("authority"),
                                row.getString("head_title"),
                                row.getString("title"),
                                row.getString("full_name")),
                        new Validity(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))))
                .list();
    }

    /// Appoints a signatory for these days.
    @Transactional
    public void appoint(OrganizationId organization, SignatorySummary signatory, Validity days) {
        sql.sql("""
                        insert into signatory (signatory_id, organization_id, authority, head_title, title, full_name, valid_from, valid_to)
                        values (:id, :organization, :authority, :headTitle, :title, :fullName, :from, :to)
                        """)
                .param("id", UUID.randomUUID())
                .param("organization", organization.value())
                .param("authority", signatory.authority())
                .param("headTitle", signatory.headTitle())
                .param("title", signatory.title())
                .param("fullName", signatory.fullName())
                .param("from", days.from(), java.sql.Types.DATE)
                .param("to", days.to(), java.sql.Types.DATE)
                .update();
    }
}
