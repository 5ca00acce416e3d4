package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The office sets up a regime, sends its request with an outline to a class of addressees, amends it and takes another
/// one back; a department's clerk enters the arrival, its staff see beside the report what is asked for.
@Journey
class RequestJourneyTests {
    @LocalServerPort
    int port;

    private Browser browser;
    private final List<Site> sites = new ArrayList<>();
    private Site office;
    private Site clerk;
    private Site staff;

    @BeforeEach
    void threePeople(Browser shared) {
        browser = shared;
        office = person("dieuphoi");
        clerk = person("vanthu.ct");
        staff = person("chuyenvien.ct");
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
    void aRequestOfARegimeIsSentEnteredAmendedAndAnotherTakenBack() {
        // A regime whose year of 2026 waits for its request.
        office.open("/requests/regimes/new");
        var form = office.page();
        form.getByLabel("Tên chế độ báo cáo").fill("Báo cáo OCOP hằng năm");
        form.getByLabel("Căn cứ").fill("Quyết định 19/2019/QĐ-UBND ngày 26/8/2019");
        form.getByLabel("Nội dung yêu cầu").fill("báo cáo kết quả thực hiện Chương trình OCOP");
        form.getByLabel("Kỳ đầu tiên").selectOption("YEAR_CALENDAR");
        int year = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).getYear() - 1;
        form.getByLabel("Năm", exactly()).fill(String.valueOf(year));
        form.getByLabel("Các sở, ban, ngành").check();
        button(office, "Thay bằng “Đề cương báo cáo 6 tháng”").click();
        assertThat(form.getByLabel("Mục 1", exactly())).hasValue("Kết quả thực hiện các nhiệm vụ trong kỳ");
        button(office, "Lưu").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Đã lưu chế độ báo cáo.");

        // It comes to the office's work; number and day are all that is missing.
        office.open("/");
        form.getByText("Kỳ mới của chế độ “Báo cáo OCOP hằng năm”: năm " + year).click();
        assertThat(form.getByLabel("Nội dung yêu cầu"))
                .hasValue("báo cáo kết quả thực hiện Chương trình OCOP năm " + year);
        form.getByLabel("Số, ký hiệu").fill("501/VPĐP-OCOP");
        form.getByLabel("Ngày ban hành").fill("20/12/" + year);
        form.getByLabel("Mục 10", exactly()).fill("Kiến nghị với Tỉnh");
        button(office, "Bỏ mục 5").click();
        assertThat(form.getByLabel("Mục 9", exactly())).hasValue("Kiến nghị với Tỉnh");
        button(office, "Chuyển mục 9 lên").click();
        assertThat(form.getByLabel("Mục 8", exactly())).hasValue("Kiến nghị với Tỉnh");
        assertThat(form.getByLabel("Mục 8", exactly())).isFocused();
        form.getByText("Chọn chỉ tiêu").click();
        form.getByLabel("Số lớp tập huấn").check();
        button(office, "Lưu").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Đã lưu yêu cầu báo cáo và gửi đến ");
        String address = office.path();

        // The clerk enters the arrival.
        clerk.open("/");
        clerk.page()
                .locator("li", new Page.LocatorOptions().setHasText("501/VPĐP-OCOP"))
                .getByText("Vào sổ đến")
                .click();
        clerk.page().getByLabel("Số đến", exactly()).fill("0");
        clerk.page().getByLabel("Ngày đến", exactly()).fill("21/12/" + year);
        button(clerk, "Lưu").click();
        assertThat(clerk.page().getByRole(AriaRole.ALERT)).containsText("Số đến là số nguyên");
        clerk.page().getByLabel("Số đến", exactly()).fill("1207");
        button(clerk, "Lưu").click();
        assertThat(clerk.page().getByRole(AriaRole.STATUS)).containsText("Đã vào sổ đến.");

        // The staff see what is asked for, on the request and beside the report.
        staff.open(address);
        assertThat(staff.page().locator("main")).containsText("số 1207");
        assertThat(staff.page().locator("main")).containsText("Kiến nghị với Tỉnh");
        button(staff, "Soạn báo cáo").click();
        var asked = staff.page().locator("details.asked");
        assertThat(asked).containsText("chỉ tiêu: 1");
        asked.locator("summary").click();
        assertThat(asked).containsText("Kết quả thực hiện các nhiệm vụ trong kỳ");

        // The office amends: the deadline moves, and who began cannot be taken off.
        office.open(address + "/edit");
        form.getByLabel("Hạn gửi").fill("30/1/" + (year + 1));
        form.getByLabel("Các sở, ban, ngành").uncheck();
        form.getByLabel("Sở Công Thương tỉnh Đồng Tháp").uncheck();
        button(office, "Lưu").click();
        assertThat(form.getByRole(AriaRole.ALERT).first()).containsText("Không bỏ được cơ quan");
        form.getByLabel("Sở Công Thương tỉnh Đồng Tháp").check();
        button(office, "Lưu").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Đã lưu thay đổi của yêu cầu.");
        staff.open(address);
        assertThat(staff.page().getByRole(AriaRole.HEADING, named("Thay đổi sau khi gửi")))
                .isVisible();
        assertThat(staff.page().locator("main")).containsText("30/01/" + (year + 1));

        // Another one is taken back and answered no more.
        office.open("/requests/new");
        form.getByLabel("Số, ký hiệu").fill("502/VPĐP-OCOP");
        form.getByLabel("Ngày ban hành").fill("21/12/" + year);
        form.getByLabel("Hạn gửi").fill("25/12/" + year);
        form.getByLabel("Nội dung yêu cầu").fill("báo cáo đột xuất");
        form.getByLabel("Chọn kỳ").selectOption("YEAR_CALENDAR");
        form.getByLabel("Năm", exactly()).fill(String.valueOf(year));
        form.getByLabel("Sở Công Thương tỉnh Đồng Tháp").check();
        button(office, "Lưu").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Đã lưu yêu cầu báo cáo và gửi đến ");
        String second = office.path();
        form.locator("summary", new Page.LocatorOptions().setHasText("Thu hồi yêu cầu"))
                .click();
        form.getByLabel("Lý do thu hồi").fill("đã có yêu cầu 501");
        button(office, "Thu hồi yêu cầu").click();
        assertThat(form.getByRole(AriaRole.STATUS)).containsText("Đã thu hồi yêu cầu báo cáo.");
        assertThat(form.getByRole(AriaRole.LINK, linked("Sửa"))).hasCount(0);
        staff.open(second);
        assertThat(staff.page().locator("main")).containsText("đã có yêu cầu 501");
        assertThat(button(staff, "Soạn báo cáo")).hasCount(0);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions linked(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator button(Site site, String name) {
        return site.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
