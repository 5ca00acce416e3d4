package vn.ocop.portal.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a record says, field by field, at a moment: now, or when a letter was issued.
///
/// @param label by which people know it
/// @param address of its page
/// @param version rises with every change; null where the record counts none
/// @param changedBy name of who changed it last; null where the record does not say
/// @param fields those that say something
public record SourceRecord(
        Source source,
        String label,
        String address,
        @Nullable Integer version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        List<Field> fields) {
    /// A field of a record.
    ///
    /// @param code by which pages name the field: topic, days; `answer.<code>` for an answer to a type's question
    /// @param label for a field that pages do not know by its code
    /// @param values one at least; the code of a state, else as a page shows it
    public record Field(String code, String label, List<String> values) {
        public Field {
            values = List.copyOf(values);
        }
    }

    /// A field that says something else than before.
    ///
    /// @param before none where it said nothing
    /// @param now none where it says nothing any more
    public record Change(String code, String label, List<String> before, List<String> now) {}

    /// What has changed from this record to that. Nothing where both count the same version: then only names around
    /// it have changed, not the record.
    public List<Change> changesTo(SourceRecord now) {
        if (fields.isEmpty() || (version != null && version.equals(now.version()))) return List.of();
        Map<String, Field> left = new LinkedHashMap<>();
        now.fields().forEach(field -> left.put(field.code(), field));
        var changes = new ArrayList<Change>();
        for (Field field : fields) {
            var other = left.remove(field.code());
            List<String> values = other == null ? List.of() : other.values();
            if (!field.values().equals(values)) {
                changes.add(new Change(field.code(), field.label(), field.values(), values));
            }
        }
        left.values().forEach(field -> changes.add(new Change(field.code(), field.label(), List.of(), field.values())));
        return List.copyOf(changes);
    }
}
