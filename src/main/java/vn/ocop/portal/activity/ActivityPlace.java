package vn.ocop.portal.activity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;

/// A place in the list of activities: that of one which stood there. It stays what it is when others come or go.
///
/// @param countsOn the day on which the activity counts
public record ActivityPlace(LocalDate countsOn, UUID id) {
    /// The place as an address writes it.
    ///
    /// @throws IllegalArgumentException where the text is none
    public static ActivityPlace of(String text) {
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}_[0-9a-fA-F-]{36}")) throw new IllegalArgumentException(text);
        try {
            return new ActivityPlace(LocalDate.parse(text.substring(0, 10)), UUID.fromString(text.substring(11)));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(noSuchDay);
        }
    }

    @Override
    public String toString() {
        return countsOn + "_" + id;
    }
}
