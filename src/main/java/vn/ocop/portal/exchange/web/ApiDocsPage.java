package vn.ocop.portal.exchange.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.ocop.portal.exchange.ApiProblems.Kind;

/// The description of the API as a page to read, made from the very description that programs read.
@Controller
@Hidden
class ApiDocsPage {
    private static final String DESCRIPTION = "/api/v1/openapi.json";
    private static final String SCHEMAS = "#/components/schemas/";
    private final OpenApiWebMvcResource described;
    private final JsonMapper json;

    ApiDocsPage(OpenApiWebMvcResource described, JsonMapper json) {
        this.described = described;
        this.json = json;
    }

    /// An address.
    record Address(
            String id,
            String path,
            String summary,
            String scope,
            List<Parameter> parameters,
            String answer,
            String schema,
            List<String> statuses,
            String example) {}

    /// A parameter.
    record Parameter(String name, String kind, String words) {}

    /// What an answer or a part of it is made of.
    record Part(String name, List<Field> fields) {}

    /// A field; `schema` where it is a part of its own.
    record Field(String name, String kind, String schema, String words) {}

    @GetMapping("/api/docs")
    String docs(HttpServletRequest request, Locale language, Model model) throws JsonProcessingException {
        var api = json.readTree(described.openapiJson(request, DESCRIPTION, language));
        String host =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        model.addAttribute("host", host);
        model.addAttribute("description", api.path("info").path("description").asString(""));
        var addresses = new ArrayList<Address>();
        api.path("paths").properties().forEach(path -> addresses.add(address(path.getKey(), path.getValue(), host)));
        model.addAttribute("addresses", addresses);
        model.addAttribute(
                "parts",
                api.path("components").path("schemas").properties().stream()
                        .map(part -> new Part(
                                part.getKey(),
                                part.getValue().path("properties").properties().stream()
                                        .map(field -> field(field.getKey(), field.getValue()))
                                        .toList()))
                        .toList());
        model.addAttribute("problems", Stream.of(Kind.values()).toList());
        return "exchange/api";
    }

    /// The description in YAML.
    @GetMapping("/api/v1/openapi.yaml")
    ResponseEntity<byte[]> yaml(HttpServletRequest request, Locale language) throws JsonProcessingException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .body(described.openapiYaml(request, DESCRIPTION, language));
    }

    private static Address address(String path, JsonNode item, String host) {
        var operation = item.path("get");
        var content = operation.path("responses").path("200").path("content").properties().stream()
                .findFirst();
        String schema = content.map(
                        one -> one.getValue().path("schema").path("$ref").asString(""))
                .orElse("")
                .replace(SCHEMAS, "");
        var parameters = operation
                .path("parameters")
                .valueStream()
                .map(one -> new Parameter(
                        one.path("name").asString(""),
                        kind(one.path("schema")),
                        one.path("description").asString("")))
                .toList();
        String example = "curl -H \"Authorization: Bearer $TOKEN\" \"%s%s\""
                .formatted(host, path.contains("{") ? path : path + "?limit=2");
        return new Address(
                operation.path("operationId").asString(""),
                path,
                operation.path("summary").asString(""),
                operation.path("tags").path(0).asString(""),
                parameters,
                content.map(one -> one.getKey()).orElse(""),
                schema,
                operation.path("responses").properties().stream()
                        .map(one -> one.getKey())
                        .toList(),
                path.endsWith(".pdf") || path.endsWith(".docx") ? example + " -OJ" : example);
    }

    private static Field field(String name, JsonNode schema) {
        var inner = schema.has("items")
                ? schema.path("items")
                : schema.has("anyOf") ? schema.path("anyOf").path(0) : schema;
        return new Field(
                name,
                kind(schema),
                inner.path("$ref").asString("").replace(SCHEMAS, ""),
                schema.path("description").asString(""));
    }

    /// A schema in a few words of its own language: string (date) | null.
    private static String kind(JsonNode schema) {
        if (schema.has("anyOf")) {
            return schema.path("anyOf").valueStream().map(ApiDocsPage::kind).collect(Collectors.joining(" | "));
        }
        if (schema.has("$ref")) return schema.path("$ref").asString("").replace(SCHEMAS, "");
        if (schema.has("enum")) {
            return schema.path("enum")
                    .valueStream()
                    .map(one -> one.asString(""))
                    .collect(Collectors.joining(" | "));
        }
        if (schema.has("items")) return kind(schema.path("items")) + "[]";
        var type = schema.path("type");
        String types = type.isArray()
                ? type.valueStream().map(one -> one.asString("")).collect(Collectors.joining(" | "))
                : type.asString("object");
        return schema.has("format") ? types + " (" + schema.path("format").asString("") + ")" : types;
    }
}
