package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
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

    /// What depends on another field: a unit is there on a day, a name is given once in a unit.
    static final Map<String, Set<String>> DEPENDING =
            Map.of("recordedOn", Set.of("unit", "foundedOn"), "unit", Set.of("name"));

    /// What was typed, with something harmless for what is missing, to be judged field by field and never kept.
    ProducerGroupDraft draftSoFar(LocalDate today) {
        return new ProducerGroupForm(
                        name == null ? "?" : name,
                        unit == null ? UUID.randomUUID() : unit,
                        recordedOn == null ? today : recordedOn,
                        foundedOn,
                        members,
                        subject,
                        note,
                        version)
                .draft();
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
