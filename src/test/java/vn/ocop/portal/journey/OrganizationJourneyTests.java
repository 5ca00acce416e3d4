package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/// An organization over time: a partner found while it is typed, a new name from a day on, a merger taken back, two
/// records made one and two again.
@Journey
class OrganizationJourneyTests {
    @Test
    void namesMergersAndDuplicates(Site site) {
        var page = site.signInAs("chuyenvien").page();
        site.open("/activities/new?type=TRAINING&on=2026-03-02");
        page.getByLabel("Chủ đề, nội dung").fill("Lớp học minh hoạ");
        page.getByLabel("Đối tác khác").pressSequentially("Hội ND Tỉnh\nHội LHPN TP Sa Đéc");
        var likely = page.locator(".likely-live .like-names");
        assertThat(likely).containsText("Hội Liên hiệp Phụ nữ thành phố Sa Đéc");
        button(likely, "Dùng tổ chức này").first().click();
        assertThat(page.getByLabel("Đối tác khác")).hasValue("Hội ND Tỉnh");
        assertThat(page.getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName("Hội Liên hiệp Phụ nữ thành phố Sa Đéc")))
                .isChecked();
        site.signOut();

        site.signInAs("quantri");
        site.open("/admin/organizations?q=sen%20minh%20hoa");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Hiệp hội Doanh nghiệp Sen Minh Hoạ"))
                .click();
        assertThat(page.locator("main")).containsText("Câu lạc bộ Doanh nghiệp Sen Minh Hoạ");
        assertThat(page.locator("main")).containsText("31/12/2023");
        assertThat(page.locator("main"))
                .containsText("“HH Doanh nghiệp Sen Minh Họa” → “Hiệp hội Doanh nghiệp Sen Minh Hoạ”");
        link(page, "Ghi tên mới từ một ngày").click();
        page.getByLabel("Từ ngày").fill("01/02/2026");
        page.getByLabel("Tên chính thức").fill("Liên minh Doanh nghiệp Sen Minh Hoạ");
        button(page, "Lưu").click();
        assertThat(page.locator(".done-banner")).containsText("Đã ghi tên mới.");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Liên minh Doanh nghiệp Sen Minh Hoạ");
        String association = site.path();

        page.locator("section", new Page.LocatorOptions().setHasText("Hồ sơ trùng đã nhập"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Hoàn tác"))
                .click();
        assertThat(page.locator(".done-banner")).containsText("Đã tách lại thành hai hồ sơ như cũ.");
        site.open("/admin/organizations?q=HH%20Doanh%20nghi%E1%BB%87p");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("HH Doanh nghiệp Sen Minh Họa"))
                .click();
        link(page, "Nhập hồ sơ trùng").click();
        page.getByLabel("Hồ sơ được giữ").selectOption("Liên minh Doanh nghiệp Sen Minh Hoạ");
        page.getByLabel("Đây đúng là cùng một cơ quan").check();
        button(page, "Lưu").click();
        assertThat(page.locator(".done-banner")).containsText("Đã nhập hồ sơ trùng vào hồ sơ này.");
        assertThat(site.path()).isEqualTo(association);

        link(page, "Chi hội Doanh nhân trẻ Minh Hoạ").click();
        assertThat(page.locator("main")).containsText("Từ 01/03/2025, cơ quan này là một phần của");
        button(page, "Bỏ ghi nhận").click();
        assertThat(page.locator(".done-banner")).containsText("Đã bỏ ghi nhận sáp nhập.");
        link(page, "Ghi nhận sáp nhập").click();
        page.getByLabel("Cơ quan kế thừa", new Page.GetByLabelOptions().setExact(true))
                .selectOption("Liên minh Doanh nghiệp Sen Minh Hoạ");
        page.getByLabel("Sáp nhập từ ngày").fill("01/3/2025");
        button(page, "Lưu").click();
        assertThat(page.locator("main")).containsText("Từ 01/03/2025, cơ quan này là một phần của");
        site.picture("organization-over-time");
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
        return button(page.locator("main"), name).first();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
