package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;

/// Which subjects a list shows; null leaves a question open.
///
/// @param words in name, representative or tax code, accents and letter case aside
/// @param area the unit, or any unit below it
/// @param stars of a product in force today
/// @param womenLed whether the legal representative is a woman
/// @param active whether it still works as one
/// @param map the day of the map on which `area` lies; null for areas as they were recorded
/// @param undecided true: those in a unit that was split, so that the map cannot tell where they lie; asked of a map
public record SubjectFilter(
        @Nullable String words,
        @Nullable SubjectType type,
        @Nullable AdministrativeUnitId area,
        @Nullable Integer stars,
        @Nullable Boolean womenLed,
        @Nullable Boolean active,
        @Nullable LocalDate map,
        boolean undecided) {
    /// All subjects.
    public static final SubjectFilter ALL = new SubjectFilter(null, null, null, null, null, null);

    /// The subjects that still work as one and hold those words.
    public static SubjectFilter holding(String words) {
        return new SubjectFilter(words, null, null, null, null, true);
    }

    /// With areas as they were recorded.
    public SubjectFilter(
            @Nullable String words,
            @Nullable SubjectType type,
            @Nullable AdministrativeUnitId area,
            @Nullable Integer stars,
            @Nullable Boolean womenLed,
            @Nullable Boolean active) {
        this(words, type, area, stars, womenLed, active, null, false);
    }

    /// On the map of that day.
    public SubjectFilter on(@Nullable LocalDate map, boolean undecided) {
        return new SubjectFilter(words, type, area, stars, womenLed, active, map, undecided);
    }
}
