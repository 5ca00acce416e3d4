package vn.ocop.portal.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;

/// Reads the versions of reports: each save, and the report as it left it. They are the department's own; whoever
/// sees a report only because it was issued sees none of them.
@Service
@Transactional(readOnly = true)
public class ReportVersions {
    private static final String VERSIONS = """
            select v.report_id, v.number, v.act, v.made_by, v.made_at, v.sentence_count, v.changed_count,
                   case when v.changed_count = 1 then
                     (select coalesce(s.written_text, s.generated_text) from report_version_sentence s
                      where s.report_id = v.report_id and s.number = v.number
                      order by (exists (select from report_version_sentence b
                                        where b.report_id = s.report_id and b.sentence_id = s.sentence_id and b.number < s.number
                                          and (b.generated_text, b.proposed_text, b.former_text, b.written_text, b.left_out, b.gone)
                                              is not distinct from
                                              (s.generated_text, s.proposed_text, s.former_text, s.written_text, s.left_out, s.gone)
                                        ))
                      limit 1) end as sentence
            from report_version v
            where v.report_id = :report
            """;

    /// A version whole: of each sentence the newest row that is not newer than the version.
    private static final String SENTENCES = """
            select * from (select distinct on (sentence_id) * from report_version_sentence
                           where report_id = :report and number <= :number order by sentence_id, number desc) s
            where not gone
            """;

    private final Reports reports;
    private final JdbcClient sql;

    ReportVersions(Reports reports, JdbcClient sql) {
        this.reports = reports;
        this.sql = sql;
    }

    /// A report with its versions.
    ///
    /// @param whole the report as it is now
    /// @param versions the newest first
    public record History(Reports.Whole whole, List<VersionSummary> versions) {
        /// The version of that number.
        ///
        /// @throws NotFound where there is none
        public VersionSummary version(int number) {
            return versions.stream()
                    .filter(one -> one.number() == number)
                    .findFirst()
                    .orElseThrow(() -> new NotFound(number));
        }

        /// The number of the newest version.
        public int latest() {
            return versions.isEmpty() ? 0 : versions.getFirst().number();
        }

        /// The newest version made at that moment or before; empty where the first one is later.
        public Optional<VersionSummary> at(Instant moment) {
            return versions.stream().filter(one -> !one.at().isAfter(moment)).findFirst();
        }
    }

    /// The report and its versions.
    ///
    /// @throws NotFound where there is no such report, or its drafts are not for the person
    public History of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        if (!whole.report().draftsSeenBy(me)) throw new NotFound(id);
        return new History(
                whole,
                sql.sql(VERSIONS + " order by v.number desc")
                        .param("report", id.value())
                        .query((row, _) -> version(row))
                        .list());
    }

    /// The report's sentences as a version left them, in no order.
    ///
    /// @param version one of [#of]
    public List<SentenceSummary> sentences(VersionSummary version) {
        return sentences(version.report(), version.number(), version.at());
    }

    /// A sentence as it was in a version.
    ///
    /// @throws NotFound where the version does not have it
    SentenceSummary sentence(ReportId report, int number, SentenceId sentence) {
        return sentences(report, number, Instant.EPOCH).stream()
                .filter(one -> one.id().equals(sentence))
                .findFirst()
                .orElseThrow(() -> new NotFound(sentence));
    }

    private List<SentenceSummary> sentences(ReportId report, int number, Instant at) {
        return sql.sql(SENTENCES)
                .param("report", report.value())
                .param("number", number)
                .query((row, _) -> sentence(row, at))
                .list();
    }

    private static VersionSummary version(ResultSet row) throws SQLException {
        @Nullable String sentence = row.getString("sentence");
        return new VersionSummary(
                new ReportId(row.getObject("report_id", UUID.class)),
                row.getInt("number"),
                VersionAct.valueOf(row.getString("act")),
                new AccountId(row.getObject("made_by", UUID.class)),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getInt("sentence_count"),
                row.getInt("changed_count"),
                sentence);
    }

    private static SentenceSummary sentence(ResultSet row, Instant at) throws SQLException {
        return new SentenceSummary(
                new SentenceId(row.getObject("sentence_id", UUID.class)),
                0,
                Section.valueOf(row.getString("section")),
                row.getInt("paragraph"),
                row.getInt("position"),
                SentenceKind.valueOf(row.getString("kind")),
                row.getString("generated_text"),
                row.getString("proposed_text"),
                row.getString("former_text"),
                row.getString("written_text"),
                row.getBoolean("left_out"),
                row.getBoolean("open_ended"),
                at,
                null,
                null,
                List.of());
    }
}
