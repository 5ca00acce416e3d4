package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/// The office registers a subject with a product, its first stars and their upgrade; a department reads them; the
/// certificate that is about to expire is found with the days for its file.
@Journey
class SubjectJourneyTests {
    private static final DateTimeFormatter SCREEN = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    @Test
    void fromTheFirstEntryToTheUpgrade(Site site) {
        var page = site.signInAs("dieuphoi").page();
        var first = LocalDate.now().minusYears(2);
        var upgrade = LocalDate.now().minusDays(30);

        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Chủ thể").setExact(true))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Thêm chủ thể"))
                .click();
        page.getByLabel("Tên chủ thể").fill("Hội quán Mùa Vàng");
        page.getByLabel("Loại hình").selectOption("COOPERATIVE");
        page.getByLabel("Địa bàn", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel("Phường Sa Đéc"));
        page.getByLabel("Giới tính của người đại diện").selectOption("FEMALE");
        save(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("“Hội quán Mùa Vàng” là hội quán.");
        page.getByLabel("Tên chủ thể").fill("Hợp tác xã Mùa Vàng");
        save(page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã thêm chủ thể.");
        assertThat(page.locator(".summary-list")).containsText("Phường Sa Đéc");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Thêm sản phẩm"))
                .click();
        page.getByLabel("Tên sản phẩm").fill("Bột sen Mùa Vàng");
        page.getByLabel("Nhóm sản phẩm").selectOption("QD148:I.3.c");
        page.getByLabel("Mã sản phẩm").fill("82-29906-900-2025");
        save(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("ghi xã 29906");
        page.getByLabel("Mã sản phẩm").fill("82-29905-900-2025");
        save(page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã thêm sản phẩm.");
        assertThat(page.locator("main")).containsText("Chưa được công nhận");

        recognise(page, "FIRST", "3", "901/QĐ-MH", first);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã ghi quyết định công nhận.");
        assertThat(page.locator("tbody tr")).containsText("148/QĐ-TTg");
        recognise(page, "UPGRADE", "3", "902/QĐ-MH", upgrade);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nâng hạng phải lên hạng cao hơn");
        page.getByLabel("Hạng sao").selectOption("4");
        save(page);
        assertThat(page.getByRole(AriaRole.IMG))
                .hasAccessibleName("Hạng sao của Bột sen Mùa Vàng: 3 sao từ %s đến %s; 4 sao từ %s đến %s"
                        .formatted(
                                first.format(SCREEN),
                                upgrade.format(SCREEN),
                                upgrade.format(SCREEN),
                                upgrade.plusMonths(36).format(SCREEN)));
        site.picture("subject-product");
        assertThat(site.takeProblems()).isEmpty();
        site.signOut();

        site.signInAs("chuyenvien");
        site.open("/products?q=bot%20sen&stars=4&state=IN_FORCE");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText("Bột sen Mùa Vàng");
        assertThat(page.locator("main")).not().containsText("Thêm sản phẩm");
        site.open("/products");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sắp hết hạn"))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Trong 60 ngày"))
                .click();
        assertThat(page.locator("main")).containsText("Trà lá sen Mùa Nước");
        assertThat(page.locator("main")).containsText("58 ngày");
        assertThat(page.locator("main")).containsText("Khô cá lóc Bến Đá");
        assertThat(site.takeProblems()).isEmpty();
    }

    private static void recognise(Page page, String kind, String stars, String decision, LocalDate day) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Ghi quyết định công nhận"))
                .click();
        page.getByLabel("Loại đánh giá").selectOption(kind);
        page.getByLabel("Hạng sao").selectOption(stars);
        page.getByLabel("Số quyết định").fill(decision);
        page.getByLabel("Ngày quyết định").fill(day.format(SCREEN));
        save(page);
    }

    private static void save(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lưu"))
                .click();
    }
}
