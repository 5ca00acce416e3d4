package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.SignatorySummary;
import vn.ocop.portal.report.CommitmentStatus;
import vn.ocop.portal.report.CommitmentSummary;
import vn.ocop.portal.report.Commitments;
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

@PortalTest
class CommitmentsPagesTests {
    private static final Period FIRST_HALF = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));
    private static final Period SECOND_HALF = new Period(LocalDate.of(2022, 6, 15), LocalDate.of(2022, 12, 14));

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
    private Commitments commitments;

    @Autowired
    private OrganizationAdministration organizations;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private Clock clock;

    private OrganizationId department;
    private SignedIn staff;
    private SignedIn leader;
    private SignedIn registry;
    private SignedIn coordinator;
    private SignedIn stranger;

    @BeforeEach
    void aDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        staff = people.of(department, Role.STAFF);
        leader = people.of(department, Role.LEADER);
        registry = people.of(department, Role.REGISTRY);
        stranger = people.of(people.department("Sở Công Thương"), Role.STAFF);
        coordinator = people.of(people.coordinationOffice(), Role.COORDINATOR);
        actingAs(people.of(department, Role.ADMIN));
        organizations.appoint(
                department,
                new SignatorySummary("DIRECT", null, "GIÁM ĐỐC", null),
                new Validity(LocalDate.of(2020, 1, 1), null));
        actingAs(staff);
    }

    @Test
    void whatTheLetterPromisesIsPutDownAtIssueAndOnlyThen() {
        var planned = planned("Bán hàng qua mạng");
        var report = drafting.start(first(), staff);
        drafting.add(report, Section.NEXT_TASKS, SentenceKind.ITEM, "Rà soát sản phẩm\nBỏ ra", staff);
        drafting.add(report, Section.NEXT_TASKS, SentenceKind.SENTENCE, "Câu thường", staff);
        var out = reports.get(report, staff).sentences().stream()
                .filter(one -> one.text().equals("Bỏ ra"))
                .findFirst()
                .orElseThrow();
        drafting.leaveOut(report, out.id(), true, out.version(), staff);
        assertThat(commitments.of(report)).isEmpty();
        issue(report);
        assertThat(commitments.of(report)).hasSize(2);
        var first = commitments.of(report).getFirst();
        assertThat(first.words()).startsWith("Tổ chức tập huấn “Bán hàng qua mạng”");
        assertThat(first.activities()).containsExactly(planned);
        assertThat(first.promised()).isEqualTo(SECOND_HALF);
        assertThat(commitments.of(report).getLast().words()).isEqualTo("Rà soát sản phẩm");
        assertThat(page(report, coordinator))
                .hasStatusOk()
                .bodyText()
                .contains("Văn bản này đề ra cho 6 tháng cuối năm 2022", "Rà soát sản phẩm", "Không có hồ sơ nào")
                .doesNotContain("Xác định lại");
    }

    @Test
    void theNextReportOpensWithWhatBecameOfThem() {
        var held = planned("Bán hàng qua mạng");
        var postponed = planned("Đóng gói");
        var before = issued("Rà soát sản phẩm");
        log.change(staff, held, 0, draft("Bán hàng qua mạng", ActivityState.DONE, LocalDate.of(2022, 9, 8)));
        log.change(staff, postponed, 0, draft("Đóng gói", ActivityState.POSTPONED, LocalDate.of(2022, 9, 9)));
        var report = drafting.start(second(), staff);
        assertThat(texts(report))
                .containsSubsequence(
                        "Đối với nhiệm vụ đã đề ra tại Công văn số 01/SO-TH ngày %s của Sở Kế hoạch và Đầu tư về việc báo cáo kết quả OCOP, Sở Kế hoạch và Đầu tư đã hoàn thành:"
                                .formatted(VietnameseDates.inText(LocalDate.now(clock))),
                        "tổ chức tập huấn “Bán hàng qua mạng” (ngày 08/9/2022)",
                        "Đang thực hiện:",
                        "tổ chức tập huấn “Đóng gói” (tạm hoãn)",
                        "Chưa thực hiện:",
                        "rà soát sản phẩm");
        assertThat(get("/reports/%s/letter".formatted(report), staff))
                .bodyText()
                .contains(
                        "Tình hình thực hiện nhiệm vụ đã đề ra",
                        "Đang thực hiện: tổ chức tập huấn “Đóng gói” (tạm hoãn).");
        assertThat(page(report, staff))
                .bodyText()
                .contains(
                        "Đã đề ra cho 6 tháng cuối năm 2022",
                        "Đã hoàn thành",
                        "/activities/" + held,
                        "số 01/SO-TH ngày",
                        "/reports/" + before + "/commitments",
                        "Không có hồ sơ nào; hãy tự xác định.")
                .doesNotContain("??");
        assertThat(page(before, staff)).bodyText().contains("Đã hoàn thành", "/activities/" + held);
        assertThat(get("/reports/%s/sources".formatted(report), staff))
                .bodyText()
                .contains("Nhiệm vụ đã đề ra", "Rà soát sản phẩm");
        assertThat(get("/reports/" + report, staff)).hasStatusOk().bodyText().contains("commitments#c-");
    }

    @Test
    void aPersonMaySayOtherwiseAndTheNextAssemblyFollows() {
        issued("Rà soát sản phẩm");
        var report = drafting.start(second(), staff);
        var promise = promise(report);
        assertThat(decide(report, promise, 0, "DONE", "đạt 12 sản phẩm.", staff))
                .hasStatus3xxRedirection();
        assertThat(page(report, staff))
                .bodyText()
                .contains("Đã hoàn thành", "do " + staff.fullName(), "theo hồ sơ: Chưa thực hiện", "đạt 12 sản phẩm");
        drafting.assembleAgain(report, staff);
        assertThat(texts(report)).contains("rà soát sản phẩm, đạt 12 sản phẩm").doesNotContain("Chưa thực hiện:");
        assertThat(decide(report, promise, 0, "UNDER_WAY", "lời gõ sau", staff))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Người khác vừa xác định nhiệm vụ này", "lời gõ sau");
        assertThat(decide(report, promise, 1, "", "", staff)).hasStatus3xxRedirection();
        assertThat(promise(report).decided()).isNull();
        assertThat(promise(report).decidedBy()).isNull();
    }

    @Test
    void decisionsThatCannotBeAreRefused() {
        var before = issued("Rà soát sản phẩm");
        var report = drafting.start(second(), staff);
        var promise = promise(report);
        assertThat(decide(report, promise, 0, "DONE", "dài ".repeat(200), staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ghi chú dài tối đa 500 ký tự.", "dài dài");
        assertThat(decide(report, promise, 0, "DONE", "chuông\u0007", staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(decide(report, promise, 0, "PERHAPS", "", staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(decide(report, promise, 0, "DONE", "", leader)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(decide(report, promise, 0, "DONE", "", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(report, stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(report, coordinator)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(decide(before, promise, 0, "DONE", "", staff)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        issue(report);
        assertThatThrownBy(() -> commitments.decide(report, promise.id(), 0, CommitmentStatus.DONE, null, staff))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("report.closed"));
        assertThat(promise(report).decided()).isNull();
    }

    @Test
    void aLetterThatWasReplacedOrWithdrawnPromisesNothingAnyMore() {
        var before = issued("Rà soát sản phẩm");
        assertThat(commitments.promisedFor(department, SECOND_HALF)).hasSize(1);
        assertThat(commitments.promisedFor(department, FIRST_HALF)).isEmpty();
        for (String purpose : List.of("REPLACEMENT", "WITHDRAWAL")) {
            var later = correcting(before, purpose);
            assertThat(commitments.promisedFor(department, SECOND_HALF)).isEmpty();
            assertThat(page(before, staff))
                    .bodyText()
                    .contains(purpose.equals("REPLACEMENT") ? "đã được thay thế" : "đã bị thu hồi");
            sql.sql("delete from report where report_id = ?")
                    .param(later.value())
                    .update();
        }
        correcting(before, "CORRECTION");
        assertThat(commitments.promisedFor(department, SECOND_HALF)).hasSize(1);
    }

    @Test
    void anOfficeSeesWhatWasPromisedToItAndNotYetWhatBecameOfIt() {
        var before = issued("Rà soát sản phẩm");
        var elsewhere = people.of(people.department("Ban Dân tộc"), Role.COORDINATOR);
        var home = coordinator;
        coordinator = elsewhere;
        var other = second();
        coordinator = home;
        actingAs(staff);
        var report = drafting.start(other, staff);
        var promise = promise(report);
        commitments.decide(report, promise.id(), promise.version(), CommitmentStatus.UNDER_WAY, "chờ kinh phí", staff);
        assertThat(page(before, staff)).bodyText().contains("chờ kinh phí");
        assertThat(page(before, coordinator))
                .hasStatusOk()
                .bodyText()
                .contains("Rà soát sản phẩm")
                .doesNotContain("chờ kinh phí", staff.fullName());
        issue(report);
        var seenBefore = commitments.around(reports.get(report, elsewhere), elsewhere);
        assertThat(seenBefore.before()).isEmpty();
        assertThat(commitments.around(reports.get(report, staff), staff).before())
                .hasSize(1);
    }

    @Test
    void thePageAsksNoMoreOfTheDatabaseForMorePromises() throws Exception {
        planned("Chủ đề số 0");
        issued("Việc chung");
        var report = drafting.start(second(), staff);
        var few = statements.of(() -> assertThat(page(report, staff)).hasStatusOk());
        var whole = new StringBuilder();
        for (int i = 1; i < 15; i++) {
            planned("Chủ đề số " + i);
            whole.append("Việc ").append("x".repeat(i)).append('\n');
        }
        var another = request("170/VPĐP-OCOP", FIRST_HALF, "6 tháng cuối năm 2022", SECOND_HALF.to());
        var more = drafting.start(another, staff);
        drafting.add(more, Section.NEXT_TASKS, SentenceKind.ITEM, whole.toString(), staff);
        issue(more);
        var many = statements.of(() -> assertThat(page(report, staff)).hasStatusOk());
        assertThat(commitments.promisedFor(department, SECOND_HALF)).hasSizeGreaterThan(25);
        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(40);
    }

    /// Another letter about that one, as if issued: only its row, for the promises follow from it.
    private ReportId correcting(ReportId report, String purpose) {
        var id = ReportId.create();
        sql.sql("""
                        insert into report (report_id, version, organization_id, request_id, state, subject, letter_number, letter_date,
                            assembled_at, created_by, created_at, form, purpose, corrects_id, correction_reason, submitted_by,
                            signatory_id, signed_by, signed_on)
                        select :id, 0, organization_id, request_id, state, subject, letter_number + 1, letter_date, assembled_at,
                            created_by, created_at, form, :purpose, report_id, 'sai số liệu', submitted_by, signatory_id, signed_by,
                            signed_on
                        from report where report_id = :report
                        """)
                .param("id", id.value())
                .param("purpose", purpose)
                .param("report", report.value())
                .update();
        return id;
    }

    private CommitmentSummary promise(ReportId report) {
        return commitments
                .promisedFor(department, reports.get(report, staff).request().period())
                .getFirst();
    }

    private RequestId first() {
        return request("165/VPĐP-OCOP", FIRST_HALF, "6 tháng cuối năm 2022", SECOND_HALF.to());
    }

    private RequestId second() {
        return request("300/VPĐP-OCOP", SECOND_HALF, "6 tháng đầu năm 2023", LocalDate.of(2023, 6, 14));
    }

    private RequestId request(String number, Period period, String nextName, LocalDate nextTo) {
        actingAs(coordinator);
        var id = requests.register(
                new RequestContent(
                        coordinator.organization(),
                        number,
                        period.to().minusDays(10),
                        "báo cáo kết quả OCOP",
                        null,
                        period.equals(FIRST_HALF) ? "6 tháng đầu năm 2022" : "6 tháng cuối năm 2022",
                        period,
                        nextName,
                        nextTo,
                        period.to()),
                Set.of(department),
                coordinator);
        actingAs(staff);
        return id;
    }

    /// The first half's report, issued, with those tasks of a person's own.
    private ReportId issued(String tasks) {
        var report = drafting.start(first(), staff);
        drafting.add(report, Section.NEXT_TASKS, SentenceKind.ITEM, tasks, staff);
        issue(report);
        return report;
    }

    private void issue(ReportId report) {
        actingAs(staff);
        life.submit(report, version(report), null, staff);
        actingAs(leader);
        life.sign(report, version(report), null, leader);
        actingAs(registry);
        issue.issue(report, version(report), null, LocalDate.now(clock), registry);
        actingAs(staff);
    }

    private int version(ReportId report) {
        return reports.get(report, staff).report().version();
    }

    private List<String> texts(ReportId report) {
        return reports.get(report, staff).composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .flatMap(paragraph -> paragraph.pieces().stream())
                .map(piece -> piece.sentence().text())
                .toList();
    }

    private ActivityId planned(String topic) {
        return log.log(staff, draft(topic, ActivityState.PLANNED, LocalDate.of(2022, 9, 1)));
    }

    private static ActivityDraft draft(String topic, ActivityState state, LocalDate day) {
        return ActivityDraft.of("TRAINING", topic, state, new Period(day, day), true);
    }

    private MvcTestResult decide(
            ReportId report, CommitmentSummary promise, int version, String status, String note, SignedIn me) {
        var answer = mvc.post()
                .uri("/reports/%s/commitments/%s".formatted(report, promise.id()))
                .param("version", String.valueOf(version))
                .param("status", status)
                .param("note", note)
                .with(signedInAs(me))
                .with(csrf())
                .exchange();
        actingAs(staff);
        return answer;
    }

    private MvcTestResult page(ReportId report, SignedIn me) {
        return get("/reports/%s/commitments".formatted(report), me);
    }

    private MvcTestResult get(String address, SignedIn me) {
        var answer = mvc.get().uri(address).with(signedInAs(me)).exchange();
        actingAs(staff);
        return answer;
    }
}
