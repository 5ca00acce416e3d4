package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationRegistration;
import vn.ocop.portal.organization.OrganizationSummary;

/// One request to three departments: one answers in time, one late, one not at all; the office draws the answers
/// together, its leader signs, its registry issues the báo cáo.
@Journey
class ConsolidatedReportJourneyTests {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final ZoneId HERE = ZoneId.of("Asia/Ho_Chi_Minh");

    @LocalServerPort
    int port;

    @Autowired
    OrganizationRegistration organizations;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient sql;

    private Browser browser;
    private final List<Site> sites = new ArrayList<>();

    @BeforeEach
    void aBrowser(Browser shared) {
        browser = shared;
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
    void threeDepartmentsOneReport() throws Exception {
        var silent = organizations.register(new OrganizationSummary(
                OrganizationId.create(),
                "Sở Nội vụ tỉnh Đồng Tháp",
                "Sở Nội vụ",
                null,
                OrganizationKind.DEPARTMENT,
                null,
                "SNV-CCHC",
                "Đồng Tháp",
                null));
        accounts.open(
                "chuyenvien.nv",
                "Trần Văn Nội",
                "mat-khau-rieng-2026",
                silent,
                Set.of(Role.STAFF, Role.LEADER, Role.REGISTRY));
        var office = person("dieuphoi");
        String number = "181/VPĐP-OCOP";
        office.open("/requests/new");
        var form = office.page();
        form.getByLabel("Số, ký hiệu").fill(number);
        form.getByLabel("Ngày ban hành").fill("01/06/2022");
        form.getByLabel("Hạn gửi").fill(LocalDate.now(HERE).format(DAY));
        form.getByLabel("Nội dung yêu cầu").fill("báo cáo kết quả thực hiện Chương trình OCOP 6 tháng đầu năm 2022");
        form.getByLabel("Chọn kỳ").selectOption("FIRST_HALF_ND09");
        form.getByLabel("Năm", new Page.GetByLabelOptions().setExact(true)).fill("2022");
        form.getByLabel("Sở Công Thương tỉnh Đồng Tháp").check();
        form.getByLabel("Sở Kế hoạch và Đầu tư tỉnh Đồng Tháp").check();
        form.getByLabel("Sở Nội vụ tỉnh Đồng Tháp").check();
        button(office, "Lưu");
        assertThat(form.getByRole(AriaRole.STATUS)).isVisible();
        String request = sql.sql("select request_id from report_request where number = ?")
                .param(number)
                .query(String.class)
                .single();

        // The first in time; the deadline passes; the second late; the third is silent.
        String first = answer(request, ".ct", "Thiếu nhân lực bán hàng trực tuyến");
        var now = LocalDate.now(HERE);
        sql.sql("update report_request set deadline = ? where request_id = cast(? as uuid)")
                .params(now.minusDays(10), request)
                .update();
        sql.sql("alter table issued_letter disable trigger all").update();
        try {
            sql.sql("""
                            update issued_letter set issued_at = issued_at - interval '12 days'
                            where report_id = cast(? as uuid)
                            """).param(first).update();
        } finally {
            sql.sql("alter table issued_letter enable trigger all").update();
        }
        String second = answer(request, "", "Kinh phí hỗ trợ chuyển đổi số còn hạn chế");

        // The office begins before everybody answered, and is told who is missing.
        accept(office, first);
        accept(office, second);
        office.open("/requests/" + request);
        assertThat(office.page()
                        .locator("section", new Page.LocatorOptions().setHasText("Báo cáo tổng hợp"))
                        .last())
                .containsText("Sở Nội vụ");
        button(office, "Tổng hợp thành báo cáo");
        assertThat(status(office)).containsText("Đã soạn báo cáo tổng hợp");
        String report = office.path().replaceAll("[?#].*", "");
        var main = office.page().locator("main");
        assertThat(main)
                .containsText(
                        "báo cáo của 02 trong tổng số 03 cơ quan, đơn vị được chấp nhận, trong đó 01 báo cáo gửi sau thời hạn");
        assertThat(main).containsText("Còn 01 cơ quan, đơn vị chưa gửi báo cáo: Sở Nội vụ");
        assertThat(main).containsText("“Thiếu nhân lực bán hàng trực tuyến”");
        office.picture("consolidated-draft");

        // Nobody of a department sees it.
        var stranger = person("chuyenvien.ct");
        stranger.open("/reports");
        assertThat(stranger.page().locator("main a[href='" + report + "']")).hasCount(0);

        // The leader of the office checks, reads the sources and signs; the registry issues.
        button(office, "Trình duyệt");
        var leader = person("lanhdao.vp");
        leader.open(report + "/check");
        assertThat(leader.page().locator("#check-BLOCKS")).containsText("Không có");
        leader.open(report + "/sources");
        assertThat(leader.page().locator("main")).containsText("Văn bản trả lời");
        leader.open(report);
        button(leader, "Ký");
        assertThat(status(leader)).containsText("Đã ký");
        var clerk = person("vanthu.vp");
        clerk.open("/");
        clerk.page().locator("a[href='" + report + "']").first().click();
        button(clerk, "Phát hành");
        assertThat(status(clerk)).containsText("/BC-VPĐP");
        clerk.picture("consolidated-issued");

        var docx = download(clerk, "Tải Word (.docx)");
        try (var input = Files.newInputStream(docx);
                var text = new XWPFWordExtractor(new XWPFDocument(input))) {
            assertThat(text.getText())
                    .contains(
                            "BÁO CÁO", "Kính gửi: Ủy ban nhân dân Tỉnh", "Sở Công Thương (Công văn số", "Phụ lục III");
        }
        var pdf = download(clerk, "Tải PDF");
        try (var document = Loader.loadPDF(pdf.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains("CHÁNH VĂN PHÒNG", "Chưa gửi");
        }
        Files.createDirectories(Path.of("target/pictures"));
        Files.copy(docx, Path.of("target/pictures/consolidated.docx"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(pdf, Path.of("target/pictures/consolidated.pdf"), StandardCopyOption.REPLACE_EXISTING);
        office.open("/reports?kind=consolidated");
        assertThat(office.page().locator("main table")).containsText("Báo cáo tổng hợp");
    }

    /// The department's answer, from its staff to its registry.
    private String answer(String request, String department, String difficulty) {
        var staff = person("chuyenvien" + department);
        staff.open("/requests/" + request);
        button(staff, "Soạn báo cáo");
        String report = staff.path().replaceAll("[?#].*", "");
        staff.page()
                .locator("#part-DIFFICULTIES")
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Thêm câu"))
                .click();
        staff.page().locator("#text").fill(difficulty);
        button(staff, "Lưu");
        button(staff, "Trình duyệt");
        var leader = person("lanhdao" + department);
        leader.open(report);
        button(leader, "Ký");
        var clerk = person("vanthu" + department);
        clerk.open(report);
        button(clerk, "Phát hành");
        assertThat(status(clerk)).containsText("Đã phát hành");
        return report.substring(report.lastIndexOf('/') + 1);
    }

    private static void accept(Site office, String report) {
        office.open("/reports/" + report);
        button(office, "Tiếp nhận");
        button(office, "Chấp nhận");
        assertThat(status(office)).containsText("Đã chấp nhận báo cáo");
    }

    private static Path download(Site site, String link) {
        return site.page()
                .waitForDownload(() -> site.page()
                        .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click())
                .path();
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
}
