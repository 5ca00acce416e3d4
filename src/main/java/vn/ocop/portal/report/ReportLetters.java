package vn.ocop.portal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.Header;
import vn.ocop.portal.letter.LayoutProfile;
import vn.ocop.portal.letter.LetterContent;
import vn.ocop.portal.letter.LetterDocx;
import vn.ocop.portal.letter.LetterPdf;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.letter.Signature;
import vn.ocop.portal.letter.SigningAuthority;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;

/// The official letter of a report: as its records make it, number and date open; once it is signed, as it was
/// signed; then as it was issued.
@Service
@Transactional(readOnly = true)
public class ReportLetters {
    private static final String NAME = "Báo cáo";

    private final Reports reports;
    private final IssuedLetters issued;
    private final ReportAnnexes annexes;
    private final Organizations organizations;
    private final Signatories signatories;
    private final LetterDocx docx;
    private final LetterPdf pdf;
    private final Accounts accounts;
    private final JdbcClient sql;
    private final Clock clock;

    ReportLetters(
            Reports reports,
            IssuedLetters issued,
            ReportAnnexes annexes,
            Organizations organizations,
            Signatories signatories,
            LetterDocx docx,
            LetterPdf pdf,
            Accounts accounts,
            JdbcClient sql,
            Clock clock) {
        this.reports = reports;
        this.issued = issued;
        this.annexes = annexes;
        this.organizations = organizations;
        this.signatories = signatories;
        this.docx = docx;
        this.pdf = pdf;
        this.accounts = accounts;
        this.sql = sql;
        this.clock = clock;
    }

    /// The letter of a report that the person may see: as it was issued, or as it would be now.
    ///
    /// @throws vn.ocop.portal.core.NotFound where there is none
    public OfficialLetter of(ReportId id, SignedIn me) {
        return of(reports.get(id, me));
    }

    OfficialLetter of(Reports.Whole whole) {
        return issued.bytes(whole.report().id(), IssuedLetters.Part.CONTENT)
                .map(LetterContent::read)
                .orElseGet(() -> standing(whole, null, null));
    }

    /// The Word file of a letter that [#of] gave: the bytes that were issued, or a draft.
    public byte[] docx(ReportId id, OfficialLetter letter) {
        return issued.bytes(id, IssuedLetters.Part.DOCX).orElseGet(() -> docx.render(letter, profile(letter)));
    }

    /// The PDF of a letter that [#of] gave: the bytes that were issued, or a draft.
    public byte[] pdf(ReportId id, OfficialLetter letter) {
        return issued.bytes(id, IssuedLetters.Part.PDF).orElseGet(() -> pdf.render(letter, profile(letter)));
    }

    /// The layout in force on the letter's day, or today for a draft.
    public LayoutProfile profile(OfficialLetter letter) {
        var day = letter.header().date();
        return LayoutProfile.inForceOn(day == null ? LocalDate.now(clock) : day);
    }

    /// The letter with that number and date: as it was signed, before that as the records now make it. Symbol, number
    /// and date are the registry's to give.
    OfficialLetter standing(Reports.Whole whole, @Nullable Integer number, @Nullable LocalDate date) {
        return signed(whole.report())
                .map(letter -> {
                    var report = whole.report();
                    var head = letter.header();
                    return new OfficialLetter(
                            new Header(
                                    head.governingBody(),
                                    head.issuer(),
                                    number,
                                    symbol(organizations.on(dayOf(date)).get(report.organization()), report.form()),
                                    head.place(),
                                    date,
                                    head.type(),
                                    head.subject()),
                            letter.addressees(),
                            letter.body(),
                            letter.signature(),
                            letter.distribution(),
                            letter.annexes(),
                            letter.medium());
                })
                .orElseGet(() -> compose(whole, number, date));
    }

    private Optional<OfficialLetter> signed(ReportSummary report) {
        return report.state() == ReportState.SIGNED
                ? sql.sql("select signed_letter from report where report_id = :id and signed_letter is not null")
                        .param("id", report.id().value())
                        .query(byte[].class)
                        .optional()
                        .map(LetterContent::read)
                : Optional.empty();
    }

