package vn.ocop.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.exchange.sheet.Uploads;

/// A department that kept its activities in Excel brings them in, and takes them back.
@Journey
class ImportJourneyTests {
    @Test
    void aFilledTemplateIsReviewedEnteredAndTakenBack(Site site) throws Exception {
        var page = site.signInAs("chuyenvien").page();
        site.open("/activities");
        link(page, "Nhập từ bảng tính").click();
        var template = page.waitForDownload(
                () -> link(page, "Biểu mẫu nhập hoạt động (.xlsx)").click());
        byte[] filled;
        try (var book = new XSSFWorkbook(Files.newInputStream(template.path()));
                var bytes = new ByteArrayOutputStream()) {
            var sheet = book.getSheetAt(0);
            fill(sheet.createRow(1), "Lớp nhập từ bảng tính thứ nhất", LocalDate.of(2021, 3, 4), "huyện Tam Nông");
            fill(sheet.createRow(2), "Lớp nhập từ bảng tính thứ hai", LocalDate.of(2021, 3, 5), "Cao Lãnh");
            book.write(bytes);
            filled = bytes.toByteArray();
        }
        page.locator("#file")
                .setInputFiles(new FilePayload(
                        "danh-sach.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", filled));
        button(page, "Tải lên").click();
        assertThat(page.getByLabel("Cột A “Loại hoạt động *” là")).hasValue("type");
        site.picture("import-columns");
        button(page, "Kiểm tra").click();
        assertThat(page.locator(".import-rows")).containsText("thành phố Cao Lãnh", patiently());
        assertThat(page.locator(".import-rows")).containsText("huyện Cao Lãnh");
        site.picture("import-review");
        var desk = page.viewportSize();
        page.setViewportSize(390, 844);
        Assertions.assertEquals(
                true,
                page.evaluate(
                        "() => [document.documentElement, document.querySelector('.import-scroll')].every(it => it.scrollWidth <= it.clientWidth)"),
                "the review is read on a phone without scrolling sideways");
        page.setViewportSize(desk.width, desk.height);
        var noted = page.waitForDownload(
                () -> link(page, "Tải tệp của bạn kèm thông báo").click());
        var rows = Uploads.open(Files.readAllBytes(noted.path()), "a.xlsx").read(0, 100);
        Assertions.assertTrue(rows.get(2).cells().getLast().shown().contains("huyện Cao Lãnh"));
        button(page, "Nhập (1 dòng mới)").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Có 1 dòng lỗi");
        page.getByLabel("Bỏ 1 dòng lỗi").check();
        button(page, "Nhập (1 dòng mới)").click();
        assertThat(page.locator("main")).containsText("Đã nhập lúc", patiently());
        String batch = site.path();
        site.open("/activities?from=2021-03-01&to=2021-03-31");
        assertThat(page.locator("main")).containsText("Lớp nhập từ bảng tính thứ nhất");
        site.open(batch);
        button(page, "Hoàn tác lần nhập này").click();
        assertThat(page.locator("main")).containsText("Đã hoàn tác lúc", patiently());
        site.open("/activities?from=2021-03-01&to=2021-03-31");
        assertThat(page.locator("main")).not().containsText("Lớp nhập từ bảng tính thứ nhất");
    }

    private static com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions patiently() {
        return new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions().setTimeout(60_000);
    }

    private static void fill(org.apache.poi.ss.usermodel.Row row, String topic, LocalDate day, String area) {
        for (int at = 0; at < 7; at++) row.createCell(at);
        row.getCell(0).setCellValue("Tập huấn, đào tạo");
        row.getCell(1).setCellValue(topic);
        row.getCell(3).setCellValue(day);
        row.getCell(3).setCellStyle(row.getSheet().getColumnStyle(3));
        row.getCell(6).setCellValue(area);
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
