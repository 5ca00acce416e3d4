package vn.ocop.portal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.letter.Header;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.letter.Signature;
import vn.ocop.portal.letter.SigningAuthority;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;

/// Makes the official letter of a report as it stands. Number and day stay open until the registry gives them.
@Service
@Transactional(readOnly = true)
public class ReportLetters {
    private final Reports reports;
    private final Organizations organizations;
    private final Signatories signatories;
    private final Clock clock;

    ReportLetters(Reports reports, Organizations organizations, Signatories signatories, Clock clock) {
        this.reports = reports;
        this.organizations = organizations;
        this.signatories = signatories;
        this.clock = clock;
    }

    /// The letter of a report that the person may see.
    ///
    /// @throws vn.ocop.portal.core.NotFound where there is none
    public OfficialLetter of(ReportId id, SignedIn me) {
        var whole = reports.get(id, me);
        var report = whole.report();
        var issuer = organizations.get(report.organization());
        var sender = organizations.get(whole.request().sender());
        return new OfficialLetter(
                new Header(
                        governing(issuer.governingBodyId()),
                        issuer.letterName(),
                        report.letterNumber(),
                        issuer.letterSymbol() == null ? "" : issuer.letterSymbol(),
                        issuer.place() == null ? "" : issuer.place(),
                        report.letterDate(),
                        report.subject()),
                List.of(sender.letterName()),
                whole.composition().blocks(),
                signature(issuer, report.letterDate() == null ? LocalDate.now(clock) : report.letterDate()),
                issuer.distributionLines());
    }

    private @Nullable String governing(@Nullable OrganizationId body) {
        if (body == null) return null;
        var organization = organizations.get(body);
        return organization.abbreviation() == null ? organization.officialName() : organization.abbreviation();
    }

    private Signature signature(OrganizationSummary issuer, LocalDate day) {
        return signatories
                .of(issuer.id(), day)
                .map(one -> new Signature(
                        SigningAuthority.valueOf(one.authority()), one.headTitle(), one.title(), one.fullName()))
                .orElseGet(() -> new Signature(SigningAuthority.DIRECT, null, "Thủ trưởng cơ quan", null));
    }
}
