package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.Header;
import vn.ocop.portal.letter.OfficialLetter;
import vn.ocop.portal.letter.Signature;
import vn.ocop.portal.letter.SigningAuthority;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Signatories;

/// What stands around the words of a letter that an organization writes on a day: head, signature,
/// distribution.
@Component
class OfficeLetterFrame {
    private final Organizations organizations;
    private final Signatories signatories;

    OfficeLetterFrame(Organizations organizations, Signatories signatories) {
        this.organizations = organizations;
        this.signatories = signatories;
    }

    /// @param governing the body above, as letters print it; null for none
    record Frame(OrganizationSummary issuer, @Nullable String governing, Signature signature) {
        /// The letter in this frame.
        ///
        /// @param number null before the registry gave one
        /// @param about the abstract, after V/v
        OfficialLetter letter(
                @Nullable Integer number,
                @Nullable LocalDate date,
                String about,
                List<String> addressees,
                List<Block> body) {
            return new OfficialLetter(
                    new Header(
                            governing,
                            issuer.letterName(),
                            number,
                            issuer.letterSymbol() == null ? "" : issuer.letterSymbol(),
                            issuer.place() == null ? "" : issuer.place(),
                            date,
                            about),
                    addressees,
                    body,
                    signature,
                    issuer.distributionLines().isEmpty() ? List.of("Như trên", "Lưu: VT") : issuer.distributionLines());
        }
    }

    /// The frame of the organization's letters, with the one who may sign them on that day; a blank
    /// signature where nobody is appointed.
    Frame of(OrganizationId organization, LocalDate day) {
        var issuer = organizations.get(organization);
        var governing = issuer.governingBodyId() == null ? null : organizations.get(issuer.governingBodyId());
        return new Frame(
                issuer,
                governing == null ? null : governing.headName(),
                signatories
                        .of(organization, day)
                        .map(one -> new Signature(
                                SigningAuthority.valueOf(one.authority()),
                                one.headTitle(),
                                one.title(),
                                one.fullName()))
                        .orElseGet(() -> new Signature(SigningAuthority.DIRECT, null, "Thủ trưởng cơ quan", null)));
    }
}
