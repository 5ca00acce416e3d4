package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;

/// Reads letters as they were issued. Whoever asks has made sure that the person may see the report.
@Service
@Transactional(readOnly = true)
public class IssuedLetters {
    private static final String COLUMNS = """
            report_id, number, symbol, dated, issued_by, issued_at, layout_profile, renderer_version, docx_sha256, pdf_sha256
            """;

    private final JdbcClient sql;

    IssuedLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /// The letter of a report; empty while none was issued.
    public Optional<IssuedLetter> of(ReportId report) {
        return sql.sql("select " + COLUMNS + " from issued_letter where report_id = :report")
                .param("report", report.value())
                .query(IssuedLetters::letter)
                .optional();
    }

    /// The letters of these reports; reports without one are passed over.
    public Map<ReportId, IssuedLetter> of(Collection<ReportId> reports) {
        Map<ReportId, IssuedLetter> found = new LinkedHashMap<>();
        if (!reports.isEmpty()) {
            sql.sql("select " + COLUMNS + " from issued_letter where report_id = any(:reports) order by dated, number")
                    .param("reports", reports.stream().map(ReportId::value).toArray(UUID[]::new))
                    .query(IssuedLetters::letter)
                    .list()
                    .forEach(letter -> found.put(letter.report(), letter));
        }
        return found;
    }

    /// A part of an issued letter.
    public enum Part {
        /// The typed letter as JSON.
        CONTENT("content"),
        /// Its sentences with their records as they were, as JSON.
        SOURCES("sources"),
        /// The Word file.
        DOCX("docx"),
        /// The PDF.
        PDF("pdf");

        private final String column;

        Part(String column) {
            this.column = column;
        }
    }

    /// The bytes of a part, the same for ever; empty while none was issued.
    public Optional<byte[]> bytes(ReportId report, Part part) {
        return sql.sql("select " + part.column + " from issued_letter where report_id = :report")
                .param("report", report.value())
                .query(byte[].class)
                .optional();
    }

    private static IssuedLetter letter(ResultSet row, int number) throws SQLException {
        return new IssuedLetter(
                new ReportId(row.getObject("report_id", UUID.class)),
                row.getInt("number"),
                row.getString("symbol"),
                row.getObject("dated", LocalDate.class),
                new AccountId(row.getObject("issued_by", UUID.class)),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("layout_profile"),
                row.getString("renderer_version"),
                row.getString("docx_sha256"),
                row.getString("pdf_sha256"));
    }
}
