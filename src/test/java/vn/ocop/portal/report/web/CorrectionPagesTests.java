package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.LetterText;
import vn.ocop.portal.organization.Signatories;
import vn.ocop.portal.report.CorrectionContent;
import vn.ocop.portal.report.CorrectionDrafting;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.LetterIssue;
import vn.ocop.portal.report.ReportAnnex;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportForm;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLetters;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportPurpose;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportSources;
import vn.ocop.portal.report.ReportState;
import vn.ocop.portal.report.ReportVersions;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.Section;
import vn.ocop.portal.report.SentenceKind;
import vn.ocop.portal.report.SentenceSummary;

@PortalTest
class CorrectionPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ActivityLog log;

    @Autowired
    private CorrectionDrafting corrections;

    @Autowired
    private ReportDrafting drafting;

    @Autowired
    private ReportVersions versions;

    @Autowired
    private ReportLife life;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportLetters documents;

    @Autowired
    private IssuedLetters letters;

    @Autowired
    private ReportSources sources;

    @Autowired
    private JdbcClient sql;

    private IssuedReports world;

    @BeforeEach
    void aDepartmentAndItsRequest(
            @Autowired People people,
            @Autowired Signatories signatories,
            @Autowired ReportRequests requests,
            @Autowired LetterIssue issue) {
        world = IssuedReports.of(people, signatories, requests, drafting, life, issue, reports);
        actingAs(world.staff());
        training("Bán hàng qua mạng");
    }

    @Test
    void aReplacementStartsFromAllSentencesWithTheirSourcesAndNamesTheLetter() {
        var issued = world.issued();
        var replacement = begun(begin(issued, "REPLACEMENT", "Sai số lượt người", Map.of()));
        var whole = reports.get(replacement, world.staff());
        assertThat(whole.report().purpose()).isEqualTo(ReportPurpose.REPLACEMENT);
        assertThat(whole.report().corrects()).isEqualTo(issued);
        assertThat(whole.report().correctionReason()).isEqualTo("Sai số lượt người");
        var before = reports.get(issued, world.staff()).sentences();
        assertThat(whole.sentences()).hasSize(before.size() + 1);
        assertThat(whole.sentences().stream().map(SentenceSummary::sources).filter(sources -> !sources.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(SentenceSummary::sources)
                        .filter(sources -> !sources.isEmpty())
                        .toList());
        var letter = letters.of(issued).orElseThrow();
        assertThat(words(replacement).get(firstOfBody(replacement)))
                .startsWith("Văn bản này thay thế Công văn số " + letter.reference() + " ngày ")
                .endsWith(" của Sở Kế hoạch và Đầu tư.");
        assertThat(text(replacement)).contains("“Bán hàng qua mạng”", "./.");
        assertThat(get("/reports/" + replacement, world.staff()))
                .bodyText()
                .contains("Thay thế văn bản", letter.reference(), "Lý do: Sai số lượt người", "Soạn lại từ hồ sơ");
        assertThat(get("/reports/" + issued, world.staff()))
                .bodyText()
                .contains("Đang soạn văn bản thay thế")
                .doesNotContain("Được thay thế bằng");
    }

    @Test
    void aReplacementKeepsTheReasonsThatWereGivenForTheLetter() {
        var draft = world.drafted();
        var taught = told(draft, "Bán hàng qua mạng");
        drafting.reword(draft, taught.id(), taught.version(), "dạy 45 người bán hàng qua mạng", world.staff());
        sources.explain(draft, taught.id(), "45", "Đếm tại lớp", world.staff());
        training("Đóng gói");
        var unused = sources.of(draft, world.staff()).account().unused().getFirst();
        sources.leaveOut(draft, new ActivityId(unused.source().id()), "Đã nêu ở kỳ trước", world.staff());
        world.issue(draft);
        var replacement = begun(begin(draft, "REPLACEMENT", "Sai địa điểm", Map.of()));
        assertThat(get("/reports/" + replacement, world.staff())).bodyText().doesNotContain("chưa có lý do");
        assertThat(get("/reports/" + replacement + "/sources", world.staff()))
                .bodyText()
                .contains("Đếm tại lớp", "Đã nêu ở kỳ trước", world.staff().fullName());
        var copied = told(replacement, "dạy 45 người");
        sources.explain(replacement, copied.id(), "45", "Theo danh sách", world.staff());
        assertThat(get("/reports/" + draft + "/sources", world.staff()))
                .bodyText()
                .contains("Đếm tại lớp");
        world.issue(replacement);
    }

    private SentenceSummary told(ReportId report, String words) {
        return reports.get(report, world.staff()).sentences().stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReplacementHasTheFormAndTheAnnexesOfTheLetter() {
        var draft = world.drafted();
        drafting.present(draft, world.version(draft), ReportForm.REPORT, Set.of(ReportAnnex.ACTIVITIES), world.staff());
        world.issue(draft);
        var replacement = begun(begin(draft, "REPLACEMENT", "Sai số", Map.of()));
        var report = reports.get(replacement, world.staff()).report();
        assertThat(report.form()).isEqualTo(ReportForm.REPORT);
        assertThat(report.annexes()).containsExactly(ReportAnnex.ACTIVITIES);
        assertThat(text(replacement)).contains("Văn bản này thay thế Báo cáo số ");
    }

    @Test
    void aLetterThatIsBegunIsAVersionAndSoIsOneWrittenAnew() {
        var issued = world.issued();
        var draft = begun(begin(issued, "REPLACEMENT", "Sai", Map.of()));
        begun(begin(issued, "WITHDRAWAL", "Sai", Map.of("anew", "true")));
        assertThat(versions.of(draft, world.staff()).versions()).hasSize(2);
    }

    @Test
    void aReplacementIsAssembledAgainAsAnAnswerIsAndStillNamesTheLetter() {
        var issued = world.issued();
        var replacement = begun(begin(issued, "REPLACEMENT", "Thiếu một lớp", Map.of()));
        int sentences = reports.get(replacement, world.staff()).sentences().size();
        training("Đóng gói sản phẩm");
        var outcome = drafting.assembleAgain(replacement, world.staff());
        assertThat(outcome.added()).isEqualTo(1);
        assertThat(outcome.dropped()).isZero();
        assertThat(reports.get(replacement, world.staff()).sentences()).hasSize(sentences + 1);
        assertThat(text(replacement)).contains("Văn bản này thay thế", "“Đóng gói sản phẩm”");
        assertThat(text(issued)).doesNotContain("“Đóng gói sản phẩm”");
    }

    @Test
    void anIssuedReplacementTakesTheLetterOutOfForceAndBothStayReadable() throws Exception {
        var issued = world.issued();
        var replacement = begun(begin(issued, "REPLACEMENT", "Sai số", Map.of()));
        assertThat(reports.get(issued, world.staff()).report().superseded()).isNull();
        var letter = world.issue(replacement);
        assertThat(reports.get(issued, world.staff()).report().superseded()).isEqualTo(ReportPurpose.REPLACEMENT);
        assertThat(reports.answering(world.request(), world.staff())
                        .orElseThrow()
                        .id())
                .isEqualTo(replacement);
        for (SignedIn reader : List.of(world.staff(), world.office())) {
            for (String page : List.of("", "/letter", "/receipt")) {
                assertThat(get("/reports/" + issued + page, reader))
                        .hasStatusOk()
                        .bodyText()
                        .contains("Được thay thế bằng văn bản", letter.reference());
                assertThat(get("/reports/" + replacement + page, reader))
                        .hasStatusOk()
                        .bodyText()
                        .contains("Thay thế văn bản", "/reports/" + issued);
            }
            assertThat(get("/reports", reader)).bodyText().contains("Đã được thay thế");
        }
        assertThat(get("/reports/" + issued + "/letter.pdf", world.office())).hasStatusOk();
        assertThat(pdf("/reports/" + issued + "/receipt.pdf", world.office()))
                .contains("Đã được thay thế bằng văn bản số " + letter.reference());
        // The old letter may arrive still, but it is no longer accepted, and the database says so too.
        world.receive(issued);
        actingAs(world.office());
        assertThatThrownBy(() -> life.accept(issued, world.version(issued), null, world.office()))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("report.superseded"));
        assertThatThrownBy(() -> sql.sql("update report set state = 'ACCEPTED' where report_id = ?")
                        .param(issued.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("out of force");
        assertThat(get("/reports/" + issued + "/correction", world.staff()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("đã được thay thế hoặc thu hồi");
    }

    @Test
    void aCorrectionSaysWhatStoodAndHowItReads() {
        var issued = world.issued();
        var form = begin(
                issued,
                "CORRECTION",
                "Sai kỹ thuật trình bày.",
                Map.of(
                        "pairs[0].printed", "Sở Kế hoạch, và Đầu tư",
                        "pairs[0].correct", "Sở Kế hoạch và Đầu tư",
                        "pairs[2].printed", "ngày 31 tháng 4",
                        "pairs[2].correct", "ngày 30 tháng 4"));
        var correction = begun(form);
        var letter = letters.of(issued).orElseThrow();
        assertThat(reports.get(correction, world.staff()).report().subject())
                .startsWith("đính chính Công văn số " + letter.reference() + " ngày ");
        assertThat(text(correction))
                .contains(
                        "Lý do đính chính: Sai kỹ thuật trình bày.",
                        "Nay Sở Kế hoạch và Đầu tư đính chính Công văn số " + letter.reference() + " như sau:",
                        "- Nội dung “Sở Kế hoạch, và Đầu tư” được đính chính thành “Sở Kế hoạch và Đầu tư”.",
                        "- Nội dung “ngày 31 tháng 4” được đính chính thành “ngày 30 tháng 4”.",
                        "không thay đổi. Kính gửi Văn phòng điều phối Tỉnh biết, cập nhật./.")
                .doesNotContain("Bán hàng qua mạng", "1. ");
        world.issue(correction);
        assertThat(reports.get(issued, world.staff()).report().superseded()).isNull();
        assertThat(reports.answering(world.request(), world.staff())
                        .orElseThrow()
                        .id())
                .isEqualTo(issued);
        assertThat(get("/reports/" + issued, world.office())).bodyText().contains("Được đính chính bằng văn bản");
        assertThat(get("/requests", world.staff())).hasStatusOk();
        assertThat(begun(begin(
                        issued, "CORRECTION", "Còn sót", Map.of("pairs[0].printed", "a", "pairs[0].correct", "b"))))
                .isNotEqualTo(correction);
    }

    @Test
    void aCorrectionIsNeverFilledWithActivities() {
        var issued = world.issued();
        for (var purpose : List.of("WITHDRAWAL", "CORRECTION")) {
            var draft = begun(begin(
                    issued, purpose, "Sai", Map.of("pairs[0].printed", "a", "pairs[0].correct", "b", "anew", "true")));
            String before = text(draft);
            assertThat(get("/reports/" + draft, world.staff()))
                    .bodyText()
                    .doesNotContain("Soạn lại từ hồ sơ", "Khó khăn, vướng mắc");
            assertThat(mvc.post()
                            .uri("/reports/%s/assembly".formatted(draft))
                            .with(signedInAs(world.staff()))
                            .with(csrf()))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("không soạn từ hồ sơ hoạt động");
            actingAs(world.staff());
            assertThatThrownBy(() ->
                            drafting.present(draft, world.version(draft), ReportForm.REPORT, Set.of(), world.staff()))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            broken -> assertThat(broken.code()).isEqualTo("correction.form"));
            actingAs(world.staff());
            assertThat(text(draft)).isEqualTo(before).doesNotContain("Bán hàng");
        }
    }

    @Test
    void aWithdrawnAnswerIsNoneSoAnotherMayBeStarted() {
        var issued = world.issued();
        var withdrawal = begun(begin(issued, "WITHDRAWAL", "Gửi nhầm bản nháp", Map.of()));
        assertThat(text(withdrawal)).contains("thu hồi Công văn số", "Lý do thu hồi: Gửi nhầm bản nháp.", "biết./.");
        actingAs(world.staff());
        assertThat(drafting.start(world.request(), world.staff())).isEqualTo(issued);
        world.issue(withdrawal);
        assertThat(reports.answering(world.request(), world.staff())).isEmpty();
        assertThat(get("/requests/" + world.request(), world.staff()))
                .bodyText()
                .contains("Soạn báo cáo");
        assertThat(get("/", world.staff())).bodyText().contains("Soạn báo cáo trả lời công văn 165/VPĐP-OCOP");
        assertThat(get("/reports", world.office())).bodyText().contains("Đã bị thu hồi");
        actingAs(world.staff());
        var again = drafting.start(world.request(), world.staff());
        assertThat(again).isNotEqualTo(issued);
        assertThat(drafting.start(world.request(), world.staff())).isEqualTo(again);
        assertThat(reports.get(again, world.staff()).report().purpose()).isEqualTo(ReportPurpose.RESPONSE);
        // A withdrawal is final, but for its form.
        assertThat(begin(withdrawal, "WITHDRAWAL", "Thôi", Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Không làm được việc này");
    }

    @Test
    void aReplacementMayBeReplacedAndWithdrawnInItsTurn() {
        var first = world.issued();
        var second = begun(begin(first, "REPLACEMENT", "Sai số", Map.of()));
        var letter = world.issue(second);
        var third = begun(begin(second, "REPLACEMENT", "Vẫn sai", Map.of()));
        assertThat(text(third).split("Văn bản này thay thế", -1)).hasSize(2);
        assertThat(text(third)).contains("thay thế Công văn số " + letter.reference());
        world.issue(third);
        var withdrawal = begun(begin(third, "WITHDRAWAL", "Thôi", Map.of()));
        world.issue(withdrawal);
        assertThat(reports.answering(world.request(), world.staff())).isEmpty();
    }

    @Test
    void whatIsMissingOrMakesNoSenseIsExplainedAndKept() {
        var issued = world.issued();
        assertThat(begin(issued, "REPLACEMENT", " ", Map.of())).satisfies(refused("Hãy ghi lý do."));
        assertThat(begin(issued, "WITHDRAWAL", "dz".repeat(501), Map.of()))
                .satisfies(refused("Lý do dài tối đa 1.000 ký tự.", "dzdz"));
        assertThat(begin(issued, "CORRECTION", "Sai", Map.of("pairs[0].printed", " ", "pairs[0].correct", "")))
                .satisfies(refused("Hãy nêu ít nhất một chỗ"));
        assertThat(begin(issued, "CORRECTION", "Sai", Map.of("pairs[1].printed", "chỉ một bên")))
                .satisfies(refused("Có dòng mới điền một bên", "chỉ một bên"));
        assertThat(begin(issued, "CORRECTION", "Sai", Map.of("pairs[0].printed", "a, b", "pairs[0].correct", "a, b")))
                .satisfies(refused("giống hệt nhau", "a, b"));
        assertThat(begin(
                        issued,
                        "CORRECTION",
                        "Sai",
                        Map.of("pairs[0].printed", "x".repeat(2001), "pairs[0].correct", "y")))
                .satisfies(refused("Mỗi ô dài tối đa 2.000 ký tự."));
        assertThat(begin(issued, "RESPONSE", "Sai", Map.of())).satisfies(refused("Không làm được việc này"));
        assertThat(begin(issued, "", "Sai", Map.of())).satisfies(refused("Hãy chọn thay thế"));
        assertThat(begin(issued, "REPLACEMENT", "chuông\u0007reo", Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(reports.of(world.staff())).hasSize(1);
    }

    @Test
    void moreRowsKeepWhatWasTyped() {
        var issued = world.issued();
        assertThat(begin(issued, "CORRECTION", "Sai", Map.of("pairs[0].printed", "chữ cũ", "more", "1")))
                .hasStatusOk()
                .bodyText()
                .contains("chữ cũ", "pairs[3].printed");
        assertThat(reports.of(world.staff())).hasSize(1);
    }

    @Test
    void whatIsNotIssuedOrNotTheirsIsNotCorrected() {
        var draft = world.drafted();
        assertThat(get("/reports/" + draft + "/correction", world.staff())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(begin(draft, "REPLACEMENT", "Sai", Map.of()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Báo cáo chưa phát hành");
        world.issue(draft);
        for (SignedIn other : List.of(world.stranger(), world.office(), world.leader(), world.clerk())) {
            assertThat(get("/reports/" + draft + "/correction", other)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(draft, other, Map.of("purpose", "REPLACEMENT", "reason", "Sai")))
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        actingAs(world.stranger());
        assertThatThrownBy(() -> corrections.begin(draft, content(ReportPurpose.WITHDRAWAL), false, world.stranger()))
                .isInstanceOf(NotFound.class);
        assertThat(get("/reports/" + draft, world.office())).bodyText().doesNotContain("/correction");
    }

    @Test
    void pressingTwiceBeginsOneAndAnotherPurposeAsksFirst() {
        var issued = world.issued();
        var first = begun(begin(issued, "REPLACEMENT", "Sai số", Map.of()));
        assertThat(begun(begin(issued, "REPLACEMENT", "Sai số", Map.of()))).isEqualTo(first);
        assertThat(begin(issued, "WITHDRAWAL", "Thôi", Map.of()))
                .satisfies(refused("Đang có một bản khác", "Bỏ bản đang soạn", "/reports/" + first));
        assertThat(begun(begin(issued, "WITHDRAWAL", "Thôi", Map.of("anew", "true"))))
                .isEqualTo(first);
        assertThat(text(first)).contains("Lý do thu hồi: Thôi.").doesNotContain("Bán hàng");
        actingAs(world.staff());
        life.submit(first, world.version(first), null, world.staff());
        assertThat(begin(issued, "REPLACEMENT", "Sai", Map.of("anew", "true")))
                .satisfies(refused("không còn sửa được nữa"));
    }

    @Test
    void ofTwoAtTheSameMomentOneBegins() throws Exception {
        var issued = world.issued();
        var together = new CountDownLatch(8);
        Set<ReportId> begun = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var work = new ArrayList<Callable<ReportId>>();
            for (int i = 0; i < 8; i++) {
                work.add(() -> {
                    actingAs(world.staff());
                    together.countDown();
                    together.await();
                    return corrections.begin(issued, content(ReportPurpose.REPLACEMENT), false, world.staff());
                });
            }
            for (var answer : threads.invokeAll(work)) begun.add(answer.get());
        }
        assertThat(begun).hasSize(1);
        actingAs(world.staff());
        assertThat(reports.of(world.staff())).hasSize(2);
        assertThat(reports.get(begun.iterator().next(), world.staff()).sentences())
                .hasSize(reports.get(issued, world.staff()).sentences().size() + 1);
    }

    @Test
    void aLetterThatTheOfficeReturnsIsOnTheStartPageUntilAnotherIsBegun() {
        var issued = world.issued();
        world.giveBack(issued, "Thiếu số liệu <b>Lai Vung</b>");
        assertThat(reports.get(issued, world.staff()).report().state()).isEqualTo(ReportState.RETURNED);
        assertThat(get("/", world.staff()))
                .bodyText()
                .contains(
                        "Văn phòng trả lại",
                        "Thiếu số liệu &lt;b&gt;Lai Vung",
                        "Soạn văn bản thay thế",
                        "/reports/" + issued + "/correction?purpose=REPLACEMENT")
                .doesNotContain("Soạn tiếp báo cáo");
        assertThat(get("/", world.leader())).bodyText().doesNotContain("Soạn văn bản thay thế");
        assertThat(get("/", world.stranger())).bodyText().doesNotContain("Lai Vung");
        assertThat(get("/reports/" + issued + "/correction?purpose=REPLACEMENT", world.staff()))
                .bodyText()
                .contains("Thiếu số liệu &lt;b&gt;Lai Vung", "checked");
        begun(begin(issued, "REPLACEMENT", "Thiếu số liệu", Map.of()));
        assertThat(get("/", world.staff()))
                .bodyText()
                .contains("Soạn tiếp báo cáo trả lời công văn")
                .doesNotContain("Văn phòng trả lại");
    }

    @Test
    void aReturnIsOnTheStartPageThoughACorrectionWentOutOrAWithdrawalWasBegunBeforeIt() {
        var issued = world.issued();
        world.issue(begun(begin(
                issued, "CORRECTION", "Sai chính tả", Map.of("pairs[0].printed", "mạng", "pairs[0].correct", "Mạng"))));
        var withdrawal = begun(begin(issued, "WITHDRAWAL", "Gửi nhầm", Map.of()));
        assertThat(get("/reports/" + issued, world.staff()))
                .bodyText()
                .contains("Được đính chính", "Đang soạn công văn thu hồi");
        world.giveBack(issued, "Thiếu số liệu Lai Vung");
        assertThat(get("/", world.staff()))
                .bodyText()
                .contains("Văn phòng trả lại", "Thiếu số liệu Lai Vung", "Soạn tiếp công văn thu hồi");
        world.issue(withdrawal);
        assertThat(get("/", world.staff())).bodyText().doesNotContain("Văn phòng trả lại");
    }

    @Test
    void aNamedReportIsCitedByWhatItTellsOf() {
        var draft = world.drafted();
        drafting.present(draft, world.version(draft), ReportForm.REPORT, Set.of(), world.staff());
        world.issue(draft);
        var reference = letters.of(draft).orElseThrow().reference();
        assertThat(text(begun(begin(draft, "WITHDRAWAL", "Gửi nhầm", Map.of()))))
                .containsPattern(
                        "đã ban hành Báo cáo số " + reference + " ngày \\d{2}/\\d{1,2}/\\d{4} về kết quả OCOP");
    }

    @Test
    void aReplacementWrittenAnewHasNoNewSentences() {
        var issued = world.issued();
        begun(begin(issued, "WITHDRAWAL", "Gửi nhầm", Map.of()));
        var replacement = begun(begin(issued, "REPLACEMENT", "Sai", Map.of("anew", "true")));
        assertThat(get("/reports/" + replacement, world.staff())).bodyText().doesNotContain("is-new");
        training("Đóng gói");
        drafting.assembleAgain(replacement, world.staff());
        assertThat(get("/reports/" + replacement, world.staff())).bodyText().containsOnlyOnce("is-new");
        world.issue(replacement);
        assertThat(get("/reports/" + replacement, world.staff())).bodyText().doesNotContain("is-new");
    }

    @Test
    void aDraftedWithdrawalIsOnTheStartPage() {
        var issued = world.issued();
        var withdrawal = begun(begin(issued, "WITHDRAWAL", "Gửi nhầm", Map.of()));
        assertThat(get("/", world.staff())).bodyText().contains("Soạn tiếp công văn thu hồi", withdrawal.toString());
    }

    @Test
    void onlyAnIssuedLetterTakesAnotherOutOfForce() {
        var issued = world.issued();
        begun(begin(issued, "WITHDRAWAL", "Gửi nhầm", Map.of()));
        assertThatThrownBy(() -> sql.sql("update report set superseded = 'WITHDRAWAL' where report_id = ?")
                        .param(issued.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("out of force");
    }

    @Test
    void theOrderOfReportsIsThatOfTheirRequests() {
        var issued = world.issued();
        drafting.add(
                begun(begin(issued, "REPLACEMENT", "Sai", Map.of())),
                Section.DIFFICULTIES,
                SentenceKind.SENTENCE,
                "Mưa lũ",
                world.staff());
        var list = reports.of(world.staff());
        assertThat(list.getFirst().purpose()).isEqualTo(ReportPurpose.REPLACEMENT);
        assertThat(list.getLast().id()).isEqualTo(issued);
    }

    private String pdf(String address, SignedIn me) throws IOException {
        try (var document = Loader.loadPDF(get(address, me).getResponse().getContentAsByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private static CorrectionContent content(ReportPurpose purpose) {
        return new CorrectionContent(purpose, "Sai", List.of());
    }

    private void training(String topic) {
        actingAs(world.staff());
        var day = LocalDate.of(2022, 4, 1);
        log.log(world.staff(), ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true));
    }

    private List<String> words(ReportId report) {
        return LetterText.lines(documents.of(report, world.staff()));
    }

    private String text(ReportId report) {
        return String.join("\n", words(report));
    }

    private int firstOfBody(ReportId report) {
        var lines = words(report);
        for (int i = 0; i < lines.size(); i++) if (lines.get(i).startsWith("Kính gửi")) return i + 1;
        throw new AssertionError("no addressee in " + lines);
    }

    private MvcTestResult begin(ReportId report, String purpose, String reason, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("purpose", purpose);
        parameters.put("reason", reason);
        var answer = post(report, world.staff(), parameters);
        actingAs(world.staff());
        return answer;
    }

    private MvcTestResult post(ReportId report, SignedIn me, Map<String, String> parameters) {
        var post = mvc.post()
                .uri("/reports/%s/correction".formatted(report))
                .with(signedInAs(me))
                .with(csrf());
        parameters.forEach(post::param);
        return post.exchange();
    }

    private static ReportId begun(MvcTestResult answer) {
        assertThat(answer).hasStatus3xxRedirection();
        String address = answer.getResponse().getRedirectedUrl();
        assertThat(address).startsWith("/reports/");
        return ReportId.of(String.valueOf(address).substring("/reports/".length()));
    }

    private static Consumer<MvcTestResult> refused(String... words) {
        return answer -> assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
    }

    private MvcTestResult get(String address, SignedIn me) {
        var answer = mvc.get().uri(address).with(signedInAs(me)).exchange();
        actingAs(world.staff());
        return answer;
    }
}
