package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;

@PortalTest
class ReceiptPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Statements statements;

    @Autowired
    private IssuedLetters letters;

    @Autowired
    private ReportDrafting drafting;

    private IssuedReports world;

    @BeforeEach
    void aDepartmentAndItsRequest(
            @Autowired People people,
            @Autowired Signatories signatories,
            @Autowired ReportRequests requests,
            @Autowired ReportLife life,
            @Autowired LetterIssue issue,
            @Autowired Reports reports) {
        world = IssuedReports.of(people, signatories, requests, drafting, life, issue, reports);
    }

    @Test
    void aReceiptTellsWhoSentWhatWhenAndHowLate() {
        var report = world.issued();
        var letter = letters.of(report).orElseThrow();
        long late = IssuedReports.DEADLINE.until(IssuedReports.today(), ChronoUnit.DAYS);
        assertThat(get(report, "", world.staff()))
                .hasStatusOk()
                .bodyText()
                .contains(
                        letter.reference(),
                        world.clerk().fullName(),
                        "Văn phòng điều phối Tỉnh",
                        "17/06/2022",
                        "trễ " + grouped(late) + " ngày",
                        "1 trang",
                        inFours(letter.docxSha256()),
                        inFours(letter.pdfSha256()),
                        grouped(bytes(report, IssuedLetters.Part.DOCX).length) + " byte",
                        grouped(bytes(report, IssuedLetters.Part.PDF).length) + " byte",
                        "Văn phòng chưa tiếp nhận");
        assertThat(get(report, "", world.staff())).bodyText().contains("/receipt\" aria-current=\"page\"");
    }

    @Test
    void receptionAndReturnByTheOfficeAreOnIt() {
        var report = world.issued();
        world.receive(report);
        world.giveBack(report, "Thiếu số liệu huyện Lai Vung");
        assertThat(get(report, "", world.staff()))
                .bodyText()
                .contains("Số đến", "12, ngày", world.office().fullName(), "Thiếu số liệu huyện Lai Vung")
                .doesNotContain("Văn phòng chưa tiếp nhận");
    }

    @Test
    void thePdfSaysTheSameOnOnePage() throws Exception {
        var report = world.issued();
        world.receive(report);
        var letter = letters.of(report).orElseThrow();
        var answer = get(report, ".pdf", world.office());
        assertThat(answer).hasStatusOk().hasContentTypeCompatibleWith("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition")).contains("attachment");
        try (var pdf = Loader.loadPDF(answer.getResponse().getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
                    .contains(
                            "BIÊN NHẬN",
                            letter.reference(),
                            world.clerk().fullName(),
                            inFours(letter.docxSha256()),
                            inFours(letter.pdfSha256()),
                            "Số đến 12");
        }
    }

    @Test
    void theIssuedFilesAreKnownAgainAndOthersAreNot() {
        var report = world.issued();
        byte[] docx = bytes(report, IssuedLetters.Part.DOCX);
        byte[] pdf = bytes(report, IssuedLetters.Part.PDF);
        assertThat(check(report, docx, world.staff())).hasStatusOk().bodyText().contains("Đúng là tệp Word");
        assertThat(check(report, pdf, world.office())).hasStatusOk().bodyText().contains("Đúng là tệp PDF");
        byte[] touched = docx.clone();
        touched[touched.length - 1] ^= 1;
        assertThat(check(report, touched, world.staff()))
                .hasStatusOk()
                .bodyText()
                .contains("Không giống tệp nào")
                .doesNotContain("Đúng là tệp");
    }

    @Test
    void noFileAndATooLargeOneAreExplained() {
        var report = world.issued();
        assertThat(check(report, new byte[0], world.staff()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Chưa có tệp nào");
        assertThat(check(report, new byte[20 * 1024 * 1024 + 1], world.staff()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Tệp lớn hơn 20 MB");
        assertThat(mvc.post()
                        .uri("/reports/%s/receipt/check".formatted(report))
                        .with(signedInAs(world.staff()))
                        .with(csrf()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void aFileThatTheServerDoesNotReadAtAllLeadsBackToTheReceipt() {
        var report = world.issued();
        assertThat(mvc.post()
                        .uri("/reports/%s/receipt/check".formatted(report))
                        .contentType("multipart/form-data; boundary=x")
                        .content(new byte[51 * 1024 * 1024])
                        .with(signedInAs(world.staff())))
                .hasRedirectedUrl("/reports/%s/receipt?large=1".formatted(report));
        assertThat(get(report, "?large=1", world.staff()))
                .hasStatusOk()
                .bodyText()
                .contains("Tệp lớn hơn 20 MB");
    }

    @Test
    void othersAndDraftsHaveNone() {
        var draft = world.drafted();
        for (String address : List.of("", ".pdf")) {
            assertThat(get(draft, address, world.staff())).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(draft, address, world.office())).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(check(draft, new byte[] {1}, world.staff())).hasStatus(HttpStatus.NOT_FOUND);
        world.issue(draft);
        for (String address : List.of("", ".pdf")) {
            assertThat(get(draft, address, world.stranger())).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(get(draft, address, world.leader())).hasStatusOk();
            assertThat(get(draft, address, world.office())).hasStatusOk();
        }
        assertThat(check(draft, new byte[] {1}, world.stranger())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(ReportId.create(), "", world.staff())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theReceiptAsksNoMoreOfTheDatabaseForALongerLetter() throws Exception {
        var report = world.issued();
        var few = statements.of(() -> assertThat(get(report, "", world.staff())).hasStatusOk());
        actingAs(world.staff());
        world.giveBack(report, "Thiếu");
        var longer = replacement(report);
        actingAs(world.staff());
        drafting.add(longer, Section.RECOMMENDATIONS, SentenceKind.ITEM, "Câu một\n".repeat(40), world.staff());
        world.issue(longer);
        var many =
                statements.of(() -> assertThat(get(longer, "", world.staff())).hasStatusOk());
        assertThat(many.size()).isLessThanOrEqualTo(few.size() + 1);
        assertThat(many).hasSizeLessThan(25);
    }

    private ReportId replacement(ReportId report) {
        var answer = mvc.post()
                .uri("/reports/%s/correction".formatted(report))
                .param("purpose", "REPLACEMENT")
                .param("reason", "Thiếu số liệu")
                .with(signedInAs(world.staff()))
                .with(csrf())
                .exchange();
        String address = answer.getResponse().getRedirectedUrl();
        assertThat(address).isNotNull();
        return ReportId.of(address.substring("/reports/".length()));
    }

    private MvcTestResult get(ReportId report, String address, SignedIn me) {
        return mvc.get()
                .uri("/reports/%s/receipt%s".formatted(report, address))
                .with(signedInAs(me))
                .exchange();
    }

    private MvcTestResult check(ReportId report, byte[] file, SignedIn me) {
        return mvc.post()
                .uri("/reports/%s/receipt/check".formatted(report))
                .multipart()
                .file(new MockMultipartFile("file", "cong-van.docx", null, file))
                .with(signedInAs(me))
                .with(csrf())
                .exchange();
    }

    private byte[] bytes(ReportId report, IssuedLetters.Part part) {
        return letters.bytes(report, part).orElseThrow();
    }

    private static String inFours(String sha256) {
        return String.join(" ", sha256.split("(?<=\\G.{4})"));
    }

    private static String grouped(long number) {
        return "%,d".formatted(number).replace(',', '.');
    }
}
