package vn.ocop.portal.letter;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.apache.poi.xwpf.usermodel.ParagraphAlignment.CENTER;
import static org.apache.poi.xwpf.usermodel.ParagraphAlignment.LEFT;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STFldCharType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STLineSpacingRule;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STUnderline;

/// Letters that break one rule, each made from one that keeps all.
class LayoutCheckTests {
    private static final String NATION = "CỘNG HÒA";
    private static final String MOTTO = "Độc lập";
    private static final String GOVERNING = "ỦY BAN NHÂN DÂN";
    private static final String ISSUER = "SỞ KẾ HOẠCH";
    private static final String NUMBER = "Số:";
    private static final String DATE = "Đồng Tháp, ngày";
    private static final String SUBJECT = "V/v";
    private static final String ADDRESSEE = "Kính gửi";
    private static final String OPENING = "Sở Kế hoạch và Đầu tư xin gửi";
    private static final String HEADING = "1. Kết quả";
    private static final String TEXT = "Đã mở 02 lớp";
    private static final String ITEM = "- Hỗ trợ 05 hộ";
    private static final String END = "Trân trọng";
    private static final String LABEL = "Nơi nhận";
    private static final String AUTHORITY = "KT. GIÁM ĐỐC";
    private static final String TITLE = "PHÓ GIÁM ĐỐC";
    private static final String NAME = "Nguyễn Văn Lúa";

    private final LayoutCheck check = new LayoutCheck();
    private static final byte[] BRIEF = new LetterDocx().render(Letters.brief(), Letters.PROFILE);
    private static final byte[] LONG = new LetterDocx().render(CheckedLetters.headings(), Letters.PROFILE);

    private record Case(Set<CheckRule> rules, byte[] base, Consumer<DocxEdit> change) {
        @Override
        public String toString() {
            return rules.toString();
        }
    }

    private static Case breaks(CheckRule rule, Consumer<DocxEdit> change) {
        return new Case(Set.of(rule), BRIEF, change);
    }

    private static Case breaks(CheckRule rule, byte[] base, Consumer<DocxEdit> change) {
        return new Case(Set.of(rule), base, change);
    }

    private static Case breaks(Set<CheckRule> rules, Consumer<DocxEdit> change) {
        return new Case(rules, BRIEF, change);
    }

    /// Size, style and alignment of a part.
    private static List<Case> looks(byte[] base, String name, String beginning, double wrong, boolean boldIsRight) {
        var cases = new ArrayList<Case>();
        if (wrong > 0) cases.add(breaks(CheckRule.valueOf(name + "_SIZE"), base, edit -> edit.size(beginning, wrong)));
        cases.add(breaks(CheckRule.valueOf(name + "_STYLE"), base, edit -> edit.bold(beginning, !boldIsRight)));
        Arrays.stream(CheckRule.values())
                .filter(rule -> rule.name().equals(name + "_ALIGN"))
                .forEach(rule -> cases.add(breaks(rule, base, edit -> edit.align(beginning, LEFT))));
        return cases;
    }

    private static BigInteger of(long value) {
        return BigInteger.valueOf(value);
    }

