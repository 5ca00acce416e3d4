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
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.Outdated;

/// A producers' club (hội quán): farmers who meet and are reached by support together. No legal form, so no subject.
@Entity
class ProducerGroup {
    @EmbeddedId
    private ProducerGroupId id;

    @Version
    private @Nullable Integer version;

    private String name;

    @Embedded
    private AdministrativeUnitId unitId;

    private LocalDate recordedOn;
    private @Nullable LocalDate foundedOn;
    private @Nullable Integer members;

    @Embedded
    private @Nullable SubjectId subjectId;

    private @Nullable String note;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "recorded_by"))
    private AccountId recordedBy;

    private Instant recordedAt;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "changed_by"))
    private AccountId changedBy;

    private Instant changedAt;

    protected ProducerGroup() {} // for Hibernate

    /// @param content as checked by [ProducerGroups]
    ProducerGroup(ProducerGroupDraft content, AccountId by, Instant at) {
        this.id = ProducerGroupId.create();
        this.recordedBy = by;
        this.recordedAt = at;
        change(content, by, at);
    }

    /// Tells the club anew.
    final void change(ProducerGroupDraft content, AccountId by, Instant at) {
        this.name = content.name();
        this.unitId = content.unit();
        this.recordedOn = content.recordedOn();
        this.foundedOn = content.foundedOn();
        this.members = content.members();
        this.subjectId = content.subject();
        this.note = content.note();
        this.changedBy = by;
        this.changedAt = at;
    }

    void requireVersion(int read) {
        if (version == null || version != read) throw new Outdated(id);
    }

    ProducerGroupId id() {
        return id;
    }

    ProducerGroupRecord asRecord() {
        return new ProducerGroupRecord(
                id,
                version == null ? 0 : version,
                new ProducerGroupDraft(name, unitId, recordedOn, foundedOn, members, subjectId, note),
                recordedBy,
                recordedAt,
                changedBy,
                changedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ProducerGroup that && id.equals(that.id());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
