package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.LetterNumbering;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;

/// An organization's entry as typed.
///
/// @param another whether it is known to be another organization than those of a like name
/// @param version the state that was shown; null for a new entry
record OrganizationForm(
        @NotBlank @Size(max = 300) @Nullable String officialName,
        @NotBlank @Size(max = 300) @Nullable String letterName,
        @Size(max = 100) @Nullable String abbreviation,
        @NotNull @Nullable OrganizationKind kind,
        @Nullable UUID governingBody,
        @Pattern(regexp = "[\\p{Lu}-]{1,30}") @Nullable String letterSymbol,
        @Size(max = 100) @Nullable String place,
        @Size(max = 1000) @Nullable String distribution,
        @Nullable Boolean numberedByForm,
        @Nullable Boolean another,
        @Nullable Integer version) {
    static final OrganizationForm EMPTY = new OrganizationForm(
            null, null, null, OrganizationKind.PARTNER, null, null, null, null, false, false, null);

    static OrganizationForm of(OrganizationSummary entry, int version) {
        return new OrganizationForm(
                entry.officialName(),
                entry.letterName(),
                entry.abbreviation(),
                entry.kind(),
                entry.governingBodyId() == null ? null : entry.governingBodyId().value(),
                entry.letterSymbol(),
                entry.place(),
                entry.distribution(),
                entry.numbering() == LetterNumbering.BY_FORM,
                false,
                version);
    }

    /// What was typed, once it is valid.
    OrganizationSummary entry(OrganizationId id) {
        return new OrganizationSummary(
                id,
                VietnameseText.oneLine(requireNonNull(officialName)),
                VietnameseText.oneLine(requireNonNull(letterName)),
                abbreviation == null ? null : VietnameseText.oneLine(abbreviation),
                requireNonNull(kind),
                governingBody == null ? null : new OrganizationId(governingBody),
                letterSymbol,
                place == null ? null : VietnameseText.oneLine(place),
                distribution,
                Boolean.TRUE.equals(numberedByForm) ? LetterNumbering.BY_FORM : LetterNumbering.COMMON);
    }
}
