package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The main job: log what was done, assemble the half-year's report, download the letter.
@Journey
class MainJobJourneyTests {
    @Test
    void aLoggedTrainingIsInTheReportWithItsSourceAndInTheLetter(Site site) throws Exception {
        var page = site.signInAs("chuyenvien").page();
        link(page, "Tập huấn, đào tạo").click();
        String topic = "Xây dựng câu chuyện sản phẩm OCOP";
        page.getByLabel("Chủ đề, nội dung").fill(topic);
        page.getByLabel("Từ ngày").fill("12/5/2022");
        page.getByLabel("Từ ngày").press("Tab"); // units of that day are offered
        choose(page, "Huyện, thành phố (đến 30/06/2025)", "thành phố Sa Đéc", "huyện Lai Vung");
        choose(page, "Đối tác", "Hội Nông dân tỉnh Đồng Tháp");
        page.getByLabel("Lượt người tham gia").fill("45");
        button(page, "Xem câu trong báo cáo").click();
        String clause = "phối hợp với Hội Nông dân Tỉnh tổ chức tập huấn “" + topic
                + "” tại thành phố Sa Đéc và huyện Lai Vung (ngày 12/5/2022), với 45 lượt người tham gia";
        assertThat(page.locator("main")).containsText(clause);
        button(page, "Lưu").click();
        assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(topic);

        link(page, "Báo cáo").click();
        page.locator("main tbody tr:has-text(\"165/VPĐP-OCOP\") a").first().click();
        assertThat(page.locator("main")).not().containsText(topic);
        button(page, "Soạn lại từ hồ sơ").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("1 câu mới");
        var sentence = page.locator(".report-sentence").filter(new Locator.FilterOptions().setHasText(clause));
        assertThat(sentence).hasCount(1);
        assertThat(sentence).hasClass(Pattern.compile("is-new"));
        site.picture("main-job-report");

        var docx = page.waitForDownload(() -> link(page, "Tải Word (.docx)").click());
        assertThat(docx.suggestedFilename()).endsWith(".docx");
        try (var input = Files.newInputStream(docx.path());
                var text = new XWPFWordExtractor(new XWPFDocument(input))) {
            assertThat(text.getText()).contains(clause);
        }
        var pdf = page.waitForDownload(() -> link(page, "Tải PDF").click());
        try (var document = Loader.loadPDF(pdf.path().toFile())) {
            assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                    .contains(clause);
        }
        sentence.locator(".sentence-sources a").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText(topic);
    }

    @Test
    void theSameWorksWithoutScript(Browser browser, @LocalServerPort int port) {
        try (var plain = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            var page = plain.newPage();
            var site = new Site(page, port).signInAs("chuyenvien.ct");
            site.open("/activities/new?type=FAIR&on=2022-05-20");
            page.getByLabel("Chủ đề, nội dung").fill("Phiên chợ hàng Việt về nông thôn");
            button(page, "Lưu").click();
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                    .containsText("Phiên chợ hàng Việt");
            site.open("/requests");
            page.locator("main tbody tr:has-text(\"165/VPĐP-OCOP\") a").first().click();
            button(page, "Soạn báo cáo").click();
            assertThat(page.locator("main")).containsText("phiên chợ hàng Việt về nông thôn");
            page.locator(".report-sentence")
                    .filter(new Locator.FilterOptions().setHasText("phiên chợ hàng Việt"))
                    .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Sửa câu"))
                    .click();
            page.getByLabel("Lời của câu").fill("tổ chức phiên chợ tại 02 xã biên giới");
            button(page, "Lưu").press("Enter"); // without script the driver cannot tell when a page stands still
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã lưu câu.");
            link(page, "Xem bản A4").press("Enter");
            assertThat(page.locator(".letter")).containsText("tổ chức phiên chợ tại 02 xã biên giới");
        }
    }

    private static void choose(Page page, String group, String... names) {
        var details = page.locator("details")
                .filter(new Locator.FilterOptions().setHas(page.locator("summary:has-text(\"" + group + "\")")))
                .first();
        if (details.getAttribute("open") == null)
            details.locator("summary").first().click();
        for (String name : names) {
            details.getByLabel(name, new Locator.GetByLabelOptions().setExact(true))
                    .first()
                    .check();
        }
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
