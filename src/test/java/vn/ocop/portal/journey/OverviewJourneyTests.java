package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The coordination office looks at the whole province: it changes period and map, opens a table, follows a figure to
/// the activities behind it and takes the page along.
@Journey
class OverviewJourneyTests {
    @Test
    void theOfficeSeesTheProvinceAndWhatIsBehindAFigure(Site site) {
        var page = site.signInAs("dieuphoi").page();
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menu"))
                .or(page.locator(".main-nav"))
                .first()
                .getByText("Tổng hợp", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("h1")).hasText("Tổng hợp toàn tỉnh");
        // The half-year for which the office asked last.
        assertThat(page.locator(".plan-days")).containsText("Kỳ 15/12/2021 – 14/06/2022");
        assertThat(page.locator("main"))
                .containsText(Pattern.compile("Số liệu đến \\d\\d:\\d\\d ngày \\d\\d/\\d\\d/\\d{4}"));
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Hoạt động theo loại")))
                .isVisible();
        site.picture("overview");

        page.locator("#types summary").click();
        var row = page.locator("#types tbody tr").filter(new Locator.FilterOptions().setHasText("Tập huấn, đào tạo"));
        var figure = row.locator("a").first();
        int said = Integer.parseInt(figure.innerText());
        figure.click();
        assertThat(page.locator("h1")).containsText("Hoạt động");
        assertThat(page.locator("table.activities tbody tr")).hasCount(said);

        page.goBack();
        page.getByLabel("Bản đồ ngày").fill("01/07/2025");
        page.locator("#against").selectOption("Cùng kỳ năm trước");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Xem").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("Địa bàn theo bản đồ ngày 01/07/2025");
        assertThat(page.locator(".plan-days")).containsText("so với 15/12/2020 – 14/06/2021");
        assertThat(page.locator(".tile")).hasCount(102);

        page.locator("#period").selectOption("– Tự chọn ngày –");
        page.getByLabel("Từ ngày").fill("31/06/2022");
        page.getByLabel("Đến ngày").fill("30/06/2022");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Xem").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("“Từ ngày” phải là một ngày có thật");
        assertThat(page.getByLabel("Từ ngày")).hasValue("31/06/2022");
        page.getByLabel("Từ ngày").fill("01/01/2022");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Xem").setExact(true))
                .click();
        assertThat(page.locator(".plan-days")).containsText("Kỳ 01/01/2022 – 30/06/2022");

        // A tile leads by keyboard to the activities at the unit.
        page.locator(".chips a")
                .filter(new Locator.FilterOptions().setHasText("Bản đồ ngày"))
                .click();
        assertThat(page.locator("main")).containsText("Địa bàn theo ghi nhận");
        var tile = page.locator(".tile a").first();
        int there = Integer.parseInt(tile.locator("strong").innerText());
        tile.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("table.activities tbody tr")).hasCount(there);
        page.goBack();

        var sheet = page.waitForDownload(
                () -> page.getByText("Tải bảng tính").first().click());
        assertThat(sheet.suggestedFilename()).startsWith("Tổng hợp toàn tỉnh").endsWith(".xlsx");
        var pdf = page.waitForDownload(() -> page.getByText("Tải PDF").click());
        assertThat(pdf.suggestedFilename()).startsWith("Tổng hợp toàn tỉnh").endsWith(".pdf");
        assertThat(site.takeProblems()).isEmpty();
    }
}
