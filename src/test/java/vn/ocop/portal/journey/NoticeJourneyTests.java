package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneId;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/// The office tells a subject that its certificate expires; a department helps the subject, and its page tells of it.
@Journey
class NoticeJourneyTests {
    @Test
    void aSubjectIsToldOfItsCertificateAndHelped(Site site) throws Exception {
        var page = site.signInAs("dieuphoi").page();
        site.open("/products/expiring?within=180");
        var row = page.locator("main tbody tr")
                .filter(new Locator.FilterOptions().setHas(page.locator("form[action='/notices']")))
                .first();
        String subject = row.locator("a[href^='/subjects/']").textContent();
        row.getByRole(AriaRole.BUTTON).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Thông báo gửi " + subject);
        link(page, "Xem công văn").click();
        assertThat(page.locator("main")).containsText("Đề nghị " + subject);
        link(page, "Về thông báo").click();
        page.getByLabel("Đoạn thêm trước câu cuối").fill("Người hướng dẫn: bà Trần Thị Mẫu.");
        button(page, "Lưu").click();
        var docx = page.waitForDownload(() -> link(page, "Tải Word (.docx)").click());
        try (var input = Files.newInputStream(docx.path());
                var text = new XWPFWordExtractor(new XWPFDocument(input))) {
            assertThat(text.getText()).contains("Kính gửi: " + subject, "bà Trần Thị Mẫu");
        }
        button(page, "Ghi nhận đã gửi").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Hãy ghi số công văn");
        var today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        page.getByLabel("Số công văn").fill("315");
        page.getByLabel("Ngày công văn")
                .fill("%d/%d/%d".formatted(today.getDayOfMonth(), today.getMonthValue(), today.getYear()));
        button(page, "Ghi nhận đã gửi").click();
        assertThat(page.locator(".page-head")).containsText("Đã gửi");
        site.open("/products/expiring?within=180");
        assertThat(page.locator("main")).containsText("Số 315");

        site.signOut();
        site.signInAs("chuyenvien").open("/subjects/unreached");
        assertThat(page.locator("main")).containsText("Chỉ tính hoạt động của cơ quan mình");
        site.open("/activities/new?type=CONSULTING");
        page.getByLabel("Chủ đề, nội dung").fill("Tư vấn hồ sơ đánh giá lại");
        page.getByLabel("Từ ngày").fill("3/3/2026");
        page.locator("#subjectQuery").fill(subject.substring(0, Math.min(18, subject.length())));
        page.locator("#subjectQuery").press("Enter");
        page.getByLabel(subject).first().check();
        button(page, "Lưu").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã ghi hoạt động");
        site.open("/subjects");
        page.locator("#q").fill(subject);
        page.locator("#q").press("Enter");
        link(page, subject).first().click();
        assertThat(page.locator("#support")).containsText("Tư vấn hồ sơ đánh giá lại");
        assertThat(site.takeProblems()).isEmpty();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
