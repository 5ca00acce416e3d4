package vn.ocop.portal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
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

/// The official letter of a report: as it stands while nothing is issued, number and date open; then as it was issued.
@Service
@Transactional(readOnly = true)
public class ReportLetters {
    private final Reports reports;
    private final IssuedLetters issued;
    private final Organizations organizations;
    private final Signatories signatories;
    private final LetterDocx docx;
    private final LetterPdf pdf;
    private final Clock clock;

    ReportLetters(
            Reports reports,
            IssuedLetters issued,
            Organizations organizations,
            Signatories signatories,
            LetterDocx docx,
            LetterPdf pdf,
            Clock clock) {
        this.reports = reports;
        this.issued = issued;
        this.organizations = organizations;
        this.signatories = signatories;
        this.docx = docx;
        this.pdf = pdf;
        this.clock = clock;
    }

    /// The letter of a report that the person may see: as it was issued, or as it would be now.
    ///
    /// @throws vn.ocop.portal.core.NotFound where there is none
    public OfficialLetter of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        return issued.bytes(id, IssuedLetters.Part.CONTENT)
                .map(LetterContent::read)
                .orElseGet(() -> compose(whole, null, null));
    }

    /// The letter's Word file: the bytes that were issued, or a draft.
    ///
    /// @throws vn.ocop.portal.core.NotFound where there is none
    public byte[] docx(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        return issued.bytes(id, IssuedLetters.Part.DOCX).orElseGet(() -> {
            var letter = compose(whole, null, null);
            return docx.render(letter, profile(letter));
        });
    }

    /// The letter's PDF: the bytes that were issued, or a draft.
    ///
    /// @throws vn.ocop.portal.core.NotFound where there is none
    public byte[] pdf(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        return issued.bytes(id, IssuedLetters.Part.PDF).orElseGet(() -> {
            var letter = compose(whole, null, null);
            return pdf.render(letter, profile(letter));
        });
    }

    /// The layout in force on the letter's day, or today for a draft.
    public LayoutProfile profile(OfficialLetter letter) {
        var day = letter.header().date();
        return LayoutProfile.inForceOn(day == null ? LocalDate.now(clock) : day);
    }

    /// The letter that the report makes with that number and date.
    OfficialLetter compose(Reports.Whole whole, @Nullable Integer number, @Nullable LocalDate date) {
        var report = whole.report();
        var issuer = organizations.get(report.organization());
        var sender = organizations.get(whole.request().sender());
        return new OfficialLetter(
                new Header(
                        governing(issuer.governingBodyId()),
                        issuer.letterName(),
                        number,
                        issuer.letterSymbol() == null ? "" : issuer.letterSymbol(),
                        issuer.place() == null ? "" : issuer.place(),
                        date,
                        report.subject()),
                List.of(sender.letterName()),
                whole.composition().blocks(),
                signature(report, issuer, date == null ? LocalDate.now(clock) : date),
                issuer.distributionLines());
    }

    private @Nullable String governing(@Nullable OrganizationId body) {
        if (body == null) return null;
        var organization = organizations.get(body);
        return organization.abbreviation() == null ? organization.officialName() : organization.abbreviation();
    }

    private Signature signature(ReportSummary report, OrganizationSummary issuer, LocalDate day) {
        var signed = report.signatory();
        var signatory = signed == null
                ? signatories.of(issuer.id(), day)
                : Optional.of(signatories.right(signed).signatory());
        return signatory
                .map(one -> new Signature(
                        SigningAuthority.valueOf(one.authority()), one.headTitle(), one.title(), one.fullName()))
                .orElseGet(() -> new Signature(SigningAuthority.DIRECT, null, "Thủ trưởng cơ quan", null));
    }
}
