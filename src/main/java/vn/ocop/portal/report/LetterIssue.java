package vn.ocop.portal.report;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Sha256;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.RendererVersion;

/// Issues signed reports (phát hành): gives number and date, keeps the letter as it then is, for ever; a letter
/// that it replaces or withdraws is out of force from then on. All of it happens or none: a letter that fails
/// leaves no gap in the numbers.
@Service
@Transactional
@PreAuthorize("hasRole('REGISTRY')")
public class LetterIssue {
    private final ReportRepository reports;
    private final Reports reading;
    private final ReportLetters letters;
    private final LetterRegister register;
    private final FrozenSources sources;
    private final RequestExceptions exceptions;
    private final LetterDocx docx;
    private final LetterPdf pdf;
    private final ApplicationEventPublisher events;
    private final JdbcClient sql;
    private final Clock clock;

    LetterIssue(
            ReportRepository reports,
            Reports reading,
            ReportLetters letters,
            LetterRegister register,
            FrozenSources sources,
            RequestExceptions exceptions,
            LetterDocx docx,
            LetterPdf pdf,
            ApplicationEventPublisher events,
            JdbcClient sql,
            Clock clock) {
        this.reports = reports;
        this.reading = reading;
        this.letters = letters;
        this.register = register;
        this.sources = sources;
        this.exceptions = exceptions;
        this.docx = docx;
        this.pdf = pdf;
        this.events = events;
        this.sql = sql;
        this.clock = clock;
    }

    /// The number that the report would get if it were issued on that date and nobody were quicker.
    ///
    /// @throws NotFound where the report is another organization's
    @Transactional(readOnly = true)
    public int expectedNumber(ReportId id, LocalDate date, SignedIn me) {
        var report = reading.get(id, me).report();
        return register.expected(report.organization(), register.sequence(report.organization(), report.form()), date);
    }

    /// Issues the report.
    ///
    /// @param number given by the e-office system; null for the next one of the organization's own sequence
    /// @param date of the letter: not before it was signed, not after today
    /// @throws RuleViolation `report.issue.date.beforeSigning`, `report.issue.date.future`,
    ///     `report.issue.number.range`, `report.issue.number.taken`, `report.issue.symbol` where the organization
    ///     has no symbol for its letters; `report.refused.<state>` where it is not signed or issued already; as
    ///     [RequestExceptions#requireOpen] where it answers a request
    public IssuedLetter issue(ReportId id, int version, @Nullable Integer number, LocalDate date, SignedIn me) {
        var report = reports.findToChange(id)
                .filter(one -> one.asSummary().organization().equals(me.organization()))
                .orElseThrow(() -> new NotFound(id));
        report.requireIssuable(version, date, LocalDate.now(clock));
        var summary = report.asSummary();
        var whole = reading.get(id, me);
        if (summary.answers()) exceptions.requireOpen(whole.request(), me);
        String sequence = register.sequence(summary.organization(), summary.form());
        int given;
        if (number == null) {
            given = register.next(summary.organization(), sequence, date);
        } else {
            register.take(summary.organization(), sequence, date, number);
            given = number;
        }
        var letter = letters.standing(whole, given, date);
        String symbol = letter.header().symbol();
        if (symbol == null || symbol.isEmpty()) throw new RuleViolation("report.issue.symbol");
        var profile = LayoutProfile.inForceOn(date);
        byte[] word = docx.render(letter, profile);
        byte[] print = pdf.render(letter, profile);
        String wordSha256 = Sha256.of(word);
        String printSha256 = Sha256.of(print);
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        sql.sql("""
                        insert into issued_letter (report_id, organization_id, sequence, year, number, symbol, dated, issued_by,
                            issued_at, layout_profile, renderer_version, content, sources, docx, pdf, docx_sha256, pdf_sha256)
                        values (:report, :organization, :sequence, :year, :number, :symbol, :dated, :by,
                            :at, :profile, :renderer, :content, :sources, :docx, :pdf, :docxSha256, :pdfSha256)
                        """)
                .param("report", id.value())
                .param("organization", summary.organization().value())
                .param("sequence", sequence)
                .param("year", date.getYear())
                .param("number", given)
                .param("symbol", symbol)
                .param("dated", date)
                .param("by", me.id().value())
                .param("at", Timestamp.from(at))
                .param("profile", profile.name())
                .param("renderer", RendererVersion.of(profile))
                .param("content", LetterContent.write(letter))
                .param("sources", sources.of(whole))
                .param("docx", word)
                .param("pdf", print)
                .param("docxSha256", wordSha256)
                .param("pdfSha256", printSha256)
                .update();
        var step = report.issue(given, date, me.id(), at);
        reports.flush();
        var corrected = summary.corrects();
        if (corrected != null && summary.purpose().supersedes()) {
            reports.findToChange(corrected)
                    .orElseThrow(() -> new NotFound(corrected))
                    .supersede(summary.purpose());
        }
        events.publishEvent(new ReportMoved(id, summary.organization(), step));
        return new IssuedLetter(
                id,
                given,
                symbol,
                date,
                me.id(),
                at,
                profile.name(),
                RendererVersion.of(profile),
                wordSha256,
                printSha256);
    }
}
