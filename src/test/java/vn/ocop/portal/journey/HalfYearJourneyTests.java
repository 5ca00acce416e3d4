package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// One half-year from the office's request to its acceptance, told by the five roles, each in a browser of its own: a
/// return from review, a number typed by hand that needs a reason, the issue, a return by the office, the letter that
/// replaces the first one.
@Journey
class HalfYearJourneyTests {
    @LocalServerPort
    int port;

    private Browser browser;
    private final List<Site> sites = new ArrayList<>();
    private Site staff;
    private Site leader;
    private Site clerk;
    private Site office;
    private Site admin;

    @BeforeEach
    void fivePeople(Browser shared) {
        browser = shared;
        staff = person("chuyenvien.ct");
        leader = person("lanhdao.ct");
        clerk = person("vanthu.ct");
        office = person("dieuphoi");
        admin = person("quantri");
    }

    @AfterEach
    void nothingWentWrong() {
        for (Site site : sites) {
            assertThat(site.takeProblems()).isEmpty();
            site.page().context().close();
        }
    }

    private Site person(String username) {
        var site = new Site(
                        browser.newContext(new Browser.NewContextOptions().setLocale("vi-VN"))
                                .newPage(),
                        port)
                .signInAs(username);
        sites.add(site);
        return site;
    }

