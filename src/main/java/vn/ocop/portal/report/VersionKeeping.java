package vn.ocop.portal.report;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;

/// Keeps what a save made of a report as its next version. Whatever changes sentences calls it last, in the same
/// transaction and with the report locked ([ReportRepository#findToChange]), so that no two saves take one number.
@Component
class VersionKeeping {
    private static final String WORDS = "generated_text, proposed_text, former_text, written_text, left_out";
    private static final String COLUMNS = "section, paragraph, position, kind, open_ended, " + WORDS;

    /// Stored are the sentences that differ from what the versions so far tell of them.
    private static final String KEEP = """
            with before as (
                select distinct on (sentence_id) sentence_id, gone, {columns}
                from report_version_sentence where report_id = :report order by sentence_id, number desc
            ), differing as (
                select s.sentence_id, false as gone, {s.columns},
                       b.sentence_id is null or b.gone or ({s.words}) is distinct from ({b.words}) as told
                from report_sentence s left join before b on b.sentence_id = s.sentence_id
                where s.report_id = :report
                  and (b.sentence_id is null or b.gone or ({s.columns}) is distinct from ({b.columns}))
                union all
                select b.sentence_id, true, {b.columns}, true
                from before b
                where not b.gone and not exists (select from report_sentence s where s.sentence_id = b.sentence_id)
            ), version as (
                insert into report_version (report_id, number, act, made_by, made_at, sentence_count, changed_count)
                select :report, coalesce((select max(number) from report_version where report_id = :report), 0) + 1,
                       :act, :by, :at,
                       (select count(*) from report_sentence where report_id = :report),
                       (select count(*) from differing where told)
                where exists (select from differing)
                returning number
            )
            insert into report_version_sentence (report_id, number, sentence_id, gone, {columns})
            select :report, version.number, sentence_id, gone, {columns} from differing, version
            returning number
            """.replace("{columns}", COLUMNS)
            .replace("{s.columns}", of("s", COLUMNS))
            .replace("{b.columns}", of("b", COLUMNS))
            .replace("{s.words}", of("s", WORDS))
            .replace("{b.words}", of("b", WORDS));

    private final JdbcClient sql;
    private final EntityManager entities;

    VersionKeeping(JdbcClient sql, EntityManager entities) {
        this.sql = sql;
        this.entities = entities;
    }

    private static String of(String table, String columns) {
        return table + "." + columns.replace(", ", ", " + table + ".");
    }

    /// Keeps the report's sentences as they now are, in one statement.
    ///
    /// @return the new version's number; empty where nothing differs from the version before
    @Transactional(propagation = Propagation.MANDATORY)
    public OptionalInt keep(ReportId report, VersionAct act, AccountId by, Instant at) {
        entities.flush(); // the statement below does not go through Hibernate
        return sql
                .sql(KEEP)
                .param("report", report.value())
                .param("act", act.name())
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .query(Integer.class)
                .list()
                .stream()
                .mapToInt(Integer::intValue)
                .findFirst();
    }
}
