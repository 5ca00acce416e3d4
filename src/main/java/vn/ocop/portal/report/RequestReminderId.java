package vn.ocop.portal.report;

import java.util.UUID;

/// Which letter that urges on.
public record RequestReminderId(UUID value) {
    /// A new id.
    public static RequestReminderId create() {
        return new RequestReminderId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static RequestReminderId of(String text) {
        return new RequestReminderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
