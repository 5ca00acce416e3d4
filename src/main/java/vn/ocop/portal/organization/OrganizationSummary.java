package vn.ocop.portal.organization;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An organization as others read it.
///
/// @param officialName the name in its founding decision
/// @param letterName the name as letters of the province write it: Hội Nông dân Tỉnh
/// @param abbreviation short form, also the form on a letter's head for a governing body: UBND tỉnh Đồng Tháp
/// @param governingBodyId the body above (cơ quan chủ quản), printed above the issuer on letters
/// @param letterSymbol symbol after the number of its letters: VPĐP-OCOP
/// @param place the place before a letter's date: Đồng Tháp
/// @param distribution lines of Nơi nhận, separated by line breaks
public record OrganizationSummary(
        OrganizationId id,
        String officialName,
        String letterName,
        @Nullable String abbreviation,
        OrganizationKind kind,
        @Nullable OrganizationId governingBodyId,
        @Nullable String letterSymbol,
        @Nullable String place,
        @Nullable String distribution,
        LetterNumbering numbering) {
    /// An organization that numbers all its letters in one sequence.
    public OrganizationSummary(
            OrganizationId id,
            String officialName,
            String letterName,
            @Nullable String abbreviation,
            OrganizationKind kind,
            @Nullable OrganizationId governingBodyId,
            @Nullable String letterSymbol,
            @Nullable String place,
            @Nullable String distribution) {
        this(
                id,
                officialName,
                letterName,
                abbreviation,
                kind,
                governingBodyId,
                letterSymbol,
                place,
                distribution,
                LetterNumbering.COMMON);
    }

    /// The name above the issuer's on a letter's head, where this is the body above it: the abbreviation, or the
    /// official name where there is none.
    public String headName() {
        return abbreviation == null ? officialName : abbreviation;
    }

    /// The same organization as it was called then.
    OrganizationSummary under(OrganizationName name) {
        return new OrganizationSummary(
                id,
                name.officialName(),
                name.letterName(),
                name.abbreviation(),
                kind,
                name.governingBodyId(),
                name.letterSymbol(),
                place,
                distribution,
                numbering);
    }

    /// The lines of Nơi nhận, without empty ones.
    public List<String> distributionLines() {
        return distribution == null
                ? List.of()
                : distribution
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
