package vn.ocop.portal.subject;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.area.AdministrativeUnitId;

/// Which products a list shows; null leaves a question open.
///
/// @param words in the product's name or code or in its subject's name, accents and letter case aside
/// @param type of the subject
/// @param area the subject's unit, or any unit below it
/// @param group the group or any below it, in every version where it has that code and that name
/// @param stars of the last decision until the day
/// @param standing on the day; null for all
/// @param map the day of the map on which `area` lies; null for areas as they were recorded
/// @param undecided true: those in a unit that was split, so that the map cannot tell where they lie; asked of a map
/// @param on those alone whose recognition stood on that day, the days of grace included, and which were made then;
///     their stars and standing are told as of that day; null for all, as of today
public record ProductFilter(
        @Nullable String words,
        @Nullable SubjectType type,
        @Nullable AdministrativeUnitId area,
        @Nullable GroupRef group,
        @Nullable Integer stars,
        @Nullable Standing standing,
        @Nullable SubjectId subject,
        @Nullable LocalDate map,
        boolean undecided,
        @Nullable LocalDate on) {
    /// All products.
    public static final ProductFilter ALL = new ProductFilter(null, null, null, null, null, null, null);

    /// With areas as they were recorded.
    public ProductFilter(
            @Nullable String words,
            @Nullable SubjectType type,
            @Nullable AdministrativeUnitId area,
            @Nullable GroupRef group,
            @Nullable Integer stars,
            @Nullable Standing standing,
            @Nullable SubjectId subject) {
        this(words, type, area, group, stars, standing, subject, null, false, null);
    }

    /// On the map of that day.
    public ProductFilter on(@Nullable LocalDate map, boolean undecided) {
        return new ProductFilter(words, type, area, group, stars, standing, subject, map, undecided, on);
    }

    /// Those whose recognition stood on that day.
    public ProductFilter recognizedOn(@Nullable LocalDate on) {
        return new ProductFilter(words, type, area, group, stars, standing, subject, map, undecided, on);
    }

    /// A group within its version, written `QD26:I.3`.
    public record GroupRef(String taxonomy, String code) {
        /// The reference written as text.
        ///
        /// @throws IllegalArgumentException where it is none
        public static GroupRef of(String text) {
            var parts = text.split(":", 2);
            if (parts.length < 2) throw new IllegalArgumentException(text);
            return new GroupRef(parts[0], parts[1]);
        }

        @Override
        public String toString() {
            return taxonomy + ":" + code;
        }
    }
}
