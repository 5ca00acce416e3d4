package vn.ocop.portal.report.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestId;

@PortalTest
class RequestPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private ReportRequests requests;

    @Autowired
    private Clock clock;

    private OrganizationId department;
    private OrganizationId other;
    private SignedIn coordinator;
    private SignedIn staff;
    private final Map<String, String> form = new HashMap<>();

    @BeforeEach
    void aFormThatIsFilledIn() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        other = people.department("Sở Công Thương");
        coordinator = people.of(people.coordinationOffice(), Role.COORDINATOR);
        staff = people.of(department, Role.STAFF);
        form.clear();
        form.put("unattended", "true");
        form.putAll(Map.of(
                "sender", coordinator.organization().toString(),
                "number", "165/VPĐP-OCOP",
                "issuedOn", "01/6/2022",
                "subject", "báo cáo kết quả OCOP",
                "plan", "",
                "rule", "FIRST_HALF_ND09",
                "year", "2022",
                "deadline", "2022-06-17",
                "addressees", department.toString()));
    }

    @Test
    void theOfficeAsksADepartmentWhichSeesItAndOthersDoNot() {
        var saved = post("/requests", coordinator);
        assertThat(saved).hasStatus3xxRedirection();
        String address = saved.getResponse().getRedirectedUrl();
        assertThat(get(address, staff))
                .hasStatusOk()
                .bodyText()
                .contains("165/VPĐP-OCOP", "15/12/2021 – 14/06/2022", "15/06/2022 – 14/12/2022", "Soạn báo cáo");
        assertThat(get("/requests", staff)).bodyText().contains("165/VPĐP-OCOP");
        var stranger = people.of(other, Role.STAFF);
        assertThat(get(address, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests", stranger)).hasStatusOk().bodyText().doesNotContain("165/VPĐP-OCOP");
        assertThat(get(address + "/edit", staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(address, staff)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theOfficeSeesSilenceGivesLeaveAndTakesTheRequestBack() {
        var leader = people.of(department, Role.LEADER);
        form.putAll(Map.of(
                "recordsUntil", "14/6/2022",
                "editsUntil", "20/6/2022",
                "addressees", department + "," + other));
        String address = post("/requests", coordinator).getResponse().getRedirectedUrl();
        assertThat(get(address, coordinator))
                .bodyText()
                .contains(
                        "0/2 cơ quan đã trả lời",
                        "Chưa gửi",
                        "ngày làm việc",
                        "14/06/2022",
                        "20/06/2022",
                        "Cho gửi sau ngày khóa");
        assertThat(get(address, staff))
                .bodyText()
                .contains("20/06/2022")
                .doesNotContain("cơ quan đã trả lời", "Thu hồi yêu cầu", "Xác nhận không có nội dung");

        form.clear();
        form.putAll(Map.of("organization", department.toString(), "until", "hôm nào", "reason", "bão"));
        assertThat(post(address + "/exceptions", coordinator))
                .hasStatus(422)
                .bodyText()
                .contains("Hãy ghi ngày cho gửi");
        form.put("until", "01/01/2199");
        assertThat(post(address + "/exceptions", leader)).hasStatus(404);
        assertThat(post(address + "/exceptions", coordinator)).hasStatus3xxRedirection();
        assertThat(get(address, coordinator)).bodyText().contains("Đến 01/01/2199", coordinator.fullName(), "bão");

        form.clear();
        assertThat(get(address, leader)).bodyText().contains("Xác nhận không có nội dung báo cáo");
        assertThat(post(address + "/nothing", staff)).hasStatus(404);
        assertThat(post(address + "/nothing", leader)).hasStatus3xxRedirection();
        assertThat(get(address, coordinator))
                .bodyText()
                .contains("1/2 cơ quan đã trả lời", "Không có nội dung báo cáo");
        assertThat(post(address + "/nothing/withdrawal", leader)).hasStatus3xxRedirection();
        assertThat(get(address, coordinator)).bodyText().contains("0/2 cơ quan đã trả lời");

        form.putAll(Map.of("version", "0", "reason", ""));
        assertThat(post(address + "/withdrawal", coordinator))
                .hasStatus(422)
                .bodyText()
                .contains("Hãy ghi lý do thu hồi");
        form.put("reason", "gửi nhầm kỳ");
        assertThat(post(address + "/withdrawal", staff)).hasStatus(404);
        assertThat(post(address + "/withdrawal", coordinator)).hasStatus3xxRedirection();
        assertThat(get(address, staff))
                .bodyText()
                .contains("đã được thu hồi", "gửi nhầm kỳ")
                .doesNotContain("Soạn báo cáo");
        assertThat(get("/requests", staff)).bodyText().contains("Đã thu hồi");
        assertThat(get("/", staff)).bodyText().contains("165/VPĐP-OCOP", "gửi nhầm kỳ");
    }

    @Test
    void theOfficeAndTheDepartmentReadWhoSaidThatThereIsNothingToReportAndWhatElse() {
        var leader = people.of(department, Role.LEADER);
        var neighbour = people.of(other, Role.STAFF);
        form.put("addressees", department + "," + other);
        String address = post("/requests", coordinator).getResponse().getRedirectedUrl();
        form.clear();
        form.put("note", "Sở chỉ <phối hợp> từ quý sau");
        assertThat(post(address + "/nothing", leader)).hasStatus3xxRedirection();
        String today = VietnameseDates.onScreen(LocalDate.now(clock));
        String answers = page(get(address, coordinator));
        assertThat(answers.substring(answers.indexOf("id=\"answers-title\"")))
                .contains(leader.fullName() + " xác nhận", "Sở chỉ <phối hợp> từ quý sau", today);
        assertThat(page(get(address, staff)))
                .contains("Ngày " + today + ", " + leader.fullName() + " xác nhận", "Sở chỉ <phối hợp> từ quý sau");
        assertThat(page(get(address, neighbour))).doesNotContain("phối hợp> từ quý sau", leader.fullName());
        assertThat(post(address + "/nothing/withdrawal", leader)).hasStatus3xxRedirection();
        assertThat(page(get(address, coordinator))).doesNotContain("từ quý sau", leader.fullName() + " xác nhận");
        form.clear();
        assertThat(post(address + "/nothing", leader)).hasStatus3xxRedirection();
        assertThat(page(get(address, staff))).contains("xác nhận").doesNotContain("Ghi chú cho Văn phòng:");
    }

    @Test
    void aDepartmentSeesUntilWhenItMayAnswerLateAndWhyAndItsNeighbourDoesNot() {
        var neighbour = people.of(other, Role.STAFF);
        form.put("editsUntil", "20/6/2022");
        form.put("addressees", department + "," + other);
        String address = post("/requests", coordinator).getResponse().getRedirectedUrl();
        assertThat(page(get(address, staff))).doesNotContain("Được gửi sau ngày khóa");
        form.clear();
        form.putAll(Map.of("organization", department.toString(), "until", "01/01/2199", "reason", "bão số 4"));
        assertThat(post(address + "/exceptions", coordinator)).hasStatus3xxRedirection();
        assertThat(page(get(address, staff)))
                .contains(
                        "Được gửi sau ngày khóa",
                        "Đến 01/01/2199, " + coordinator.fullName() + " cho phép",
                        "bão số 4");
        assertThat(page(get(address, neighbour))).doesNotContain("Được gửi sau ngày khóa", "bão số 4", "01/01/2199");
        assertThat(page(get(address, coordinator))).contains("bão số 4").doesNotContain("Được gửi sau ngày khóa");
    }

    private static String page(MvcTestResult result) {
        return HtmlUtils.htmlUnescape(new String(result.getResponse().getContentAsByteArray(), UTF_8));
    }

    @Test
    void staffEnterARequestThatReachedThemOnPaperForThemselvesOnly() {
        form.put("addressees", other.toString());
        assertThat(post("/requests", staff)).hasStatus3xxRedirection();
        assertThat(mine(staff))
                .singleElement()
                .satisfies(
                        id -> assertThat(requests.get(id, staff).addressees()).containsExactly(department));
    }

    @Test
    void daysOfOnesOwnAreAPeriodToo() {
        form.putAll(Map.of(
                "rule", "FREE", "year", "", "from", "1/1/2022", "to", "31/3/2022", "periodName", "Quý I năm 2022"));
        assertThat(post("/requests", coordinator)).hasStatus3xxRedirection();
        var request = requests.get(mine(coordinator).getFirst(), coordinator);
        assertThat(request.period()).isEqualTo(new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 3, 31)));
        assertThat(request.nextPeriodTo()).isEqualTo(LocalDate.of(2022, 6, 30));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    number    |                          | Hãy điền “Số, ký hiệu”.
                    number    | LONG                     | “Số, ký hiệu” dài tối đa 50 ký tự.
                    subject   |                          | Hãy điền “Nội dung yêu cầu”.
                    subject   | LONG                     | “Nội dung yêu cầu” dài tối đa 500 ký tự.
                    issuedOn  | 31/6/2022                | “Ngày ban hành” không phải là một ngày có thật
                    issuedOn  |                          | Hãy điền “Ngày ban hành”.
                    deadline  | 31/5/2022                | Hạn gửi không được trước ngày ban hành.
                    deadline  | tuần sau                 | “Hạn gửi” không phải là một ngày có thật
                    rule      |                          | Hãy điền “Chọn kỳ”.
                    rule      | NONE                     | Lựa chọn này không có trong danh sách.
                    year      |                          | Hãy điền “Năm”.
                    year      | hai nghìn                | “Năm” phải là số nguyên.
                    year      | 1899                     | “Năm” từ 2.000 trở lên.
                    sender    | 00000000-0000-0000-0000-00000000000a | Lựa chọn này không có trong danh sách.
                    sender    | khác                     | “Cơ quan yêu cầu” chưa đúng.
                    plan      | 00000000-0000-0000-0000-00000000000a | Lựa chọn này không có trong danh sách.
                    addressees|                          | Hãy chọn ít nhất một cơ quan phải báo cáo.
                    addressees| 00000000-0000-0000-0000-00000000000a | Lựa chọn này không có trong danh sách.
                    """)
    void eachBadInputIsToldAtItsFieldAndNothingIsSaved(String field, @Nullable String typed, String message) {
        form.put(field, typed == null ? "" : typed.equals("LONG") ? "dài ".repeat(200) : typed);
        var refused = post("/requests", coordinator);
        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Chưa lưu được, cần xem lại", message, "href=\"#" + field + "\"");
        String page = HtmlUtils.htmlUnescape(new String(refused.getResponse().getContentAsByteArray(), UTF_8));
        if (!field.equals("subject")) assertThat(page).contains("báo cáo kết quả OCOP");
        if (!field.equals("number")) assertThat(page).contains("value=\"165/VPĐP-OCOP\"");
        if (!field.equals("addressees")) {
            assertThat(page).contains("value=\"" + department + "\" checked=\"checked\"");
        }
        boolean free = List.of("number", "issuedOn", "year").contains(field) || "tuần sau".equals(typed);
        if (free && typed != null && !typed.equals("LONG")) assertThat(page).contains("value=\"" + typed + "\"");
        assertThat(mine(coordinator)).isEmpty();
    }

    @Test
    void daysOfOnesOwnInTheWrongOrderOrWithoutANameAreRefused() {
        form.putAll(Map.of("rule", "FREE", "from", "31/3/2022", "to", "1/1/2022", "periodName", ""));
        assertThat(post("/requests", coordinator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ngày cuối không được trước ngày đầu.", "Hãy điền “Tên kỳ”.");
    }

    @Test
    void aSecondRequestOfTheSameNumberAndDayIsRefused() {
        post("/requests", coordinator);
        assertThat(post("/requests", coordinator))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Đã có công văn số 165/VPĐP-OCOP của cơ quan này trong cùng ngày.");
        assertThat(mine(coordinator)).hasSize(1);
    }

    @Test
    void theSecondOfTwoPeopleOnOneRequestSeesBothVersions() {
        String address = post("/requests", coordinator).getResponse().getRedirectedUrl();
        assertThat(get(address + "/edit", coordinator)).hasStatusOk();
        form.putAll(Map.of("version", "0", "subject", "nội dung của người thứ nhất"));
        assertThat(post(address, coordinator)).hasStatus3xxRedirection();
        form.put("subject", "nội dung của người thứ hai");
        assertThat(post(address, coordinator))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("nội dung của người thứ nhất", "nội dung của người thứ hai");
        form.put("version", "1");
        assertThat(post(address, coordinator)).hasStatus3xxRedirection();
        assertThat(get(address, coordinator)).bodyText().contains("nội dung của người thứ hai");
    }

    @Test
    void aRequestThatIsNotThereIsNotFound() {
        assertThat(get("/requests/" + UUID.randomUUID(), staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests/khong-co", staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests/new", people.of(department, Role.LEADER))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private List<RequestId> mine(SignedIn me) {
        actingAs(me);
        return requests.of(me).stream().map(request -> request.id()).toList();
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.get().uri(address).with(signedInAs(me)).exchange();
    }

    private MvcTestResult post(String address, SignedIn me) {
        var post = mvc.post().uri(address).with(signedInAs(me)).with(csrf());
        form.forEach(post::param);
        return post.exchange();
    }
}
