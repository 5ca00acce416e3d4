package vn.ocop.portal.report.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.RequestOutline;
import vn.ocop.portal.report.RequestSummary;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;

/// The pages on which a request's content is written, amended and read, and those of regimes.
@PortalTest
class RequestContentPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private HalfYear halfYear;

    @Autowired
    private ReportRequests requests;

    @Autowired
    private RequestOutline outlines;

    @Autowired
    private ReportDrafting drafting;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Clock clock;

    private SignedIn office;
    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private final MultiValueMap<String, String> form = new LinkedMultiValueMap<>();

    @BeforeEach
    void aFormThatIsFilledIn() {
        office = halfYear.office();
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        form.clear();
        form.setAll(Map.of(
                "sender", office.organization().toString(),
                "number", "165/VPĐP-OCOP",
                "issuedOn", "01/6/2022",
                "subject", "báo cáo kết quả OCOP",
                "rule", "FIRST_HALF_ND09",
                "year", "2022",
                "deadline", "17/6/2022",
                "addressees", id(planning).toString()));
    }

    private static OrganizationId id(HalfYear.Department department) {
        return department.staff().organization();
    }

    private void line(int at, String depth, String section, String heading, String guidance) {
        form.set("outline[" + at + "].depth", depth);
        form.set("outline[" + at + "].section", section);
        form.set("outline[" + at + "].heading", heading);
        form.set("outline[" + at + "].guidance", guidance);
    }

    private String page(MvcTestResult result) {
        return HtmlUtils.htmlUnescape(new String(result.getResponse().getContentAsByteArray(), UTF_8));
    }

    @Test
    void whatNoFormSendsIsRefusedOrPassedOver() {
        sql.sql("""
                        insert into reporting_regime (regime_id, version, organization_id, name, basis, subject, method,
                            first_rule_code, first_year, deadline_days, working_days, lead_days, changed_by, changed_at)
                        values (:id, 0, :office, 'OCOP', 'Quyết định', 'báo cáo', 'cổng', 'YEAR_ND09', 2030, 2, true, 15, :by, now())
                        """)
                .param("id", new UUID(0, 30))
                .param("office", office.organization().value())
                .param("by", office.id().value())
                .update();
        form.set("regime", new UUID(0, 30).toString());
        for (String year : List.of("2000000000", "-2000000000", "6000000", "0")) {
            form.set("year", year);
            assertThat(post("/requests", office)).as(year).hasStatus(422);
        }
        form.set("year", "2022");
        form.remove("regime");
        form.addAll("addressees", List.of("", ""));
        form.addAll("classes", List.of("", ""));
        line(0, "1", "", "Chỉ một mục", "");
        assertThat(post("/requests", office)).hasStatus3xxRedirection();
        assertThat(outlines.of(all(office).getFirst().id())).hasSize(1);
    }

    @Test
    void gapsInAnOutlineArePassedOver() {
        line(2, "1", "", "Mục đầu", "");
        line(7, "1", "", "Mục sau", "");
        form.set("do", "add");
        assertThat(post("/requests", office)).hasStatusOk();
        assertThat(post("/requests/regimes", office)).hasStatusOk();
        form.remove("do");
        assertThat(post("/requests/regimes", office)).hasStatus(422);
        form.set("deadline", "hôm nọ");
        assertThat(post("/requests", office)).hasStatus(422);
        form.set("deadline", "17/6/2022");
        assertThat(post("/requests", office).getResponse().getStatus()).isIn(302, 422);
        form.set("outline[4000].heading", "Nơi không có");
        assertThat(post("/requests", office)).hasStatus(400);
        form.remove("outline[4000].heading");
        form.set("outline[x].heading", "Không phải số");
        assertThat(post("/requests", office)).hasStatus(400);
        assertThat(post("/requests/regimes", office)).hasStatus(400);
    }

    @Test
    void anOutlineIsPutTogetherOnTheFormButtonByButton() {
        form.set("do", "preset.SIX_MONTHS");
        form.set("issuedOn", "hôm nọ");
        var preset = post("/requests", office);
        assertThat(preset).hasStatusOk();
        assertThat(page(preset))
                .contains(
                        "value=\"Kết quả thực hiện các nhiệm vụ trong kỳ\"",
                        "name=\"outline[9].heading\"",
                        "value=\"165/VPĐP-OCOP\"",
                        "value=\"hôm nọ\"");
        form.set("issuedOn", "01/6/2022");
        line(0, "1", "RESULTS", "Kết quả, gồm cả số liệu", "");
        line(1, "1", "", "Phần viết tay", "nêu rõ");
        form.set("do", "up.1");
        assertThat(page(post("/requests", office)))
                .containsSubsequence("autofocus", "value=\"Phần viết tay\"", "value=\"Kết quả, gồm cả số liệu\"");
        form.set("do", "add");
        assertThat(page(post("/requests", office))).contains("name=\"outline[2].heading\"");
        form.set("do", "remove.0");
        assertThat(page(post("/requests", office)))
                .contains("value=\"Phần viết tay\"")
                .doesNotContain("Kết quả, gồm cả số liệu", "outline[1]");
        for (String nonsense : new String[] {"remove.9", "up.0", "down.1", "preset.X", "up.-1", "xyz", "last"}) {
            form.set("do", nonsense);
            assertThat(page(post("/requests", office)))
                    .containsSubsequence("value=\"Kết quả, gồm cả số liệu\"", "value=\"Phần viết tay\"");
        }
        assertThat(all(office)).as("nothing is saved by arranging").isEmpty();
        form.remove("do");
        assertThat(post("/requests", office)).hasStatus3xxRedirection();
        assertThat(outlines.of(all(office).getFirst().id())).hasSize(2);
        form.set("do", "last");
        form.set("outline[0].heading", "");
        assertThat(page(post("/requests", office))).contains("value=\"Kết quả, gồm cả số liệu\"");
        assertThat(post("/requests", planning.leader())).hasStatus(404);
    }

    @Test
    void theDepartmentSeesTheOutlineOnItsRequestAndBesideItsReport() {
        line(0, "1", "RESULTS", "Kết quả nổi bật", "");
        line(1, "2", "", "Tập huấn", "số lớp");
        line(2, "1", "DIFFICULTIES", "Vướng mắc cần gỡ", "");
        form.addAll("indicators", List.of("CLASSES", "CONTRACTS", "ACTIVITIES_HELD"));
        String address = redirect(post("/requests", office));
        var request = RequestId.of(address.substring(address.lastIndexOf('/') + 1));
        halfYear.training(planning, "Bán hàng");
        assertThat(page(get(address, planning.staff())))
                .contains("Đề cương báo cáo", "Kết quả nổi bật", "số lớp", "Số lớp tập huấn", "1 hoạt động")
                .contains("chưa có số liệu");
        assertThat(page(get(address, office)))
                .contains("Kết quả nổi bật", "Số lớp tập huấn")
                .doesNotContain("1 hoạt động", "chưa có số liệu");
        var report = halfYear.draft(planning, request);
        assertThat(page(get("/reports/" + report, planning.staff())))
                .contains(
                        "2 phần văn bản, chưa có nội dung: 1",
                        "chỉ tiêu: 3, chưa có số liệu: 2",
                        "trong phần trên",
                        "1. ",
                        "Kết quả nổi bật",
                        "Vướng mắc cần gỡ");
        actingAs(planning.staff());
        drafting.add(report, Section.DIFFICULTIES, SentenceKind.SENTENCE, "Thiếu kinh phí", planning.staff());
        assertThat(page(get("/reports/" + report, planning.staff()))).contains("2 phần văn bản, chưa có nội dung: 0");
    }

    @Test
    void theOfficeSeesEachAddresseesFiguresAndATotalInWhichNoAreaCountsTwice() {
        var silent = halfYear.department("Sở Im lặng");
        form.addAll("addressees", List.of(id(trade).toString(), id(silent).toString()));
        form.addAll("indicators", List.of("CLASSES", "CONTRACTS", "ACTIVITIES_HELD", "AREAS_REACHED"));
        String address = redirect(post("/requests", office));
        var first = halfYear.training(planning, "Bán hàng");
        var second = halfYear.training(trade, "Kế toán");
        halfYear.training(trade, "Thương mại điện tử");
        for (var one : List.of(first, second)) {
            sql.sql(
                            "insert into activity_area (activity_id, unit_id) select ?, min(unit_id::text)::uuid from administrative_unit where valid_to is null")
                    .param(one.value())
                    .update();
        }
        sql.sql(
                        "insert into activity_measure (activity_id, indicator_code, value) values (?, 'CLASSES', 3), (?, 'CLASSES', 1200)")
                .params(first.value(), second.value())
                .update();
        halfYear.training(halfYear.department("Sở Không được hỏi"), "Của sở khác");
        assertThat(figures(page(get(address, office))))
                .containsExactly(
                        "Sở Công Thương 1.200 – 2 1",
                        "Sở Im lặng – – – –",
                        "Sở Kế hoạch và Đầu tư 3 – 1 1",
                        "Cộng 1.203 – 3 1");
        assertThat(page(get(address, planning.staff())))
                .contains("Số lớp tập huấn")
                .doesNotContain("id=\"figures\"", "1.200");
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, decision, recorded_by, recorded_at)
                        values (?, ?, '2022-07-01', '1/QĐ', ?, now())
                        """)
                .params(id(planning).value(), id(trade).value(), office.id().value())
                .update();
        assertThat(figures(page(get(address, office))))
                .as("the successor tells of it too, the total once")
                .contains("Sở Công Thương 1.203 – 3 1", "Sở Kế hoạch và Đầu tư 3 – 1 1", "Cộng 1.203 – 3 1");
    }

    /// The rows of the office's figures, as words.
    private static List<String> figures(String page) {
        int at = page.indexOf("id=\"figures\"");
        assertThat(at).isNotNegative();
        String table = page.substring(page.indexOf("</thead>", at), page.indexOf("</table>", at));
        return Arrays.stream(table.split("</tr>"))
                .map(row ->
                        row.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip())
                .filter(row -> !row.isEmpty())
                .toList();
    }

    @Test
    void whoAClassHoldsIsShownBeforeAnythingIsSent() {
        form.remove("addressees");
        form.set("classes", "DEPARTMENTS");
        var shown = post("/requests", office);
        assertThat(shown).hasStatus(422);
        assertThat(page(shown))
                .contains(
                        "Nhóm đã chọn thêm 2 cơ quan",
                        "value=\"" + id(planning) + "\" checked=\"checked\"",
                        "value=\"" + id(trade) + "\" checked=\"checked\"");
        assertThat(all(office)).isEmpty();
        form.addAll("addressees", List.of(id(planning).toString(), id(trade).toString()));
        assertThat(post("/requests", office)).hasStatus3xxRedirection();
        assertThat(all(office).getFirst().addressees()).containsExactlyInAnyOrder(id(planning), id(trade));
    }

    @Test
    void anEmptyClassAsksNobody() {
        form.remove("addressees");
        form.set("classes", "COMMITTEES");
        assertThat(page(post("/requests", office)))
                .contains("Vào ngày 01/06/2022, danh bạ không có cơ quan nào thuộc nhóm “Ủy ban nhân dân cấp dưới”.")
                .doesNotContain("Hãy chọn ít nhất một cơ quan");
        form.add("classes", "DEPARTMENTS");
        form.addAll("addressees", List.of(id(planning).toString(), id(trade).toString()));
        assertThat(page(post("/requests", office)))
                .contains("thuộc nhóm “Ủy ban nhân dân cấp dưới”")
                .doesNotContain("thuộc nhóm “Các sở, ban, ngành”");
        assertThat(all(office)).isEmpty();
        form.remove("classes");
        form.remove("addressees");
        assertThat(page(post("/requests", office))).contains("Hãy chọn ít nhất một cơ quan");
    }

    @Test
    void whoSendsIsToldToHowManyItWent() {
        form.add("addressees", id(trade).toString());
        var sent = post("/requests", office).getMvcResult().getFlashMap();
        assertThat(sent.get("done")).isEqualTo("request.sent");
        assertThat((Object[]) sent.get("doneArgs")).containsExactly(2);
        form.set("number", "166/VPĐP-OCOP");
        var own = post("/requests", planning.staff()).getMvcResult().getFlashMap();
        assertThat(own.get("done")).isEqualTo("request.registered");
    }

    @Test
    void aChangedRequestKeepsItsPresetPeriodAndWhatFollowsIt() {
        String address = redirect(post("/requests", office));
        assertThat(page(get(address + "/edit", office)))
                .contains("value=\"FIRST_HALF_ND09\" selected=\"selected\"", "name=\"year\" value=\"2022\"")
                .doesNotContain("value=\"15/12/2021\"", "value=\"FREE\" selected");
        form.set("number", "166/VPĐP-OCOP");
        form.set("rule", "FREE");
        form.set("from", "15/12/2021");
        form.set("to", "14/6/2022");
        form.set("periodName", "nửa năm đầu");
        String named = redirect(post("/requests", office));
        assertThat(page(get(named + "/edit", office)))
                .as("a name of its own is kept")
                .contains("value=\"FREE\" selected=\"selected\"", "value=\"15/12/2021\"", "value=\"nửa năm đầu\"");
    }

    @Test
    void anAddresseeWithoutPeopleIsNamedAndSentToOnlyAfterATick() {
        var nobody = people.department("Sở Vắng người");
        form.add("addressees", nobody.toString());
        var told = post("/requests", office);
        assertThat(told).hasStatus(422);
        assertThat(page(told))
                .contains(
                        "Sở Vắng người",
                        "chưa có chuyên viên soạn",
                        "chưa có văn thư phát hành",
                        "Vẫn gửi",
                        "href=\"#unattended\"")
                .doesNotContain("/admin/users\">Mở");
        assertThat(all(office)).isEmpty();
        form.set("unattended", "true");
        String address = redirect(post("/requests", office));
        form.remove("unattended");
        form.set("version", "0");
        form.set("deadline", "20/6/2022");
        assertThat(post(address, office)).as("it was asked before").hasStatus3xxRedirection();
        var coordinatingAdmin = people.of(office.organization(), Role.COORDINATOR, Role.ADMIN);
        form.set("number", "2/VP");
        assertThat(page(post("/requests", coordinatingAdmin))).contains("/admin/users");
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNothingIsHalfSaved() {
        form.set("number", "");
        form.set("subject", "x".repeat(501));
        form.set("issuedOn", "31/6/2022");
        form.set("deadline", "31/5/2022");
        form.set("recordsUntil", "30/6/2022");
        form.set("editsUntil", "29/6/2022");
        form.set("addressees", "");
        form.set("indicators", "NO_SUCH");
        form.set("regime", UUID.randomUUID().toString());
        line(0, "2", "", "Vào ngay cấp 2", "");
        line(1, "1", "RESULTS", "x".repeat(301), "y".repeat(501));
        line(2, "1", "RESULTS", "", "chỉ có hướng dẫn");
        var refused = post("/requests", office);
        assertThat(refused).hasStatus(422);
        assertThat(page(refused))
                .contains(
                        "Hãy điền “Số, ký hiệu”.",
                        "dài tối đa 500 ký tự",
                        "không phải là một ngày có thật",
                        "Ngày cuối ghi hoạt động không được sau ngày khóa báo cáo.",
                        "Hãy chọn ít nhất một cơ quan",
                        "Có chỉ tiêu không có trong danh sách.",
                        "Văn phòng không có chế độ báo cáo này.",
                        "Mục 1 sâu hơn mục ở trên quá một cấp.",
                        "Mục 2 của đề cương cần có tên",
                        "Hướng dẫn của mục 2 không quá 500 ký tự.",
                        "Mục 3 của đề cương cần có tên",
                        "Mục 3 chọn lại phần",
                        "href=\"#outline1.heading\"",
                        "id=\"outline1.heading\"",
                        "value=\"31/6/2022\"");
        assertThat(all(office)).isEmpty();
        assertThat(sql.sql("select count(*) from report_request_outline")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void unknownAddresseesAndOnesThatWereNoMoreAreRefused() {
        form.set("addressees", people.partner("Hội Nông dân").toString());
        assertThat(page(post("/requests", office))).contains("Lựa chọn này không có trong danh sách.");
        form.set("addressees", office.organization().toString());
        assertThat(page(post("/requests", office))).contains("Lựa chọn này không có trong danh sách.");
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, decision, recorded_by, recorded_at)
                        values (?, ?, '2022-03-01', '1/QĐ', ?, now())
                        """)
                .params(id(planning).value(), id(trade).value(), office.id().value())
                .update();
        form.set("addressees", id(planning).toString());
        assertThat(page(post("/requests", office))).contains("Vào ngày ban hành không còn: Sở Kế hoạch và Đầu tư");
        assertThat(all(office)).isEmpty();
    }

    @Test
    void whatIsAmendedIsReadByBothSidesAndAWithdrawnRequestIsNot() {
        String address = redirect(post("/requests", office));
        form.set("version", "0");
        form.set("deadline", "20/6/2022");
        line(0, "1", "RESULTS", "Kết quả nổi bật", "");
        assertThat(post(address, office)).hasStatus3xxRedirection();
        for (SignedIn reader : Set.of(office, planning.staff(), planning.clerk())) {
            assertThat(page(get(address, reader)))
                    .contains("Thay đổi sau khi gửi", office.fullName(), "17/06/2022", "20/06/2022", "Đề cương");
        }
        assertThat(get(address, trade.staff())).hasStatus(404);
        assertThat(page(get(address + "/edit", office))).contains("value=\"Kết quả nổi bật\"");
        halfYear.draft(planning, RequestId.of(address.substring(address.lastIndexOf('/') + 1)));
        form.set("version", "1");
        form.set("addressees", id(trade).toString());
        assertThat(page(post(address, office))).contains("Không bỏ được cơ quan", "Sở Kế hoạch và Đầu tư");
        var withdrawal = new LinkedMultiValueMap<>(Map.of("version", List.of("1"), "reason", List.of("gửi nhầm kỳ")));
        assertThat(mvc.post()
                        .uri(address + "/withdrawal")
                        .params(withdrawal)
                        .with(signedInAs(office))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        form.set("version", "2");
        form.set("addressees", id(planning).toString());
        var refused = post(address, office);
        assertThat(refused).hasStatus(422);
        assertThat(page(refused)).contains("đã được thu hồi");
    }

    @Test
    void theClerkEntersTheArrivalWhichListsAndMyWorkShow() {
        String address = redirect(post("/requests", office));
        var clerk = planning.clerk();
        assertThat(page(get("/", clerk))).contains(address + "#arrival");
        assertThat(page(get("/", planning.staff()))).contains("Chưa vào sổ đến").doesNotContain("#arrival");
        assertThat(page(get(address, planning.staff()))).doesNotContain("name=\"arrivalNumber\"");
        assertThat(page(get(address, clerk))).contains("Vào sổ đến", "name=\"arrivalNumber\"");
        assertThat(page(arrival(address, clerk, "một", "31/6/2022")))
                .contains("Số đến là số nguyên", "Hãy ghi ngày đến", "value=\"một\"", "value=\"31/6/2022\"");
        assertThat(page(arrival(address, clerk, "12", "31/5/2022")))
                .contains("Ngày đến không được trước ngày ban hành 01/06/2022");
        assertThat(page(arrival(
                        address,
                        clerk,
                        "0",
                        VietnameseDates.onScreen(LocalDate.now(clock).plusDays(1)))))
                .contains("Số đến là số nguyên", "Ngày đến không được sau hôm nay");
        assertThat(arrival(address, clerk, null, null)).hasStatus(422);
        assertThat(arrival(address, planning.staff(), "12", "2/6/2022")).hasStatus(404);
        assertThat(arrival(address, trade.clerk(), "12", "2/6/2022")).hasStatus(404);
        assertThat(arrival(address, clerk, " 12 ", "2/6/2022")).hasStatus3xxRedirection();
        for (String where : new String[] {address, "/requests", "/"}) {
            assertThat(page(get(where, planning.staff()))).as(where).contains("số 12, ngày 02/06/2022");
        }
        assertThat(page(get(address, office))).doesNotContain("số 12, ngày 02/06/2022");
        assertThat(page(get(address, clerk))).contains("Sửa số đến", "value=\"12\"");
        assertThat(arrival(address, clerk, "13", "3/6/2022")).hasStatus3xxRedirection();
        assertThat(page(get(address, clerk))).contains("số 13, ngày 03/06/2022");
        form.set("number", "2/VPĐP");
        String second = redirect(post("/requests", office));
        assertThat(page(arrival(second, clerk, "13", "4/6/2022")))
                .contains("Số đến 13 của năm 2022 đã dùng cho một công văn khác.");
    }

    private MvcTestResult arrival(String address, SignedIn me, @Nullable String number, @Nullable String day) {
        var post = mvc.post().uri(address + "/arrival").with(signedInAs(me)).with(csrf());
        if (number != null) post.param("arrivalNumber", number);
        if (day != null) post.param("arrivedOn", day);
        return post.exchange();
    }

    private void regimeForm(int year) {
        form.clear();
        form.setAll(Map.of(
                "name", "OCOP năm",
                "basis", "Quyết định 19/2019/QĐ-UBND",
                "subject", "báo cáo kết quả OCOP",
                "method", "Gửi trên cổng",
                "firstRule", "YEAR_CALENDAR",
                "firstYear", String.valueOf(year),
                "deadlineDays", "2",
                "workingDays", "true",
                "leadDays", "0",
                "classes", "DEPARTMENTS"));
        form.set("endedOn", "31/12/" + year);
        line(0, "1", "RESULTS", "Kết quả nổi bật", "");
        form.set("indicators", "CLASSES");
    }

    @Test
    void aRegimeBringsItsRequestToMyWorkFilledIn() {
        int year = LocalDate.now(clock).getYear() - 1;
        regimeForm(year);
        assertThat(post("/requests/regimes", planning.staff())).hasStatus(404);
        assertThat(get("/requests/regimes", planning.staff())).hasStatus(404);
        assertThat(post("/requests/regimes", office)).hasStatus3xxRedirection();
        assertThat(page(get("/requests/regimes", office)))
                .contains("OCOP năm", "Các sở, ban, ngành", "2 ngày làm việc", "Gửi yêu cầu năm " + year);
        String begin = "/requests/new?regime=" + regimeId() + "&until=" + year + "-12-31";
        assertThat(page(get("/", office)))
                .contains("Kỳ mới của chế độ “OCOP năm”: năm " + year + " cần gửi yêu cầu", begin);
        assertThat(page(get("/", planning.staff()))).doesNotContain("Kỳ mới của chế độ");
        String filled = page(get(begin, office));
        assertThat(filled)
                .contains(
                        "báo cáo kết quả OCOP năm " + year,
                        "value=\"Kết quả nổi bật\"",
                        "value=\"" + id(planning) + "\" checked=\"checked\"",
                        "value=\"" + id(trade) + "\" checked=\"checked\"",
                        "value=\"CLASSES\" checked=\"checked\"",
                        "value=\"" + regimeId() + "\" selected=\"selected\"");
        assertThat(get(begin.replace("-12-31", "-12-30"), office)).hasStatus(404);
        assertThat(get(begin, planning.staff())).hasStatus(404);
        assertThat(get("/requests/new?regime=" + regimeId(), office)).hasStatus(404);

        String regime = regimeId();
        form.clear();
        form.setAll(Map.of(
                "sender",
                office.organization().toString(),
                "number",
                "7/VPĐP-OCOP",
                "issuedOn",
                "15/12/" + year,
                "subject",
                "báo cáo kết quả OCOP năm " + year,
                "rule",
                "YEAR_CALENDAR",
                "year",
                String.valueOf(year),
                "deadline",
                "5/1/" + (year + 1),
                "addressees",
                id(planning).toString(),
                "regime",
                regime));
        String address = redirect(post("/requests", office));
        assertThat(page(get("/", office))).doesNotContain("Kỳ mới của chế độ");
        assertThat(redirect(get(begin, office))).as("it was sent").isEqualTo(address);
        assertThat(get(begin.replace("-12-31", "-12-30"), office)).hasStatus(404);
        assertThat(get(begin, planning.staff())).hasStatus(404);
        assertThat(page(get(address, planning.staff()))).contains("OCOP năm (Quyết định 19/2019/QĐ-UBND)");
        form.set("number", "8/VPĐP-OCOP");
        var refused = post("/requests", office);
        assertThat(refused).hasStatus(422);
        assertThat(page(refused)).contains("Yêu cầu 7/VPĐP-OCOP của cùng chế độ đã hỏi", "href=\"#regime\"");
        assertThat(all(office)).hasSize(1);
    }

    @Test
    void aRegimesFormTellsAllThatIsWrongAndKeepsWhatWasTyped() {
        regimeForm(2022);
        form.set("name", "");
        form.set("firstRule", "NONE");
        form.set("firstYear", "năm nào");
        form.set("deadlineDays", "-1");
        form.set("editsDays", "400");
        form.set("leadDays", "91");
        form.remove("classes");
        line(0, "3", "", "Sâu quá", "");
        var refused = post("/requests/regimes", office);
        assertThat(refused).hasStatus(422);
        assertThat(page(refused))
                .contains(
                        "Hãy điền “Tên chế độ báo cáo”.",
                        "Lựa chọn này không có trong danh sách.",
                        "“Năm” phải là số nguyên.",
                        "value=\"năm nào\"",
                        "“Hạn gửi (ngày)” từ 0 trở lên.",
                        "Khóa báo cáo (ngày)",
                        "Nhắc trước (ngày)",
                        "Hãy chọn ít nhất một cơ quan phải báo cáo.",
                        "Mục 1 sâu hơn");
        assertThat(sql.sql("select count(*) from reporting_regime")
                        .query(Long.class)
                        .single())
                .isZero();
        regimeForm(2022);
        form.set("do", "add");
        assertThat(page(post("/requests/regimes", office)))
                .contains("name=\"outline[1].heading\"", "value=\"OCOP năm\"");
        form.remove("do");
        assertThat(post("/requests/regimes", office)).hasStatus3xxRedirection();
        assertThat(page(post("/requests/regimes", office))).contains("Văn phòng đã có chế độ báo cáo “OCOP năm”.");
    }

    @Test
    void aRegimeIsChangedByOneAtATimeAndAPeriodIsSkippedWithAReason() {
        int year = LocalDate.now(clock).getYear() - 1;
        regimeForm(year);
        post("/requests/regimes", office);
        String address = "/requests/regimes/" + regimeId();
        assertThat(page(get(address, office))).contains("value=\"Kết quả nổi bật\"", "value=\"OCOP năm\"");
        assertThat(get(address, people.of(id(trade), Role.COORDINATOR))).hasStatus(404);
        form.set("version", "0");
        form.set("name", "OCOP cả năm");
        assertThat(post(address, office)).hasStatus3xxRedirection();
        form.set("name", "OCOP của người thứ hai");
        var conflict = post(address, office);
        assertThat(conflict).hasStatus(409);
        assertThat(page(conflict)).contains("OCOP cả năm", "value=\"OCOP của người thứ hai\"");
        String skip = address + "/skip?until=" + year + "-12-31";
        assertThat(page(get(skip, office))).contains("Không gửi yêu cầu của kỳ này", "OCOP cả năm");
        form.clear();
        form.set("until", year + "-12-31");
        form.set("reason", " ");
        assertThat(page(post(address + "/skip", office))).contains("Hãy ghi lý do không gửi");
        form.set("reason", "đã có văn bản khác");
        assertThat(post(address + "/skip", office)).hasStatus3xxRedirection();
        assertThat(page(get("/", office))).doesNotContain("Kỳ mới của chế độ");
        assertThat(get(skip, office)).hasStatus(404);
        form.set("until", "hôm nào");
        assertThat(post(address + "/skip", office)).hasStatus(404);
    }

    private String regimeId() {
        return sql.sql("select regime_id::text from reporting_regime")
                .query(String.class)
                .single();
    }

    private List<RequestSummary> all(SignedIn me) {
        actingAs(me);
        return requests.of(me);
    }

    private static String redirect(MvcTestResult result) {
        assertThat(result).hasStatus3xxRedirection();
        return String.valueOf(result.getResponse().getRedirectedUrl());
    }

    private MvcTestResult get(String address, SignedIn me) {
        return mvc.get().uri(address).with(signedInAs(me)).exchange();
    }

    private MvcTestResult post(String address, SignedIn me) {
        return mvc.post()
                .uri(address)
                .params(form)
                .with(signedInAs(me))
                .with(csrf())
                .exchange();
    }
}
