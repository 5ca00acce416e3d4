package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
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
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;
import vn.ocop.portal.report.SentenceSummary;

@PortalTest
class ReportPagesTests {
    private static final Period FIRST_HALF = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));

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

    private OrganizationId department;
    private SignedIn staff;
    private SignedIn stranger;
    private SignedIn coordinator;
    private RequestId request;

    @BeforeEach
    void aRequestToTheDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        staff = people.of(department, Role.STAFF);
        stranger = people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY);
        coordinator = people.of(people.coordinationOffice(), Role.COORDINATOR);
        actingAs(coordinator);
        request = requests.register(
                new RequestContent(
                        coordinator.organization(),
                        "165/VPĐP-OCOP",
                        LocalDate.of(2022, 6, 1),
                        "báo cáo kết quả OCOP",
                        null,
                        "6 tháng đầu năm 2022",
                        FIRST_HALF,
                        "6 tháng cuối năm 2022",
                        LocalDate.of(2022, 12, 14),
                        LocalDate.of(2022, 6, 17)),
                Set.of(department),
                coordinator);
        actingAs(staff);
    }

    @Test
    void aReportIsAssembledAtOnceAndEachSentenceShowsItsRecords() {
        var activity = training("Bán hàng qua mạng");
        var started = mvc.post()
                .uri("/reports")
                .param("request", request.toString())
                .with(signedInAs(staff))
                .with(csrf())
                .exchange();
        assertThat(started).hasStatus3xxRedirection();
        var page = get(started.getResponse().getRedirectedUrl(), staff);
        assertThat(page).hasStatusOk().bodyText().contains("tập huấn “Bán hàng qua mạng”", "/activities/" + activity);
        assertThat(page).bodyText().contains("165/VPĐP-OCOP", "./.");
    }

    @Test
    void startingTwiceOpensTheSameReport() {
        assertThat(drafting.start(request, staff)).isEqualTo(drafting.start(request, staff));
    }

    @Test
    void aDepartmentThatIsNotAskedCannotStartAReport() {
        assertThat(mvc.post()
                        .uri("/reports")
                        .param("request", request.toString())
                        .with(signedInAs(stranger))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void assemblingAgainBringsNewRecordsAndDropsWhatIsNoMore() {
        var first = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        training("Đóng gói sản phẩm");
        log.cancel(staff, first, 0, "Không tổ chức được");
        var again = post(report, "/assembly", Map.of());
        assertThat(again).hasStatus3xxRedirection();
        assertThat(text(report)).contains("“Đóng gói sản phẩm”").doesNotContain("“Bán hàng qua mạng”");
        assertThat(get("/reports/" + report, staff)).bodyText().contains("is-new");
    }

    @Test
    void aPersonsWordsAreNeverOverwrittenButNewOnesAreOffered() {
        var activity = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        assertThat(post(report, wording(sentence), Map.of("text", "đã dạy bán hàng qua mạng;")))
                .hasStatus3xxRedirection();
        assertThat(sentence(report, "đã dạy").text()).isEqualTo("đã dạy bán hàng qua mạng");
        log.change(staff, activity, 0, draft("Bán hàng trên sàn thương mại điện tử"));
        post(report, "/assembly", Map.of());
        var kept = sentence(report, "đã dạy");
        assertThat(kept.proposed()).contains("sàn thương mại điện tử");
        assertThat(get("/reports/" + report, staff))
                .bodyText()
                .contains("đã dạy bán hàng qua mạng", "Hồ sơ đã thay đổi", "sàn thương mại điện tử");
        assertThat(post(report, "/sentences/" + kept.id() + "/restoration", version(kept)))
                .hasStatus3xxRedirection();
        assertThat(text(report)).contains("sàn thương mại điện tử").doesNotContain("đã dạy");
    }

    @Test
    void aRewordedSentenceWhoseRecordIsGoneStaysAsHandwritten() {
        var activity = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        post(report, wording(sentence(report, "Bán hàng")), Map.of("text", "Đã dạy bán hàng"));
        log.cancel(staff, activity, 0, "Không tổ chức được");
        post(report, "/assembly", Map.of());
        var kept = sentence(report, "Đã dạy bán hàng");
        assertThat(kept.generated()).isNull();
        assertThat(kept.sources()).isEmpty();
        assertThat(get("/reports/" + report, staff)).bodyText().contains("viết tay", "Không có hồ sơ làm căn cứ");
    }

    @Test
    void theSecondOfTwoPeopleOnOneSentenceSeesBothTexts() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        post(report, wording(sentence), Map.of("text", "lời của người thứ nhất"));
        var second = post(report, wording(sentence), Map.of("text", "lời của người thứ hai"));
        assertThat(second)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("lời của người thứ nhất", "lời của người thứ hai", "Người khác vừa lưu câu này");
        assertThat(text(report)).contains("lời của người thứ nhất").doesNotContain("lời của người thứ hai");
        assertThat(post(report, wording(sentence(report, "thứ nhất")), Map.of("text", "lời của người thứ hai")))
                .hasStatus3xxRedirection();
    }

    @Test
    void anEmptyATooLongAndAnUnprintableSentenceAreRefusedAndKept() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        assertThat(post(report, wording(sentence), Map.of("text", " .; ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy viết nội dung câu.");
        assertThat(post(report, wording(sentence), Map.of("text", "dài ".repeat(5001))))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Câu dài tối đa 20.000 ký tự.", "dài dài");
        assertThat(post(report, wording(sentence), Map.of("text", "chuông\u0007reo")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("U+0007", "reo");
        assertThat(sentence(report, "Bán hàng").written()).isNull();
    }

    @Test
    void markupAndLooseAccentsAreWordsLikeAnyOther() throws Exception {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        String words = "gõ <script>alert(1)</script> & “ngoặc” 🌾 "
                + java.text.Normalizer.normalize("tiếng Việt", java.text.Normalizer.Form.NFD);
        post(report, wording(sentence(report, "Bán hàng")), Map.of("text", words));
        assertThat(sentence(report, "gõ").text()).endsWith("tiếng Việt");
        assertThat(get("/reports/" + report, staff))
                .bodyText()
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(get("/reports/" + report + "/letter", staff)).bodyText().doesNotContain("<script>alert");
        assertThat(docx(report)).contains("<script>alert(1)</script>");
        assertThat(pdf(report)).contains("<script>alert(1)</script>");
    }

    @Test
    void aSentenceLeftOutIsNotInTheLetterUntilItIsTakenIn() throws Exception {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        assertThat(post(report, "/sentences/" + sentence.id() + "/omission", version(sentence)))
                .hasStatus3xxRedirection();
        assertThat(docx(report)).doesNotContain("Bán hàng").doesNotContain("1. Kết quả");
        var out = sentence(report, "Bán hàng");
        assertThat(out.leftOut()).isTrue();
        post(
                report,
                "/sentences/" + sentence.id() + "/omission",
                Map.of("version", String.valueOf(out.version()), "out", "false"));
        assertThat(docx(report)).contains("Bán hàng");
    }

    @Test
    void writtenPartsJoinTheNumberingAndEmptyOnesVanish() throws Exception {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        assertThat(post(
                        report,
                        "/sentences",
                        Map.of(
                                "section",
                                "RECOMMENDATIONS",
                                "kind",
                                "ITEM",
                                "text",
                                "Kính đề nghị hỗ trợ.\n\nBố trí kinh phí")))
                .hasStatus3xxRedirection();
        assertThat(docx(report))
                .contains(
                        "1. Kết quả thực hiện", "2. Kiến nghị, đề xuất", "- Kính đề nghị hỗ trợ.", "- Bố trí kinh phí.")
                .doesNotContain("Khó khăn");
        assertThat(post(report, "/sentences", Map.of("section", "DIFFICULTIES", "text", " ")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(report, "/sentences", Map.of("section", "NONE", "text", "a")))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(reports.get(report, staff).sentences())
                .filteredOn(one -> one.section() == Section.RECOMMENDATIONS)
                .hasSize(2)
                .allMatch(one -> one.kind() == SentenceKind.ITEM);
    }

    @Test
    void wordAndPdfAndPreviewSayTheSame() throws Exception {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        String sentence = "Sở Kế hoạch và Đầu tư đã tổ chức tập huấn “Bán hàng qua mạng” (ngày 01/4/2022).";
        assertThat(docx(report)).contains(sentence);
        assertThat(pdf(report).replaceAll("\\s+", " ")).contains(sentence);
        assertThat(get("/reports/" + report + "/letter", staff)).bodyText().contains(sentence);
        assertThat(get("/letter-layout/ND30_2020.css", staff)).hasStatusOk().hasContentTypeCompatibleWith("text/css");
        assertThat(get("/letter-layout/NONE.css", staff)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void othersLearnNothingOfADraft() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Bán hàng");
        for (SignedIn other : List.of(stranger, coordinator)) {
            for (String address : List.of("", "/letter", "/letter.docx", "/letter.pdf")) {
                assertThat(get("/reports/" + report + address, other)).hasStatus(HttpStatus.NOT_FOUND);
            }
            assertThat(get("/reports", other)).hasStatusOk().bodyText().doesNotContain(report.toString());
            assertThat(mvc.post()
                            .uri("/reports/" + report + wording(sentence))
                            .param("version", "0")
                            .param("text", "của người khác")
                            .with(signedInAs(other))
                            .with(csrf()))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get("/reports/" + ReportId.create(), staff)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/reports/none", staff)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aLeaderReadsWithoutChanging() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var leader = people.of(department, Role.LEADER);
        assertThat(get("/reports/" + report, leader)).hasStatusOk().bodyText().doesNotContain("/wording", "Thêm câu");
        assertThat(mvc.post()
                        .uri("/reports/" + report + "/assembly")
                        .with(signedInAs(leader))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anAdministratorHasNoReports() {
        var admin = people.of(department, Role.ADMIN);
        assertThat(get("/reports", admin)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/requests", admin)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theReportPageAsksNoMoreOfTheDatabaseForMoreSentences() throws Exception {
        training("Chủ đề số 1");
        var report = drafting.start(request, staff);
        var few =
                statements.of(() -> assertThat(get("/reports/" + report, staff)).hasStatusOk());
        for (int i = 2; i < 30; i++) training("Chủ đề số " + i);
        post(report, "/assembly", Map.of());
        var many =
                statements.of(() -> assertThat(get("/reports/" + report, staff)).hasStatusOk());
        assertThat(many).hasSameSizeAs(few).hasSizeLessThan(25);
    }

    private ActivityId training(String topic) {
        return log.log(staff, draft(topic));
    }

    private static ActivityDraft draft(String topic) {
        var day = LocalDate.of(2022, 4, 1);
        return ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true);
    }

    private MvcTestResult get(String address, SignedIn me) {
        var answer = mvc.get().uri(address).with(signedInAs(me)).exchange();
        actingAs(staff);
        return answer;
    }

    private MvcTestResult post(ReportId report, String address, Map<String, String> parameters) {
        var post = mvc.post()
                .uri("/reports/" + report + address.replaceAll("\\?.*", ""))
                .with(signedInAs(staff))
                .with(csrf());
        if (address.contains("?version=")) post.param("version", address.replaceAll(".*=", ""));
        parameters.forEach(post::param);
        var answer = post.exchange();
        actingAs(staff);
        return answer;
    }

    private static String wording(SentenceSummary sentence) {
        return "/sentences/%s/wording?version=%d".formatted(sentence.id(), sentence.version());
    }

    private static Map<String, String> version(SentenceSummary sentence) {
        return Map.of("version", String.valueOf(sentence.version()));
    }

    private SentenceSummary sentence(ReportId report, String words) {
        return reports.get(report, staff).sentences().stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sentence with " + words + " in " + text(report)));
    }

    private String text(ReportId report) {
        return String.join(
                "\n",
                reports.get(report, staff).sentences().stream()
                        .map(SentenceSummary::text)
                        .toList());
    }

    private String docx(ReportId report) throws Exception {
        var bytes =
                get("/reports/" + report + "/letter.docx", staff).getResponse().getContentAsByteArray();
        try (var extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(bytes)))) {
            return extractor.getText();
        }
    }

    private String pdf(ReportId report) throws Exception {
        var bytes =
                get("/reports/" + report + "/letter.pdf", staff).getResponse().getContentAsByteArray();
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
