package vn.ocop.portal.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityFigures;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;

/// Tells what changed in a report: since the period before, since the same period of last year, since one of its
/// versions. Sees what the person may see: the coordination office compares issued letters, and no versions.
@Service
@Transactional(readOnly = true)
public class ReportChanges {
    /// What a report is compared with.
    public enum Since {
        /// The period before this one.
        PREVIOUS,
        /// The same period of the year before.
        LAST_YEAR,
        /// An earlier version of the report.
        VERSION
    }

    /// The reports of the organization on other requests, the latest period first; of those on one request the newest.
    private static final String OTHERS = """
            select distinct on (q.period_to, q.request_id) r.report_id, q.period_name, q.period_from, q.period_to
            from report r join report_request q on q.request_id = r.request_id
            where r.organization_id = :organization and r.request_id <> :request and q.period_to < :until
              and r.purpose in ('RESPONSE', 'REPLACEMENT') and not r.consolidates
              and (:drafts or (r.letter_number is not null and q.sender_id = :mine))
            order by q.period_to desc, q.request_id, r.created_at desc
            """;

    // Periods of one kind end a few days apart: a half-year on 14/6 or on 30/6, of 181 to 184 days.
    private static final long DAYS_APART = 31;
    private static final double LENGTHS_APART = 0.2;

    private final Reports reports;
    private final ReportVersions versions;
    private final ActivityFigures figures;
    private final JdbcClient sql;

    ReportChanges(Reports reports, ReportVersions versions, ActivityFigures figures, JdbcClient sql) {
        this.reports = reports;
        this.versions = versions;
        this.figures = figures;
        this.sql = sql;
    }

    /// An earlier report.
    public record Earlier(ReportId id, String periodName, Period period) {}

    /// What changed since another period.
    ///
    /// @param before the other period
    /// @param earlier the report on it; null where the person may see none: then records alone are compared
    /// @param words what both letters say; null without an earlier report
    public record SincePeriod(
            Reports.Whole whole,
            Since since,
            Period before,
            @Nullable Earlier earlier,
            ActivityFigures.Comparison figures,
            @Nullable SentenceComparison words) {}

    /// What changed since a version.
    ///
    /// @param history all versions, to choose from
    /// @param touched activities of the period that were logged or changed since
    public record SinceVersion(
            ReportVersions.History history,
            VersionSummary version,
            List<ActivityFigures.Touched> touched,
            SentenceComparison words) {}

    /// Compares with another period.
    ///
    /// @param since PREVIOUS or LAST_YEAR
    /// @param map the day on whose map places are compared; null as they were recorded
    /// @throws NotFound where there is no such report that the person may see
    public SincePeriod sincePeriod(ReportId id, Since since, @Nullable LocalDate map, SignedIn me) {
        var whole = reports.get(id, me);
        var now = whole.request().period();
        var earlier = earlier(whole, since, me);
        var before = earlier.map(Earlier::period).orElseGet(() -> switch (since) {
            case PREVIOUS -> before(now);
            case LAST_YEAR -> yearBefore(now);
            case VERSION -> throw new IllegalArgumentException("a version is no period");
        });
        return new SincePeriod(
                whole,
                since,
                before,
                earlier.orElse(null),
                figures.of(whole.report().organization(), now, before, map),
                earlier.map(one -> SentenceComparison.ofReports(
                                reports.get(one.id(), me).sentences(), whole.sentences()))
                        .orElse(null));
    }

    /// Compares with a version.
    ///
    /// @param number of the version; null for the one that was submitted before: what a leader who reads a report
    ///     again, or an author to whom it was returned, last agreed on
    /// @throws NotFound where there is no such report or version, or its drafts are not for the person
    public SinceVersion sinceVersion(ReportId id, @Nullable Integer number, SignedIn me) {
        var history = versions.of(id, me);
        var version = number == null ? submittedBefore(history) : history.version(number);
        var whole = history.whole();
        return new SinceVersion(
                history,
                version,
                figures.touchedSince(
                        whole.report().organization(), whole.request().period(), version.at()),
                SentenceComparison.ofVersions(versions.sentences(version), whole.sentences()));
    }

    /// The version of the newest submission while the report is with its author, else that of the submission before;
    /// the first version where there was none.
    private static VersionSummary submittedBefore(ReportVersions.History history) {
        var submissions = history.whole().steps().stream()
                .filter(step -> step.move() == ReportMove.SUBMIT)
                .map(ReportStep::at)
                .toList()
                .reversed();
        Optional<Instant> moment = submissions.stream()
                .skip(history.whole().report().open() ? 0 : 1)
                .findFirst();
        return moment.flatMap(history::at).orElseGet(() -> history.version(1));
    }

    private Optional<Earlier> earlier(Reports.Whole whole, Since since, SignedIn me) {
        var now = whole.request().period();
        LocalDate last = since == Since.PREVIOUS
                ? now.from().minusDays(1)
                : yearBefore(now).to();
        return sql
                .sql(OTHERS)
                .param("organization", whole.report().organization().value())
                .param("request", whole.request().id().value())
                .param("until", now.to())
                .param("drafts", whole.report().draftsSeenBy(me))
                .param("mine", me.organization().value())
                .query((row, _) -> new Earlier(
                        new ReportId(row.getObject("report_id", UUID.class)),
                        row.getString("period_name"),
                        new Period(
                                row.getObject("period_from", LocalDate.class),
                                row.getObject("period_to", LocalDate.class))))
                .list()
                .stream()
                .filter(one -> alike(one.period(), now)
                        && Math.abs(ChronoUnit.DAYS.between(one.period().to(), last)) <= DAYS_APART)
                .findFirst();
    }

    private static boolean alike(Period one, Period other) {
        return Math.abs(days(one) - days(other)) <= LENGTHS_APART * days(other);
    }

    private static long days(Period period) {
        return ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
    }

    /// The period of about the same length that ends the day before.
    static Period before(Period now) {
        long months = Math.round(days(now) / 30.44);
        LocalDate start =
                months == 0 ? now.from().minusDays(days(now)) : now.from().minusMonths(months);
        return new Period(start, now.from().minusDays(1));
    }

    /// The same days of the year before; the last day of a month stays the last.
    static Period yearBefore(Period now) {
        var to = now.to().minusYears(1);
        boolean last = now.to().getDayOfMonth() == now.to().lengthOfMonth();
        return new Period(now.from().minusYears(1), last ? to.withDayOfMonth(to.lengthOfMonth()) : to);
    }
}
