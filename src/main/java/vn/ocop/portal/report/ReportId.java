package vn.ocop.portal.report;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import java.util.UUID;

/// Which report.
@Embeddable
public record ReportId(@Column(name = "report_id") UUID value) implements Serializable {
    /// A new id.
    public static ReportId create() {
        return new ReportId(UUID.randomUUID());
    }

    /// The id written as text.
    ///
    /// @throws IllegalArgumentException where the text is no UUID
    public static ReportId of(String text) {
        return new ReportId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
