package vn.ocop.portal.subject;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;

/// An OCOP subject (chủ thể OCOP): who holds products and their stars. One that ceased stays on record with its
/// products.
@Entity
class OcopSubject {
    @EmbeddedId
    private SubjectId id;

    @Version
    private @Nullable Integer version;

    private String name;

    @Enumerated(EnumType.STRING)
    private SubjectType type;

    @Embedded
    private AdministrativeUnitId unitId;

    private LocalDate recordedOn;
    private @Nullable String address;
    private @Nullable String phone;
    private @Nullable String email;
    private @Nullable String taxCode;
    private @Nullable String registration;
    private @Nullable LocalDate registeredOn;
    private @Nullable String representative;
    private @Nullable String representativeTitle;

    @Enumerated(EnumType.STRING)
    private @Nullable Sex representativeSex;

    private @Nullable String representativeEthnicity;
    private @Nullable Boolean womenOwned;
    private @Nullable LocalDate ceasedOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private AccountId recordedBy;

    private Instant recordedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private AccountId changedBy;

    private Instant changedAt;

    protected OcopSubject() {} // for Hibernate

    /// @param content as checked by [SubjectRules]
    OcopSubject(SubjectDraft content, AccountId by, Instant at) {
        this.id = SubjectId.create();
        this.recordedBy = by;
        this.recordedAt = at;
        this.changedBy = by;
        this.changedAt = at;
        tell(content);
    }

    /// Tells the subject anew.
    void change(SubjectDraft content, AccountId by, Instant at) {
        tell(content);
        touch(by, at);
    }

    /// Notes that the subject stopped working as such after that day.
    void cease(LocalDate day, AccountId by, Instant at) {
        if (ceasedOn != null) throw new RuleViolation("subject.ceased.already", name);
        ceasedOn = day;
        touch(by, at);
    }

    /// Undoes [#cease].
    void resume(AccountId by, Instant at) {
        if (ceasedOn == null) throw new RuleViolation("subject.ceased.not", name);
        ceasedOn = null;
        touch(by, at);
    }

    void requireVersion(int read) {
        if (version == null || version != read) throw new Outdated(id);
    }

    SubjectId id() {
        return id;
    }

    String name() {
        return name;
    }

    SubjectType type() {
        return type;
    }

    @Nullable
    LocalDate ceasedOn() {
        return ceasedOn;
    }

    private void tell(SubjectDraft content) {
        this.name = content.name();
        this.type = content.type();
        this.unitId = content.unit();
        this.recordedOn = content.recordedOn();
        this.address = content.address();
        this.phone = content.phone();
        this.email = content.email();
        this.taxCode = content.taxCode();
        this.registration = content.registration();
        this.registeredOn = content.registeredOn();
        this.representative = content.representative();
        this.representativeTitle = content.representativeTitle();
        this.representativeSex = content.representativeSex();
        this.representativeEthnicity = content.representativeEthnicity();
        this.womenOwned = content.womenOwned();
    }

    private void touch(AccountId by, Instant at) {
        changedBy = by;
        changedAt = at;
    }

    SubjectDraft asDraft() {
        return new SubjectDraft(
                name,
                type,
                unitId,
                recordedOn,
                address,
                phone,
                email,
                taxCode,
                registration,
                registeredOn,
                representative,
                representativeTitle,
                representativeSex,
                representativeEthnicity,
                womenOwned);
    }

    SubjectRecord asRecord() {
        return new SubjectRecord(
                id, version == null ? 0 : version, asDraft(), ceasedOn, recordedBy, recordedAt, changedBy, changedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OcopSubject that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
