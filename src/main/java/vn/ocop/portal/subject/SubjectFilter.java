package vn.ocop.portal.subject;

import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;

/// Which subjects a list shows; null leaves a question open.
///
/// @param words in name, representative or tax code, accents and letter case aside
/// @param area the unit, or any unit below it
/// @param stars of a product in force today
/// @param womenLed whether the legal representative is a woman
/// @param active whether it still works as one
public record SubjectFilter(
        @Nullable String words,
        @Nullable SubjectType type,
        @Nullable AdministrativeUnitId area,
        @Nullable Integer stars,
        @Nullable Boolean womenLed,
        @Nullable Boolean active) {
    /// All subjects.
    public static final SubjectFilter ALL = new SubjectFilter(null, null, null, null, null, null);
}
