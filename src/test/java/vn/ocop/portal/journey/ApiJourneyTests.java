package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/// An administrator lets a program read, the program reads, and then it may no longer; a clerk takes a list home.
@Journey
class ApiJourneyTests {
    private static HttpResponse<String> read(Site site, String path, String token) throws Exception {
        try (var program = HttpClient.newHttpClient()) {
            return program.send(
                    HttpRequest.newBuilder(URI.create(site.address(path)))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void aTokenIsGivenUsedAndRevoked(Site site) throws Exception {
        var page = site.signInAs("quantri").page();
        site.open("/admin");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Mã truy cập API"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cấp mã truy cập"))
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cấp mã"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Hãy điền “Dùng cho”");
        page.getByLabel("Dùng cho").fill("Kho dữ liệu thử nghiệm");
        page.getByLabel("Cơ quan").selectOption(new SelectOption().setLabel("Sở Công Thương tỉnh Đồng Tháp"));
        page.getByLabel("Hoạt động", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cấp mã"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã cấp mã truy cập.");
        String token = page.locator("#token").textContent();
        site.picture("api-token-given");
        site.open("/admin/api-tokens");
        assertThat(page.getByText("Kho dữ liệu thử nghiệm").first()).isVisible();
        assertThat(page.content()).doesNotContain(token);

        var answer = read(site, "/api/v1/activities?limit=2", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Sở Công Thương").doesNotContain("Sở Kế hoạch và Đầu tư tỉnh");
        assertThat(read(site, "/api/v1/plans", token).statusCode()).isEqualTo(403);

        site.open("/admin/api-tokens");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thu hồi Kho dữ liệu thử nghiệm"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã thu hồi mã truy cập");
        var refused = read(site, "/api/v1/activities?limit=2", token);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("token-revoked");
    }

    @Test
    void aListIsTakenHomeAsASpreadsheet(Site site) {
        var page = site.signInAs("chuyenvien").page();
        site.open("/activities?state=DONE");
        var file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải bảng tính"))
                        .click());
        assertThat(file.suggestedFilename()).startsWith("Hoạt động ").endsWith(".xlsx");
        assertThat(file.failure()).isNull();
    }
}
