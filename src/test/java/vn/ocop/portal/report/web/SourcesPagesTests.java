package vn.ocop.portal.report.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.SignatorySummary;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;
import vn.ocop.portal.report.SentenceSummary;

@PortalTest
class SourcesPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private Statements statements;

    @Autowired
    private ActivityLog log;

    @Autowired
    private ReportRequests requests;

    @Autowired
    private ReportDrafting drafting;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportLife life;

    @Autowired
    private LetterIssue issue;

    @Autowired
    private IssuedLetters letters;

    @Autowired
    private OrganizationAdministration organizations;

    @Autowired
    private Clock clock;

    private OrganizationId department;
    private SignedIn staff;
    private SignedIn leader;
    private SignedIn registry;
    private SignedIn stranger;
    private SignedIn coordinator;
    private RequestId request;

    @BeforeEach
    void aRequestToTheDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        staff = people.of(department, Role.STAFF);
        leader = people.of(department, Role.LEADER);
        registry = people.of(department, Role.REGISTRY);
        stranger = people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY);
        coordinator = people.of(people.coordinationOffice(), Role.COORDINATOR);
        var admin = people.of(department, Role.ADMIN);
        actingAs(admin);
        organizations.appoint(
                department,
                new SignatorySummary("DIRECT", null, "GIÁM ĐỐC", null),
                new Validity(LocalDate.of(2020, 1, 1), null));
        request = request("165/VPĐP-OCOP", 2022);
    }

    @Test
    void eachSentenceIsListedWithWhatItsRecordsSay() {
        var activity = log.log(
                staff,
                draft("Bán hàng qua mạng", ActivityState.DONE)
                        .at("hội trường Sở", Set.of(), true)
                        .by(null, null, List.of(people.partner("Hội Nông dân Tỉnh")))
                        .reaching("hợp tác xã", "cấp chứng nhận", false)
                        .answering(Map.of(), Map.of("participants", BigDecimal.valueOf(1126))));
        var report = drafting.start(request, staff);
        assertThat(page(report, staff))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "/activities/" + activity,
                        "01/04/2022",
                        "hội trường Sở",
                        "thành phố Sa Đéc",
                        "Hội Nông dân Tỉnh",
                        "1.126 ",
                        "cấp chứng nhận",
                        "165/VPĐP-OCOP",
                        "Không có số liệu nào gõ tay ngoài hồ sơ.",
                        "Câu nào cũng có hồ sơ làm căn cứ.",
                        "Mọi hoạt động trong kỳ đều có trong văn bản.")
                .doesNotContain("Đã sửa sau khi phát hành", "??");
        assertThat(mvc.get()
                        .uri("/reports/%s/sources?lang=en".formatted(report))
                        .with(signedInAs(staff)))
                .bodyText()
                .contains("Each sentence and its records")
                .doesNotContain("??");
    }

    @Test
    void aSentenceOfAPersonsOwnIsToldApart() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        drafting.add(report, Section.DIFFICULTIES, SentenceKind.SENTENCE, "Kinh phí bố trí chậm", staff);
        assertThat(page(report, staff))
                .bodyText()
                .contains("1 câu không có hồ sơ", "Kinh phí bố trí chậm", "(Khó khăn, vướng mắc và nguyên nhân)")
                .doesNotContain("Câu nào cũng có hồ sơ làm căn cứ.");
    }

    @Test
    void aFigureTypedByHandNeedsAReasonBeforeSigning() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        drafting.reword(report, sentence.id(), sentence.version(), sentence.text() + " cho 45 người, đạt 12,5%", staff);
        assertThat(page(report, staff)).bodyText().contains("2 số liệu gõ tay", "(2 chưa có lý do)", "Lý do có số 45");
        assertThat(get("/reports/" + report, staff))
                .bodyText()
                .contains("Có 2 số liệu gõ tay chưa có lý do", "/reports/%s/sources#figures".formatted(report));
        submit(report);
        assertThat(post("/reports/%s/signature".formatted(report), leader, "version", version(report)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Có 2 số liệu gõ tay chưa có lý do", "/reports/%s/sources#figures".formatted(report));
        assertThat(explain(report, sentence, "45", "Đếm từ danh sách lớp", staff))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo("/reports/%s/sources#figures".formatted(report));
        assertThat(explain(report, sentence, "12,5%", "Tính từ chỉ tiêu <b>360</b>", leader))
                .hasStatus3xxRedirection();
        assertThat(page(report, staff))
                .bodyText()
                .contains("Đếm từ danh sách lớp", staff.fullName(), "&lt;b&gt;360", leader.fullName())
                .doesNotContain("chưa có lý do)");
        assertThat(post("/reports/%s/signature".formatted(report), leader, "version", version(report)))
                .hasStatus3xxRedirection();
        assertThat(explain(report, sentence, "45", "Muộn rồi", staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("lý do không sửa được nữa");
    }

    @Test
    void aReasonForAnotherFigureDoesNotCountWhenTheWordsChange() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        drafting.reword(report, sentence.id(), sentence.version(), "dạy 45 người", staff);
        explain(report, sentence, "45", "Đếm tại lớp", staff);
        sentence = sentence(report, "45 người");
        drafting.reword(report, sentence.id(), sentence.version(), "dạy 46 người", staff);
        submit(report);
        actingAs(leader);
        int version = Integer.parseInt(version(report));
        assertThatThrownBy(() -> life.sign(report, version, null, leader))
                .isInstanceOfSatisfying(RuleViolation.class, broken -> {
                    assertThat(broken.code()).isEqualTo("report.figures.unexplained");
                    assertThat(broken.args()).containsExactly(1L);
                });
    }

    @Test
    void reasonsThatAreEmptyTooLongOrForNothingAreRefusedAndKept() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        drafting.reword(report, sentence.id(), sentence.version(), "dạy 45 người", staff);
        assertThat(explain(report, sentence, "45", "  ", staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy ghi lý do.");
        assertThat(explain(report, sentence, "45", "dài ".repeat(200), staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Lý do dài tối đa 500 ký tự.", "dài dài");
        assertThat(explain(report, sentence, "45", "chuông\u0007reo", staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("U+0007");
        assertThat(explain(report, sentence, "46", "không có số này", staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(explain(report, sentence, "45", "của người khác", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(explain(report, sentence, "45", "của văn thư", registry)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/reports/%s/sources/figures".formatted(report), staff, "sentence", "none", "figure", "45"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(report, staff)).bodyText().contains("(1 chưa có lý do)");
    }

    @Test
    void activitiesThatTheLetterDoesNotTellOfAreListedWithTheirStateAndAReason() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        var late = training("Đóng gói sản phẩm", ActivityState.DONE);
        training("Chụp ảnh sản phẩm", ActivityState.POSTPONED);
        var out = sentence(report, "Bán hàng");
        drafting.leaveOut(report, out.id(), true, out.version(), staff);
        assertThat(page(report, staff))
                .bodyText()
                .contains(
                        "3 hoạt động trong kỳ không đưa vào",
                        "Đã thực hiện, chưa có câu nào",
                        "Đã thực hiện, câu bị bỏ ra",
                        "Tạm hoãn");
        String address = "/reports/%s/sources/omissions".formatted(report);
        assertThat(post(address, staff, "activity", late.toString(), "reason", " "))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(address, staff, "activity", late.toString(), "reason", "Đã báo cáo ở kỳ trước"))
                .hasStatus3xxRedirection();
        assertThat(page(report, staff))
                .bodyText()
                .contains("Không đưa vào vì: Đã báo cáo ở kỳ trước", staff.fullName());
        assertThat(post(address + "/undoing", staff, "activity", late.toString()))
                .hasStatus3xxRedirection();
        assertThat(page(report, staff)).bodyText().doesNotContain("Đã báo cáo ở kỳ trước");
        assertThat(post(address, stranger, "activity", late.toString(), "reason", "x"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(address, staff, "activity", ReportId.create().toString(), "reason", "x"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anIssuedReportShowsItsRecordsAsTheyWereAndWhatHasChangedSince() {
        var activity = training("Bán hàng qua mạng", ActivityState.DONE);
        var left = training("Chụp ảnh sản phẩm", ActivityState.POSTPONED);
        var report = issued(request);
        assertThat(page(report, staff)).bodyText().contains("Chưa hồ sơ nào được sửa sau khi phát hành.");
        log.change(staff, activity, 0, draft("Bán hàng trên sàn", ActivityState.DONE));
        log.cancel(staff, left, 0, "Không có giảng viên");
        for (SignedIn reader : List.of(staff, leader, coordinator)) {
            assertThat(page(report, reader))
                    .hasStatusOk()
                    .bodyText()
                    .contains(
                            "đúng như lúc phát hành",
                            "2 hồ sơ đã được sửa sau khi phát hành.",
                            "<del>Bán hàng qua mạng</del>",
                            "<ins>Bán hàng trên sàn</ins>",
                            "<del>Tạm hoãn</del>",
                            "<ins>Đã hủy</ins>",
                            staff.fullName())
                    .doesNotContain("name=\"reason\"");
        }
        assertThat(new String(letters.bytes(report, IssuedLetters.Part.SOURCES).orElseThrow(), UTF_8))
                .contains("Bán hàng qua mạng", "\"format\":2", "\"changedBy\":\"" + staff.fullName())
                .doesNotContain("Bán hàng trên sàn");
    }

    @Test
    void othersSeeNoSourcesOfADraft() {
        training("Bán hàng qua mạng", ActivityState.DONE);
        var report = drafting.start(request, staff);
        for (SignedIn other : List.of(stranger, coordinator, people.of(department, Role.ADMIN))) {
            assertThat(page(report, other)).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(page(report, registry)).hasStatusOk().bodyText().doesNotContain("name=\"reason\"");
        assertThat(page(ReportId.create(), staff)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theSourcesPageAsksNoMoreOfTheDatabaseForMoreSentences() throws Exception {
        training("Chủ đề số 1", ActivityState.DONE);
        training("Hoãn số 1", ActivityState.POSTPONED);
        var report = drafting.start(request, staff);
        var few = statements.of(() -> assertThat(page(report, staff)).hasStatusOk());
        for (int i = 2; i < 20; i++) {
            training("Chủ đề số " + i, ActivityState.DONE);
            training("Hoãn số " + i, ActivityState.POSTPONED);
        }
        drafting.assembleAgain(report, staff);
        var many = statements.of(() -> assertThat(page(report, staff)).hasStatusOk());
        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(40);
    }

    @Test
    void anActivityThatAnIssuedReportUsedSaysSoAndItsChangeMayLeadToACorrection() {
        var activity = training("Bán hàng qua mạng", ActivityState.DONE);
        var other = training("Đóng gói", ActivityState.POSTPONED);
        String address = "/activities/" + activity;
        assertThat(get(address, staff)).bodyText().doesNotContain("Đã dùng trong văn bản");
        var report = issued(request);
        String used = "số 01/SO-TH, phát hành ngày ";
        assertThat(get(address, staff)).bodyText().contains("Đã dùng trong văn bản", used, "/reports/" + report);
        assertThat(get(address, coordinator)).bodyText().contains(used);
        assertThat(get(address + "/edit", staff))
                .bodyText()
                .contains(used, "Chỉ các báo cáo sau", "/reports/" + report + "/correction");
        assertThat(get(address + "/cancellation", staff)).bodyText().contains(used, "Chỉ các báo cáo sau");
        assertThat(get("/activities/" + other, staff)).bodyText().doesNotContain("Đã dùng trong văn bản");
        assertThat(save(activity, 0, "Bán hàng trên sàn", ""))
                .hasStatus3xxRedirection()
                .redirectedUrl()
                .isEqualTo(address);
        assertThat(save(activity, 1, "Bán hàng trên mạng", "https://example.org/"))
                .redirectedUrl()
                .isEqualTo(address);
        String correction = "/reports/" + report + "/correction";
        assertThat(save(activity, 2, "", correction))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .containsPattern("value=\"" + correction + "\" checked");
        assertThat(save(activity, 2, "Bán hàng", correction)).redirectedUrl().isEqualTo(correction);
        assertThat(post(address + "/cancellation", staff, "version", "3", "reason", " ", "correct", correction))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .containsPattern("value=\"" + correction + "\" checked");
        assertThat(post(address + "/cancellation", staff, "version", "3", "reason", "Ghi nhầm", "correct", correction))
                .redirectedUrl()
                .isEqualTo(correction);
    }

    @Test
    void theUsesOfAnActivityAreReadInOneStatement() throws Exception {
        var activity = training("Bán hàng qua mạng", ActivityState.DONE);
        issued(request);
        assertThat(statements.of(() -> get("/activities/" + activity, staff)).stream()
                        .filter(statement -> statement.contains("issued_letter")))
                .hasSize(1);
    }

    private MvcTestResult save(ActivityId activity, int version, String topic, String correct) {
        return post(
                "/activities/" + activity,
                staff,
                "type",
                "TRAINING",
                "version",
                String.valueOf(version),
                "topic",
                topic,
                "state",
                "DONE",
                "when",
                "DAYS",
                "from",
                "01/4/2022",
                "correct",
                correct);
    }

    private MvcTestResult explain(
            ReportId report, SentenceSummary sentence, String figure, String reason, SignedIn me) {
        return post(
                "/reports/%s/sources/figures".formatted(report),
                me,
                "sentence",
                sentence.id().toString(),
                "figure",
                figure,
                "reason",
                reason);
    }

    private RequestId request(String number, int year) {
        actingAs(coordinator);
        var id = requests.register(
                new RequestContent(
                        coordinator.organization(),
                        number,
                        LocalDate.of(year, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm " + year,
                        new Period(LocalDate.of(year - 1, 12, 15), LocalDate.of(year, 6, 14)),
                        "6 tháng cuối năm " + year,
                        LocalDate.of(year, 12, 14),
                        LocalDate.of(year, 6, 17)),
                Set.of(department),
                coordinator);
        actingAs(staff);
        return id;
    }

    private ReportId issued(RequestId asked) {
        actingAs(staff);
        var report = drafting.start(asked, staff);
        submit(report);
        actingAs(leader);
        life.sign(report, Integer.parseInt(version(report)), null, leader);
        actingAs(registry);
        issue.issue(report, Integer.parseInt(version(report)), null, LocalDate.now(clock), registry);
        actingAs(staff);
        return report;
    }

    private void submit(ReportId report) {
        actingAs(staff);
        life.submit(report, Integer.parseInt(version(report)), null, staff);
    }

    private String version(ReportId report) {
        return String.valueOf(reports.get(report, staff).report().version());
    }

    private ActivityId training(String topic, ActivityState state) {
        actingAs(staff);
        return log.log(staff, draft(topic, state));
    }

    private static ActivityDraft draft(String topic, ActivityState state) {
        var day = LocalDate.of(2022, 4, 1);
        return ActivityDraft.of("TRAINING", topic, state, new Period(day, day), true);
    }

    private SentenceSummary sentence(ReportId report, String words) {
        return reports.get(report, staff).sentences().stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    private MvcTestResult page(ReportId report, SignedIn me) {
        return get("/reports/%s/sources".formatted(report), me);
    }

    private MvcTestResult get(String address, SignedIn me) {
        var answer = mvc.get().uri(address).with(signedInAs(me)).exchange();
        actingAs(staff);
        return answer;
    }

    private MvcTestResult post(String address, SignedIn me, String... parameters) {
        var post = mvc.post().uri(address).with(signedInAs(me)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) post.param(parameters[i], parameters[i + 1]);
        var answer = post.exchange();
        actingAs(staff);
        return answer;
    }
}
