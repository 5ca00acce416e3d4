package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.WorkingDays;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.RequestId;

/// The pages: who reported, letters that urge on, what is due, the calendar.
@PortalTest
class ReminderPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    private SignedIn office;
    private HalfYear.Department answered;
    private HalfYear.Department silent;
    private RequestId request;
    private String day;

    @BeforeEach
    void aRequestOfYearsAgo() {
        office = halfYear.office();
        answered = halfYear.department("Sở Đã gửi");
        silent = halfYear.department("Sở Im lặng");
        request = halfYear.request(office, "165/VPĐP-OCOP", answered, silent);
        halfYear.issued(answered, request);
        day = VietnameseDates.onScreen(workingDays.table().plus(LocalDate.now(clock), 3));
    }

    @Test
    void theMatrixShowsSilenceAndItsSpreadsheetToo() {
        assertThat(get("/requests/matrix", office))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "6 tháng đầu năm 2022",
                        "Sở Im lặng",
                        "Chưa gửi",
                        "ngày làm việc",
                        "1/2 đã trả lời",
                        "Cần đôn đốc",
                        "1 cơ quan chưa có báo cáo, hạn 17/06/2022");
        assertThat(get("/requests/matrix?only=OWING&from=2022&to=2022&q=im", office))
                .bodyText()
                .contains("Còn nợ báo cáo quá hạn", "Từ năm: 2022", "Cơ quan: im")
                .doesNotContain("Sở Đã gửi");
        assertThat(get("/requests/matrix?only=X&from=abc&to=1", office)).hasStatusOk();
        assertThat(get("/requests/matrix.xlsx?only=OWING", office)).hasStatusOk();
        assertThat(get("/requests/matrix", silent.staff())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests/matrix.xlsx", silent.staff())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests", office)).bodyText().contains("/requests/matrix");
        assertThat(get("/requests", silent.staff())).bodyText().doesNotContain("/requests/matrix");
        assertThat(get("/", office)).bodyText().contains("/requests/matrix");
    }

    @Test
    void oneClickDraftsTheLetterAndTheRequestTellsOfIt() throws Exception {
        assertThat(get("/requests/" + request, office)).bodyText().contains("Soạn công văn đôn đốc", "checked");
        String letter = post(
                        "/requests/" + request + "/reminders",
                        office,
                        "chosen",
                        "true",
                        "organization",
                        silent.staff().organization().toString(),
                        "answerBy",
                        day)
                .getResponse()
                .getRedirectedUrl();
        assertThat(get(letter, office))
                .hasStatusOk()
                .bodyText()
                .contains("Công văn đôn đốc báo cáo theo 165/VPĐP-OCOP", "Sở Im lặng", day, "Dự thảo")
                .doesNotContain("Sở Đã gửi");
        assertThat(get(letter + "/letter", office)).hasStatusOk().bodyText().contains("Về công văn đôn đốc");
        assertThat(get(letter + "/letter.pdf", office).getResponse().getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        try (var text = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(
                get(letter + "/letter.docx", office).getResponse().getContentAsByteArray())))) {
            assertThat(text.getText())
                    .contains("V/v", "đôn đốc báo cáo kết quả OCOP", "Kính gửi: Sở Im lặng", "Lưu: VT");
        }
        assertThat(post(letter + "/words", office, "version", "0", "answerBy", "31/2/2022", "extra", "Lời thêm"))
                .hasStatus(422)
                .bodyText()
                .contains("Hạn gửi mới phải là một ngày có thật", "31/2/2022", "Lời thêm");
        assertThat(post(letter + "/words", office, "version", "0", "answerBy", day, "extra", "Liên hệ bà Mẫu."))
                .hasStatus3xxRedirection();
        assertThat(post(letter + "/sending", office, "version", "2", "number", "", "on", "", "way", "POST"))
                .hasStatus(422)
                .bodyText()
                .contains("Hãy ghi số công văn", "Hãy ghi ngày công văn");
        String today = VietnameseDates.onScreen(LocalDate.now(clock));
        assertThat(post(letter + "/sending", office, "version", "2", "number", "17", "on", today, "way", "SYSTEM"))
                .hasStatus3xxRedirection();
        assertThat(get(letter, office)).bodyText().contains("Số 17 ngày", "Ghi nhầm: chưa gửi");
        String told = "Đã đôn đốc ngày %s, công văn số 17: Sở Im lặng".formatted(today);
        assertThat(get("/requests/" + request, office)).bodyText().contains(told, letter);
        assertThat(get("/requests/" + request, silent.staff()))
                .bodyText()
                .contains(told)
                .doesNotContain(letter, "Soạn công văn đôn đốc");
        assertThat(get("/requests/" + request, answered.staff())).bodyText().doesNotContain("Đã đôn đốc");
        assertThat(get("/requests/matrix", office)).bodyText().contains("đã đôn đốc " + today);
        assertThat(get("/requests/reminders", office)).bodyText().contains("165/VPĐP-OCOP", "Sở Im lặng", "Số 17");
        assertThat(get("/requests/reminders?state=DRAFT", office)).bodyText().contains("Chưa có công văn");
        assertThat(get(letter, silent.staff())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theDayThatALetterSetStandsBesideTheDeadline() {
        String letter = post("/requests/" + request + "/reminders", office, "answerBy", day)
                .getResponse()
                .getRedirectedUrl();
        assertThat(get("/", silent.staff())).bodyText().doesNotContain(day);
        String today = VietnameseDates.onScreen(LocalDate.now(clock));
        assertThat(post(letter + "/sending", office, "version", "0", "number", "17", "on", today, "way", "SYSTEM"))
                .hasStatus3xxRedirection();
        assertThat(get("/", silent.staff()))
                .bodyText()
                .contains("Hạn 17/06/2022, trễ", "Công văn đôn đốc đề nghị gửi trước " + day);
        assertThat(get("/", silent.leader())).bodyText().contains("Công văn đôn đốc đề nghị gửi trước " + day);
        assertThat(get("/requests/" + request, silent.staff()))
                .bodyText()
                .contains("Hạn theo công văn đôn đốc", day, "Số ngày trễ vẫn tính theo hạn gửi ban đầu");
        assertThat(get("/requests/" + request, answered.staff()))
                .bodyText()
                .doesNotContain("Hạn theo công văn đôn đốc");
        assertThat(get("/requests/" + request, office)).bodyText().contains("đôn đốc, đề nghị gửi trước " + day);
        String month = VietnameseDates.typed(day).orElseThrow().toString().substring(0, 7);
        assertThat(get("/calendar?month=" + month, silent.staff()))
                .bodyText()
                .contains("Hạn theo công văn đôn đốc, yêu cầu 165/VPĐP-OCOP");
        assertThat(get("/calendar?month=" + month, answered.staff()))
                .bodyText()
                .doesNotContain("Hạn theo công văn đôn đốc, yêu cầu");
    }

    @Test
    void leadersAndClerksSeeWhoseTurnItIs() {
        for (var other : List.of(silent.leader(), silent.clerk())) {
            assertThat(get("/", other))
                    .bodyText()
                    .contains(
                            "Đang chờ người khác",
                            "Công văn 165/VPĐP-OCOP: chờ chuyên viên soạn báo cáo",
                            "ngày làm việc")
                    .doesNotContain("Soạn báo cáo trả lời công văn 165");
        }
        halfYear.submitted(silent, request);
        assertThat(get("/", silent.clerk())).bodyText().contains("Công văn 165/VPĐP-OCOP: chờ lãnh đạo duyệt, ký");
        assertThat(get("/", silent.staff())).bodyText().contains("Công văn 165/VPĐP-OCOP: chờ lãnh đạo duyệt, ký");
        assertThat(get("/", silent.leader()))
                .bodyText()
                .contains("Duyệt, ký báo cáo trả lời công văn 165/VPĐP-OCOP")
                .doesNotContain("Đang chờ người khác");
    }

    @Test
    void aWithdrawnRequestIsToldUntilItIsSeen() {
        assertThat(post("/requests/" + request + "/withdrawal", office, "version", "0", "reason", "Gửi nhầm kỳ"))
                .hasStatus3xxRedirection();
        for (var one : List.of(silent.staff(), silent.leader(), silent.clerk())) {
            assertThat(get("/", one))
                    .bodyText()
                    .contains("Yêu cầu đã thu hồi", "Công văn 165/VPĐP-OCOP ngày 01/06/2022", "Lý do: Gửi nhầm kỳ");
        }
        assertThat(get("/", office)).bodyText().doesNotContain("Yêu cầu đã thu hồi");
        var stranger = halfYear.department("Sở Khác");
        assertThat(post("/reminders/withdrawals", stranger.staff(), "request", request.toString()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/reminders/withdrawals", silent.staff(), "request", request.toString()))
                .hasRedirectedUrl("/");
        assertThat(get("/", silent.staff())).bodyText().doesNotContain("Yêu cầu đã thu hồi");
        assertThat(get("/", silent.leader())).bodyText().contains("Yêu cầu đã thu hồi");
    }

    @Test
    void whatCannotBeUrgedIsToldOnTheRequest() {
        var refused = post("/requests/" + request + "/reminders", office, "chosen", "true", "answerBy", day);
        assertThat(refused).hasRedirectedUrl("/requests/" + request + "#urge");
        assertThat(mvc.get()
                        .uri("/requests/" + request)
                        .with(People.signedInAs(office))
                        .flashAttrs(refused.getMvcResult().getFlashMap())
                        .exchange())
                .bodyText()
                .contains("Không có cơ quan nào được chọn còn nợ báo cáo");
        assertThat(post("/requests/" + request + "/reminders", office, "answerBy", "mai"))
                .hasRedirectedUrl("/requests/" + request + "#urge");
        assertThat(post("/requests/" + request + "/reminders", silent.staff())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatIsDueStandsOnMyWorkUntilItIsSetAside() {
        assertThat(get("/", silent.staff()))
                .bodyText()
                .contains("Việc đến hạn", "Soạn báo cáo trả lời công văn 165/VPĐP-OCOP", "Đã xem, ẩn");
        assertThat(get("/", silent.leader())).bodyText().doesNotContain("Việc đến hạn");
        assertThat(post(
                        "/reminders/dismissals",
                        silent.staff(),
                        "request",
                        request.toString(),
                        "organization",
                        silent.staff().organization().toString(),
                        "step",
                        "ANSWER",
                        "back",
                        "https://example.com/"))
                .hasRedirectedUrl("/reminders");
        assertThat(get("/", silent.staff()))
                .bodyText()
                .contains("Đã ẩn 1 việc")
                .doesNotContain("class=\"due-acts\"", "công văn 165/VPĐP-OCOP");
        assertThat(post("/reminders/dismissals/withdrawal", silent.staff())).hasStatus3xxRedirection();
        assertThat(get("/reminders", silent.staff()))
                .bodyText()
                .contains("Soạn báo cáo trả lời công văn 165/VPĐP-OCOP");
        assertThat(post(
                        "/reminders/dismissals",
                        answered.staff(),
                        "request",
                        request.toString(),
                        "organization",
                        silent.staff().organization().toString(),
                        "step",
                        "ANSWER"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void eachPersonChoosesHowToBeReminded() {
        assertThat(post("/reminders/choice", silent.staff(), "version", "0", "mail", "true", "email", "a b"))
                .hasStatus(422)
                .bodyText()
                .contains("Địa chỉ thư điện tử chưa đúng", "a b");
        assertThat(post(
                        "/reminders/choice",
                        silent.staff(),
                        "version",
                        "0",
                        "mail",
                        "true",
                        "email",
                        "an@dongthap.gov.vn",
                        "language",
                        "en"))
                .hasRedirectedUrl("/reminders");
        assertThat(get("/reminders", silent.staff()))
                .bodyText()
                .contains("an@dongthap.gov.vn", "id=\"mail-yes\" name=\"mail\" value=\"true\" checked")
                .doesNotContain("id=\"beforeDeadline\" name=\"beforeDeadline\" value=\"true\" checked");
        assertThat(post("/reminders/choice", silent.staff(), "version", "0", "mail", "false"))
                .as("changed since")
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(get("/reminders", office)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    @Transactional
    void anAdministratorKeepsTheCalendar() {
        var admin = people.of(office.organization(), Role.ADMIN);
        assertThat(get("/admin/working-days?year=2026", admin))
                .hasStatusOk()
                .bodyText()
                .contains("02/09/2026", "Quốc khánh", "Thứ Tư", "Chưa đối chiếu", "Làm bù");
        assertThat(get("/admin/working-days?year=2040", admin)).bodyText().contains("Chưa có ngày nghỉ");
        assertThat(post("/admin/working-days", admin, "kind", "OFF", "first", "3/9/2026x", "name", ""))
                .hasStatus(422)
                .bodyText()
                .contains("“Từ ngày” không phải là một ngày có thật", "Hãy điền “Tên ngày”", "3/9/2026x");
        assertThat(post("/admin/working-days", admin, "kind", "OFF", "first", "5/9/2026", "name", "Nghỉ"))
                .hasStatus(422)
                .bodyText()
                .contains("vốn đã nghỉ");
        assertThat(post("/admin/working-days", admin, "kind", "OFF", "first", "2/9/2026", "name", "Nghỉ"))
                .hasStatus(422)
                .bodyText()
                .contains("Đã có trong danh sách: 02/09/2026");
        assertThat(post(
                        "/admin/working-days",
                        admin,
                        "kind",
                        "OFF",
                        "first",
                        "2/9/2040",
                        "last",
                        "4/9/2040",
                        "name",
                        "Quốc khánh",
                        "certain",
                        "true"))
                .hasRedirectedUrl("/admin/working-days?year=2040");
        assertThat(get("/admin/working-days/2040-09-03", admin))
                .bodyText()
                .contains("03/09/2040 (Thứ Hai)", "Bỏ ngày này");
        assertThat(post("/admin/working-days/2040-09-03", admin, "version", "0", "name", ""))
                .hasStatus(422);
        assertThat(post("/admin/working-days/2040-09-03", admin, "version", "0", "name", "Nghỉ bù"))
                .hasStatus3xxRedirection();
        assertThat(post("/admin/working-days/2040-09-03/removal", admin, "version", "0"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(post("/admin/working-days/confirmation", admin, "year", "2040"))
                .hasStatus3xxRedirection();
        assertThat(get("/admin/working-days?year=2040", admin))
                .bodyText()
                .contains("Nghỉ bù")
                .doesNotContain("Chưa đối chiếu");
        assertThat(get("/admin/audit", admin)).bodyText().contains("Thêm ngày nghỉ, ngày làm bù");
        assertThat(post("/admin/working-days/2040-09-03/removal", admin, "version", "2"))
                .hasStatus3xxRedirection();
        assertThat(get("/admin/working-days/2040-09-03", admin)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/admin/working-days/khong", admin)).hasStatus4xxClientError();
        assertThat(get("/admin/working-days", office)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult get(@Nullable String address, SignedIn me) {
        return mvc.get()
                .uri(Objects.requireNonNull(address))
                .with(People.signedInAs(me))
                .exchange();
    }

    private MvcTestResult post(String address, SignedIn me, String... parameters) {
        var request = mvc.post().uri(address).with(People.signedInAs(me)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) request = request.param(parameters[i], parameters[i + 1]);
        return request.exchange();
    }
}
