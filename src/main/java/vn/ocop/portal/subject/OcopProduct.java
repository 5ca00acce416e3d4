package vn.ocop.portal.subject;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// A product (sản phẩm) of an OCOP subject. One that is made no more stays on record with its stars.
@Entity
class OcopProduct {
    @EmbeddedId
    private ProductId id;

    @Version
    private @Nullable Integer version;

    @Embedded
    private SubjectId subjectId;

    private String name;
    private String taxonomyCode;
    private String groupCode;
    private @Nullable String code;
    private @Nullable String specification;
    private @Nullable LocalDate ceasedOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private AccountId recordedBy;

    private Instant recordedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private AccountId changedBy;

    private Instant changedAt;

    protected OcopProduct() {} // for Hibernate

    /// @param content as checked by [SubjectRules]
    OcopProduct(ProductDraft content, AccountId by, Instant at) {
        this.id = ProductId.create();
        this.recordedBy = by;
        this.recordedAt = at;
        this.changedBy = by;
        this.changedAt = at;
        tell(content);
    }

    /// Tells the product anew.
    ///
    /// @param recognised whether it has any recognition: it then stays with its subject
    void change(ProductDraft content, boolean recognised, AccountId by, Instant at) {
        if (recognised && !subjectId.equals(content.subject())) throw new RuleViolation("product.subject.stays");
        tell(content);
        touch(by, at);
    }

    /// Notes that it is made no more after that day.
    void cease(LocalDate day, AccountId by, Instant at) {
        if (ceasedOn != null) throw new RuleViolation("product.ceased.already", name);
        ceasedOn = day;
        touch(by, at);
    }

    /// Undoes [#cease].
    void resume(AccountId by, Instant at) {
        if (ceasedOn == null) throw new RuleViolation("product.ceased.not", name);
        ceasedOn = null;
        touch(by, at);
    }

    void requireVersion(int read) {
        if (version == null || version != read) throw new Outdated(id);
    }

    ProductId id() {
        return id;
    }

    @Nullable
    LocalDate ceasedOn() {
        return ceasedOn;
    }

    private void tell(ProductDraft content) {
        this.subjectId = content.subject();
        this.name = content.name();
        this.taxonomyCode = content.taxonomy();
        this.groupCode = content.group();
        this.code = content.code();
        this.specification = content.specification();
    }

    private void touch(AccountId by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    ProductRecord asRecord() {
        return new ProductRecord(
                id,
                version == null ? 0 : version,
                new ProductDraft(subjectId, name, taxonomyCode, groupCode, code, specification),
                ceasedOn,
                recordedBy,
                recordedAt,
                changedBy,
                changedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OcopProduct that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
