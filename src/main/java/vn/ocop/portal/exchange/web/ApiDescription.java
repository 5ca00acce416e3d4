package vn.ocop.portal.exchange.web;

import static java.util.Objects.requireNonNull;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.exchange.ApiProblem;
import vn.ocop.portal.exchange.ApiProblems.Kind;
import vn.ocop.portal.subject.Standing;
import vn.ocop.portal.subject.SubjectType;

/// Completes the description that springdoc makes of the controllers: words in the reader's language, which fields may
/// be
/// null, how a parameter is written, which scope opens an address, and how problems are told.
@Component
class ApiDescription implements OpenApiCustomizer {
    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String JSON = "application/json";
    private static final Set<String> DAYS = Set.of("from", "to", "on");
    private static final Set<String> IDS = Set.of("id", "plan", "area", "subject");
    private final MessageSource messages;

    ApiDescription(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    public void customise(OpenAPI api) {
        var language = LocaleContextHolder.getLocale();
        api.setInfo(new Info()
                .title(word("api.title", language))
                .version("1")
                .description(word("api.description", language)));
        api.setServers(List.of(new Server().url("/")));
        var components = api.getComponents() == null ? new Components() : api.getComponents();
        api.setComponents(components);
        components.addSecuritySchemes(
                TOKEN,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description(word("api.token", language)));
        var schemas = requireNonNull(components.getSchemas());
        ModelConverters.getInstance(true).read(ApiProblem.class).forEach((_, schema) -> schemas.put(PROBLEM, schema));
        components.setSchemas(schemas);
        var records = records();
        // Ids are read from text by their own words; they are no part of an answer.
        schemas.keySet().removeIf(name -> !records.containsKey(plain(name)));
        schemas.forEach((name, schema) -> complete(name, schema, records.get(plain(name)), language));
        var tags = new LinkedHashSet<String>();
        api.getPaths().forEach((path, item) -> complete(path, item, tags, language));
        api.setTags(tags.stream()
                .map(tag -> new Tag().name(tag).description(word("apiScope." + scope(tag), language)))
                .toList());
    }

    /// The records of the API by the name of their schema.
    private static Map<String, Class<?>> records() {
        return Stream.concat(Arrays.stream(ApiJson.class.getDeclaredClasses()), Stream.of(ApiProblem.class))
                .filter(Class::isRecord)
                .collect(Collectors.toMap(
                        one -> one == ApiProblem.class ? PROBLEM : one.getSimpleName(), one -> (Class<?>) one));
    }

    private static String plain(String schema) {
        return schema.startsWith("Page") ? "Page" : schema;
    }

    private void complete(String name, Schema<?> schema, @Nullable Class<?> type, Locale language) {
        if (type == null) return;
        var properties = schema.getProperties();
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            String field = component.getName();
            var property = requireNonNull(properties.get(field));
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (type != ApiProblem.class || !nullable) required.add(field);
            var completed = nullable && type != ApiProblem.class ? orNull(property) : property;
            completed.setDescription(describe(plain(name), field, language));
            properties.put(field, completed);
        }
        schema.setRequired(required);
    }

    private static Schema<?> orNull(Schema<?> property) {
        var nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        if (property.get$ref() != null || property.getEnum() != null) {
            var either = new JsonSchema();
            either.setAnyOf(List.of(property, nothing));
            return either;
        }
        var types = new LinkedHashSet<String>();
        if (property.getTypes() != null) types.addAll(property.getTypes());
        else if (property.getType() != null) types.add(property.getType());
        types.add("null");
        property.setTypes(types);
        return property;
    }

    private void complete(String path, PathItem item, Set<String> tags, Locale language) {
        Operation operation = item.getGet();
        if (operation == null) return;
        String resource = path.substring("/api/v1/".length()).replaceAll("/.*", "");
        var scope = scope(resource);
        tags.add(resource);
        operation.setTags(List.of(resource));
        operation.setSummary(word("api.operation." + operation.getOperationId(), language));
        operation.setDescription(word("api.scope.needed", language, scope.code()));
        operation.setSecurity(List.of(new SecurityRequirement().addList(TOKEN)));
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        for (Parameter parameter : parameters) {
            parameter.setDescription(word("api.parameter." + parameter.getName(), language));
            parameter.setSchema(schema(resource, parameter.getName()));
        }
        var responses = operation.getResponses();
        var good = requireNonNull(responses.get("200"));
        good.setDescription(word("api.response.200", language));
        String kind =
                path.endsWith(".pdf") ? "application/pdf" : path.endsWith(".docx") ? ApiReports.DOCX.toString() : JSON;
        if (!kind.equals(JSON)) {
            good.setContent(new Content().addMediaType(kind, new MediaType()));
        } else {
            var told = good.getContent().values().iterator().next();
            good.setContent(new Content().addMediaType(JSON, told));
        }
        problems(responses, path.contains("{"), !parameters.isEmpty(), language);
    }

    private void problems(ApiResponses responses, boolean one, boolean asks, Locale language) {
        var statuses = new LinkedHashSet<Integer>();
        if (asks && !one) statuses.add(Kind.PARAMETER_INVALID.status());
        statuses.addAll(List.of(401, 403));
        if (one) statuses.add(404);
        statuses.addAll(List.of(406, 429));
        for (int status : statuses) {
            responses.addApiResponse(
                    Integer.toString(status),
                    new ApiResponse()
                            .description(word("api.response." + status, language))
                            .content(new Content()
                                    .addMediaType(
                                            "application/problem+json",
                                            new MediaType()
                                                    .schema(new JsonSchema()
                                                            .$ref("#/components/schemas/" + PROBLEM)))));
        }
    }

    private static Schema<?> schema(String resource, String parameter) {
        var schema = new JsonSchema();
        schema.setTypes(Set.of("string"));
        if (IDS.contains(parameter)) schema.setFormat("uuid");
        if (DAYS.contains(parameter)) schema.setFormat("date");
        switch (parameter) {
            case "updated_since" -> schema.setFormat("date-time");
            case "q" -> schema.setMaxLength(200);
            case "state" -> schema.setEnum(names(ActivityState.values()));
            case "standing" -> schema.setEnum(names(Standing.values()));
            case "type" -> {
                if (scope(resource) == ApiScope.SUBJECTS) schema.setEnum(names(SubjectType.values()));
            }
            case "stars" -> {
                schema.setTypes(Set.of("integer"));
                schema.setMinimum(BigDecimal.valueOf(3));
                schema.setMaximum(BigDecimal.valueOf(5));
            }
            case "limit" -> {
                schema.setTypes(Set.of("integer"));
                schema.setMinimum(BigDecimal.ONE);
                schema.setMaximum(BigDecimal.valueOf(ApiQuery.LARGEST_LIMIT));
                schema.setDefault(ApiQuery.USUAL_LIMIT);
            }
            default -> {}
        }
        return schema;
    }

    private static List<Object> names(Enum<?>[] values) {
        return Arrays.stream(values).<Object>map(Enum::name).toList();
    }

    /// The scope that opens a resource: they have the same name.
    private static ApiScope scope(String resource) {
        return ApiScope.valueOf(resource.toUpperCase(Locale.ROOT));
    }

    private String describe(String record, String field, Locale language) {
        String own = messages.getMessage("api.field." + record + "." + field, null, "", language);
        return own == null || own.isEmpty() ? word("api.field." + field, language) : own;
    }

    private String word(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }
}
