package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// A list made one's own: a filter that is kept, columns that are remembered, many activities changed as one and
/// changed back.
@Journey
class ListsJourneyTests {
    @Test
    void aFilterIsKeptColumnsAreChosenAndManyActivitiesAreChangedAndChangedBack(Site site) {
        var page = site.signInAs("chuyenvien").page();
        site.open("/activities");
        page.locator("#state").selectOption("DONE");
        page.getByLabel("Từ khóa").fill("san xuat");
        button(page, "Lọc").click();
        assertThat(page.getByRole(AriaRole.LINK, named("Bỏ lọc: Từ khóa: san xuat")))
                .isVisible();
        page.getByText("Lưu bộ lọc này").click();
        page.getByLabel("Tên bộ lọc").fill("Sản xuất đã xong");
        button(page, "Lưu bộ lọc").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã lưu bộ lọc “Sản xuất đã xong”.");
        var tab = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Bộ lọc đã lưu"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sản xuất đã xong"));
        assertThat(tab).hasAttribute("aria-current", "true");

        // Without one of its conditions the filter is another, and may become that.
        page.getByRole(AriaRole.LINK, named("Bỏ lọc: Từ khóa: san xuat")).click();
        button(page, "Cập nhật bộ lọc “Sản xuất đã xong”").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã cập nhật bộ lọc");
        page.getByRole(AriaRole.LINK, named("Bộ lọc đã lưu")).first().click();
        page.locator("tr")
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.LINK, named("Sản xuất đã xong"))))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Mở đầu tiên"))
                .click();
        page.getByRole(AriaRole.LINK, named("Hoạt động")).first().click();
        assertThat(tab).hasAttribute("aria-current", "true");

        page.locator("summary", new Page.LocatorOptions().setHasText("Chọn cột"))
                .click();
        page.locator(".column-choice").getByLabel("Phối hợp").uncheck();
        page.locator(".column-choice").getByLabel("Lượt người").check();
        button(page, "Hiển thị và ghi nhớ").click();
        var table = page.locator("table.activities");
        assertThat(table.locator("thead")).containsText("Lượt người");
        assertThat(table.locator("thead")).not().containsText("Phối hợp");

        site.open("/activities?state=PLANNED");
        page.getByRole(AriaRole.LINK, named("Làm với nhiều hoạt động")).click();
        var boxes = page.locator("td.pick input");
        int rows = boxes.count();
        assertThat(rows).isGreaterThanOrEqualTo(2);
        page.getByLabel("Chọn cả trang").check();
        assertThat(boxes.nth(rows - 1)).isChecked();
        button(page, "Tiếp tục với các dòng đã chọn").click();
        page.getByLabel("Đổi trạng thái", new Page.GetByLabelOptions().setExact(true))
                .check();
        page.getByLabel("Trạng thái (khi đổi trạng thái)").selectOption("POSTPONED");
        button(page, "Xem trước").click();
        assertThat(page.locator("#preview-title")).containsText(rows + " hoạt động sẽ được sửa");
        button(page, "Làm với " + rows + " hoạt động").click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("Đã sửa " + rows + " hoạt động.");
        site.open("/activities?state=PLANNED");
        assertThat(page.locator(".empty")).isVisible();

        page.getByRole(AriaRole.LINK, named("Các lần làm hàng loạt")).click();
        page.getByRole(AriaRole.LINK, named("Đổi trạng thái: Tạm hoãn")).first().click();
        button(page, "Hoàn tác cả " + rows + " hoạt động").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã hoàn tác.");
        site.open("/activities?state=PLANNED&columns=state");
        assertThat(page.locator("table.activities tbody tr")).hasCount(rows);
        assertThat(site.takeProblems()).isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