    static Stream<Case> pages() {
        return Stream.of(
                breaks(CheckRule.PAGE_SIZE, edit -> edit.section().getPgSz().setH(of(15840))),
                breaks(CheckRule.PAGE_ORIENTATION, edit -> {
                    edit.section().getPgSz().setW(of(16838));
                    edit.section().getPgSz().setH(of(11906));
                    edit.section().getPgSz().setOrient(STPageOrientation.LANDSCAPE);
                }),
                breaks(
                        CheckRule.PAGE_MARGIN_TOP,
                        edit -> edit.section().getPgMar().setTop(of(1500))),
                breaks(
                        CheckRule.PAGE_MARGIN_BOTTOM,
                        edit -> edit.section().getPgMar().setBottom(of(1000))),
                breaks(
                        CheckRule.PAGE_MARGIN_LEFT,
                        edit -> edit.section().getPgMar().setLeft(of(1134))),
                breaks(
                        CheckRule.PAGE_MARGIN_RIGHT,
                        edit -> edit.section().getPgMar().setRight(of(1440))),
                breaks(
                        CheckRule.PAGE_NUMBER_THERE,
                        LONG,
                        edit -> number(edit)
                                .getRuns()
                                .forEach(run -> run.getCTR()
                                        .setInstrTextArray(
                                                new org.openxmlformats.schemas.wordprocessingml.x2006.main.CTText[0]))),
                breaks(CheckRule.PAGE_NUMBER_ALIGN, edit -> number(edit).setAlignment(LEFT)),
                breaks(
                        CheckRule.PAGE_NUMBER_SIZE,
                        edit -> number(edit).getRuns().forEach(run -> run.setFontSize(11))),
                breaks(
                        CheckRule.PAGE_NUMBER_STYLE,
                        edit -> number(edit).getRuns().forEach(run -> run.setItalic(true))),
                breaks(
                        CheckRule.PAGE_NUMBER_ARABIC,
                        edit -> edit.section().addNewPgNumType().setFmt(STNumberFormat.LOWER_ROMAN)),
                breaks(CheckRule.PAGE_NUMBER_FIRST, edit -> edit.section().unsetTitlePg()),
                breaks(
                        CheckRule.PAGE_NUMBER_FOOTER,
                        edit -> field(edit.document()
                                .createFooter(HeaderFooterType.DEFAULT)
                                .createParagraph())),
                breaks(CheckRule.ADDRESS_SIZE, edit -> {
                    var run = edit.document()
                            .createFooter(HeaderFooterType.FIRST)
                            .createParagraph()
                            .createRun();
                    run.setText("Địa chỉ: số 11, đường Võ Trường Toản");
                    run.setFontSize(14);
                }),
                breaks(
                        CheckRule.FONT_NAME,
                        edit -> edit.runs(TEXT, run -> run.addNewRFonts().setAscii("Arial"))),
                breaks(
                        CheckRule.FONT_NAME,
                        edit -> edit.runs(TEXT, run -> run.addNewRFonts().setHAnsi(".VnTime"))),
                breaks(
                        CheckRule.FONT_COLOR,
                        edit -> edit.runs(TEXT, run -> run.addNewColor().setVal("FF0000"))),
                breaks(
                        CheckRule.FONT_UNICODE,
                        edit -> edit.text(TEXT, "Đa\u0303 mơ\u0309 02 lớp tập huấn cho hợp tác xã.")),
                breaks(
                        CheckRule.FILE_CHANGES,
                        edit -> edit.paragraph(TEXT).getCTP().addNewIns()));
    }

    private static XWPFParagraph number(DocxEdit edit) {
        return edit.document()
                .getHeaderFooterPolicy()
                .getDefaultHeader()
                .getParagraphs()
                .getFirst();
    }