    /// Keeps the letter as it is being signed: records that change until it is issued no longer change it.
    @Transactional(propagation = Propagation.MANDATORY)
    void keepSigned(Reports.Whole whole) {
        sql.sql("update report set signed_letter = :letter where report_id = :id")
                .param("letter", LetterContent.write(compose(whole, null, null)))
                .param("id", whole.report().id().value())
                .update();
    }

    /// Forgets it, for the signature is void. Before the report itself moves.
    @Transactional(propagation = Propagation.MANDATORY)
    void dropSigned(ReportId id) {
        sql.sql("update report set signed_letter = null where report_id = :id and signed_letter is not null")
                .param("id", id.value())
                .update();
    }

    private OfficialLetter compose(Reports.Whole whole, @Nullable Integer number, @Nullable LocalDate date) {
        var report = whole.report();
        var day = dayOf(date);
        var issuer = organizations.on(day).get(report.organization());
        var sender = organizations.on(day).get(whole.request().sender());
        boolean named = report.form() == ReportForm.REPORT;
        var made = annexes.of(report, whole.request());
        return new OfficialLetter(
                new Header(
                        governing(issuer.governingBodyId(), day),
                        issuer.letterName(),
                        number,
                        symbol(issuer, report.form()),
                        issuer.place() == null ? "" : issuer.place(),
                        date,
                        named ? NAME : null,
                        named ? withoutName(report.subject()) : report.subject()),
                report.consolidates() ? governed(issuer, day) : List.of(sender.letterName()),
                referring(whole.composition().blocks(report.form()), ReportAnnexes.reference(made)),
                signature(whole, issuer, day),
                issuer.distributionLines(),
                List.copyOf(made.values()));
    }

    /// The body with the word about the annexes before its last paragraph, which closes the letter.
    private static List<Block> referring(List<Block> body, String reference) {
        if (reference.isEmpty()) return body;
        var referring = new ArrayList<>(body);
        referring.add(Math.max(0, body.size() - 1), new Block.Paragraph(reference));
        return referring;
    }

    /// A letter's symbol is the organization's; that of a report begins with its kind and names the organization
    /// alone: BC-SKHĐT (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.3).
    private static String symbol(OrganizationSummary issuer, ReportForm form) {
        String symbol = issuer.letterSymbol();
        if (symbol == null || symbol.isEmpty()) return "";
        return switch (form) {
            case LETTER -> symbol;
            case REPORT -> "BC-" + symbol.replaceFirst("-.*", "");
        };
    }

    /// What a report is about, without the name of its kind, which stands above it.
    private static String withoutName(String subject) {
        return VietnameseText.capitalised(subject.replaceFirst("(?iu)^báo cáo\\s+", ""));
    }

    /// The letter's day: today while it is drafted. Whoever it names is called as on that day.
    private LocalDate dayOf(@Nullable LocalDate date) {
        return date == null ? LocalDate.now(clock) : date;
    }

    /// The office reports to the body above it.
    private List<String> governed(OrganizationSummary office, LocalDate day) {
        var above = office.governingBodyId();
        return above == null
                ? List.of()
                : List.of(organizations.on(day).get(above).letterName());
    }

    private @Nullable String governing(@Nullable OrganizationId body, LocalDate day) {
        return body == null ? null : organizations.on(day).get(body).headName();
    }

    private Signature signature(Reports.Whole whole, OrganizationSummary issuer, LocalDate day) {
        var signed = whole.report().signatory();
        var signatory = signed == null
                ? signatories.of(issuer.id(), day)
                : Optional.of(signatories.right(signed).signatory());
        return signatory
                .map(one -> new Signature(
                        SigningAuthority.valueOf(one.authority()),
                        one.headTitle(),
                        one.title(),
                        one.fullName() == null && signed != null ? signer(whole) : one.fullName()))
                .orElseGet(() -> new Signature(SigningAuthority.DIRECT, null, "Thủ trưởng cơ quan", null));
    }

    /// By an appointment that names nobody, any of its leaders signs: the letter bears the name of the one who did.
    private @Nullable String signer(Reports.Whole whole) {
        return whole.steps().reversed().stream()
                .filter(step -> step.move() == ReportMove.SIGN)
                .findFirst()
                .map(step -> accounts.names(Set.of(step.by())).get(step.by()))
                .orElse(null);
    }
}
