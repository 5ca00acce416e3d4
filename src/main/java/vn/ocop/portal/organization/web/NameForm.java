package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationName;
import vn.ocop.portal.organization.OrganizationNames;

/// What an organization is called from a day on, as typed.
///
/// @param from null for the row that holds from the beginning
record NameForm(
        @Nullable LocalDate from,
        @NotBlank @Size(max = 300) @Nullable String officialName,
        @NotBlank @Size(max = 300) @Nullable String letterName,
        @Size(max = 100) @Nullable String abbreviation,
        @Nullable UUID governingBody,
        @Pattern(regexp = "[\\p{Lu}-]{1,30}") @Nullable String letterSymbol,
        @Size(max = 200) @Nullable String decision) {
    static NameForm of(OrganizationName name, boolean next) {
        var body = name.governingBodyId();
        return new NameForm(
                next ? null : name.from(),
                name.officialName(),
                name.letterName(),
                name.abbreviation(),
                body == null ? null : body.value(),
                name.letterSymbol(),
                next ? null : name.decision());
    }

    /// What was typed, once it is valid.
    OrganizationNames.Terms terms() {
        return new OrganizationNames.Terms(
                VietnameseText.oneLine(requireNonNull(officialName)),
                VietnameseText.oneLine(requireNonNull(letterName)),
                abbreviation == null ? null : VietnameseText.oneLine(abbreviation),
                governingBody == null ? null : new OrganizationId(governingBody),
                letterSymbol,
                decision == null ? null : VietnameseText.oneLine(decision));
    }
}
