package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.Finding;
import vn.ocop.portal.letter.Finding.Outcome;

@PortalTest
class LetterChecksTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    LetterChecks checks;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    ReportLetters letters;

    @Autowired
    Reports reports;

    @Autowired
    ReportLife life;

    @Autowired
    MessageSource messages;

    @Autowired
    JdbcClient sql;

    HalfYear.Department planning;
    SignedIn office;
    ReportId report;

    @BeforeEach
    void aReport() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        office = halfYear.office();
        halfYear.training(planning, "Bán hàng qua mạng");
        halfYear.training(planning, "Đóng gói sản phẩm");
        report = halfYear.draft(planning, halfYear.request(office, "165/VPĐP-OCOP", planning));
    }

    @Test
    void aLetterFromRecordsHasNothingToMend() {
        var result = checks.of(report, planning.staff());
        assertThat(result.of(Outcome.BLOCKS)).as(told(result, Outcome.BLOCKS)).isEmpty();
        assertThat(result.of(Outcome.CHECK)).as(told(result, Outcome.CHECK)).isEmpty();
        assertThat(result.of(Outcome.PASSED)).hasSizeGreaterThan(30);
    }

    @Test
    void wordsAreComparedWithTheRegisters() {
        drafting.add(
                report,
                Section.DIFFICULTIES,
                SentenceKind.SENTENCE,
                "Sở Kế hoạch và Đẩu tư triển khai theo Kế hoạch số 999/KH-UBND ngày 01/01/2022..  Kinh phí còn ít",
                planning.staff());
        var result = checks.of(report, planning.staff());
        assertThat(result.wording())
                .filteredOn(finding -> !finding.passed())
                .extracting(Finding::rule)
                .contains("words.mark.double", "words.organization.letters", "words.cited.unknown");
    }

    @Test
    void aLetterThatBreaksTheDecreeIsNotSignedUntilItIsMended() {
        sql.sql("update organization set place = null where organization_id = ?")
                .param(planning.staff().organization().value())
                .update();
        assertThat(checks.of(report, planning.staff()).blocking()).isPositive();
        life.submit(report, halfYear.version(report, planning.staff()), null, planning.staff());
        actingAs(planning.leader());
        assertThatThrownBy(
                        () -> life.sign(report, halfYear.version(report, planning.leader()), null, planning.leader()))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("report.sign.blocked"));
        sql.sql("update organization set place = 'Đồng Tháp'").update();
        life.sign(report, halfYear.version(report, planning.leader()), null, planning.leader());
        assertThat(reports.get(report, planning.leader()).report().state()).isEqualTo(ReportState.SIGNED);
    }

    @Test
    void aFileFromElsewhereIsReadAndABrokenOneAnswered() {
        var docx = letters.docx(report, letters.of(report, planning.staff()));
        assertThat(checks.ofFile(report, docx, planning.staff()).blocking()).isZero();
        var broken = checks.ofFile(report, "không phải Word".getBytes(StandardCharsets.UTF_8), planning.staff());
        assertThat(broken.layout()).extracting(Finding::rule).containsExactly("file.readable");
        assertThat(broken.blocking()).isPositive();
    }

    private String told(LetterChecks.Result result, Outcome outcome) {
        var vietnamese = Locale.of("vi", "VN");
        return result.of(outcome).stream()
                .map(finding -> finding.rule() + ": " + finding.fix(messages, vietnamese) + " " + finding.places())
                .toList()
                .toString();
    }
}
