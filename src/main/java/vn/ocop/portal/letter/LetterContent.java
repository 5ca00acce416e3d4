package vn.ocop.portal.letter;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Item;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;
import vn.ocop.portal.letter.Block.Table;

/// A letter's content to be kept: JSON, read and written here alone. The same letter gives the same bytes, and what is
/// read is rendered as what was written. Each name is written out here, apart from those of the records, so that a
/// letter kept for years stays readable whatever becomes of them.
public final class LetterContent {
    private static final int FORMAT = 1;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LetterContent() {}

    /// The letter as JSON in UTF-8. Characters that no document can hold are left out.
    public static byte[] write(OfficialLetter letter) {
        var content = NODES.objectNode();
        content.put("format", FORMAT);
        content.set("header", header(letter.header()));
        content.set("addressees", texts(letter.addressees()));
        content.set("body", array(letter.body(), LetterContent::block));
        if (letter.signature() != null) content.set("signature", signature(letter.signature()));
        content.set("distribution", texts(letter.distribution()));
        content.set("annexes", array(letter.annexes(), LetterContent::annex));
        content.put("medium", letter.medium().name());
        var text = new StringWriter(4096);
        MAPPER.writeValue(text, content);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The letter that was written, by this or an earlier version of the portal.
    /// @throws IllegalArgumentException when the bytes are no letter's content, or of a later format
    public static OfficialLetter read(byte[] bytes) {
        try {
            var content = MAPPER.readTree(bytes);
            int format = content.path("format").asInt(0);
            if (format <= 0 || format > FORMAT)
                throw new IllegalArgumentException("a letter's content of format " + format);
            return new OfficialLetter(
                    header(content.required("header")),
                    texts(content.path("addressees")),
                    list(content.path("body"), LetterContent::block),
                    content.has("signature") ? signature(content.required("signature")) : null,
                    texts(content.path("distribution")),
                    list(content.path("annexes"), LetterContent::annex),
                    content.has("medium") ? Medium.valueOf(text(content, "medium")) : Medium.ELECTRONIC);
        } catch (JacksonException | DateTimeException e) {
            throw new IllegalArgumentException("no letter's content", e);
        }
    }

    private static ObjectNode header(Header header) {
        var node = NODES.objectNode();
        put(node, "governingBody", header.governingBody());
        put(node, "issuer", header.issuer());
        if (header.number() != null) node.put("number", header.number());
        put(node, "symbol", header.symbol());
        put(node, "place", header.place());
        put(node, "date", header.date() == null ? null : header.date().toString());
        put(node, "type", header.type());
        put(node, "subject", header.subject());
        return node;
    }

    private static Header header(JsonNode node) {
        var number = node.path("number");
        var date = optional(node, "date");
        return new Header(
                optional(node, "governingBody"),
                text(node, "issuer"),
                number.isMissingNode() ? null : Integer.valueOf(number.asInt()),
                optional(node, "symbol"),
                optional(node, "place"),
                date == null ? null : LocalDate.parse(date),
                optional(node, "type"),
                text(node, "subject"));
    }

    private static ObjectNode block(Block block) {
        var node = NODES.objectNode();
        switch (block) {
            case Heading(var rank, var label, var text) -> {
                node.put("kind", "heading");
                node.put("rank", rank.name());
                put(node, "label", label);
                put(node, "text", text);
            }
            case Numbered(var rank, var label, var text) -> {
                node.put("kind", "numbered");
                node.put("rank", rank.name());
                put(node, "label", label);
                put(node, "text", text);
            }
            case Paragraph(var text) -> {
                node.put("kind", "paragraph");
                put(node, "text", text);
            }
            case Item(var text) -> {
                node.put("kind", "item");
                put(node, "text", text);
            }
            case Table(var columns, var rows, var caption) -> {
                node.put("kind", "table");
                put(node, "caption", caption);
                node.set("columns", texts(columns));
                node.set("rows", array(rows, LetterContent::texts));
            }
        }
        return node;
    }

    private static Block block(JsonNode node) {
        var kind = text(node, "kind");
        return switch (kind) {
            case "heading" -> new Heading(rank(node), text(node, "label"), text(node, "text"));
            case "numbered" -> new Numbered(rank(node), text(node, "label"), text(node, "text"));
            case "paragraph" -> new Paragraph(text(node, "text"));
            case "item" -> new Item(text(node, "text"));
            case "table" ->
                new Table(
                        texts(node.path("columns")),
                        list(node.path("rows"), LetterContent::texts),
                        optional(node, "caption"));
            default -> throw new IllegalArgumentException("a block of kind " + kind);
        };
    }

    private static ObjectNode annex(Annex annex) {
        var node = NODES.objectNode();
        put(node, "title", annex.title());
        node.set("body", array(annex.body(), LetterContent::block));
        node.put("landscape", annex.landscape());
        return node;
    }

    private static Annex annex(JsonNode node) {
        return new Annex(
                text(node, "title"),
                list(node.path("body"), LetterContent::block),
                node.path("landscape").asBoolean(false));
    }

    private static Rank rank(JsonNode node) {
        return Rank.valueOf(text(node, "rank"));
    }

    private static ObjectNode signature(Signature signature) {
        var node = NODES.objectNode();
        node.put("authority", signature.authority().name());
        put(node, "headTitle", signature.headTitle());
        put(node, "title", signature.title());
        put(node, "name", signature.name());
        return node;
    }

    private static Signature signature(JsonNode node) {
        return new Signature(
                SigningAuthority.valueOf(text(node, "authority")),
                optional(node, "headTitle"),
                text(node, "title"),
                optional(node, "name"));
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) node.put(name, PlainText.legal(text));
    }

    private static ArrayNode texts(List<String> texts) {
        return array(texts, text -> NODES.stringNode(PlainText.legal(text)));
    }

    private static List<String> texts(JsonNode node) {
        return list(node, JsonNode::asString);
    }

    private static <T> ArrayNode array(List<T> values, Function<T, JsonNode> written) {
        var node = NODES.arrayNode(values.size());
        for (var value : values) node.add(written.apply(value));
        return node;
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
        return node.valueStream().map(read).toList();
    }

    private static @Nullable String optional(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? value.asString() : null;
    }

    private static String text(JsonNode node, String name) {
        var text = optional(node, name);
        return text == null ? "" : text;
    }
}
