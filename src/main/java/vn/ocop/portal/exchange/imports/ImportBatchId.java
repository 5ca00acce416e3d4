package vn.ocop.portal.exchange.imports;

import java.util.UUID;

/// Which file on its way in.
public record ImportBatchId(UUID value) {
    static ImportBatchId create() {
        return new ImportBatchId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ImportBatchId of(String text) {
        return new ImportBatchId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
