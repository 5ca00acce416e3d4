package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A department looks at its month and subscribes to it; the office finds a gap and sees it filled.
@Journey
class CalendarJourneyTests {
    @Test
    void aPersonReadsTheMonthAndSubscribesToIt(Site site) throws Exception {
        var page = site.signInAs("chuyenvien").page();
        site.open("/calendar?month=2022-03");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Lịch công tác: tháng 3/2022");
        assertThat(page.locator("table.calendar .cal-ACTIVITIES").first()).isVisible();
        link(page, "Tháng sau: tháng 4/2022").click();
        assertThat(page.locator("table.calendar")).containsText("Giỗ Tổ Hùng Vương");
        page.getByLabel("Hoạt động", new Page.GetByLabelOptions().setExact(true))
                .check();
        button(page, "Xem").click();
        assertThat(page.locator("table.calendar")).not().containsText("Giỗ Tổ Hùng Vương");
        link(page, "Bỏ tất cả").click();
        assertThat(page.locator("table.calendar")).containsText("Giỗ Tổ Hùng Vương");
        link(page, "Danh sách").click();
        assertThat(page.locator("table.agenda")).containsText("Giỗ Tổ Hùng Vương");

        link(page, "Lịch trên điện thoại").click();
        page.getByLabel("Dùng cho").fill("Máy của tôi");
        button(page, "Tạo đường dẫn").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã tạo đường dẫn lịch");
        String address = page.locator("#feed-address").textContent();
        site.open("/calendar/feeds");
        assertThat(page.locator("#feed-address")).hasCount(0);
        var first = read(address);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).startsWith("BEGIN:VCALENDAR\r\n").contains("BEGIN:VEVENT");
        assertThat(first.headers().firstValue("set-cookie")).isEmpty();
        var row = page.locator(".feed-list li").filter(new Locator.FilterOptions().setHasText("Máy của tôi"));
        row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("Thu hồi")))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã thu hồi");
        assertThat(read(address).statusCode()).isEqualTo(404);
        assertThat(site.takeProblems()).isEmpty();
    }

    @Test
    void theOfficeFindsAGapAndSeesItFilled(Site site) {
        var page = site.signInAs("dieuphoi").page();
        String period = "?from=01/07/2021&to=31/12/2021";
        site.open("/overview/changes" + period);
        assertThat(page.locator("main")).containsText("Kỳ này 01/07/2021 – 31/12/2021");
        link(page, "Khoảng trống toàn tỉnh").click();
        var gap = page.locator("ul.area-names a").first();
        String area = gap.textContent().strip();
        String id = gap.getAttribute("href").replaceAll(".*area=", "");
        gap.click();
        assertThat(page.locator("h1")).containsText("Hoạt động");
        site.signOut();

        site.signInAs("chuyenvien").open("/activities/new?type=CONSULTING&area=" + id);
        page.getByLabel("Chủ đề, nội dung").fill("Tư vấn tại địa bàn chưa ai đến");
        page.getByLabel("Từ ngày").fill("3/9/2021");
        page.locator("input[name=areas][value='" + id + "']").check();
        button(page, "Lưu").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã ghi hoạt động");
        site.signOut();

        site.signInAs("dieuphoi").open("/overview/gaps" + period);
        assertThat(page.locator("ul.area-names").first()).not().containsText(area);
        assertThat(site.takeProblems()).isEmpty();
    }

    private static HttpResponse<String> read(String address) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
