package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// A plan from its tree to its results: an administrator adds a part with money, a department finds the gap, logs an
/// activity under it, sees its figure grow and estimates the year.
@Journey
class PlanResultsJourneyTests {
    @Test
    void aGapIsFilledAndCountsInTheResults(Site site) {
        var page = site.signInAs("quantri").page();
        site.open("/plans");
        link(page, "94/KH-UBND").click();
        var group = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Ươm tạo và hỗ trợ dự án khởi nghiệp"));
        group.getByText("Thêm nhiệm vụ con").click();
        page.getByLabel("Mục", new Page.GetByLabelOptions().setExact(true)).fill("2.3");
        page.getByLabel("Nội dung nhiệm vụ").fill("Tập huấn khởi sự kinh doanh cho thanh niên");
        page.getByLabel("Chủ trì").selectOption("Sở Kế hoạch và Đầu tư tỉnh Đồng Tháp");
        page.getByLabel("Ngân sách tỉnh").fill("150 triệu");
        button(page, "Lưu").click();
        assertThat(page.locator(".done-banner")).hasText("✓ Đã thêm nhiệm vụ.");
        var part = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("cho thanh niên"));
        assertThat(part).containsText("150 triệu đồng");
        assertThat(part).hasClass("task-depth-1");
        link(page, "Thêm chỉ tiêu").click();
        page.getByLabel("Chỉ tiêu", new Page.GetByLabelOptions().setExact(true))
                .selectOption("Số hoạt động đã tổ chức (hoạt động)");
        page.getByLabel("Giá trị").fill("4");
        page.getByLabel("Cách tính kết quả").selectOption("Đếm hoạt động");
        page.getByLabel("Loại hoạt động").selectOption("Tập huấn, đào tạo");
        button(page, "Lưu").click();
        site.signOut();

        site.signInAs("chuyenvien").open("/plans");
        link(page, "94/KH-UBND").click();
        link(page, "Chỗ còn trống").click();
        page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("cho thanh niên"))
                .getByText("Ghi hoạt động")
                .click();
        link(page, "Tập huấn, đào tạo").click();
        page.getByLabel("Chủ đề, nội dung").fill("Khởi sự kinh doanh cho đoàn viên");
        page.locator("#from").fill("20/10/2022");
        button(page, "Lưu").click();
        assertThat(page.locator("main")).containsText("Tập huấn khởi sự kinh doanh cho thanh niên");

        site.open("/plans");
        link(page, "94/KH-UBND").click();
        link(page, "Kết quả").click();
        assertThat(page.locator("main")).containsText("Trong kỳ: 01/01/2022 – 31/12/2022");
        var target = page.locator("tbody")
                .filter(new Locator.FilterOptions().setHasText("Số hoạt động đã tổ chức: ít nhất 4 hoạt động"));
        assertThat(target.locator("tr").nth(1)).containsText("25%");
        assertThat(target.locator("tr").nth(2)).containsText("Phần của đơn vị");
        site.picture("plan-results");
        target.getByText("Ước cả năm").first().click();
        page.getByLabel("Giá trị ước (hoạt động)").fill("nhiều");
        button(page, "Lưu").click();
        assertThat(page.locator("main")).containsText("“nhiều” không phải là số");
        page.getByLabel("Giá trị ước (hoạt động)").fill("3");
        page.getByLabel("Ghi chú").fill("còn hai lớp đã xếp lịch");
        button(page, "Lưu").click();
        assertThat(page.locator(".done-banner")).containsText("Các lần ước trước vẫn được giữ");
        assertThat(page.locator("main")).containsText("3 hoạt động (75%)");
        link(page, "Kết quả").click();
        target.locator("tr").nth(2).locator("a").first().click();
        assertThat(page.locator("main")).containsText("Khởi sự kinh doanh cho đoàn viên");
        assertThat(site.takeProblems()).isEmpty();
    }

    private static Locator link(Page page, String name) {
        return page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
