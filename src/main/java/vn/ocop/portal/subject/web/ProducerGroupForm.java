package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.subject.ProducerGroupDraft;
import vn.ocop.portal.subject.ProducerGroupRecord;
import vn.ocop.portal.subject.SubjectId;

/// A producers' club as typed.
///
/// @param version the state that was shown; null for a new club
record ProducerGroupForm(
        @NotBlank @Nullable String name,
        @NotNull @Nullable UUID unit,
        @NotNull @Nullable LocalDate recordedOn,
        @Nullable LocalDate foundedOn,
        @Nullable Integer members,
        @Nullable UUID subject,
        @Nullable String note,
        @Nullable Integer version) {
    static ProducerGroupForm empty(LocalDate today) {
        return new ProducerGroupForm(null, null, today, null, null, null, null, null);
    }

    static ProducerGroupForm of(ProducerGroupRecord group) {
        var content = group.content();
        return new ProducerGroupForm(
                content.name(),
                content.unit().value(),
                content.recordedOn(),
                content.foundedOn(),
                content.members(),
                content.subject() == null ? null : content.subject().value(),
                content.note(),
                group.version());
    }

    /// What was typed, once nothing is missing.
    ProducerGroupDraft draft() {
        return new ProducerGroupDraft(
                requireNonNull(name),
                new AdministrativeUnitId(requireNonNull(unit)),
                requireNonNull(recordedOn),
                foundedOn,
                members,
                subject == null ? null : new SubjectId(subject),
                note);
    }
}
