package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;

/// Shows what a report rests on, and keeps the reasons that people give: why a figure stands without a record, why
/// an activity is not told of. Of an issued letter it shows the records as they then were, and what has changed since.
@Service
@Transactional(readOnly = true)
public class ReportSources {
    private static final int LONGEST_REASON = 500;

    private final Reports reports;
    private final ReportRepository stored;
    private final IssuedLetters issued;
    private final SourceAccounts accounts;
    private final SourceRecords records;
    private final JdbcClient sql;
    private final Clock clock;

    ReportSources(
            Reports reports,
            ReportRepository stored,
            IssuedLetters issued,
            SourceAccounts accounts,
            SourceRecords records,
            JdbcClient sql,
            Clock clock) {
        this.reports = reports;
        this.stored = stored;
        this.issued = issued;
        this.accounts = accounts;
        this.records = records;
        this.sql = sql;
        this.clock = clock;
    }

    /// A report with what it rests on.
    ///
    /// @param letter its issued letter, whose account never changes; null while there is none
    /// @param since what has become of records since the letter; those that say the same are missing
    public record Shown(
            Reports.Whole whole, @Nullable IssuedLetter letter, SourceAccount account, Map<Source, Since> since) {}

    /// What has become of a record since a letter told of it.
    ///
    /// @param gone whether it is no more
    /// @param changedBy name of who changed it last; null where the record does not say
    public record Since(
            boolean gone,
            List<SourceRecord.Change> changes,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /// The report's account: as its records now are, or as they were when its letter was issued.
    ///
    /// @throws NotFound where there is no such report that the person may see
    public Shown of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        var frozen = issued.bytes(id, IssuedLetters.Part.SOURCES);
        if (frozen.isEmpty()) return new Shown(whole, null, accounts.of(whole), Map.of());
        var account = FrozenSources.read(frozen.get());
        var now = records.of(account.records().keySet());
        Map<Source, Since> since = new HashMap<>();
        account.records().forEach((source, then) -> {
            var found = now.get(source);
            if (found == null) {
                since.put(source, new Since(true, List.of(), null, null));
            } else {
                var changes = then.changesTo(found);
                if (!changes.isEmpty()) {
                    since.put(source, new Since(false, changes, found.changedBy(), found.changedAt()));
                }
            }
        });
        return new Shown(whole, issued.of(id).orElse(null), account, since);
    }

    /// How many figures of the report were typed by hand, are in no record, and have no reason yet. None once it was
    /// issued.
    public long unexplained(Reports.Whole whole) {
        return whole.report().issued() ? 0 : accounts.unexplained(whole);
    }

    /// How many finished activities of the period an unissued report leaves out because they were logged after the
    /// request's last day for records.
    public int loggedTooLate(Reports.Whole whole) {
        return whole.report().issued() ? 0 : accounts.loggedTooLate(whole).size();
    }

    /// Says why a figure stands in a sentence though no record has it. A later reason takes the place of an earlier.
    ///
    /// @param figure as it stands in the sentence
    /// @throws NotFound where the sentence has no such figure to explain
    /// @throws RuleViolation `report.reason.missing`, `report.reason.long`, `report.reason.closed` once
    ///     it is signed
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'COORDINATOR')")
    public void explain(ReportId id, SentenceId sentence, String figure, String reason, SignedIn me) {
        String because = checked(id, reason, me);
        boolean typed = accounts.of(reports.get(id, me)).sentences().stream()
                .filter(one -> one.id().equals(sentence))
                .flatMap(one -> one.figures().stream())
                .anyMatch(one -> one.text().equals(figure));
        if (!typed) throw new NotFound(sentence);
        sql.sql("""
                        insert into figure_reason (sentence_id, figure, reason, given_by, given_at)
                        values (:sentence, :figure, :reason, :by, :at)
                        on conflict (sentence_id, figure)
                        do update set reason = excluded.reason, given_by = excluded.given_by, given_at = excluded.given_at
                        """)
                .param("sentence", sentence.value())
                .param("figure", figure)
                .param("reason", because)
                .param("by", me.id().value())
                .param("at", now())
                .update();
    }

    /// Says why the report does not tell of an activity of its period.
    ///
    /// @throws NotFound where the report has no such activity to leave out
    /// @throws RuleViolation as [#explain]
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'COORDINATOR')")
    public void leaveOut(ReportId id, ActivityId activity, String reason, SignedIn me) {
        String because = checked(id, reason, me);
        boolean unused = accounts.of(reports.get(id, me)).unused().stream()
                .anyMatch(one -> one.source().equals(Source.of(activity)));
        if (!unused) throw new NotFound(activity);
        sql.sql("""
                        insert into activity_omission (report_id, activity_id, reason, given_by, given_at)
                        values (:report, :activity, :reason, :by, :at)
                        on conflict (report_id, activity_id)
                        do update set reason = excluded.reason, given_by = excluded.given_by, given_at = excluded.given_at
                        """)
                .param("report", id.value())
                .param("activity", activity.value())
                .param("reason", because)
                .param("by", me.id().value())
                .param("at", now())
                .update();
    }

    /// Takes back what was said of an activity that is left out.
    ///
    /// @throws RuleViolation `report.reason.closed`
    @Transactional
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'COORDINATOR')")
    public void reconsider(ReportId id, ActivityId activity, SignedIn me) {
        requireUnsigned(id, me);
        sql.sql("delete from activity_omission where report_id = :report and activity_id = :activity")
                .param("report", id.value())
                .param("activity", activity.value())
                .update();
    }

    private String checked(ReportId id, String reason, SignedIn me) {
        requireUnsigned(id, me);
        String because = reason.strip();
        if (because.isEmpty()) throw new RuleViolation("report.reason.missing");
        if (because.length() > LONGEST_REASON) throw new RuleViolation("report.reason.long", LONGEST_REASON);
        return because;
    }

    private void requireUnsigned(ReportId id, SignedIn me) {
        var report = stored.findToChange(id)
                .map(Report::asSummary)
                .filter(one ->
                        one.draftedBy(me) || (one.organization().equals(me.organization()) && me.is(Role.LEADER)))
                .orElseThrow(() -> new NotFound(id));
        if (!report.explicable()) throw new RuleViolation("report.reason.closed");
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
