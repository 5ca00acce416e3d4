package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The letter of the half-year before: a whole life to read, a receipt, a file known again.
@Journey
class ReceiptJourneyTests {
    @Test
    void theLetterOfTheHalfYearBeforeHasAReceiptThatKnowsItsFileAgain(Site site, @TempDir Path folder)
            throws Exception {
        var page = site.signInAs("chuyenvien").page();
        site.open("/reports");
        var rows = page.locator("main tbody tr");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText("165/VPĐP-OCOP")))
                .hasCount(1);
        var before = rows.filter(new Locator.FilterOptions().setHasText("402/VPĐP-OCOP"));
        assertThat(before).containsText("Đã chấp nhận");
        before.locator("a").first().click();
        assertThat(page.locator(".life")).containsText("Văn bản số 1893/SKHĐT-DNKN ngày 15/12/2021");
        assertThat(page.locator("main"))
                .containsText("tổ chức 02 lớp tập huấn “Lập phương án sản xuất kinh doanh cho sản phẩm OCOP”");
        var download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải Word (.docx)"))
                        .click());
        Path issued = folder.resolve("cong-van.docx");
        download.saveAs(issued);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Biên nhận"))
                .click();
        assertThat(page.locator("main")).containsText("Trần Thị Lý, 14:10 15/12/2021");
        assertThat(page.locator("main")).containsText("đúng hạn");
        assertThat(page.locator("main")).containsText("911, ngày 16/12/2021");
        check(page, issued);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đúng là tệp Word đã phát hành");
        Path other = Files.writeString(folder.resolve("khac.docx"), "khác");
        check(page, other);
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Không giống tệp nào đã phát hành");
        assertThat(site.takeProblems()).isEmpty();
    }

    private static void check(Page page, Path file) {
        page.getByLabel("Chọn hoặc kéo tệp vào đây").setInputFiles(file);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Đối chiếu"))
                .click();
    }
}
