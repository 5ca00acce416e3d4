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
import vn.ocop.portal.subject.Sex;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectRecord;
import vn.ocop.portal.subject.SubjectType;

/// A subject as typed; what is too long or of a wrong form is for the register to tell.
///
/// @param version the state that was shown; null for a new subject
record SubjectForm(
        @NotBlank @Nullable String name,
        @NotNull @Nullable SubjectType type,
        @NotNull @Nullable UUID unit,
        @NotNull @Nullable LocalDate recordedOn,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String taxCode,
        @Nullable String registration,
        @Nullable LocalDate registeredOn,
        @Nullable String representative,
        @Nullable String representativeTitle,
        @Nullable Sex representativeSex,
        @Nullable String representativeEthnicity,
        @Nullable Boolean womenOwned,
        @Nullable Integer version) {
    static SubjectForm empty(LocalDate today) {
        return new SubjectForm(
                null, null, null, today, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    static SubjectForm of(SubjectRecord subject) {
        var content = subject.content();
        return new SubjectForm(
                content.name(),
                content.type(),
                content.unit().value(),
                content.recordedOn(),
                content.address(),
                content.phone(),
                content.email(),
                content.taxCode(),
                content.registration(),
                content.registeredOn(),
                content.representative(),
                content.representativeTitle(),
                content.representativeSex(),
                content.representativeEthnicity(),
                content.womenOwned(),
                subject.version());
    }

    /// What depends on another field: a unit is there on a day, a household needs a number.
    static final Map<String, Set<String>> DEPENDING =
            Map.of("recordedOn", Set.of("unit"), "type", Set.of("registration"), "taxCode", Set.of("registration"));

    /// What was typed, with something harmless for what is missing, to be judged field by field and never kept.
    SubjectDraft draftSoFar(LocalDate today) {
        return new SubjectForm(
                        name == null ? "?" : name,
                        type == null ? SubjectType.COOPERATIVE : type,
                        unit == null ? UUID.randomUUID() : unit,
                        recordedOn == null ? today : recordedOn,
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
                        womenOwned,
                        version)
                .draft();
    }

    /// What was typed, once nothing is missing.
    SubjectDraft draft() {
        return new SubjectDraft(
                requireNonNull(name),
                requireNonNull(type),
                new AdministrativeUnitId(requireNonNull(unit)),
                requireNonNull(recordedOn),
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
}
