package vn.ocop.portal.letter;

import static java.util.stream.Collectors.toCollection;
import static org.apache.poi.xwpf.usermodel.ParagraphAlignment.CENTER;
import static org.apache.poi.xwpf.usermodel.ParagraphAlignment.LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/// A named document with annexes, made by hand in Word from a letter: type and abstract instead of "V/v".
class NamedDocumentCheckTests {
    private static final String TYPE = "BÁO CÁO";
    private static final String ABSTRACT = "Kết quả hỗ trợ";
    private static final String ANNEX = "Phụ lục I";
    private static final String SECOND = "Phụ lục II";
    private static final String ANNEX_TITLE = "DANH SÁCH LỚP";
    private static final String NOTE = "(Kèm theo";
    private static final byte[] REPORT =
            DocxEdit.edited(new LetterDocx().render(Letters.brief(), Letters.PROFILE), NamedDocumentCheckTests::report);

    record Case(Set<CheckRule> rules, Consumer<DocxEdit> change) {
        @Override
        public String toString() {
            return rules.toString();
        }
    }

    private static Case breaks(CheckRule rule, Consumer<DocxEdit> change) {
        return new Case(Set.of(rule), change);
    }

    private static void report(DocxEdit edit) {
        edit.text("V/v", "");
        edit.text("Số:", "Số: 165/BC-SKHĐT");
        set(edit.insertBefore("Kính gửi", TYPE), 14, true, false);
        set(edit.insertBefore("Kính gửi", "Kết quả hỗ trợ chủ thể OCOP"), 14, true, false);
        set(edit.insertBefore("Kính gửi", "____________"), 13, false, false);
        edit.text("Đã mở 02 lớp", "Đã mở 02 lớp tập huấn (Phụ lục I, Phụ lục II kèm theo).");
        var sheet = (CTSectPr) edit.section().copy();
        edit.append("").getCTP().addNewPPr().setSectPr(sheet);
        annex(edit, "Phụ lục I", "DANH SÁCH LỚP TẬP HUẤN");
        var first = (CTSectPr) sheet.copy();
        first.addNewPgNumType().setStart(BigInteger.ONE);
        edit.append("").getCTP().addNewPPr().setSectPr(first);
        annex(edit, "Phụ lục II", "KẾT QUẢ SO VỚI CHỈ TIÊU");
        edit.section().addNewPgNumType().setStart(BigInteger.ONE);
    }

    private static void annex(DocxEdit edit, String label, String title) {
        set(edit.append(label), 14, true, false);
        set(edit.append(title), 14, true, false);
        set(edit.append("(Kèm theo Báo cáo số      /BC-SKHĐT ngày      tháng      năm      của Sở)"), 14, false, true);
        edit.append("1. Lớp thứ nhất mở tại huyện Tháp Mười.");
        edit.append("2. Lớp thứ hai mở tại huyện Lai Vung.");
    }

    private static void set(XWPFParagraph paragraph, int size, boolean bold, boolean italic) {
        paragraph.setAlignment(CENTER);
        var run = paragraph.getRuns().getFirst();
        run.setFontSize(size);
        run.setBold(bold);
        run.setItalic(italic);
    }

    static Stream<Case> cases() {
        return Stream.of(
                breaks(CheckRule.TYPE_UPPER, edit -> edit.text(TYPE, "Báo cáo")),
                breaks(CheckRule.TYPE_SIZE, edit -> edit.size(TYPE, 16)),
                breaks(CheckRule.TYPE_STYLE, edit -> edit.bold(TYPE, false)),
                breaks(CheckRule.TYPE_ALIGN, edit -> edit.align(TYPE, LEFT)),
                breaks(CheckRule.ABSTRACT_SIZE, edit -> edit.size(ABSTRACT, 12)),
                breaks(CheckRule.ABSTRACT_STYLE, edit -> edit.italic(ABSTRACT, true)),
                breaks(CheckRule.ABSTRACT_ALIGN, edit -> edit.align(ABSTRACT, LEFT)),
                breaks(CheckRule.ABSTRACT_LINE, edit -> edit.text("____", "________________________________________")),
                breaks(CheckRule.ABSTRACT_THERE, edit -> {
                    edit.text(ABSTRACT, "");
                    edit.text("____", "");
                }),
                breaks(CheckRule.NUMBER_TYPE, edit -> edit.text("Số:", "Số: 165/SKHĐT-ĐKKD")),
                breaks(CheckRule.ANNEX_REFERRED, edit -> edit.text("Đã mở 02 lớp", "Đã mở 02 lớp tập huấn.")),
                breaks(CheckRule.ANNEX_NUMBER, edit -> edit.text(SECOND, "Phụ lục 2")),
                breaks(CheckRule.ANNEX_NUMBER, edit -> edit.text(SECOND, "Phụ lục I")),
                breaks(CheckRule.ANNEX_LABEL_SIZE, edit -> edit.size(ANNEX, 13)),
                breaks(CheckRule.ANNEX_LABEL_STYLE, edit -> edit.bold(ANNEX, false)),
                breaks(CheckRule.ANNEX_LABEL_ALIGN, edit -> edit.align(ANNEX, LEFT)),
                breaks(CheckRule.ANNEX_TITLE_UPPER, edit -> edit.text(ANNEX_TITLE, "Danh sách lớp tập huấn")),
                breaks(CheckRule.ANNEX_TITLE_SIZE, edit -> edit.size(ANNEX_TITLE, 12)),
                breaks(CheckRule.ANNEX_TITLE_STYLE, edit -> edit.bold(ANNEX_TITLE, false)),
                breaks(CheckRule.ANNEX_TITLE_ALIGN, edit -> edit.align(ANNEX_TITLE, LEFT)),
                breaks(CheckRule.ANNEX_NOTE_THERE, edit -> edit.text(NOTE, "")),
                breaks(CheckRule.ANNEX_NOTE_SIZE, edit -> edit.size(NOTE, 12)),
                breaks(CheckRule.ANNEX_NOTE_STYLE, edit -> edit.italic(NOTE, false)),
                breaks(CheckRule.ANNEX_PAGES, edit -> edit.section().unsetPgNumType()),
                breaks(CheckRule.HEADING_ORDER, edit -> edit.text("2. Lớp", "3. Lớp thứ hai mở tại huyện Lai Vung.")));
    }

    @Test
    void aReportWithAnnexesPasses() {
        var findings = new LayoutCheck().check(REPORT, Letters.PROFILE);
        assertThat(LayoutCheckTests.failed(findings)).isEmpty();
        assertThat(findings)
                .extracting(Finding::rule)
                .contains("type.size", "annex.pages")
                .doesNotContain("subject.size");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aReportThatBreaksOneRuleIsFoundByThatRuleAlone(Case broken) {
        var findings = new LayoutCheck().check(DocxEdit.edited(REPORT, broken.change()), Letters.PROFILE);
        assertThat(LayoutCheckTests.failed(findings))
                .isEqualTo(broken.rules().stream().map(CheckRule::code).collect(toCollection(TreeSet::new)));
    }
}
