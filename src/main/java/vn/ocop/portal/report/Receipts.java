package vn.ocop.portal.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Sha256;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.PdfPages;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Gives receipts of issued letters to those who may see the report, and tells whether a file is one that was issued.
@Service
@Transactional(readOnly = true)
public class Receipts {
    private final Reports reports;
    private final IssuedLetters letters;
    private final Organizations organizations;
    private final Accounts accounts;
    private final LetterPdf printing;
    private final JdbcClient sql;
    private final Clock clock;

    Receipts(
            Reports reports,
            IssuedLetters letters,
            Organizations organizations,
            Accounts accounts,
            LetterPdf printing,
            JdbcClient sql,
            Clock clock) {
        this.reports = reports;
        this.letters = letters;
        this.organizations = organizations;
        this.accounts = accounts;
        this.printing = printing;
        this.sql = sql;
        this.clock = clock;
    }

    /// The receipt of a report's letter, as things stand now.
    ///
    /// @throws NotFound where there is no such report that the person may see, or its letter was not issued
    public Receipt of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        var report = whole.report();
        var request = whole.request();
        var letter = letters.of(id).orElseThrow(() -> new NotFound(id));
        byte[] pdf = letters.bytes(id, IssuedLetters.Part.PDF).orElseThrow(() -> new NotFound(id));
        int docxSize = sql.sql("select octet_length(docx) from issued_letter where report_id = :report")
                .param("report", id.value())
                .query(Integer.class)
                .single();
        var entered = reception(id);
        var accepted = last(whole.steps(), ReportMove.ACCEPT);
        var returned = whole.steps().stream()
                .filter(step -> step.move() == ReportMove.RETURN
                        && step.from() != null
                        && step.from().sent())
                .reduce((_, later) -> later)
                .orElse(null);
        Set<AccountId> people = new HashSet<>(Set.of(letter.issuedBy()));
        if (entered != null) people.add(entered.by());
        if (accepted != null) people.add(accepted.by());
        if (returned != null) people.add(returned.by());
        var names = accounts.names(people);
        var bodies = organizations.on(letter.dated()).of(Set.of(report.organization(), request.sender()));
        LocalDate sentOn = LocalDate.ofInstant(letter.issuedAt(), clock.getZone());
        return new Receipt(
                report,
                request,
                letter,
                name(bodies, report.organization()),
                name(bodies, request.sender()),
                names.getOrDefault(letter.issuedBy(), ""),
                sentOn,
                request.deadline().until(sentOn, ChronoUnit.DAYS),
                PdfPages.of(pdf),
                docxSize,
                pdf.length,
                entered == null
                        ? null
                        : new Receipt.Reception(
                                entered.number(),
                                entered.arrivedOn(),
                                names.getOrDefault(entered.by(), ""),
                                entered.at().toInstant()),
                decision(accepted, names),
                decision(returned, names));
    }

    /// The receipt as a PDF of one page.
    ///
    /// @throws NotFound as [#of]
    public byte[] pdf(ReportId id, SignedIn me) {
        var receipt = of(id, me);
        var then = organizations.on(receipt.letter().dated());
        var department = then.get(receipt.report().organization());
        var governing = department.governingBodyId() == null ? null : then.get(department.governingBodyId());
        var today = LocalDate.now(clock);
        var document = ReceiptDocument.of(
                receipt,
                outOfForceBy(receipt.report(), me),
                governing == null ? null : governing.headName(),
                department.place(),
                today);
        return printing.render(document, LayoutProfile.inForceOn(today));
    }

    private @Nullable String outOfForceBy(ReportSummary report, SignedIn me) {
        if (report.superseded() == null) return null;
        var by = reports.correcting(report.id(), me).stream()
                .filter(one -> one.issued() && one.purpose() == report.superseded())
                .map(ReportSummary::id)
                .toList();
        return letters.of(by).values().stream()
                .map(IssuedLetter::reference)
                .findFirst()
                .orElse(null);
    }

    private record Entry(int number, LocalDate arrivedOn, AccountId by, OffsetDateTime at) {}

    private @Nullable Entry reception(ReportId id) {
        return sql.sql("""
                        select arrival_number, arrived_on, received_by, received_at from report_reception
                        where report_id = :report
                        """)
                .param("report", id.value())
                .query((row, _) -> new Entry(
                        row.getInt("arrival_number"),
                        row.getObject("arrived_on", LocalDate.class),
                        new AccountId(row.getObject("received_by", UUID.class)),
                        row.getObject("received_at", OffsetDateTime.class)))
                .optional()
                .orElse(null);
    }

    private static @Nullable ReportStep last(List<ReportStep> steps, ReportMove move) {
        return steps.stream()
                .filter(step -> step.move() == move)
                .reduce((_, later) -> later)
                .orElse(null);
    }

    private static Receipt.@Nullable Decision decision(@Nullable ReportStep step, Map<AccountId, String> names) {
        return step == null ? null : new Receipt.Decision(names.getOrDefault(step.by(), ""), step.at(), step.note());
    }

    private static String name(Map<OrganizationId, OrganizationSummary> bodies, OrganizationId id) {
        var body = bodies.get(id);
        if (body == null) throw new NotFound(id);
        return body.letterName();
    }

    /// What a file is, beside an issued letter.
    ///
    /// @param sameAs the part that it is byte for byte; null where it is none
    /// @param sha256 of the file, 64 hexadecimal digits
    public record Check(IssuedLetters.@Nullable Part sameAs, String sha256) {}

    /// Compares a file with the Word file and the PDF of the report's issued letter. Nothing of it is kept.
    ///
    /// @throws NotFound as [#of]
    public Check check(ReportId id, InputStream file, SignedIn me) throws IOException {
        reports.get(id, me);
        var letter = letters.of(id).orElseThrow(() -> new NotFound(id));
        String sha256 = Sha256.of(file);
        if (sha256.equals(letter.docxSha256())) return new Check(IssuedLetters.Part.DOCX, sha256);
        if (sha256.equals(letter.pdfSha256())) return new Check(IssuedLetters.Part.PDF, sha256);
        return new Check(null, sha256);
    }
}
