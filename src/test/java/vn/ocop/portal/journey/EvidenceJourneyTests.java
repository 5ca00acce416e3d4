package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ocop.portal.activity.EvidenceFiles;

/// A training is logged twice by mistake, then shown by a photo and a list of participants.
@Journey
class EvidenceJourneyTests {
    @Test
    void anActivityIsShownByItsFilesAndNotLoggedTwice(Site site, @TempDir Path folder) throws Exception {
        var page = site.signInAs("chuyenvien").page();
        log(site, page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã ghi hoạt động");
        String address = page.url();
        log(site, page);
        assertThat(page.locator("#likely")).containsText("Ghép cành xoài cát Hòa Lộc");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Hủy bỏ").setExact(true))
                .or(page.locator(".actions-bar a"))
                .first()
                .click();
        page.navigate(address);
        page.getByLabel("Chọn ảnh hoặc tài liệu")
                .setInputFiles(new FilePayload("vuon.jpg", "image/jpeg", EvidenceFiles.photo("jpg", 1600, 1200)));
        page.getByLabel("Chú thích").fill("Tại vườn mẫu");
        add(page);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã thêm 1 tệp");
        var photo = page.getByAltText("Tại vườn mẫu");
        assertThat(photo).isVisible();
        assertThat(photo).hasJSProperty("naturalWidth", 480);
        page.getByLabel("Chọn ảnh hoặc tài liệu")
                .setInputFiles(new FilePayload("hoc vien.xlsx", "", EvidenceFiles.xlsx()));
        page.getByLabel("Tài liệu là danh sách").check();
        add(page);
        var list = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("hoc vien.xlsx"));
        Path saved = folder.resolve("saved.xlsx");
        page.waitForDownload(list::click).saveAs(saved);
        assertThat(Files.readAllBytes(saved)).isNotEmpty().startsWith('P', 'K');
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Gỡ tệp hoc vien.xlsx"))
                .click();
        assertThat(list).hasCount(0);
        page.getByText("Tệp đã gỡ (1)").click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Khôi phục tệp hoc vien.xlsx"))
                .click();
        assertThat(list).isVisible();
        page.getByLabel("Chọn ảnh hoặc tài liệu")
                .setInputFiles(new FilePayload("anh.jpg", "image/jpeg", "<script>".getBytes()));
        add(page);
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("“anh.jpg” không phải ảnh");
        assertThat(site.takeProblems()).allMatch(problem -> problem.contains("422") || problem.contains("409"));
        var office = site.signInAs("dieuphoi").page();
        office.navigate(address);
        assertThat(office.locator("#evidence")).containsText("vuon.jpg");
        assertThat(office.locator("#evidence")).not().containsText("hoc vien.xlsx");
    }

    private static void log(Site site, Page page) {
        site.open("/activities/new?type=TRAINING");
        page.getByLabel("Chủ đề, nội dung").fill("Ghép cành xoài cát Hòa Lộc");
        page.getByLabel("Từ ngày").fill("11/4/2023");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Lưu").setExact(true))
                .click();
    }

    private static void add(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Thêm minh chứng"))
                .click();
    }
}
