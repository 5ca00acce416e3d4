package vn.ocop.portal.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.TargetOperator;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;

/// The description of the API: a sound OpenAPI document that tells all routes, and what they really answer.
@PortalTest
class ApiDescriptionTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ApiTokens tokens;

    @Autowired
    PlanRegistration plans;

    @Autowired
    SubjectRegistration subjects;

    @Autowired
    Areas areas;

    private String text;
    private JsonNode api;

    @BeforeEach
    void theDescription() throws Exception {
        var answer = mvc.get().uri("/api/v1/openapi.json").exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/json");
        text = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        api = json.readTree(text);
    }

    @Test
    void itIsASoundDocumentInBothWritings() throws Exception {
        var options = new ParseOptions();
        options.setResolve(true);
        var parsed = new OpenAPIV3Parser().readContents(text, null, options);
        assertThat(parsed.getMessages()).isNullOrEmpty();
        OpenAPI read = parsed.getOpenAPI();
        assertThat(read.getOpenapi()).startsWith("3.1");
        assertThat(read.getPaths()).isNotEmpty();
        assertThat(read.getComponents().getSecuritySchemes()).containsKey("token");
        var yaml = mvc.get().uri("/api/v1/openapi.yaml").exchange();
        assertThat(yaml).hasStatusOk();
        var again = new OpenAPIV3Parser()
                .readContents(
                        yaml.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8), null, options);
        assertThat(again.getMessages()).isNullOrEmpty();
        assertThat(again.getOpenAPI().getPaths().keySet())
                .isEqualTo(read.getPaths().keySet());
    }

    @Test
    void itTellsEveryRouteWithEachOfItsParameters() {
        var routes = new HashMap<String, HandlerMethod>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, method) -> {
            if (AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ApiResource.class)) {
                mapping.getPatternValues().forEach(route -> routes.put(route, method));
            }
        });
        var paths = api.path("paths");
        assertThat(paths.propertyNames()).containsExactlyInAnyOrderElementsOf(routes.keySet());
        routes.forEach((route, method) -> {
            var operation = paths.path(route).path("get");
            var told = new TreeSet<String>();
            operation.path("parameters").forEach(one -> {
                if (one.path("in").asString().equals("query"))
                    told.add(one.path("name").asString());
                assertThat(one.path("description").asString()).as(route).isNotBlank();
            });
            assertThat(told).as(route).isEqualTo(new TreeSet<>(ApiConventions.parameters(method)));
            assertThat(operation.path("summary").asString()).as(route).isNotBlank();
            assertThat(operation.path("responses").propertyNames()).contains("200", "401", "403", "406", "429");
        });
    }

    @Test
    void everyFieldIsExplainedInBothLanguages() throws Exception {
        var english = json.readTree(mvc.get()
                .uri("/api/v1/openapi.json")
                .header("Accept-Language", "en")
                .exchange()
                .getResponse()
                .getContentAsByteArray());
        for (var schema : api.path("components").path("schemas").properties()) {
            var fields = schema.getValue().path("properties").properties();
            assertThat(fields).as(schema.getKey()).isNotEmpty();
            for (var field : fields) {
                String here = field.getValue().path("description").asString("");
                String there = english.path("components")
                        .path("schemas")
                        .path(schema.getKey())
                        .path("properties")
                        .path(field.getKey())
                        .path("description")
                        .asString("");
                assertThat(here).as(schema.getKey() + "." + field.getKey()).isNotBlank();
                assertThat(there)
                        .as(schema.getKey() + "." + field.getKey())
                        .isNotBlank()
                        .isNotEqualTo(here);
            }
        }
    }

    @Test
    void realAnswersAreAsTheDescriptionSays() throws Exception {
        var planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        var office = halfYear.office();
        halfYear.training(planning, "Bán hàng qua mạng");
        var request = halfYear.request(office, "165/VPĐP-OCOP", planning);
        halfYear.issued(planning, request);
        SignedIn admin = people.of(planning.staff().organization(), Role.ADMIN);
        People.actingAs(admin);
        var plan = plans.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2022, 4, 18),
                planning.staff().organization(),
                "OCOP năm 2022",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31)));
        plans.addTask(plan, new PlanTaskTerms("1.1", "Tập huấn", null, java.util.Set.of(), null, null));
        plans.addTarget(
                plan, new PlanTargetTerms("CLASSES", TargetOperator.AT_LEAST, java.math.BigDecimal.TEN, null, null));
        var day = LocalDate.of(2025, 8, 1);
        subjects.register(
                admin,
                SubjectDraft.of(
                                "Hợp tác xã Thử Nghiệm",
                                SubjectType.COOPERATIVE,
                                areas.belowProvinceOn(day).getFirst().id(),
                                day)
                        .representedBy("Nguyễn Thị Minh Hoạ", "Giám đốc", null, null));
        String token = tokens.give(
                        "Kho",
                        planning.staff().organization(),
                        EnumSet.complementOf(EnumSet.of(ApiScope.SUBJECTS_CONTACT)),
                        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")),
                        admin.id())
                .token();
        String contacts = tokens.give(
                        "Kho",
                        planning.staff().organization(),
                        EnumSet.allOf(ApiScope.class),
                        LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")),
                        admin.id())
                .token();
        for (String resource : List.of("plans", "activities", "areas", "requests", "reports", "subjects", "products")) {
            var list = checked("/api/v1/" + resource, "/api/v1/" + resource, token);
            if (resource.equals("products")) continue;
            assertThat(list.path("items")).as(resource).isNotEmpty();
            checked(
                    "/api/v1/" + resource + "/{id}",
                    "/api/v1/" + resource + "/"
                            + list.path("items").path(0).path("id").asString(),
                    token);
        }
        String subject = "/api/v1/subjects/"
                + checked("/api/v1/subjects", "/api/v1/subjects", token)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        assertThat(checked("/api/v1/subjects/{id}", subject, token).toString())
                .doesNotContain("Minh Hoạ")
                .contains("\"contact\":null");
        assertThat(checked("/api/v1/subjects/{id}", subject, contacts)
                        .path("contact")
                        .path("representative")
                        .asString())
                .isEqualTo("Nguyễn Thị Minh Hoạ");
        assertThat(checked("/api/v1/subjects", "/api/v1/subjects?q=minh hoa", token)
                        .path("items"))
                .isEmpty();
        assertThat(checked("/api/v1/subjects", "/api/v1/subjects?q=minh hoa", contacts)
                        .path("items"))
                .hasSize(1);
        var problem = mvc.get().uri("/api/v1/plans").exchange();
        valid("#/components/schemas/Problem", problem.getResponse().getContentAsString());
    }

    /// The answer, once it was found to be as the schema of the address says.
    private JsonNode checked(String path, String address, String token) throws Exception {
        var answer = mvc.get()
                .uri(address)
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertThat(answer).as(address).hasStatusOk();
        String body = answer.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        String schema = api.path("paths")
                .path(path)
                .path("get")
                .path("responses")
                .path("200")
                .path("content")
                .path("application/json")
                .path("schema")
                .path("$ref")
                .asString();
        valid(schema, body);
        return json.readTree(body);
    }

    /// Strictly: a field that the schema does not know is a fault, too.
    private void valid(String schema, String body) {
        var root = (ObjectNode) json.readTree(text);
        root.path("components").path("schemas").forEach(one -> ((ObjectNode) one).put("additionalProperties", false));
        root.put("$ref", schema);
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        var validator = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root.toString(), InputFormat.JSON);
        assertThat(validator.validate(
                        body,
                        InputFormat.JSON,
                        execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(schema + " " + body)
                .isEmpty();
    }

    @Test
    void thePageReadsWithoutSigningInAndTellsEveryAddressAndField() {
        var page = mvc.get().uri("/api/docs").exchange();
        assertThat(page).hasStatusOk();
        var told = assertThat(page).bodyText();
        api.path("paths").propertyNames().forEach(path -> told.contains("GET " + path));
        api.path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> told.contains("id=\"schema-" + schema.getKey() + "\""));
        for (var kind : vn.ocop.portal.exchange.ApiProblems.Kind.values()) told.contains("id=\"" + kind.code() + "\"");
        assertThat(mvc.get().uri("/help")).bodyText().contains("href=\"/api/docs\"");
    }
}
