package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;

/// One request to three departments: one answers in time, one too late, one not at all. The office sees it, urges on
/// the silent one, and that one is told.
@Journey
class WhoAnsweredJourneyTests {
    private static final String NUMBER = "777/VPĐP-OCOP";

    @Autowired
    OrganizationRegistration organizations;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    @Test
    void theOfficeSeesWhoIsSilentAndUrgesThemOn(Site site) throws Exception {
        // A third department, whose people do not sign in.
        organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                "Sở Du lịch tỉnh Đồng Tháp",
                "Sở Du lịch",
                null,
                OrganizationKind.DEPARTMENT,
                null,
                "SDL-VP",
                "Đồng Tháp",
                null));
        var today = LocalDate.now(clock);
        var page = site.signInAs("dieuphoi").page();
        site.open("/requests/new");
        page.getByLabel("Số, ký hiệu").fill(NUMBER);
        page.getByLabel("Ngày ban hành").fill("01/03/2022");
        page.getByLabel("Hạn gửi").fill("15/03/2022");
        page.getByLabel("Nội dung yêu cầu").fill("báo cáo kết quả OCOP 9 tháng");
        page.getByLabel("Chọn kỳ").selectOption("NINE_MONTHS_ND09");
        page.getByLabel("Năm", new Page.GetByLabelOptions().setExact(true)).fill("2020");
        for (String department : new String[] {"Sở Kế hoạch và Đầu tư", "Sở Công Thương", "Sở Du lịch"})
            page.getByLabel(department + " tỉnh Đồng Tháp").check();
        button(page, "Lưu").click();
        page.getByLabel("Vẫn gửi").check(); // nobody signs in for the third one
        button(page, "Lưu").click();
        assertThat(page.getByRole(AriaRole.STATUS)).isVisible();
        String request = site.path().replaceAll("[?#].*", "");
        site.signOut();

        // Two say that they have nothing to report; the first said so the day before the deadline.
        for (String leader : new String[] {"lanhdao", "lanhdao.ct"}) {
            site.signInAs(leader);
            site.open(request);
            button(page, "Xác nhận không có nội dung báo cáo").click();
            assertThat(page.locator("#nothing-title")).isVisible();
            site.signOut();
        }
        sql.sql("""
                        update report_request_nothing n set declared_at = :day::timestamp at time zone 'Asia/Ho_Chi_Minh'
                        from organization o, report_request q
                        where o.organization_id = n.organization_id and q.request_id = n.request_id
                          and o.letter_name = 'Sở Kế hoạch và Đầu tư' and q.number = :number
                        """)
                .param("day", LocalDate.of(2022, 3, 14))
                .param("number", NUMBER)
                .update();

        site.signInAs("dieuphoi");
        site.open("/requests");
        link(page, "Theo dõi tình hình báo cáo").click();
        page.locator("#from").selectOption("2020");
        page.locator("#to").selectOption("2020");
        button(page, "Lọc").click();
        assertThat(page.locator(".chips")).containsText("Từ năm: 2020");
        assertThat(row(page, "Sở Kế hoạch và Đầu tư")).containsText("Không có nội dung báo cáo");
        assertThat(row(page, "Sở Kế hoạch và Đầu tư")).containsText("Đúng hạn");
        assertThat(row(page, "Sở Công Thương")).containsText("ngày làm việc");
        assertThat(row(page, "Sở Công Thương")).containsText("1 trễ");
        assertThat(row(page, "Sở Du lịch")).containsText("Chưa gửi");
        page.locator("li")
                .filter(new Locator.FilterOptions().setHasText(NUMBER))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Đã soạn công văn đôn đốc");
        assertThat(page.locator("main")).containsText("Sở Du lịch");
        var docx = page.waitForDownload(() -> link(page, "Tải Word (.docx)").click());
        try (var input = Files.newInputStream(docx.path());
                var text = new XWPFWordExtractor(new XWPFDocument(input))) {
            assertThat(text.getText())
                    .contains("Kính gửi: Sở Du lịch", NUMBER, "đôn đốc báo cáo kết quả OCOP 9 tháng")
                    .doesNotContain("Sở Công Thương");
        }
        page.getByLabel("Số công văn").fill("778");
        page.getByLabel("Ngày công văn").fill(VietnameseDates.onScreen(today));
        button(page, "Ghi nhận đã gửi").click();
        assertThat(page.locator(".page-head")).containsText("Đã gửi");
        link(page, NUMBER).click();
        assertThat(page.locator("#urge")).containsText("công văn số 778: Sở Du lịch");
        site.picture("who-answered");
        assertThat(site.takeProblems()).isEmpty();
    }

    private static Locator row(Page page, String department) {
        return page.locator("table.matrix tbody tr").filter(new Locator.FilterOptions().setHasText(department));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
