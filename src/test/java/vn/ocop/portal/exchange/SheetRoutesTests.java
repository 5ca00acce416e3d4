package vn.ocop.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;

/// Every list as a spreadsheet: whose rows it holds, by which filters, and what it tells beside them.
@PortalTest
class SheetRoutesTests {
    private static final List<String> OF_ALL =
            List.of("/plans.xlsx", "/subjects.xlsx", "/products.xlsx", "/areas.xlsx");
    private static final List<String> OF_REPORTING = List.of("/activities.xlsx", "/requests.xlsx", "/reports.xlsx");
    private static final List<String> OF_ADMINISTRATORS = List.of(
            "/admin/areas.xlsx",
            "/admin/organizations.xlsx",
            "/admin/users.xlsx",
            "/admin/activity-types.xlsx",
            "/admin/audit.xlsx");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    SubjectRegistration subjects;

    @Autowired
    Areas areas;

    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private SignedIn office;
    private SignedIn admin;

    @BeforeEach
    void twoDepartmentsWithOneActivityEach() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        office = halfYear.office();
        admin = people.of(planning.staff().organization(), Role.ADMIN);
        halfYear.training(planning, "=HYPERLINK(\"x\") bán hàng qua mạng");
        halfYear.training(trade, "Xúc tiến thương mại");
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.get().uri(address).with(People.signedInAs(me)).exchange();
    }

    /// What a file holds.
    private record Read(List<List<String>> rows, List<List<String>> about) {
        List<String> column(String title) {
            int at = rows.getFirst().indexOf(title);
            assertThat(at).as("column " + title).isNotNegative();
            return rows.stream().skip(1).map(row -> row.get(at)).toList();
        }
    }

    private Read read(String address, SignedIn me) throws IOException {
        var answer = get(address, me);
        assertThat(answer)
                .as(address)
                .hasStatusOk()
                .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var sheets = new ArrayList<List<List<String>>>();
            book.forEach(sheet -> {
                var rows = new ArrayList<List<String>>();
                sheet.forEach(row -> {
                    var cells = new ArrayList<String>();
                    for (int i = 0; i < Math.max(0, row.getLastCellNum()); i++) {
                        var cell = row.getCell(i);
                        assertThat(cell == null ? CellType.BLANK : cell.getCellType())
                                .isNotEqualTo(CellType.FORMULA);
                        cells.add(cell == null ? "" : cell.toString());
                    }
                    rows.add(cells);
                });
                sheets.add(rows);
            });
            return new Read(sheets.getFirst(), sheets.getLast());
        }
    }

    @Test
    void aDepartmentGetsItsOwnActivitiesAndTheOfficeAll() throws IOException {
        assertThat(read("/activities.xlsx", planning.staff()).column("Chủ đề, nội dung"))
                .containsExactly("=HYPERLINK(\"x\") bán hàng qua mạng");
        assertThat(read("/activities.xlsx", trade.clerk()).column("Chủ đề, nội dung"))
                .containsExactly("Xúc tiến thương mại");
        assertThat(read("/activities.xlsx", office).column("Chủ đề, nội dung")).hasSize(2);
    }

    @Test
    void theListsFiltersHoldAndAreTold() throws IOException {
        var found = read("/activities.xlsx?q=xuc tien&type=TRAINING&from=01/01/2022&to=30/6/2022", office);
        assertThat(found.column("Chủ đề, nội dung")).containsExactly("Xúc tiến thương mại");
        assertThat(found.about().toString())
                .contains("Từ khóa: xuc tien", "Từ: 01/01/2022", "Đến: 30/06/2022")
                .contains(office.fullName(), office.organizationName())
                .contains("Số liệu tính đến")
                .contains("[Số dòng, 1]");
        assertThat(read("/activities.xlsx?from=01/01/2023", office).rows()).hasSize(1);
        assertThat(read("/activities.xlsx", office).about().toString()).contains("không có");
    }

    @Test
    void aFilterThatCannotBeReadLeadsBackToTheListThatSaysSo() {
        assertThat(get("/activities.xlsx?from=hom nay&type=TRAINING", office))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/activities?from=hom%20nay&type=TRAINING");
        assertThat(get("/admin/audit.xlsx?from=31/6/2022", admin)).hasStatus3xxRedirection();
        assertThat(get("/subjects.xlsx?type=HOI_QUAN&q=sen", office)).hasRedirectedUrl("/subjects?q=sen&");
        assertThat(get("/products.xlsx?state=KHONG", office)).hasStatus3xxRedirection();
        assertThat(get("/admin/areas.xlsx?on=31/6/2022", admin))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("không phải là một ngày có thật");
    }

    @Test
    void eachListIsForThoseWhoMaySeeItsPage() throws IOException {
        Map<String, List<SignedIn>> readers = new LinkedHashMap<>();
        var reporting = List.of(planning.staff(), planning.leader(), planning.clerk(), office);
        var all = new ArrayList<>(reporting);
        all.add(admin);
        OF_ALL.forEach(address -> readers.put(address, all));
        OF_REPORTING.forEach(address -> readers.put(address, reporting));
        OF_ADMINISTRATORS.forEach(address -> readers.put(address, List.of(admin)));
        for (var route : readers.entrySet()) {
            for (var person : all) {
                var answer = get(route.getKey(), person);
                if (route.getValue().contains(person)) {
                    assertThat(answer).as(route.getKey()).hasStatusOk();
                } else {
                    assertThat(answer).as(route.getKey()).hasStatus(HttpStatus.NOT_FOUND);
                }
            }
            assertThat(mvc.get().uri(route.getKey()).with(SecurityMockMvcRequestPostProcessors.anonymous()))
                    .as(route.getKey())
                    .hasStatus3xxRedirection();
        }
    }

    @Test
    void draftsOfOthersAreInNoList() throws IOException {
        var request = halfYear.request(office, "165/VPĐP-OCOP", planning, trade);
        halfYear.draft(planning, request);
        assertThat(read("/reports.xlsx", planning.leader()).rows()).hasSize(2);
        assertThat(read("/reports.xlsx", trade.staff()).rows()).hasSize(1);
        assertThat(read("/reports.xlsx", office).rows()).hasSize(1);
        halfYear.issued(trade, request);
        var sent = read("/reports.xlsx", office);
        assertThat(sent.column("Số công văn")).containsExactly("1.0");
        assertThat(read("/requests.xlsx", trade.staff()).column("Số, ký hiệu")).containsExactly("165/VPĐP-OCOP");
        assertThat(read("/admin/audit.xlsx", admin).rows()).hasSizeGreaterThan(3);
    }

    @Test
    void theRegistersComeWhole() throws IOException {
        assertThat(read("/admin/areas.xlsx?on=2025-07-01", admin).rows()).hasSize(1 + 1 + 102);
        assertThat(read("/admin/areas.xlsx?on=2022-06-01&q=sa dec", admin).column("Tên"))
                .contains("thành phố Sa Đéc");
        assertThat(read("/admin/organizations.xlsx?q=cong thuong", admin).rows())
                .hasSize(2);
        var users = read("/admin/users.xlsx", admin);
        assertThat(users.column("Tên đăng nhập")).contains(admin.getUsername());
        assertThat(users.rows().toString()).doesNotContain("{noop}").doesNotContain("bcrypt");
        assertThat(read("/admin/activity-types.xlsx", admin).rows()).hasSizeGreaterThan(10);
    }

    @Test
    void subjectsComeByTheirListsFiltersWithoutContacts() throws IOException {
        var day = LocalDate.of(2025, 8, 1);
        People.actingAs(admin);
        subjects.register(
                admin,
                SubjectDraft.of(
                                "@Hợp tác xã Thử Nghiệm",
                                SubjectType.COOPERATIVE,
                                areas.belowProvinceOn(day).getFirst().id(),
                                day)
                        .reachedAt(null, "0900 000 000", null)
                        .representedBy("Nguyễn Thị Minh Hoạ", "Giám đốc", null, null));
        subjects.register(
                admin,
                SubjectDraft.of(
                        "Tổ hợp tác Thử Nghiệm",
                        SubjectType.COOPERATIVE_GROUP,
                        areas.belowProvinceOn(day).getFirst().id(),
                        day));
        var found = read("/subjects.xlsx?type=COOPERATIVE", planning.staff());
        assertThat(found.column("Tên chủ thể")).containsExactly("@Hợp tác xã Thử Nghiệm");
        assertThat(found.rows().toString()).doesNotContain("0900").doesNotContain("Minh Hoạ");
        assertThat(found.about().toString()).contains("Loại hình: Hợp tác xã");
        assertThat(read("/products.xlsx", planning.staff()).rows()).hasSize(1);
    }

    @Test
    void theFileIsNamedInVietnamese() {
        String name =
                String.valueOf(get("/activities.xlsx", office).getResponse().getHeader("Content-Disposition"));
        assertThat(name).startsWith("attachment;").contains("filename*=UTF-8''");
        assertThat(URLDecoder.decode(name.replaceAll(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8))
                .matches("Hoạt động \\d\\d-\\d\\d-\\d{4}\\.xlsx");
    }
}
