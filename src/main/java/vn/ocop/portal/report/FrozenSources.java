package vn.ocop.portal.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes down what a letter rests on at the moment of its issue, and reads it again for ever: each sentence with its
/// records, each record as it then was, field by field. What a later version wrote and this one does not know is
/// passed over; what an earlier one did not write is missing.
@Component
class FrozenSources {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FORMAT = 2;

    private final SourceAccounts accounts;

    FrozenSources(SourceAccounts accounts) {
        this.accounts = accounts;
    }

    /// The JSON of what the report rests on now.
    byte[] of(Reports.Whole whole) {
        return write(accounts.of(whole));
    }

    /// The account as JSON.
    static byte[] write(SourceAccount account) {
        var sentences = account.sentences().stream()
                .map(sentence -> written(
                        "id", sentence.id().toString(),
                        "section", sentence.section().name(),
                        "kind", sentence.kind().name(),
                        "text", sentence.text(),
                        "assembled", sentence.assembled(),
                        "written", sentence.written(),
                        "records",
                                sentence.sources().stream()
                                        .map(FrozenSources::key)
                                        .toList(),
                        "figures",
                                sentence.figures().stream()
                                        .map(figure ->
                                                written("text", figure.text(), "reason", reason(figure.reason())))
                                        .toList()))
                .toList();
        Map<String, Object> records = new LinkedHashMap<>();
        account.records().values().forEach(record -> records.put(key(record.source()), record(record)));
        var unused = account.unused().stream()
                .map(one ->
                        written("record", key(one.source()), "why", one.why().name(), "reason", reason(one.reason())))
                .toList();
        return JSON.writeValueAsBytes(
                written("format", FORMAT, "sentences", sentences, "records", records, "unused", unused));
    }

    private static Map<String, Object> record(SourceRecord record) {
        return written(
                "label", record.label(),
                "address", record.address(),
                "version", record.version(),
                "changedBy", record.changedBy(),
                "changedAt",
                        record.changedAt() == null ? null : record.changedAt().toString(),
                "fields",
                        record.fields().stream()
                                .map(field ->
                                        written("code", field.code(), "label", field.label(), "values", field.values()))
                                .toList());
    }

    private static @Nullable Map<String, Object> reason(SourceAccount.@Nullable Reason reason) {
        return reason == null
                ? null
                : written(
                        "text",
                        reason.text(),
                        "by",
                        reason.by(),
                        "at",
                        reason.at().toString());
    }

    private static String key(Source source) {
        return source.kind() + " " + source.id();
    }

    /// Names and values by turns; what is null is not written.
    private static Map<String, Object> written(@Nullable Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            var value = pairs[i + 1];
            if (value != null) fields.put(String.valueOf(pairs[i]), value);
        }
        return fields;
    }

    /// The account that was written down, by this version or another.
    static SourceAccount read(byte[] json) {
        var root = JSON.readTree(json);
        Map<Source, SourceRecord> records = new LinkedHashMap<>();
        for (var entry : root.path("records").properties()) {
            source(entry.getKey()).ifPresent(source -> records.put(source, record(source, entry.getValue())));
        }
        var sentences = new ArrayList<SourceAccount.Told>();
        for (JsonNode node : root.path("sentences")) sentence(node).ifPresent(sentences::add);
        var unused = new ArrayList<SourceAccount.Unused>();
        for (JsonNode node : root.path("unused")) {
            var source = source(node.path("record").asString(""));
            var why = known(SourceAccount.Why.class, node.path("why").asString(""));
            if (source.isPresent() && why.isPresent()) {
                unused.add(new SourceAccount.Unused(source.get(), why.get(), reason(node.path("reason"))));
            }
        }
        return new SourceAccount(List.copyOf(sentences), records, List.copyOf(unused));
    }

    private static Optional<SourceAccount.Told> sentence(JsonNode node) {
        // The first format had the id as an object.
        var id = node.path("id").isObject() ? node.path("id").path("value") : node.path("id");
        var uuid = uuid(id.asString(""));
        if (uuid.isEmpty()) return Optional.empty();
        var sources = new ArrayList<Source>();
        for (JsonNode key : node.path("records")) source(key.asString("")).ifPresent(sources::add);
        var figures = new ArrayList<SourceAccount.Figure>();
        for (JsonNode figure : node.path("figures")) {
            figures.add(new SourceAccount.Figure(figure.path("text").asString(""), reason(figure.path("reason"))));
        }
        return Optional.of(new SourceAccount.Told(
                new SentenceId(uuid.get()),
                known(Section.class, node.path("section").asString("")).orElse(Section.RESULTS),
                known(SentenceKind.class, node.path("kind").asString("")).orElse(SentenceKind.SENTENCE),
                node.path("text").asString(""),
                node.path("assembled").asBoolean(!sources.isEmpty()),
                node.path("written").asBoolean(false),
                List.copyOf(sources),
                List.copyOf(figures)));
    }

    private static SourceRecord record(Source source, JsonNode node) {
        var fields = new ArrayList<SourceRecord.Field>();
        for (JsonNode field : node.path("fields")) {
            var values = new ArrayList<String>();
            for (JsonNode value : field.path("values")) values.add(value.asString(""));
            String code = field.path("code").asString("");
            fields.add(new SourceRecord.Field(code, field.path("label").asString(code), values));
        }
        var version = node.path("version");
        return new SourceRecord(
                source,
                // What the first format called an activity, a plan, a task.
                text(node, "label", text(node, "topic", text(node, "number", text(node, "content", "")))),
                text(node, "address", ""),
                version.isInt() ? Integer.valueOf(version.asInt()) : null,
                node.path("changedBy").isString() ? node.path("changedBy").asString() : null,
                instant(node.path("changedAt")),
                List.copyOf(fields));
    }

    private static String text(JsonNode node, String field, String otherwise) {
        return node.path(field).isString() ? node.path(field).asString() : otherwise;
    }

    private static SourceAccount.@Nullable Reason reason(JsonNode node) {
        var at = instant(node.path("at"));
        return at == null
                ? null
                : new SourceAccount.Reason(
                        node.path("text").asString(""), node.path("by").asString(""), at);
    }

    private static @Nullable Instant instant(JsonNode node) {
        try {
            return node.isString() ? Instant.parse(node.asString()) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Optional<Source> source(String key) {
        int space = key.indexOf(' ');
        if (space < 0) return Optional.empty();
        return known(Source.Kind.class, key.substring(0, space))
                .flatMap(kind -> uuid(key.substring(space + 1)).map(id -> new Source(kind, id)));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> known(Class<E> kinds, String name) {
        try {
            return Optional.of(Enum.valueOf(kinds, name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
