package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.letter.Annex;
import vn.ocop.portal.letter.Block;
import vn.ocop.portal.letter.Finding.Outcome;
import vn.ocop.portal.letter.OfficialLetter;

@PortalTest
class ReportPresentationTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    ReportLetters letters;

    @Autowired
    LetterChecks checks;

    @Autowired
    Reports reports;

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
    void aReportBearsItsNameAndNumbersItsPartsInRomanNumerals() {
        present(ReportForm.REPORT);
        var letter = letters.of(report, planning.staff());
        assertThat(letter.header().type()).isEqualTo("Báo cáo");
        assertThat(letter.header().subject()).isEqualTo("Kết quả OCOP");
        assertThat(letter.header().symbol()).isEqualTo("BC-SO");
        assertThat(headings(letter)).first().isEqualTo("I. Kết quả thực hiện 6 tháng đầu năm 2022");
        present(ReportForm.LETTER);
        var plain = letters.of(report, planning.staff());
        assertThat(plain.header().type()).isNull();
        assertThat(headings(plain)).first().isEqualTo("1. Kết quả thực hiện 6 tháng đầu năm 2022");
    }

    @Test
    void theListOfActivitiesHasOneRowForEach() {
        present(ReportForm.LETTER, ReportAnnex.ACTIVITIES);
        var letter = letters.of(report, planning.staff());
        var annex = letter.annexes().getFirst();
        assertThat(annex.landscape()).isTrue();
        assertThat(rows(annex)).hasSize(2);
        assertThat(rows(annex).getFirst())
                .startsWith("1", "Tập huấn, đào tạo: Bán hàng qua mạng", "từ ngày 08/3/2022 đến ngày 09/3/2022");
        assertThat(letter.annexesNotReferredTo()).isEmpty();
        assertThat(text(letter)).contains("Danh sách hoạt động trong kỳ được nêu tại Phụ lục kèm theo.");
    }

    @Test
    void annexesWithoutARowAreLeftOutWithTheirMention() {
        present(ReportForm.LETTER, ReportAnnex.TARGETS); // the request names no plan
        var letter = letters.of(report, planning.staff());
        assertThat(letter.annexes()).isEmpty();
        assertThat(text(letter)).noneMatch(line -> line.contains("Phụ lục"));
    }

    @Test
    void whatIsIssuedIsCheckedAndNumberedByItsForm() {
        present(ReportForm.REPORT, ReportAnnex.ACTIVITIES);
        var result = checks.of(report, planning.staff());
        assertThat(result.of(Outcome.BLOCKS)).isEmpty();
        halfYear.submit(planning, report);
        halfYear.sign(planning, report);
        assertThat(halfYear.issue(planning, report).reference()).isEqualTo("01/BC-SO");
        assertThat(letters.of(report, planning.staff()).annexes()).hasSize(1);
    }

    @Test
    void formAndAnnexesChangeOnlyWhileTheReportIsOpen() {
        int version = halfYear.version(report, planning.staff());
        drafting.assembleAgain(report, planning.staff());
        assertThatThrownBy(() -> drafting.present(report, version, ReportForm.REPORT, Set.of(), planning.staff()))
                .isInstanceOf(Outdated.class);
        halfYear.submit(planning, report);
        assertThatThrownBy(() -> present(ReportForm.REPORT))
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo("report.closed"));
    }

    @Test
    void thePageOffersFormAndAnnexesToTheAuthorAlone() {
        int version = halfYear.version(report, planning.staff());
        assertThat(mvc.post()
                        .uri("/reports/%s/presentation".formatted(report))
                        .param("version", Integer.toString(version))
                        .param("form", "REPORT")
                        .param("annex", "ACTIVITIES", "TARGETS")
                        .with(signedInAs(planning.staff()))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/reports/" + report).with(signedInAs(planning.staff())))
                .hasStatusOk()
                .bodyText()
                .contains("<span>I. </span>", "/presentation");
        assertThat(mvc.post()
                        .uri("/reports/%s/presentation".formatted(report))
                        .param("version", Integer.toString(version))
                        .param("form", "LETTER")
                        .with(signedInAs(planning.staff()))
                        .with(csrf()))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(mvc.post()
                        .uri("/reports/%s/presentation".formatted(report))
                        .param("version", Integer.toString(version))
                        .param("form", "LETTER")
                        .with(signedInAs(planning.leader()))
                        .with(csrf()))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private void present(ReportForm form, ReportAnnex... annexes) {
        actingAs(planning.staff());
        Set<ReportAnnex> chosen = EnumSet.noneOf(ReportAnnex.class);
        chosen.addAll(List.of(annexes));
        drafting.present(report, halfYear.version(report, planning.staff()), form, chosen, planning.staff());
    }

    private static List<String> headings(OfficialLetter letter) {
        return letter.body().stream()
                .filter(Block.Heading.class::isInstance)
                .map(Block.Heading.class::cast)
                .map(heading -> heading.label() + " " + heading.text())
                .toList();
    }

    private static List<String> text(OfficialLetter letter) {
        return letter.body().stream()
                .filter(Block.Paragraph.class::isInstance)
                .map(block -> ((Block.Paragraph) block).text())
                .toList();
    }

    private static List<List<String>> rows(Annex annex) {
        return ((Block.Table) annex.body().getFirst()).rows();
    }
}
