package vn.ocop.portal.account;

import java.util.UUID;

/// Which token of a calendar feed.
public record CalendarTokenId(UUID value) {
    /// A new id.
    public static CalendarTokenId create() {
        return new CalendarTokenId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static CalendarTokenId of(String text) {
        return new CalendarTokenId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
