package vn.ocop.portal.organization;

import org.jspecify.annotations.Nullable;

/// An organization of the register that is likely the one whose name is being typed.
///
/// @param name its official name today
/// @param otherwise the former name, or the name of a merged record, by which it was found; null where it was found
///     by one of today's
/// @param same whether the names are equal but for accents, abbreviations and the province's name
/// @param likeness 0 to 1
public record LikelyOrganization(
        OrganizationId id,
        String name,
        OrganizationKind kind,
        @Nullable String otherwise,
        boolean same,
        double likeness) {
    /// From this likeness on a new name is taken only once a person has said that it is another organization.
    static final double ASKED = 0.75;

    /// Whether it is so like that the person is asked.
    public boolean asked() {
        return same || likeness >= ASKED;
    }
}
