package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// The register of outgoing letters' numbers: one sequence for each organization and year, or one for each form where
/// the organization is configured so (Nghị định 30/2020/NĐ-CP, Điều 15). A number is taken within the transaction
/// that issues the letter: two clerks wait for each other, and a letter that fails gives its number back. So are the
/// arrival numbers of an office, one sequence for each year (Điều 21 there).
@Component
class LetterRegister {
    private static final int LARGEST = 999_999;
    private static final String ARRIVALS = "ARRIVAL";

    /// The letters of a year whose numbers a sequence passes over. An organization that turns from one sequence to one
    /// for each form within a year, or back, goes on behind what it has used.
    private static final String BESIDE = """
            from issued_letter where organization_id = :organization and year = :year
              and (:sequence = 'COMMON' or sequence in ('COMMON', :sequence))
            """;

    private final JdbcClient sql;

    LetterRegister(JdbcClient sql) {
        this.sql = sql;
    }

    /// A sequence of numbers: COMMON, or the form's name.
    String sequence(OrganizationId organization, ReportForm form) {
        return sql.sql(
                        "select case numbering when 'BY_FORM' then :form else 'COMMON' end from organization where organization_id = :id")
                .param("form", form.name())
                .param("id", organization.value())
                .query(String.class)
                .single();
    }

    /// The number that the next letter of that date would get, if nobody is quicker.
    int expected(OrganizationId organization, String sequence, LocalDate date) {
        return Math.max(last(organization, sequence, date).orElse(0), used(organization, sequence, date)) + 1;
    }

    /// Takes the next number.
    ///
    /// @throws RuleViolation `report.number.exhausted` after 999,999
    int next(OrganizationId organization, String sequence, LocalDate date) {
        return next(organization, sequence, date, used(organization, sequence, date));
    }

    private int next(OrganizationId organization, String sequence, LocalDate date, int used) {
        return sql.sql("""
                        insert into letter_register as r (organization_id, sequence, year, last_number)
                        select :organization, :sequence, :year, :used + 1 where :used < :largest
                        on conflict (organization_id, sequence, year)
                        do update set last_number = greatest(r.last_number, :used) + 1 where r.last_number < :largest
                        returning last_number
                        """)
                .param("organization", organization.value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .param("used", used)
                .param("largest", LARGEST)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new RuleViolation("report.number.exhausted", Integer.toString(date.getYear())));
    }

    private int used(OrganizationId organization, String sequence, LocalDate date) {
        return sql.sql("select coalesce(max(number), 0) " + BESIDE)
                .param("organization", organization.value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .query(Integer.class)
                .single();
    }

    /// Takes a number that another system gave; later ones follow the largest.
    ///
    /// @throws RuleViolation `report.issue.number.range`, `report.issue.number.taken`
    void take(OrganizationId organization, String sequence, LocalDate date, int number) {
        if (number < 1 || number > LARGEST) throw new RuleViolation("report.issue.number.range");
        use(organization, sequence, date, number);
        boolean taken = sql.sql("select exists (select " + BESIDE + " and number = :number)")
                .param("organization", organization.value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .param("number", number)
                .query(Boolean.class)
                .single();
        if (taken)
            throw new RuleViolation(
                    "report.issue.number.taken", Integer.toString(number), Integer.toString(date.getYear()));
    }

    /// Takes a number in the office's register of incoming letters.
    ///
    /// @param number that the office gave elsewhere; null for the next one of the year
    /// @throws RuleViolation `report.receive.number.range`, `report.receive.number.taken`, as [#next]
    int arrival(OrganizationId office, LocalDate on, @Nullable Integer number) {
        if (number == null) return next(office, ARRIVALS, on, 0);
        if (number < 1 || number > LARGEST) throw new RuleViolation("report.receive.number.range");
        use(office, ARRIVALS, on, number);
        boolean taken = sql.sql("""
                        select exists (select from report_reception
                                       where office_id = :office and year = :year and arrival_number = :number)
                        """)
                .param("office", office.value())
                .param("year", on.getYear())
                .param("number", number)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new RuleViolation(
                    "report.receive.number.taken", Integer.toString(number), Integer.toString(on.getYear()));
        }
        return number;
    }

    /// Raises the sequence to a number that was given elsewhere, and waits here for whoever is taking one.
    private void use(OrganizationId organization, String sequence, LocalDate date, int number) {
        sql.sql("""
                        insert into letter_register as r (organization_id, sequence, year, last_number)
                        values (:organization, :sequence, :year, :number)
                        on conflict (organization_id, sequence, year)
                        do update set last_number = greatest(r.last_number, excluded.last_number)
                        """)
                .param("organization", organization.value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .param("number", number)
                .update();
    }

    private Optional<Integer> last(OrganizationId organization, String sequence, LocalDate date) {
        return sql.sql("""
                        select last_number from letter_register
                        where organization_id = :organization and sequence = :sequence and year = :year
                        """)
                .param("organization", organization.value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .query(Integer.class)
                .optional();
    }
}