    private static void field(XWPFParagraph paragraph) {
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.BEGIN);
        paragraph.createRun().getCTR().addNewInstrText().setStringValue(" PAGE ");
        paragraph.createRun().getCTR().addNewFldChar().setFldCharType(STFldCharType.END);
    }

    static Stream<Case> heads() {
        var cases = new ArrayList<Case>();
        cases.addAll(looks(BRIEF, "NATION", NATION, 14, true));
        cases.addAll(looks(BRIEF, "MOTTO", MOTTO, 12.5, true));
        cases.addAll(looks(BRIEF, "GOVERNING", GOVERNING, 14, false));
        cases.addAll(looks(BRIEF, "ISSUER", ISSUER, 14, true));
        cases.addAll(looks(BRIEF, "NUMBER", NUMBER, 14, false));
        cases.addAll(looks(BRIEF, "DATE", DATE, 12, false));
        cases.addAll(looks(BRIEF, "SUBJECT", SUBJECT, 14, false));
        cases.addAll(looks(BRIEF, "ADDRESSEE", ADDRESSEE, 12, false));
        cases.add(breaks(CheckRule.DATE_STYLE, edit -> edit.italic(DATE, false)));
        cases.add(breaks(CheckRule.NATION_TEXT, edit -> edit.text(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT  NAMM")));
        cases.add(breaks(CheckRule.NATION_UPPER, edit -> edit.text(NATION, "Cộng hòa xã hội chủ nghĩa Việt Nam")));
        cases.add(breaks(
                CheckRule.NATION_LINES,
                edit -> edit.properties(NATION, p -> {
                    var spacing = p.isSetSpacing() ? p.getSpacing() : p.addNewSpacing();
                    spacing.setLine(of(360));
                    spacing.setLineRule(STLineSpacingRule.AUTO);
                })));
        cases.add(breaks(CheckRule.MOTTO_TEXT, edit -> edit.text(MOTTO, "Độc lập - Tự do - Hạnh phú")));
        cases.add(breaks(CheckRule.MOTTO_INITIALS, edit -> edit.text(MOTTO, "Độc lập - Tự do - hạnh phúc")));
        cases.add(breaks(CheckRule.MOTTO_INITIALS, edit -> edit.text(MOTTO, "Độc Lập - Tự Do - Hạnh Phúc")));
        cases.add(breaks(CheckRule.MOTTO_HYPHENS, edit -> edit.text(MOTTO, "Độc lập-Tự do-Hạnh phúc")));
        cases.add(breaks(
                CheckRule.MOTTO_LINE,
                edit -> edit.after(MOTTO).getCTP().getPPr().getInd().setLeft(of(3000))));
        cases.add(breaks(
                CheckRule.MOTTO_LINE,
                edit -> edit.after(MOTTO)
                        .getCTP()
                        .getPPr()
                        .addNewPBdr()
                        .addNewTop()
                        .setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder.NONE)));
        cases.add(breaks(CheckRule.GOVERNING_UPPER, edit -> edit.text(GOVERNING, "Ủy ban nhân dân tỉnh Đồng Tháp")));
        cases.add(breaks(CheckRule.GOVERNING_PROVINCE, edit -> edit.text(GOVERNING, "ỦY BAN NHÂN DÂN TỈNH")));
        cases.add(breaks(CheckRule.ISSUER_UPPER, edit -> edit.text(ISSUER, "SỞ KẾ HOẠCH VÀ Đầu TƯ")));
        cases.add(breaks(CheckRule.ISSUER_LINE, edit -> {
            edit.after(ISSUER).getCTP().getPPr().getInd().setLeft(of(100));
            edit.after(ISSUER).getCTP().getPPr().getInd().setRight(of(100));
        }));
        cases.add(breaks(CheckRule.ISSUER_LINE, edit -> {
            edit.after(ISSUER)
                    .getCTP()
                    .getPPr()
                    .addNewPBdr()
                    .addNewTop()
                    .setVal(org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder.NONE);
            edit.runs(ISSUER, run -> run.addNewU().setVal(STUnderline.SINGLE));
        }));
        cases.add(breaks(CheckRule.NUMBER_LABEL, edit -> edit.text(NUMBER, "SỐ: 165/SKHĐT-ĐKKD")));
        cases.add(breaks(CheckRule.NUMBER_ZERO, edit -> edit.text(NUMBER, "Số: 5/SKHĐT-ĐKKD")));
        cases.add(breaks(CheckRule.NUMBER_BLANKS, edit -> edit.text(NUMBER, "Số: 165/SKHĐT - ĐKKD")));
        cases.add(breaks(CheckRule.NUMBER_BLANKS, edit -> edit.text(NUMBER, "Số: 165 / SKHĐT-ĐKKD")));
        cases.add(breaks(CheckRule.NUMBER_SYMBOL, edit -> edit.text(NUMBER, "Số: 165/SKHĐT-đkkd")));
        cases.add(breaks(CheckRule.NUMBER_TYPE, edit -> edit.text(NUMBER, "Số: 165/BC-SKHĐT")));
        cases.add(breaks(CheckRule.DATE_COMMA, edit -> edit.text(DATE, "Đồng Tháp ngày 05 tháng 6 năm 2022")));
        cases.add(breaks(CheckRule.DATE_ZERO, edit -> edit.text(DATE, "Đồng Tháp, ngày 5 tháng 6 năm 2022")));
        cases.add(breaks(CheckRule.DATE_ZERO, edit -> edit.text(DATE, "Đồng Tháp, ngày 05 tháng 06 năm 2022")));
        cases.add(breaks(CheckRule.DATE_ZERO, edit -> edit.text(DATE, "Đồng Tháp, ngày 15 tháng 2 năm 2022")));
        cases.add(breaks(CheckRule.DATE_FORM, edit -> edit.text(DATE, "Đồng Tháp, ngày 31 tháng 6 năm 2022")));
        cases.add(breaks(CheckRule.DATE_THERE, edit -> edit.text(DATE, "Đồng Tháp, 05/6/2022")));
        cases.add(breaks(CheckRule.SUBJECT_LOWER, edit -> edit.text(SUBJECT, "V/v BÁO CÁO KẾT QUẢ")));
        cases.add(breaks(CheckRule.SUBJECT_LOWER, edit -> edit.text(SUBJECT, "V/V báo cáo kết quả")));
        cases.add(breaks(CheckRule.SUBJECT_THERE, edit -> edit.text(SUBJECT, "")));
        cases.add(breaks(
                CheckRule.SUBJECT_GAP,
                edit -> edit.properties(NUMBER, p -> p.addNewSpacing().setAfter(of(0)))));
        cases.add(breaks(Set.of(CheckRule.NUMBER_THERE), edit -> edit.text(NUMBER, "")));
        cases.add(breaks(CheckRule.ADDRESSEE_THERE, edit -> edit.text(ADDRESSEE, "")));
        cases.add(breaks(CheckRule.ADDRESSEE_FORM, edit -> edit.text(ADDRESSEE, "Kính gửi: Sở A; Sở B")));
        cases.add(breaks(CheckRule.ADDRESSEE_FORM, edit -> edit.text(ADDRESSEE, "KÍNH GỬI: Sở Công Thương")));
        cases.add(breaks(CheckRule.ADDRESSEE_FORM, LONG, edit -> edit.text("- Sở Công Thương", "- Sở Công Thương,")));
        cases.add(breaks(
                CheckRule.ADDRESSEE_FORM, LONG, edit -> edit.text("- Hội Liên hiệp", "- Hội Liên hiệp Phụ nữ tỉnh")));
        cases.add(breaks(
                CheckRule.ADDRESSEE_DASHES,
                LONG,
                edit -> edit.properties("- Sở Công Thương", p -> p.addNewInd().setLeft(of(300)))));
        cases.add(breaks(CheckRule.NATION_PLACE, edit -> swap(edit, 0)));
        cases.add(breaks(CheckRule.ISSUER_THERE, edit -> {
            var cell = edit.document().getTables().getFirst().getRow(0).getCell(0);
            while (cell.getParagraphs().size() > 1) cell.removeParagraph(0);
        }));
        cases.add(breaks(CheckRule.DATE_ROW, edit -> {
            edit.document()
                    .getTables()
                    .getFirst()
                    .getRow(2)
                    .getCell(1)
                    .getParagraphs()
                    .getFirst()
                    .createRun()
                    .setText("Đồng Tháp, ngày 05 tháng 6 năm 2022");
            edit.text(DATE, "");
        }));
        return cases.stream();
    }

    /// Changes the two cells of a table's first row.
    private static void swap(DocxEdit edit, int table) {
        var row = edit.document().getTables().get(table).getRow(0).getCtRow();
        var left = (org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTc)
                row.getTcArray(0).copy();
        row.setTcArray(0, row.getTcArray(1));
        row.setTcArray(1, left);
    }

    static Stream<Case> bodies() {
        var cases = new ArrayList<Case>();
        cases.add(breaks(CheckRule.BODY_SIZE, edit -> edit.size(TEXT, 12)));
        cases.add(breaks(CheckRule.BODY_STYLE, edit -> edit.italic(TEXT, true)));
        cases.add(breaks(CheckRule.BODY_STYLE, edit -> edit.bold(TEXT, true)));
        cases.add(breaks(CheckRule.BODY_ALIGN, edit -> edit.align(TEXT, LEFT)));
        cases.add(breaks(
                CheckRule.BODY_INDENT,
                edit -> edit.properties(TEXT, p -> p.addNewInd().setFirstLine(of(283)))));
        cases.add(breaks(
                CheckRule.BODY_GAP,
                edit -> edit.properties(TEXT, p -> p.addNewSpacing().setAfter(of(0)))));
        cases.add(breaks(
                CheckRule.BODY_LINES,
                edit -> edit.properties(TEXT, p -> {
                    var spacing = p.addNewSpacing();
                    spacing.setLine(of(480));
                    spacing.setLineRule(STLineSpacingRule.AUTO);
                })));
        cases.add(breaks(
                CheckRule.BODY_LINES,
                edit -> edit.properties(TEXT, p -> {
                    var spacing = p.addNewSpacing();
                    spacing.setLine(of(240));
                    spacing.setLineRule(STLineSpacingRule.EXACT);
                })));
        cases.add(breaks(CheckRule.BODY_END, edit -> edit.text(END, "Trân trọng.")));
        cases.add(breaks(CheckRule.BODY_END, edit -> edit.text(TEXT, "Đã mở 02 lớp tập huấn./.")));
        cases.add(breaks(CheckRule.HEADING_ORDER, edit -> edit.text(HEADING, "2. Kết quả")));
        cases.add(breaks(CheckRule.HEADING_ORDER, LONG, edit -> edit.text("2. Kết nối", "3. Kết nối thị trường")));
        cases.add(breaks(CheckRule.HEADING_LETTERS, LONG, edit -> {
            edit.text("đ) Không gian", "e) Không gian làm việc chung");
            edit.text("e) Truyền thông", "g) Truyền thông");
        }));
        cases.add(breaks(CheckRule.HEADING_LETTERS, LONG, edit -> edit.text("e) Truyền thông", "f) Truyền thông")));
        cases.add(breaks(CheckRule.HEADING_STYLE, edit -> edit.bold(HEADING, false)));
        cases.add(breaks(CheckRule.HEADING_SIZE, edit -> edit.size(HEADING, 16)));
        cases.add(breaks(CheckRule.HEADING_UPPER, LONG, edit -> edit.text("I. TÌNH HÌNH", "I. Tình hình chung")));
        cases.add(breaks(CheckRule.HEADING_ALIGN, LONG, edit -> {
            var part = edit.insertBefore("I. TÌNH HÌNH", "Phần I");
            part.getRuns().getFirst().setBold(true);
        }));
        cases.add(breaks(CheckRule.BASES_STYLE, edit -> bases(edit, false, ";", ".")));
        cases.add(breaks(CheckRule.BASES_END, edit -> bases(edit, true, ".", ".")));
        cases.add(breaks(CheckRule.BASES_END, edit -> bases(edit, true, ";", ";")));
        return cases.stream();
    }

    private static void bases(DocxEdit edit, boolean italic, String mark, String last) {
        edit.insertBefore(OPENING, "Căn cứ Luật Tổ chức chính quyền địa phương" + mark)
                .getRuns()
                .forEach(run -> run.setItalic(italic));
        edit.insertBefore(OPENING, "Căn cứ chương trình công tác năm" + last)
                .getRuns()
                .forEach(run -> run.setItalic(italic));
    }

    static Stream<Case> feet() {
        var cases = new ArrayList<Case>();
        cases.addAll(looks(BRIEF, "SIGN", TITLE, 12, true));
        cases.addAll(looks(BRIEF, "SIGNER", NAME, 12, true));
        cases.addAll(looks(BRIEF, "DISTRIBUTION_LABEL", LABEL, 13, true));
        cases.addAll(looks(BRIEF, "DISTRIBUTION", "- Như trên", 12, false));
        cases.add(breaks(CheckRule.DISTRIBUTION_LABEL_STYLE, edit -> edit.italic(LABEL, false)));
        cases.add(breaks(CheckRule.SIGN_UPPER, edit -> edit.text(TITLE, "Phó Giám đốc")));
        cases.add(breaks(CheckRule.SIGN_PREFIX, edit -> edit.text(AUTHORITY, "KT GIÁM ĐỐC")));
        cases.add(breaks(CheckRule.SIGN_PREFIX, edit -> edit.text(AUTHORITY, "KT.GIÁM ĐỐC")));
        cases.add(breaks(CheckRule.SIGN_PREFIX, edit -> edit.text(AUTHORITY, "T/L GIÁM ĐỐC")));
        cases.add(breaks(CheckRule.SIGN_BLOCK, edit -> edit.text(TITLE, "")));
        cases.add(breaks(CheckRule.SIGN_BLOCK, edit -> edit.text(AUTHORITY, "GIÁM ĐỐC")));
        cases.add(breaks(CheckRule.SIGN_PLACE, edit -> swap(edit, 1)));
        cases.add(breaks(CheckRule.SIGN_THERE, edit -> {
            edit.text(AUTHORITY, "");
            edit.text(TITLE, "");
            edit.text(NAME, "");
        }));
        cases.add(breaks(CheckRule.SIGNER_CASE, edit -> edit.text(NAME, "NGUYỄN VĂN LÚA")));
        for (var name :
                List.of("TS. Nguyễn Văn Lúa", "PGS.TS Nguyễn Văn Lúa", "ThS Nguyễn Văn Lúa", "Bs. Nguyễn Văn Lúa"))
            cases.add(breaks(CheckRule.SIGNER_DEGREE, edit -> edit.text(NAME, name)));
        cases.add(breaks(CheckRule.DISTRIBUTION_THERE, edit -> {
            for (var beginning : List.of(LABEL, "- Như trên", "- Lưu")) edit.text(beginning, "");
        }));
        cases.add(breaks(CheckRule.DISTRIBUTION_FORM, edit -> edit.text("- Như trên", "- Như trên.")));
        cases.add(breaks(CheckRule.DISTRIBUTION_FORM, edit -> edit.text("- Lưu", "- Lưu: VT, PTH (Ly);")));
        cases.add(breaks(CheckRule.DISTRIBUTION_FORM, edit -> edit.text(LABEL, "Nơi nhận")));
        cases.add(breaks(CheckRule.DISTRIBUTION_COLON, edit -> edit.text("- Lưu", "- Lưu VT, PTH (Ly).")));
        cases.add(breaks(CheckRule.DISTRIBUTION_ARCHIVE, edit -> edit.text("- Lưu", "- Các phòng thuộc Sở.")));
        cases.add(breaks(CheckRule.DISTRIBUTION_ARCHIVE, edit -> edit.text("- Lưu", "- Lưu: PTH (Ly).")));
        cases.add(breaks(CheckRule.DRAFTER_SIZE, edit -> {
            var cell = edit.document().getTables().getLast().getRow(0).getCell(0);
            var run = cell.addParagraph().createRun();
            run.setText("PL.(300)");
            run.setFontSize(14);
        }));
        for (var size : List.of(11, 14)) {
            cases.add(breaks(size == 11 ? CheckRule.STAMP_SIZE : CheckRule.STAMP_STYLE, edit -> {
                var cell = edit.document().getTables().getFirst().getRow(2).getCell(1);
                var run = cell.getParagraphs().getFirst().createRun();
                run.setText("KHẨN");
                run.setItalic(false);
                run.setBold(size == 11);
                run.setFontSize(size);
            }));
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource({"pages", "heads", "bodies", "feet"})
    void aLetterThatBreaksOneRuleIsFoundByThatRuleAlone(Case broken) {
        var findings = check.check(DocxEdit.edited(broken.base(), broken.change()), Letters.PROFILE);
        assertThat(failed(findings))
                .isEqualTo(broken.rules().stream().map(CheckRule::code).collect(toCollection(TreeSet::new)));
        for (var finding : findings) {
            if (finding.passed()) continue;
            assertThat(finding.times()).isPositive();
            assertThat(finding.found()).isNotNull();
            assertThat(finding.expected()).isNotNull();
        }
    }

    @Test
    void aLetterThatKeepsAllPassesAll() {
        for (var letter : List.of(
                Letters.brief(),
                CheckedLetters.headings(),
                CheckedLetters.blank(),
                Letters.report(),
                Letters.annexed())) {
            var findings = check.check(new LetterDocx().render(letter, Letters.PROFILE), Letters.PROFILE);
            assertThat(failed(findings)).isEmpty();
            assertThat(findings).hasSizeGreaterThan(80);
        }
    }

    @Test
    void annexesOfALetterAreJudged() {
        var findings = check.check(new LetterDocx().render(Letters.annexed(), Letters.PROFILE), Letters.PROFILE);
        assertThat(findings).extracting(Finding::rule).contains("annex.number", "annex.note.size", "annex.pages");
    }

    @Test
    void aPageThatIsNoLetterGetsAnAnswer() {
        var findings = check.check(new LetterDocx().render(Letters.receipt(), Letters.PROFILE), Letters.PROFILE);
        assertThat(failed(findings)).contains("number.there", "date.there", "sign.there", "distribution.there");
        assertThat(failed(findings)).doesNotContain("type.style", "nation.text", "page.size", "subject.there");
    }

    static TreeSet<String> failed(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.passed())
                .map(Finding::rule)
                .collect(toCollection(TreeSet::new));
    }

    @Test
    void everyRuleOfLayoutIsBrokenByALetter() {
        var broken = Stream.of(pages(), heads(), bodies(), feet(), NamedDocumentCheckTests.cases())
                .flatMap(cases -> cases)
                .flatMap(one -> one instanceof Case known
                        ? known.rules().stream()
                        : ((NamedDocumentCheckTests.Case) one).rules().stream())
                .collect(toSet());
        broken.addAll(Set.of(CheckRule.FILE_READABLE, CheckRule.FILE_MACROS)); // HostileDocumentTests
        assertThat(broken)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CheckRule.values())
                        .filter(rule -> !rule.isOfWords())
                        .toList());
    }

    @Test
    void aFindingTellsWhereAndWhatAndWhy() {
        var file = DocxEdit.edited(BRIEF, edit -> edit.size(NATION, 15));
        var finding = check.check(file, Letters.PROFILE).stream()
                .filter(one -> one.rule().equals("nation.size"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.outcome()).isEqualTo(Finding.Outcome.BLOCKS);
        assertThat(finding.blocks()).isTrue();
        assertThat(finding.article()).isEqualTo("Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 1");
        assertThat(finding.places()).singleElement().satisfies(place -> {
            assertThat(place.marked()).isEqualTo("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
            assertThat(place.paragraph()).isPositive();
        });
        var messages = CheckedLetters.messages();
        var vietnamese = vn.ocop.portal.core.VietnameseText.VIETNAMESE;
        assertThat(finding.name(messages, vietnamese)).isEqualTo("Cỡ chữ Quốc hiệu");
        assertThat(finding.fix(messages, vietnamese)).isEqualTo("Đặt Quốc hiệu cỡ chữ 12 đến 13.");
        assertThat(finding.fix(messages, java.util.Locale.ENGLISH))
                .isEqualTo("Set the national title to size 12 to 13.");
    }

    @Test
    void theSameBreachInSeveralParagraphsIsOneFinding() {
        var file = DocxEdit.edited(
                LONG,
                edit -> edit.paragraphs().stream()
                        .filter(paragraph -> paragraph.getText().startsWith("Trong kỳ"))
                        .forEach(paragraph -> paragraph.setAlignment(CENTER)));
        var findings = check.check(file, Letters.PROFILE).stream()
                .filter(finding -> finding.rule().equals("body.align"))
                .toList();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.times()).isEqualTo(7);
            assertThat(finding.places()).hasSize(7);
        });
    }

    @Test
    void directFormattingThatMendsAStyleIsRight() {
        var file = DocxEdit.edited(BRIEF, edit -> {
            edit.document()
                    .getStyles()
                    .getStyle("QuocHieu")
                    .getCTStyle()
                    .getRPr()
                    .getSzArray(0)
                    .setVal(of(40));
            edit.document()
                    .getStyles()
                    .getStyle("QuocHieu")
                    .getCTStyle()
                    .getRPr()
                    .removeB(0);
            edit.size(NATION, 13);
            edit.bold(NATION, true);
        });
        assertThat(failed(check.check(file, Letters.PROFILE))).isEmpty();
        var broken = DocxEdit.edited(
                BRIEF,
                edit -> edit.document()
                        .getStyles()
                        .getStyle("QuocHieu")
                        .getCTStyle()
                        .getRPr()
                        .getSzArray(0)
                        .setVal(of(40)));
        assertThat(failed(check.check(broken, Letters.PROFILE))).containsExactly("nation.size");
    }
}
