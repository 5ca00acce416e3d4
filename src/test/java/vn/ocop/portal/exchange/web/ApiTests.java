package vn.ocop.portal.exchange.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.HalfYear;

/// What a program gets that reads the API: what its token opens and nothing else, page by page, or a problem that says
/// what to mend.
@PortalTest
class ApiTests {
    private static final String ACTIVITIES = "/api/v1/activities";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    Statements statements;

    @Value("${portal.api.requests-per-minute}")
    int limit;

    private SignedIn admin;
    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private SignedIn office;
    private String token;

    @BeforeEach
    void aDepartmentWithAToken() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        office = halfYear.office();
        admin = people.of(planning.staff().organization(), Role.ADMIN);
        halfYear.training(planning, "Bán hàng qua mạng");
        halfYear.training(trade, "Xúc tiến thương mại");
        token = token(planning.staff().organization(), EnumSet.allOf(ApiScope.class));
    }

    private String token(OrganizationId organization, Set<ApiScope> scopes) {
        People.actingAs(admin);
        return tokens.give("Kho dữ liệu", organization, scopes, today().plusDays(30), admin.id())
                .token();
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    /// Asks; an address with a per cent sign is encoded already.
    private MvcTestResult get(String address, String with) {
        var request = address.contains("%")
                ? mvc.get().uri(URI.create(address))
                : mvc.get().uri(address);
        return request.header("Authorization", "Bearer " + with).exchange();
    }

    private JsonNode read(String address, String with) throws Exception {
        var answer = get(address, with);
        assertThat(answer).as(address).hasStatusOk();
        return json.readTree(answer.getResponse().getContentAsByteArray());
    }

    private JsonNode problem(MvcTestResult answer, HttpStatus status, String kind) throws Exception {
        assertThat(answer).hasStatus(status);
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
        var problem = json.readTree(answer.getResponse().getContentAsByteArray());
        assertThat(problem.path("type").asString()).isEqualTo("/api/docs#" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status.value());
        return problem;
    }

    private List<String> topics(String address, String with) throws Exception {
        return read(address, with)
                .path("items")
                .valueStream()
                .map(one -> one.path("topic").asString())
                .toList();
    }

    @Test
    void aDepartmentReadsItsOwnActivitiesAndTheOfficeAll() throws Exception {
        assertThat(topics(ACTIVITIES, token)).containsExactly("Bán hàng qua mạng");
        String others = token(trade.staff().organization(), Set.of(ApiScope.ACTIVITIES));
        assertThat(topics(ACTIVITIES, others)).containsExactly("Xúc tiến thương mại");
        String all = token(office.organization(), Set.of(ApiScope.ACTIVITIES));
        assertThat(topics(ACTIVITIES, all)).containsExactlyInAnyOrder("Bán hàng qua mạng", "Xúc tiến thương mại");

        String own = read(ACTIVITIES, token).path("items").path(0).path("id").asString();
        assertThat(read(ACTIVITIES + "/" + own, token)
                        .path("department")
                        .path("name")
                        .asString())
                .startsWith("Sở Kế hoạch và Đầu tư");
        problem(get(ACTIVITIES + "/" + own, others), HttpStatus.NOT_FOUND, "not-found");
    }

    @Test
    void issuedReportsAreReadWithTheirLettersAndDraftsByNobody() throws Exception {
        var request = halfYear.request(office, "165/VPĐP-OCOP", planning, trade);
        var draft = halfYear.draft(trade, request);
        var issued = halfYear.issued(planning, request);
        String all = token(office.organization(), EnumSet.allOf(ApiScope.class));
        String others = token(trade.staff().organization(), EnumSet.allOf(ApiScope.class));

        for (String reader : List.of(token, all)) {
            var list = read("/api/v1/reports", reader).path("items");
            assertThat(list).hasSize(1);
            assertThat(list.path(0).path("id").asString()).isEqualTo(issued.toString());
            var letter = read("/api/v1/reports/" + issued, reader).path("letter");
            assertThat(letter.path("reference").asString()).isEqualTo("01/SO-TH");
            var pdf = mvc.get()
                    .uri(letter.path("pdf").asString())
                    .header("Authorization", "Bearer " + reader)
                    .exchange();
            assertThat(pdf).hasStatusOk().hasContentType("application/pdf");
            assertThat(pdf.getResponse().getContentAsByteArray()).startsWith("%PDF".getBytes());
            assertThat(get(letter.path("docx").asString(), reader)).hasStatusOk();
        }
        assertThat(read("/api/v1/reports", others).path("items")).isEmpty();
        for (String reader : List.of(token, all, others)) {
            problem(get("/api/v1/reports/" + draft, reader), HttpStatus.NOT_FOUND, "not-found");
            problem(get("/api/v1/reports/" + draft + "/letter.pdf", reader), HttpStatus.NOT_FOUND, "not-found");
            problem(get("/api/v1/reports/" + draft + "/letter.docx", reader), HttpStatus.NOT_FOUND, "not-found");
        }
        problem(get("/api/v1/reports/" + issued, others), HttpStatus.NOT_FOUND, "not-found");
        assertThat(read("/api/v1/requests/" + request, others).path("number").asString())
                .isEqualTo("165/VPĐP-OCOP");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepeats() throws Exception {
        for (int i = 0; i < 6; i++) halfYear.training(planning, "Lớp " + i);
        var seen = new ArrayList<String>();
        String address = ACTIVITIES + "?limit=3";
        while (address != null) {
            var answer = get(address, token);
            assertThat(answer).hasStatusOk();
            var page = json.readTree(answer.getResponse().getContentAsByteArray());
            page.path("items").forEach(one -> seen.add(one.path("id").asString()));
            String next = page.path("next").isNull() ? null : page.path("next").asString();
            address = next == null ? null : ACTIVITIES + "?limit=3&after=" + next;
            String link = answer.getResponse().getHeader("Link");
            assertThat(link == null).isEqualTo(next == null);
            if (link != null)
                assertThat(link).contains("after=" + next).contains("limit=3").endsWith("rel=\"next\"");
        }
        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(topics(ACTIVITIES + "?q=lop 3", token)).containsExactly("Lớp 3");

        var areas = new ArrayList<String>();
        String next = "";
        do {
            var page = read("/api/v1/areas?on=2025-07-01&limit=40" + (next.isEmpty() ? "" : "&after=" + next), token);
            page.path("items").forEach(one -> areas.add(one.path("id").asString()));
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        } while (!next.isEmpty());
        assertThat(areas).hasSize(103).doesNotHaveDuplicates();
    }

    @Test
    void aListAsksTheDatabaseAsOftenForManyAsForFew() throws Exception {
        get(ACTIVITIES, token);
        int few = statements.of(() -> get(ACTIVITIES, token)).size();
        for (int i = 0; i < 6; i++) halfYear.training(planning, "Lớp " + i);
        assertThat(statements.of(() -> get(ACTIVITIES, token))).hasSize(few);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() throws Exception {
        var first = get(ACTIVITIES, token);
        String tag = first.getResponse().getHeader("ETag");
        assertThat(tag).isNotBlank();
        assertThat(first.getResponse().getHeader("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(mvc.get()
                        .uri(ACTIVITIES)
                        .header("Authorization", "Bearer " + token)
                        .header("If-None-Match", tag))
                .hasStatus(HttpStatus.NOT_MODIFIED);
        halfYear.training(planning, "Mới");
        assertThat(mvc.get()
                        .uri(ACTIVITIES)
                        .header("Authorization", "Bearer " + token)
                        .header("If-None-Match", tag))
                .hasStatusOk();
        assertThat(topics(ACTIVITIES + "?updated_since=2199-01-01T00:00:00%2B07:00", token))
                .isEmpty();
        assertThat(topics(ACTIVITIES + "?updated_since=2020-01-01T00:00:00Z", token))
                .hasSize(2);
    }

    @Test
    void onlyATokenOpensTheApi() throws Exception {
        var none = mvc.get().uri(ACTIVITIES).exchange();
        problem(none, HttpStatus.UNAUTHORIZED, "token-missing");
        assertThat(none.getResponse().getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"ocop\"");
        // Somebody's browser session is no token.
        problem(
                mvc.get()
                        .uri(ACTIVITIES)
                        .with(People.signedInAs(planning.staff()))
                        .exchange(),
                HttpStatus.UNAUTHORIZED,
                "token-missing");
        assertThat(none.getResponse().getCookies()).isEmpty();
        assertThat(none.getRequest().getSession(false)).isNull();
        // A token opens no page.
        assertThat(mvc.get()
                        .uri("/activities")
                        .with(SecurityMockMvcRequestPostProcessors.anonymous())
                        .header("Authorization", "Bearer " + token))
                .hasStatus3xxRedirection();
        assertThat(mvc.get()
                        .uri(ACTIVITIES)
                        .header("Authorization", "Bearer " + token)
                        .header("Origin", "https://example.invalid"))
                .hasStatusOk()
                .doesNotContainHeader("Access-Control-Allow-Origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer x",
                "Basic Y2h1eWVudmllbjpkZW1v",
                "Bearer ocop_12345678_ngan",
                "Bearer ocop_12345678_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'--",
                "Token ocop"
            })
    void aMalformedTokenIsExplained(String header) throws Exception {
        var answer = mvc.get().uri(ACTIVITIES).header("Authorization", header).exchange();
        var problem = problem(answer, HttpStatus.UNAUTHORIZED, "token-malformed");
        assertThat(problem.path("detail").asString()).contains("ocop_");
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).contains("error=\"invalid_token\"");
    }

    @Test
    void unknownExpiredAndRevokedTokensAreToldApart() throws Exception {
        String unknown = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");
        problem(get(ACTIVITIES, unknown), HttpStatus.UNAUTHORIZED, "token-unknown");
        problem(get(ACTIVITIES, "ocop_zzzzzzzz_" + "A".repeat(43)), HttpStatus.UNAUTHORIZED, "token-unknown");

        People.actingAs(admin);
        var revoked = tokens.give("x", planning.staff().organization(), Set.of(ApiScope.PLANS), today(), admin.id());
        assertThat(get("/api/v1/plans", revoked.token())).hasStatusOk();
        People.actingAs(admin);
        tokens.revoke(revoked.summary().id(), admin.id());
        problem(get("/api/v1/plans", revoked.token()), HttpStatus.UNAUTHORIZED, "token-revoked");

        sql.sql("alter table api_token disable trigger api_token_stays").update();
        sql.sql("update api_token set created_at = created_at - interval '60 days', last_day = last_day - 60")
                .update();
        sql.sql("alter table api_token enable trigger api_token_stays").update();
        var expired = problem(get(ACTIVITIES, token), HttpStatus.UNAUTHORIZED, "token-expired");
        assertThat(expired.path("detail").asString())
                .contains(today().minusDays(30).toString());
    }

    @Test
    void theDatabaseKeepsATokenAsItWasGiven() {
        for (String change : List.of(
                "update api_token set last_day = last_day + 1",
                "update api_token set organization_id = '%s'".formatted(office.organization()),
                "update api_token set last_day = created_at::date + 400")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> sql.sql(change).update()))
                    .as(change)
                    .hasMessageContaining("api_token");
        }
        assertThat(sql.sql("select count(*) from api_token where to_jsonb(api_token)::text like '%' || :secret || '%'")
                        .param("secret", token.substring(14))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eachScopeOpensItsOwnResourceOnly() throws Exception {
        for (var scope : ApiScope.values()) {
            if (scope == ApiScope.SUBJECTS_CONTACT) continue;
            String narrow = token(planning.staff().organization(), Set.of(scope));
            for (var other : ApiScope.values()) {
                if (other == ApiScope.SUBJECTS_CONTACT) continue;
                var answer = get("/api/v1/" + other.code(), narrow);
                if (scope == other) {
                    assertThat(answer).as(other.code()).hasStatusOk();
                } else {
                    var problem = problem(answer, HttpStatus.FORBIDDEN, "scope-missing");
                    assertThat(problem.path("detail").asString()).contains(other.code());
                    assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                            .contains("insufficient_scope")
                            .contains("scope=\"" + other.code() + "\"");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "activities?from=31/06/2022, from, 31/06/2022, 2022-06-30",
        "activities?from=%2B999999999-01-01, from, +999999999-01-01, 2022-06-30",
        "activities?updated_since=%2B999999999-01-01T00:00:00Z, updated_since, +999999999-01-01T00:00:00Z, múi giờ",
        "activities?from=2022-06-31, from, 2022-06-31, 2022-06-30",
        "activities?from=2022-06-30&to=2022-06-01, to, 2022-06-01, 2022-06-30",
        "activities?plan=81, plan, 81, UUID",
        "activities?plan=00000000-0000-0000-0000-000000000001, plan, 00000000-0000-0000-0000-000000000001, trên cổng",
        "activities?area=00000000-0000-0000-0000-000000000001, area, 00000000-0000-0000-0000-000000000001, trên cổng",
        "activities?type=KHONG_CO, type, KHONG_CO, TRAINING",
        "activities?state=done, state, done, DONE",
        "activities?updated_since=2022-06-30, updated_since, 2022-06-30, múi giờ",
        "activities?limit=1000000, limit, 1000000, từ 1 đến 200",
        "activities?limit=0, limit, 0, từ 1 đến 200",
        "activities?limit=-1, limit, -1, từ 1 đến 200",
        "activities?limit=nhiều, limit, nhiều, từ 1 đến 200",
        "activities?after=bậy, after, bậy, trang trước",
        "activities?after=cGxhbnMKMQ, after, cGxhbnMKMQ, trang trước",
        "plans?after=cGxhbnMKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx, after, cGxhbnMKMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAx, trang trước",
        "areas?on=hôm nay, on, hôm nay, 2022-06-30",
        "subjects?stars=6, stars, 6, '3, 4'",
        "subjects?type=HOI_QUAN, type, HOI_QUAN, COOPERATIVE",
        "products?standing=X, standing, X, IN_FORCE",
        "products?subject=x, subject, x, UUID"
    })
    void aParameterThatCannotBeReadIsRefusedWithWhatIsExpected(
            String address, String parameter, String found, String expected) throws Exception {
        var problem = problem(get("/api/v1/" + address, token), HttpStatus.BAD_REQUEST, "parameter-invalid");
        assertThat(problem.path("parameter").asString()).isEqualTo(parameter);
        assertThat(problem.path("found").asString()).isEqualTo(found);
        assertThat(problem.path("expected").asString()).contains(expected);
        assertThat(problem.path("detail").asString()).contains(parameter, found, expected);
    }

    @Test
    void unknownAndRepeatedParametersAreRefused() throws Exception {
        var unknown = problem(get(ACTIVITIES + "?status=DONE", token), HttpStatus.BAD_REQUEST, "parameter-unknown");
        assertThat(unknown.path("parameter").asString()).isEqualTo("status");
        assertThat(unknown.path("expected").asString()).contains("state", "updated_since");
        problem(get(ACTIVITIES + "?access_token=" + token, token), HttpStatus.BAD_REQUEST, "parameter-unknown");
        problem(get(ACTIVITIES + "?limit=1&limit=2", token), HttpStatus.BAD_REQUEST, "parameter-repeated");
        var control = problem(get(ACTIVITIES + "?q=a%07b", token), HttpStatus.BAD_REQUEST, "parameter-invalid");
        assertThat(control.path("parameter").asString()).isEqualTo("q");
        problem(get(ACTIVITIES + "?q=" + "x".repeat(201), token), HttpStatus.BAD_REQUEST, "parameter-invalid");
    }

    @Test
    void whatIsNotThereCannotBeWrittenOrIsOfAnotherKindIsAProblemToo() throws Exception {
        for (String nowhere : List.of(
                "/api/v1/khong-co",
                "/api/v2/plans",
                "/api",
                ACTIVITIES + "/7",
                ACTIVITIES + "/00000000-0000-0000-0000-000000000001",
                "/api/v1/plans/00000000-0000-0000-0000-000000000001",
                "/api/v1/areas/x",
                "/api/v1/requests/00000000-0000-0000-0000-000000000001",
                "/api/v1/subjects/00000000-0000-0000-0000-000000000001",
                "/api/v1/products/00000000-0000-0000-0000-000000000001")) {
            if (nowhere.equals("/api")) continue;
            problem(get(nowhere, token), HttpStatus.NOT_FOUND, "not-found");
        }
        for (var method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.OPTIONS)) {
            var answer = mvc.perform(
                    org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(method, ACTIVITIES)
                            .header("Authorization", "Bearer " + token));
            problem(answer, HttpStatus.METHOD_NOT_ALLOWED, "method");
            assertThat(answer.getResponse().getHeader("Allow")).isEqualTo("GET, HEAD");
        }
        for (String kind : List.of("text/html", "application/xml", "application/json;q=0", "bậy")) {
            problem(
                    mvc.get()
                            .uri(ACTIVITIES)
                            .header("Authorization", "Bearer " + token)
                            .header("Accept", kind)
                            .exchange(),
                    HttpStatus.NOT_ACCEPTABLE,
                    "not-acceptable");
        }
        assertThat(mvc.head().uri(ACTIVITIES).header("Authorization", "Bearer " + token))
                .hasStatusOk();
    }

    @Test
    void problemsSpeakTheProgramsLanguage() throws Exception {
        var english = problem(
                mvc.get()
                        .uri(ACTIVITIES + "?limit=0")
                        .header("Authorization", "Bearer " + token)
                        .header("Accept-Language", "fr, en-GB;q=0.8, vi;q=0.5")
                        .exchange(),
                HttpStatus.BAD_REQUEST,
                "parameter-invalid");
        assertThat(english.path("detail").asString())
                .isEqualTo("The parameter “limit” is “0”; it must be a whole number from 1 to 200.");
        var vietnamese = problem(get(ACTIVITIES + "?limit=0", token), HttpStatus.BAD_REQUEST, "parameter-invalid");
        assertThat(vietnamese.path("detail").asString())
                .isEqualTo("Tham số “limit” là “0”; cần một số nguyên từ 1 đến 200.");
        assertThat(read(ACTIVITIES, token)
                        .path("items")
                        .path(0)
                        .path("typeName")
                        .asString())
                .isNotEqualTo(json.readTree(mvc.get()
                                .uri(ACTIVITIES)
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en")
                                .exchange()
                                .getResponse()
                                .getContentAsByteArray())
                        .path("items")
                        .path(0)
                        .path("typeName")
                        .asString());
    }

    @Test
    void aTokenIsUsedSoOftenAMinuteOnAllNodesTogether() throws Exception {
        var first = get(ACTIVITIES, token);
        assertThat(first.getResponse().getHeader("X-RateLimit-Remaining")).isEqualTo(String.valueOf(limit - 1));
        // As if another node had served the rest of this minute; the next minute may begin meanwhile.
        sql.sql("update api_token_minute set requests = :limit, minute = minute + interval '1 minute' * 0")
                .param("limit", limit)
                .update();
        var answer = get(ACTIVITIES, token);
        if (answer.getResponse().getStatus() == 200) {
            sql.sql("update api_token_minute set requests = :limit")
                    .param("limit", limit)
                    .update();
            answer = get(ACTIVITIES, token);
        }
        problem(answer, HttpStatus.TOO_MANY_REQUESTS, "too-many");
        assertThat(Integer.parseInt(String.valueOf(answer.getResponse().getHeader("Retry-After"))))
                .isBetween(1, 60);
        String other = token(planning.staff().organization(), Set.of(ApiScope.ACTIVITIES));
        assertThat(get(ACTIVITIES, other)).hasStatusOk();
        sql.sql("update api_token_minute set minute = minute - interval '1 minute'")
                .update();
        assertThat(get(ACTIVITIES, token)).hasStatusOk();
        assertThat(sql.sql("select last_used_at is not null from api_token where organization_id = :id")
                        .param("id", planning.staff().organization().value())
                        .query(Boolean.class)
                        .list())
                .contains(true);
    }

    @Test
    void administratorsGiveAndRevokeTokensOnTheirPages() throws Exception {
        String pages = "/admin/api-tokens";
        var given = mvc.post()
                .uri(pages)
                .with(People.signedInAs(admin))
                .with(csrf())
                .param("name", "Kho dữ liệu dùng chung")
                .param("organization", planning.staff().organization().toString())
                .param("scopes", "PLANS", "ACTIVITIES")
                .param("lastDay", "%1$td/%1$tm/%1$tY".formatted(today().plusYears(1)))
                .exchange();
        assertThat(given).hasStatus3xxRedirection();
        String shown = String.valueOf(given.getMvcResult().getFlashMap().get("token"));
        assertThat(shown).matches("ocop_[0-9a-z]{8}_[A-Za-z0-9_-]{43}");
        assertThat(get("/api/v1/plans", shown)).hasStatusOk();
        var list = mvc.get().uri(pages).with(People.signedInAs(admin)).exchange();
        assertThat(list)
                .bodyText()
                .contains("Kho dữ liệu dùng chung", shown.substring(0, 14))
                .doesNotContain(shown);
        People.actingAs(admin);
        var id = tokens.all().getFirst().id();
        assertThat(mvc.post()
                        .uri(pages + "/" + id + "/revocation")
                        .with(People.signedInAs(planning.staff()))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post()
                        .uri(pages + "/" + id + "/revocation")
                        .with(People.signedInAs(admin))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        problem(get("/api/v1/plans", shown), HttpStatus.UNAUTHORIZED, "token-revoked");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|PLANS|1|Hãy điền “Dùng cho”",
                "Kho|''|1|Hãy chọn “Phạm vi”",
                "Kho|TAT_CA|1|“Phạm vi” chưa đúng",
                "Kho|SUBJECTS_CONTACT|1|đi cùng phạm vi",
                "Kho|PLANS|-1|đã qua",
                "Kho|PLANS|400|xa quá một năm"
            })
    void aTokenThatMayNotBeIsExplainedOnTheForm(String name, String scope, int days, String message) {
        var request = mvc.post()
                .uri("/admin/api-tokens")
                .with(People.signedInAs(admin))
                .with(csrf())
                .param("name", name)
                .param("organization", planning.staff().organization().toString())
                .param("lastDay", "%1$td/%1$tm/%1$tY".formatted(today().plusDays(days)));
        if (!scope.isEmpty()) request = request.param("scopes", scope);
        assertThat(request)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
    }

    @Test
    void aPartnerGetsNoToken() {
        assertThat(mvc.post()
                        .uri("/admin/api-tokens")
                        .with(People.signedInAs(admin))
                        .with(csrf())
                        .param("name", "Kho")
                        .param("scopes", "PLANS")
                        .param("organization", people.partner("Hội Nông dân").toString())
                        .param("lastDay", "%1$td/%1$tm/%1$tY".formatted(today())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Chỉ cấp được mã cho");
    }
}
