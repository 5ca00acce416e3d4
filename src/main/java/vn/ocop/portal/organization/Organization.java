package vn.ocop.portal.organization;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;

/// An organization (cơ quan, đơn vị) with its official name and the name that letters of the province write.
@Entity
class Organization {
    @EmbeddedId
    private OrganizationId id;

    @Version
    private @Nullable Integer version;

    private String officialName;
    private String letterName;
    private @Nullable String abbreviation;

    @Enumerated(EnumType.STRING)
    private OrganizationKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "governing_body_id"))
    private @Nullable OrganizationId governingBodyId;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "merged_into_id"))
    private @Nullable OrganizationId mergedInto;

    private @Nullable String letterSymbol;
    private @Nullable String place;
    private @Nullable String distribution;

    @Enumerated(EnumType.STRING)
    private LetterNumbering numbering;

    protected Organization() {} // for Hibernate

    Organization(OrganizationSummary of) {
        this.id = of.id();
        change(of);
    }

    int version() {
        return version == null ? 0 : version;
    }

    /// The record of which this one is but another name; null where it stands for itself.
    @Nullable
    OrganizationId mergedInto() {
        return mergedInto;
    }

    /// Takes everything but the id.
    final void change(OrganizationSummary of) {
        if (id.equals(of.governingBodyId())) throw new RuleViolation("organization.body.itself");
        if (of.kind() == OrganizationKind.SUBORDINATE && of.governingBodyId() == null) {
            throw new RuleViolation("organization.subordinate.of", of.officialName());
        }
        this.officialName = of.officialName();
        this.letterName = of.letterName();
        this.abbreviation = of.abbreviation();
        this.kind = of.kind();
        this.governingBodyId = of.governingBodyId();
        this.letterSymbol = of.letterSymbol();
        this.place = of.place();
        this.distribution = of.distribution();
        this.numbering = of.numbering();
    }

    OrganizationSummary asSummary() {
        return new OrganizationSummary(
                id,
                officialName,
                letterName,
                abbreviation,
                kind,
                governingBodyId,
                letterSymbol,
                place,
                distribution,
                numbering);
    }
}