    @Test
    void aRequestIsAnsweredReturnedAndAnsweredAnew() throws Exception {
        // The office asks.
        office.open("/requests/new");
        var form = office.page();
        form.getByLabel("Số, ký hiệu").fill("171/VPĐP-OCOP");
        form.getByLabel("Ngày ban hành").fill("03/06/2022");
        form.getByLabel("Hạn gửi").fill("20/06/2022");
        form.getByLabel("Nội dung yêu cầu").fill("báo cáo kết quả hỗ trợ khởi nghiệp 6 tháng đầu năm 2022");
        form.getByLabel("Chọn kỳ").selectOption("FIRST_HALF_CALENDAR");
        form.getByLabel("Năm", new Page.GetByLabelOptions().setExact(true)).fill("2022");
        form.getByLabel("Sở Công Thương tỉnh Đồng Tháp").check();
        button(office, "Lưu");
        assertThat(form.getByRole(AriaRole.STATUS)).isVisible();

        // The department drafts; a sentence gets a number that no record has.
        staff.open("/requests");
        staff.page().locator("main table a:has-text(\"171/VPĐP-OCOP\")").click();
        button(staff, "Soạn báo cáo");
        String report = staff.path().replaceAll("[?#].*", "");
        var part = staff.page().locator("#part-DIFFICULTIES");
        part.getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Thêm câu"))
                .click();
        staff.page().locator("#text").fill("Còn 37 cơ sở chưa có người phụ trách bán hàng trực tuyến");
        button(staff, "Lưu");
        button(staff, "Trình duyệt");
        assertThat(status(staff)).containsText("Đã trình lãnh đạo");

        // The leader returns it.
        leader.open("/");
        leader.page().locator("a:has-text(\"171/VPĐP-OCOP\")").first().click();
        leader.page().locator(".life-return summary").click();
        leader.page().getByLabel("Lý do trả lại").fill("Ghi rõ nguồn của con số 37");
        button(leader, "Trả lại");
        assertThat(status(leader)).containsText("Đã trả lại");

        // The author reads why, gives the reason for the number, submits again.
        staff.open(report);
        assertThat(staff.page().locator(".life")).containsText("Ghi rõ nguồn của con số 37");
        staff.open(report + "/sources");
        assertThat(staff.page().locator("main")).containsText("37");
        staff.page()
                .locator("#figures textarea, #figures input[type=text]")
                .first()
                .fill("Rà soát của phòng Quản lý thương mại");
        staff.page().locator("#figures button").first().click();
        assertThat(status(staff)).isVisible();
        staff.open(report);
        button(staff, "Trình duyệt");

        // The leader checks and signs; the registry issues; nobody can edit any more.
        leader.open(report + "/check");
        assertThat(leader.page().locator("#check-BLOCKS")).containsText("Không có");
        leader.open(report);
        button(leader, "Ký");
        assertThat(status(leader)).containsText("Đã ký");
        clerk.open("/");
        clerk.page().locator("a:has-text(\"171/VPĐP-OCOP\")").first().click();
        clerk.page().getByLabel("Ngày ban hành").fill("01/01/2022");
        button(clerk, "Phát hành");
        assertThat(clerk.page().getByRole(AriaRole.ALERT)).containsText("không được trước ngày ký");
        clerk.page().getByLabel("Ngày ban hành").fill("");
        button(clerk, "Phát hành");
        assertThat(status(clerk)).containsText("Đã phát hành văn bản số ");
        String first = numberOf(status(clerk));
        staff.open(report);
        assertThat(staff.page().locator(".sentence-tools")).hasCount(0);
        staff.open(report + "/receipt");
        assertThat(staff.page().locator("main")).containsText("SHA-256");

        // The office returns the letter; the department replaces it.
        office.open("/");
        office.page().locator("a:has-text(\"171/VPĐP-OCOP\")").first().click();
        office.page().locator(".life-return summary").click();
        office.page().getByLabel("Lý do trả lại").fill("Thiếu nhiệm vụ của kỳ sau");
        button(office, "Trả lại");
        staff.open("/");
        staff.page()
                .locator("a:has-text(\"Soạn văn bản thay thế\"), button:has-text(\"Soạn văn bản thay thế\")")
                .first()
                .click();
        staff.page()
                .getByLabel("Thay thế", new Page.GetByLabelOptions().setExact(true))
                .check();
        staff.page().getByLabel("Lý do").fill("Bổ sung nhiệm vụ của kỳ sau");
        button(staff, "Soạn văn bản");
        String replacement = staff.path().replaceAll("[?#].*", "");
        assertThat(replacement).isNotEqualTo(report);
        assertThat(staff.page().locator(".life")).containsText("Thay thế văn bản");
        staff.page()
                .locator("#part-NEXT_TASKS")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Thêm câu"))
                .click();
        staff.page().locator("#text").fill("Mở lớp bán hàng trực tuyến cho các cơ sở còn lại");
        button(staff, "Lưu");
        staff.open(replacement + "/sources");
        assertThat(staff.page().locator("#figures")).containsText("Rà soát của phòng Quản lý thương mại");
        staff.open(replacement);
        button(staff, "Trình duyệt");
        leader.open(replacement);
        button(leader, "Ký");
        clerk.open(replacement);
        button(clerk, "Phát hành");
        assertThat(status(clerk)).containsText("/SCT-QLTM");
        String second = numberOf(status(clerk));
        assertThat(second).isNotEqualTo(first);
        var docx = clerk.page()
                .waitForDownload(() -> clerk.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Tải Word (.docx)"))
                        .click());
        try (var input = Files.newInputStream(docx.path());
                var text = new XWPFWordExtractor(new XWPFDocument(input))) {
            assertThat(text.getText()).contains("thay thế Công văn số " + first, "Mở lớp bán hàng trực tuyến");
        }

        // Each letter points to the other; the office receives and accepts the second.
        office.open(report);
        assertThat(office.page().locator("main")).containsText("số " + second);
        office.open(replacement);
        assertThat(office.page().locator("main")).containsText("số " + first);
        button(office, "Tiếp nhận");
        button(office, "Chấp nhận");
        assertThat(status(office)).containsText("Đã chấp nhận báo cáo");
        office.page().locator(".trail summary").click();
        assertThat(office.page().locator(".trail")).containsText("Phạm Thu Hà");

        // The administrator sees who did what.
        admin.open("/admin/audit");
        assertThat(admin.page().locator("main table")).containsText("Chấp nhận");
        assertThat(admin.page().locator("main table")).containsText("Thiếu nhiệm vụ của kỳ sau");
        office.picture("half-year-accepted");
    }

    private static void button(Site site, String name) {
        site.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    private static Locator status(Site site) {
        return site.page().getByRole(AriaRole.STATUS);
    }

    /// Other journeys issue letters of the same department, so that numbers depend on their order.
    private static String numberOf(Locator told) {
        var number = Pattern.compile("\\d{2,}/SCT-QLTM").matcher(told.textContent());
        if (!number.find()) throw new AssertionError("no number in " + told.textContent());
        return number.group();
    }
}
