package vn.ocop.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.ocop.portal.RunningPortal;

/// What the server itself answers when something goes wrong, as a browser receives it.
@RunningPortal
@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTests {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    @BeforeEach
    void signIn() throws Exception {
        var answer = post("/sign-in", "username=quantri&password=" + DemoPeople.PASSWORD + "&_csrf=" + token());
        assertThat(answer.uri().getPath()).isEqualTo("/");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void anUnknownAddressAndARecordThatIsNotTheirsAnswerAlike() throws Exception {
        var unknown = get("/khong-co");
        var missing = get("/test-only/missing");
        var malformed = get("/test-only/of/khong-phai-ma");
        var other = get("/test-only/of/" + UUID.randomUUID());
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("Không có trang này");
        for (var answer : new HttpResponse<?>[] {missing, malformed, other}) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(main(answer.body().toString())).isEqualTo(main(unknown.body()));
        }
    }

    @Test
    void aPageThatTheirRoleDoesNotOpenIsNotThere() throws Exception {
        post("/sign-out", "_csrf=" + token());
        post("/sign-in", "username=chuyenvien&password=" + DemoPeople.PASSWORD + "&_csrf=" + token());
        var answer = get("/admin/users");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(main(answer.body())).isEqualTo(main(get("/khong-co").body()));
    }

    @Test
    void aFormOfAnEarlierSessionIsRefusedWithTheReason() throws Exception {
        var answer = post("/sign-out", "_csrf=" + UUID.randomUUID());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Phiên làm việc đã đổi");
        assertThat(get("/khong-co").body()).as("still signed in").contains("Bùi Anh Khoa");
    }

    @Test
    void anUnexpectedFailureShowsAnIdThatIsInTheLog(CapturedOutput log) throws Exception {
        var answer = get("/test-only/unexpected");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Có sự cố").doesNotContain("secret", "IllegalState", "\tat ");
        var incident = Pattern.compile("id=\"incident\">([^<]+)<").matcher(answer.body());
        assertThat(incident.find()).isTrue();
        assertThat(log)
                .contains("Incident " + incident.group(1) + " at /test-only/unexpected")
                .contains("a secret of the inside")
                .contains("Failing.unexpected");
    }

    @Test
    void aConflictAndABrokenRuleAreExplained() throws Exception {
        var conflict = get("/test-only/outdated");
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body()).contains("Đã có người sửa trước");
        var rule = get("/test-only/rule");
        assertThat(rule.statusCode()).isEqualTo(422);
        assertThat(rule.body()).contains("Đã có cơ quan tên “&lt;Sở&gt; Công Thương”.");
    }

    @Test
    void whatMustWaitSaysForHowLong() throws Exception {
        var busy = get("/test-only/busy?a=1&b=2");
        assertThat(busy.statusCode()).isEqualTo(503);
        assertThat(busy.headers().firstValue("Retry-After")).contains("20");
        assertThat(busy.body())
                .contains("Máy chủ đang bận", "sau khoảng 20 giây", "href=\"/test-only/busy?a=1&amp;b=2\"")
                .doesNotContain("Mã sự cố");
        var waited = get("/test-only/waited");
        assertThat(waited.statusCode()).isEqualTo(503);
        assertThat(waited.headers().firstValue("Retry-After")).contains("1");
        assertThat(waited.body()).contains("Có người khác đang lưu cùng lúc").doesNotContain("deadlock");
    }

    @Test
    void aRuleThatOnlyTheDatabaseSawBrokenIsExplainedIfItHasWords(CapturedOutput log) throws Exception {
        for (String known :
                new String[] {"organization_merged", "activity_organization_closed", "activity_area_stands"}) {
            var rule = get("/test-only/kept/" + known);
            assertThat(rule.statusCode()).as(known).isEqualTo(422);
            assertThat(main(rule.body())).contains("Chưa có gì được lưu").doesNotContain("secret", known);
        }
        assertThat(log).doesNotContain("at /test-only/kept");
        var other = get("/test-only/kept/some_other_constraint");
        assertThat(other.statusCode()).isEqualTo(500);
        assertThat(other.body()).contains("Mã sự cố").doesNotContain("secret");
        assertThat(log).contains("at /test-only/kept/some_other_constraint");
    }

    @Test
    void anAddressThatIsNoneIsRefused() throws Exception {
        assertThat(get("/%00").statusCode()).isBetween(400, 404);
        assertThat(get("/a;b=c").statusCode()).isBetween(400, 404);
        assertThat(get("/khong-co/%E1%BB").statusCode()).isBetween(400, 404);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        for (String path : new String[] {"/sign-in", "/khong-co", "/test-only/unexpected"}) {
            assertThat(get(path).headers().map())
                    .containsKeys("x-content-type-options", "referrer-policy", "permissions-policy")
                    .extractingByKey("content-security-policy")
                    .asString()
                    .contains("default-src 'self'")
                    .doesNotContain("unsafe");
        }
    }

    private String token() throws IOException, InterruptedException {
        var found = TOKEN.matcher(get("/sign-in").body());
        assertThat(found.find()).isTrue();
        return URLEncoder.encode(found.group(1), StandardCharsets.UTF_8);
    }

    private static String main(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
