package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;

/// An administrator takes areas through a reform, with a look at what it touches; a department sees its activities on
/// the new map and decides where those of a split commune lie; the reform is undone again.
@Journey
class AreaReformJourneyTests {
    @Test
    void aReformIsDraftedAppliedSeenOnTheMapDecidedAndUndone(Site site) {
        var page = site.signInAs("chuyenvien").page();
        String topic = "Phiên chợ quê Long Khánh";
        site.open("/activities/new?type=FAIR");
        page.getByLabel("Chủ đề, nội dung").fill(topic);
        page.getByLabel("Từ ngày").fill("12/5/2026");
        page.getByLabel("Từ ngày").press("Tab");
        button(page, "Cập nhật danh sách theo ngày").click();
        assertThat(page.locator("main")).containsText("Đang bày địa bàn của ngày 12/05/2026");
        page.getByLabel("xã Long Khánh", new Page.GetByLabelOptions().setExact(true))
                .check();
        button(page, "Lưu").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã ghi hoạt động");
        String activity = site.path();
        site.signOut();

        site.signInAs("quantri");
        site.open("/admin/areas");
        link(page, "Đợt sắp xếp").click();
        link(page, "Nhập đợt sắp xếp").click();
        page.getByLabel("Số, ký hiệu nghị quyết").fill("77/HÀNH-TRÌNH");
        page.getByLabel("Nội dung").fill("Chia, đổi tên và sáp nhập trong hành trình thử");
        page.getByLabel("Ngày có hiệu lực").fill("01/9/2026");
        button(page, "Lưu").click();
        String reform = site.path();

        link(page, "Chia tách").click();
        page.getByLabel("Đơn vị kết thúc")
                .selectOption(new SelectOption().setLabel("Xã Long Khánh, từ 01/7/2025 (29983)"));
        part(page, 1, "29983", "Xã", "Long Khánh Thượng");
        part(page, 2, "29984", "Xã", "Long Khánh Hạ");
        button(page, "Lưu bước").click();
        link(page, "Đổi tên").click();
        page.getByLabel("Đơn vị kết thúc").selectOption(new SelectOption().setLabel("Xã Ba Sao, từ 01/7/2025 (30085)"));
        part(page, 1, "30001", "Xã", "Năm Sao");
        button(page, "Lưu bước").click();
        assertThat(page.locator("main")).containsText("Mã 30001 vẫn là của Xã Tràm Chim (30001)");
        assertThat(page.locator("main")).containsText("Chưa áp dụng được");
        link(page, "Sửa bước", 1).click();
        page.getByLabel("Mã", new Page.GetByLabelOptions().setExact(true)).fill("30085");
        button(page, "Lưu bước").click();
        link(page, "Sáp nhập").click();
        page.getByLabel("Xã Tràm Chim, từ 01/7/2025 (30001)").check();
        page.getByLabel("Xã Tam Nông, từ 01/7/2025 (30010)").check();
        part(page, 1, "30001", "Xã", "Tràm Chim Tam Nông");
        button(page, "Lưu bước").click();
        assertThat(page.locator("main")).containsText("4 đơn vị kết thúc");
        assertThat(page.locator("main")).containsText("1 hoạt động trên các đơn vị kết thúc");
        site.picture("area-reform-preview");
        button(page, "Áp dụng").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã áp dụng đợt sắp xếp");
        site.picture("area-reform-applied");
        site.signOut();

        site.signInAs("chuyenvien");
        site.open("/activities?map=01/9/2026");
        var row = page.locator("tr").filter(new Locator.FilterOptions().setHasText(topic));
        assertThat(row).containsText("cần quyết định");
        site.picture("area-list-on-map");
        row.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("cần quyết định"))
                .click();
        page.getByLabel("Xã Long Khánh Hạ, từ 01/9/2026 (29984)").check();
        page.getByLabel("Vì sao").fill("Chợ họp ở bờ dưới");
        site.picture("area-decision");
        button(page, "Lưu quyết định").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã lưu quyết định");
        site.open("/activities?map=01/9/2026");
        assertThat(row).containsText("xã Long Khánh Hạ");
        site.open("/activities");
        assertThat(row).containsText("xã Long Khánh");
        site.open(activity + "/areas?map=01/9/2026");
        button(page, "Bỏ quyết định").click();
        site.signOut();

        site.signInAs("quantri");
        site.open(reform);
        button(page, "Hoàn tác cả đợt").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã hoàn tác");
        site.open("/admin/areas?on=2026-09-01");
        assertThat(page.locator("main")).containsText("102 đơn vị hành chính cấp xã");
        site.open(reform);
        button(page, "Xoá bản nháp").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã xoá bản nháp");
    }

    private static void part(Page page, int number, String code, String kind, String name) {
        var row = page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Đơn vị mới thứ " + number));
        row.getByLabel("Mã", new Locator.GetByLabelOptions().setExact(true)).fill(code);
        row.getByLabel("Loại", new Locator.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(kind));
        row.getByLabel("Tên, không kèm loại").fill(name);
    }

    private static Locator link(Page page, String name) {
        return link(page, name, 0);
    }

    private static Locator link(Page page, String name, int number) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .nth(number);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
