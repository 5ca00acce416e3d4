package vn.ocop.portal.report;

import java.util.UUID;

/// Which notice of expiring certificates.
public record NoticeId(UUID value) {
    /// A new id.
    public static NoticeId create() {
        return new NoticeId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static NoticeId of(String text) {
        return new NoticeId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
