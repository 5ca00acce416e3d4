package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.signedInAs;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.RequestId;

@PortalTest
class ReportLifePagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    HalfYear halfYear;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    HalfYear.Department planning;
    SignedIn office;
    RequestId request;

    @BeforeEach
    void aRequest() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        office = halfYear.office();
        request = halfYear.request(office, "165/VPĐP-OCOP", planning);
        halfYear.training(planning, "Bán hàng qua mạng");
    }

    @Test
    void eachRoleIsOfferedItsMoveAndNoOther() {
        var id = halfYear.draft(planning, request);
        assertThat(page(id, planning.staff()))
                .bodyText()
                .contains("/submission")
                .doesNotContain("/signature", "/issue");
        assertThat(page(id, planning.leader())).bodyText().doesNotContain("/submission", "/signature");
        post(id, "submission", planning.staff(), "note", "");
        assertThat(page(id, planning.staff())).bodyText().contains("/recall").doesNotContain("/submission");
        assertThat(page(id, planning.leader()))
                .bodyText()
                .contains("/signature", "/return", "KT. Giám đốc – Phó Giám đốc");
        assertThat(home(planning.leader())).bodyText().contains("Duyệt và ký", "/reports/" + id);
        post(id, "signature", planning.leader());
        assertThat(page(id, planning.clerk())).bodyText().contains("/issue", "số kế tiếp: 1", "/return");
        assertThat(home(planning.clerk())).bodyText().contains("Cho số, phát hành");
        assertThat(page(id, office)).hasStatus(HttpStatus.NOT_FOUND);
        post(id, "issue", planning.clerk(), "number", "", "date", "");
        assertThat(page(id, planning.staff()))
                .bodyText()
                .contains("Văn bản số 01/SO-TH ngày " + VietnameseDates.onScreen(LocalDate.now(clock)));
        assertThat(home(office)).bodyText().contains("Tiếp nhận");
        post(id, "reception", office, "number", "12", "date", "");
        post(id, "acceptance", office, "note", "Tốt");
        assertThat(page(id, office)).bodyText().contains("Đã chấp nhận", "Tốt");
    }

    @Test
    void theReasonOfAReturnIsTheFirstThingTheAuthorSees() {
        var id = halfYear.submitted(planning, request);
        post(id, "return", planning.leader(), "reason", "Thiếu số người dự\nvà <b>địa điểm</b>");
        assertThat(page(id, planning.staff()))
                .bodyText()
                .contains("Thiếu số người dự", "&lt;b&gt;địa điểm&lt;/b&gt;", "/submission");
    }

    @Test
    void theLeaderReadsWhatTheAuthorSaidWithoutOpeningTheTrail() {
        var id = halfYear.draft(planning, request);
        post(id, "submission", planning.staff(), "note", "Nhờ xem <i>phần 2</i>");
        String said = "trình lúc";
        assertThat(page(id, planning.leader()))
                .bodyText()
                .containsSubsequence(said, "Nhờ xem &lt;i&gt;phần 2&lt;/i&gt;", "class=\"trail\"");
        post(id, "recall", planning.staff());
        assertThat(page(id, planning.staff())).bodyText().doesNotContain(said);
    }

    @Test
    void theOfficeDoesNotReadWhatTheDepartmentSaidWithinItself() {
        var id = halfYear.draft(planning, request);
        post(id, "submission", planning.staff(), "note", "Nhờ xem phần 2");
        post(id, "return", planning.leader(), "reason", "Thiếu số người dự");
        post(id, "submission", planning.staff(), "note", "");
        post(id, "signature", planning.leader());
        post(id, "issue", planning.clerk(), "number", "", "date", "");
        post(id, "reception", office, "number", "", "date", "");
        post(id, "return", office, "reason", "Chưa khớp danh sách");
        assertThat(page(id, office))
                .bodyText()
                .contains("Chưa khớp danh sách", "Nhật ký (4)")
                .doesNotContain("Nhờ xem phần 2", "Thiếu số người dự");
        assertThat(page(id, planning.clerk()))
                .bodyText()
                .contains("Chưa khớp danh sách", "Nhờ xem phần 2", "Thiếu số người dự");
    }

    @Test
    void whatIsRefusedComesBackWithTheReasonAndWhatWasTyped() {
        var id = halfYear.submitted(planning, request);
        assertThat(post(id, "return", planning.leader(), "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Chưa thực hiện được", "Hãy ghi lý do trả lại")
                .doesNotContain("Chưa lưu được");
        assertThat(post(id, "return", planning.leader(), "reason", "Dài ".repeat(600)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("dài tối đa", "Dài Dài");
        assertThat(post(id, "return", planning.leader(), "reason", "Lỗi \u0007"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        post(id, "signature", planning.leader());
        assertThat(post(id, "issue", planning.clerk(), "number", "mười", "date", "1/1/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Số phải là số nguyên", "value=\"mười\"", "value=\"1/1/2022\"");
        assertThat(post(id, "issue", planning.clerk(), "number", "", "date", "31/2/2022"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ngày chưa đúng");
        assertThat(post(id, "issue", planning.clerk(), "number", "", "date", "01/01/2022"))
                .bodyText()
                .contains("không được trước ngày ký");
        assertThat(sql.sql("select count(*) from letter_register")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aSecondPressOfTheButtonSaysThatItIsDone() {
        var id = halfYear.signed(planning, request);
        int version = halfYear.version(id, planning.clerk());
        assertThat(post(id, version, "issue", planning.clerk())).hasStatus3xxRedirection();
        assertThat(post(id, version, "issue", planning.clerk()))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("done", "report.refused.ISSUED");
        assertThat(sql.sql("select count(*) from issued_letter")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(post(id, version, "signature", planning.leader()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Văn bản đã được phát hành, số 1 ngày");
    }

    @Test
    void aStaleFormShowsTheReportAsItIs() {
        var id = halfYear.submitted(planning, request);
        assertThat(post(id, 0, "signature", planning.leader()))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("đã thay đổi sau khi bạn mở");
    }

    @Test
    void movesOfAnotherRoleOrDepartmentAreNotThere() {
        var id = halfYear.submitted(planning, request);
        var trade = halfYear.department("Sở Công Thương");
        int version = halfYear.version(id, planning.staff());
        for (String move :
                new String[] {"submission", "recall", "return", "signature", "issue", "reception", "acceptance"}) {
            for (var stranger : new SignedIn[] {trade.staff(), trade.leader(), trade.clerk(), office}) {
                assertThat(post(id, version, move, stranger)).as(move).hasStatus(HttpStatus.NOT_FOUND);
            }
        }
        assertThat(post(id, version, "signature", planning.staff())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(id, version, "issue", planning.leader())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aLetterThatFailsLeavesNoGap() {
        var id = halfYear.signed(planning, request);
        sql.sql("update organization set letter_symbol = null where organization_id = ?")
                .param(planning.staff().organization().value())
                .update();
        assertThat(post(id, "issue", planning.clerk()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("chưa có ký hiệu văn bản");
        sql.sql("update organization set letter_symbol = 'SO-TH'").update();
        post(id, "issue", planning.clerk());
        assertThat(page(id, planning.staff())).bodyText().contains("Văn bản số 01/SO-TH");
    }

    private MvcTestResult page(ReportId id, SignedIn me) {
        return mvc.get().uri("/reports/" + id).with(signedInAs(me)).exchange();
    }

    private MvcTestResult home(SignedIn me) {
        return mvc.get().uri("/").with(signedInAs(me)).exchange();
    }

    private MvcTestResult post(ReportId id, String move, SignedIn me, String... fields) {
        return post(id, halfYear.version(id, me), move, me, fields);
    }

    private MvcTestResult post(ReportId id, int version, String move, SignedIn me, String... fields) {
        var request = mvc.post()
                .uri("/reports/%s/%s".formatted(id, move))
                .param("version", Integer.toString(version))
                .with(signedInAs(me))
                .with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
