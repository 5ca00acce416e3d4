package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.zip.ZipInputStream;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.xmlbeans.XmlException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrBase;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyles;

/// Opens the document as Word does: each property is what the styles make of it.
class LetterDocxTests {
    private static final double MM = 1440 / 25.4;

    private final LetterDocx docx = new LetterDocx();

    @Test
    void thePageIsAnA4WithTheMarginsOfTheDecree() throws IOException {
        try (var document = open(Letters.brief())) {
            var section = document.getDocument().getBody().getSectPr();
            assertThat(twips(section.getPgSz().getW())).isEqualTo(Math.round(210 * MM));
            assertThat(twips(section.getPgSz().getH())).isEqualTo(Math.round(297 * MM));
            assertThat(twips(section.getPgMar().getTop()) / MM).isBetween(19.9, 25.1);
            assertThat(twips(section.getPgMar().getBottom()) / MM).isBetween(19.9, 25.1);
            assertThat(twips(section.getPgMar().getLeft()) / MM).isBetween(29.9, 35.1);
            assertThat(twips(section.getPgMar().getRight()) / MM).isBetween(14.9, 20.1);
        }
    }

    @Test
    void thePageNumberStandsInTheTopMarginButNotOnTheFirstPage() throws IOException {
        try (var document = open(Letters.brief())) {
            assertThat(document.getDocument().getBody().getSectPr().isSetTitlePg())
                    .isTrue();
            assertThat(document.getHeaderFooterPolicy().getFirstPageHeader().getText())
                    .isBlank();
            var header = document.getHeaderFooterPolicy().getDefaultHeader();
            var paragraph = header.getParagraphs().getFirst();
            assertThat(paragraph.getCTP().xmlText())
                    .contains("PAGE")
                    .contains("begin")
                    .contains("end");
            assertThat(new Look(document, paragraph).size()).isBetween(13.0, 14.0);
            assertThat(new Look(document, paragraph).alignment()).isEqualTo("center");
            assertThat(document.getFooterList()).isEmpty();
        }
    }

    @Test
    void theHeadIsSetAsTheDecreeWants() throws IOException {
        try (var document = open(Letters.brief())) {
            var head = document.getTables().getFirst();
            look(document, head, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").is(12, 13, true, false, "center");
            look(document, head, "Độc lập - Tự do - Hạnh phúc").is(13, 14, true, false, "center");
            look(document, head, "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP").is(12, 13, false, false, "center");
            look(document, head, "SỞ KẾ HOẠCH VÀ ĐẦU TƯ").is(12, 13, true, false, "center");
            look(document, head, "Số: 165/SKHĐT-ĐKKD").is(13, 13, false, false, "center");
            look(document, head, "Đồng Tháp, ngày 05 tháng 6 năm 2022").is(13, 14, false, true, "center");
            look(document, head, "V/v báo cáo kết quả hỗ trợ chủ thể OCOP").is(12, 13, false, false, "center");
            assertThat(look(document, head, "Số: 165/SKHĐT-ĐKKD").after()).isEqualTo(6);
            assertThat(look(document, head, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
                            .line())
                    .isEqualTo(1);
        }
    }

    @Test
    void issuerAndNationStandSideBySideAndSoDoNumberAndDate() throws IOException {
        try (var document = open(Letters.brief())) {
            var head = document.getTables().getFirst();
            assertThat(head.getRow(0).getCell(0).getText()).contains("SỞ KẾ HOẠCH");
            assertThat(head.getRow(0).getCell(1).getText()).contains("CỘNG HÒA", "Độc lập");
            assertThat(head.getRow(1).getCell(0).getText()).startsWith("Số:");
            assertThat(head.getRow(1).getCell(1).getText()).startsWith("Đồng Tháp, ngày");
            assertThat(head.getRow(2).getCell(0).getText()).startsWith("V/v");
            assertThat(head.getCTTbl().getTblPr().isSetTblBorders()).isFalse();
            assertThat(head.getCTTbl().getTblPr().getTblLayout().getType().toString())
                    .isEqualTo("fixed");
        }
    }

    @Test
    void theLinesOfTheHeadHaveTheLengthsOfTheDecree() throws IOException {
        for (var letter : List.of(Letters.brief(), Letters.full())) {
            try (var document = open(letter)) {
                var names = document.getTables().getFirst().getRow(0);
                var motto = LetterFont.ALL.get(1).width("Độc lập - Tự do - Hạnh phúc", 13);
                assertThat(rule(document, names.getCell(1))).isCloseTo(motto, offset(0.2));
                var issuer = paragraph(names.getCell(0), "CoQuanBanHanh");
                var longest = issuer.getText()
                        .lines()
                        .mapToDouble(line -> LetterFont.ALL.get(1).width(line, 12))
                        .max()
                        .orElseThrow();
                assertThat(rule(document, names.getCell(0)) / longest).isBetween(1 / 3.0, 1 / 2.0);
            }
        }
    }

    @Test
    void aLongIssuerIsBrokenIntoLinesThatFit() throws IOException {
        try (var document = open(Letters.full())) {
            var cell = document.getTables().getFirst().getRow(0).getCell(0);
            var lines = paragraph(cell, "CoQuanBanHanh").getText().lines().toList();
            assertThat(lines).hasSizeGreaterThan(1);
            assertThat(lines)
                    .allSatisfy(line -> assertThat(LetterFont.ALL.get(1).width(line, 12))
                            .isLessThan(twips(cell.getCTTc().getTcPr().getTcW().getW()) / MM));
        }
    }

    @Test
    void theBodyIsSetAsTheDecreeWants() throws IOException {
        try (var document = open(Letters.brief())) {
            var paragraph = look(document, "Đã mở 02 lớp tập huấn cho hợp tác xã tại huyện Tháp Mười.");
            paragraph.is(13, 14, false, false, "both");
            assertThat(paragraph.after()).isGreaterThanOrEqualTo(6);
            assertThat(paragraph.line()).isBetween(1.0, 1.5);
            assertThat(paragraph.firstLine() / MM).isCloseTo(12.7, offset(0.1));
            look(document, "- Hỗ trợ 05 hộ kinh doanh đăng ký nhãn hiệu.").is(13, 14, false, false, "both");
            var heading = look(document, "1. Kết quả");
            heading.is(13, 14, true, false, "both");
            assertThat(heading.outline()).isZero();
            assertThat(heading.keepsNext()).isTrue();
            assertThat(heading.styleName()).isEqualTo("Đề mục 3");
        }
    }

    @Test
    void aNamedDocumentIsSetAsTheDecreeWants() throws IOException {
        try (var document = open(Letters.report())) {
            look(document, "BÁO CÁO").is(13, 14, true, false, "center");
            var title = document.getParagraphs().stream()
                    .filter(paragraph -> "TrichYeuNoiDung".equals(paragraph.getStyle()))
                    .findFirst()
                    .orElseThrow();
            new Look(document, title).is(13, 14, true, false, "center");
            assertThat(title.getText().lines()).hasSize(2);
            var rule = new Look(
                    document,
                    document.getParagraphs().get(document.getParagraphs().indexOf(title) + 1));
            assertThat(rule.hasUpperBorder()).isTrue();
            assertThat(rule.left()).isEqualTo(rule.right());
            var longest = title.getText()
                    .lines()
                    .mapToDouble(line -> LetterFont.ALL.get(1).width(line, 14))
                    .max()
                    .orElseThrow();
            assertThat((165 - (rule.left() + rule.right()) / MM) / longest).isBetween(1 / 3.0, 1 / 2.0);
            assertThat(look(document, "Phần I KẾT QUẢ SÁU THÁNG ĐẦU NĂM").outline())
                    .isZero();
            look(document, "Phần I KẾT QUẢ SÁU THÁNG ĐẦU NĂM").is(13, 14, true, false, "center");
            assertThat(look(document, "I. CÔNG TÁC CHỈ ĐẠO").outline()).isEqualTo(1);
            look(document, "I. CÔNG TÁC CHỈ ĐẠO").is(13, 14, true, false, "both");
            assertThat(look(document, "1. Ban hành văn bản").outline()).isEqualTo(2);
            look(document, "1. Ban hành văn bản").is(13, 14, true, false, "both");
            assertThat(look(document, "a) Tại các cơ sở sản xuất").outline()).isEqualTo(3);
            look(document, "a) Tại các cơ sở sản xuất").is(13, 14, false, false, "both");
            var clause = look(document, "1. Tổ chức 03 lớp tập huấn bán hàng trên sàn thương mại điện tử.");
            clause.is(13, 14, false, false, "both");
            assertThat(clause.styleName()).isEqualTo("Nội dung");
            look(document, "Kính gửi: Ủy ban nhân dân tỉnh").is(13, 14, false, false, "center");
        }
    }

    @Test
    void aReceiptHasNeitherNumberNorFoot() throws IOException {
        try (var document = open(Letters.receipt())) {
            assertThat(document.getTables()).hasSize(2);
            assertThat(document.getTables().getFirst().getRows()).hasSize(1);
            look(document, "BIÊN NHẬN").is(13, 14, true, false, "center");
        }
    }

    @Test
    void eachAnnexIsASectionThatCountsItsPagesByItself() throws IOException {
        try (var document = open(Letters.annexed())) {
            var sections = new ArrayList<>(document.getParagraphs().stream()
                    .filter(paragraph -> paragraph.getCTP().isSetPPr()
                            && paragraph.getCTP().getPPr().isSetSectPr())
                    .map(paragraph -> paragraph.getCTP().getPPr().getSectPr())
                    .toList());
            sections.add(document.getDocument().getBody().getSectPr());
            assertThat(sections).hasSize(3);
            assertThat(sections.getFirst().isSetPgNumType()).isFalse();
            for (var section : sections) {
                assertThat(section.isSetTitlePg()).isTrue();
                assertThat(section.isSetType()).isFalse(); // begins a page
                assertThat(section.getHeaderReferenceList()).hasSize(2);
            }
            for (var annex : sections.subList(1, 3))
                assertThat(annex.getPgNumType().getStart()).isEqualTo(1);
            assertThat(twips(sections.get(1).getPgSz().getW())).isEqualTo(Math.round(210 * MM));
            assertThat(sections.get(2).getPgSz().getOrient().toString()).isEqualTo("landscape");
            assertThat(twips(sections.get(2).getPgSz().getW())).isEqualTo(Math.round(297 * MM));
            assertThat(twips(sections.get(2).getPgSz().getH())).isEqualTo(Math.round(210 * MM));
            assertThat(twips(sections.get(2).getPgMar().getLeft()) / MM).isCloseTo(30, offset(0.1));
        }
    }

    @Test
    void anAnnexIsSetAsTheDecreeWants() throws IOException {
        try (var document = open(Letters.annexed())) {
            look(document, "Phụ lục I").is(14, 14, true, false, "center");
            assertThat(look(document, "Phụ lục I").outline()).isZero();
            look(document, "DANH SÁCH HOẠT ĐỘNG 6 THÁNG ĐẦU NĂM 2022").is(13, 14, true, false, "center");
            look(document, "(Kèm theo Báo cáo số … ngày … của …)").is(13, 14, false, true, "center");
            assertThat(look(document, "1. Tập huấn").outline()).isEqualTo(1);
            var tables = document.getTables();
            assertThat(tables).hasSize(4);
            assertThat(tables.get(2).getRow(0).isRepeatHeader()).isTrue();
            assertThat(twips(tables.get(2).getCTTbl().getTblPr().getTblW().getW()) / MM)
                    .isCloseTo(165, offset(0.2));
            assertThat(twips(tables.get(3).getCTTbl().getTblPr().getTblW().getW()) / MM)
                    .isCloseTo(252, offset(0.2));
        }
    }

    @Test
    void tablesNeverTouch() throws IOException {
        var table = new Block.Table(List.of("A"), List.of(List.of("1")), null);
        var letter = new OfficialLetter(
                new Header(null, "Sở", null, null, null, null, ""), List.of(), List.of(table, table), null, List.of());
        try (var document = open(letter)) {
            var elements = document.getBodyElements();
            assertThat(elements.stream().filter(XWPFTable.class::isInstance)).hasSize(3);
            for (int i = 1; i < elements.size(); i++)
                assertThat(elements.get(i - 1) instanceof XWPFTable && elements.get(i) instanceof XWPFTable)
                        .isFalse();
            assertThat(elements.getLast()).isInstanceOf(XWPFParagraph.class);
        }
    }

    @Test
    void oneAddresseeStandsOnTheLineOfTheLabel() throws IOException {
        try (var document = open(Letters.brief())) {
            look(document, "Kính gửi: Văn phòng Điều phối nông thôn mới tỉnh Đồng Tháp")
                    .is(13, 14, false, false, "center");
        }
    }

    @Test
    void theDashesOfSeveralAddresseesStandUnderTheColon() throws IOException {
        try (var document = open(Letters.full())) {
            var label = look(document, "Kính gửi:");
            label.is(13, 14, false, false, "left");
            var item = look(document, "- Sở Công Thương;");
            item.is(13, 14, false, false, "left");
            var colon = label.left() / MM + LetterFont.ALL.getFirst().width("Kính gửi", 14);
            assertThat((item.left() - item.hanging()) / MM).isCloseTo(colon, offset(0.2));
        }
    }

    @Test
    void theFootIsSetAsTheDecreeWantsAndStaysWithTheText() throws IOException {
        try (var document = open(Letters.brief())) {
            var foot = document.getTables().getLast();
            look(document, foot, "Nơi nhận:").is(12, 12, true, true, "left");
            look(document, foot, "- Như trên;").is(11, 11, false, false, "left");
            look(document, foot, "PHÓ GIÁM ĐỐC").is(13, 14, true, false, "center");
            look(document, foot, "KT. GIÁM ĐỐC").is(13, 14, true, false, "center");
            look(document, foot, "Nguyễn Văn Lúa").is(13, 14, true, false, "center");
            var row = foot.getRow(0);
            assertThat(row.getCell(0).getText()).startsWith("Nơi nhận:");
            assertThat(row.getCell(1).getText()).startsWith("KT. GIÁM ĐỐC");
            assertThat(row.isCantSplitRow()).isTrue();
            assertThat(look(document, "Trân trọng./.").keepsNext()).isTrue();
        }
    }

    @Test
    void everyTextIsInTimesNewRomanAndVietnamese() throws IOException {
        try (var document = open(Letters.full())) {
            var run = styles(document).getDocDefaults().getRPrDefault().getRPr();
            CTFonts fonts = run.getRFontsArray(0);
            assertThat(List.of(fonts.getAscii(), fonts.getHAnsi(), fonts.getEastAsia(), fonts.getCs()))
                    .containsOnly("Times New Roman");
            assertThat(run.getLangArray(0).getVal()).isEqualTo("vi-VN");
            assertThat(document.getDocument().xmlText())
                    .doesNotContain("rFonts")
                    .doesNotContain("txbx");
            assertThat(styles(document).getStyleArray())
                    .extracting(style -> style.getName().getVal())
                    .contains("Quốc hiệu", "Tiêu ngữ", "Cơ quan chủ quản", "Cơ quan ban hành", "Số ký hiệu")
                    .contains("Địa danh ngày tháng", "Trích yếu", "Kính gửi", "Nội dung", "Đề mục 1", "Đề mục 2")
                    .contains("Đề mục 3", "Gạch đầu dòng", "Quyền hạn chức vụ", "Họ tên người ký", "Nơi nhận")
                    .contains("Danh sách nơi nhận");
        }
    }

    @Test
    void theTableRepeatsItsHead() throws IOException {
        try (var document = open(Letters.full())) {
            var table = document.getTables().get(1);
            assertThat(table.getRow(0).isRepeatHeader()).isTrue();
            assertThat(table.getRow(1).isRepeatHeader()).isFalse();
            look(document, table, "Chỉ tiêu").is(12, 14, true, false, "center");
            look(document, table, "180").is(12, 14, false, false, "right");
        }
    }

    @Test
    void thePropertiesNameTheLetter() throws IOException {
        try (var document = open(Letters.brief())) {
            var properties = document.getProperties().getCoreProperties();
            assertThat(properties.getTitle()).isEqualTo("V/v báo cáo kết quả hỗ trợ chủ thể OCOP");
            assertThat(properties.getCreator()).isEqualTo("SỞ KẾ HOẠCH VÀ ĐẦU TƯ");
            assertThat(properties.getCreated()).isEqualTo("2022-06-04T17:00:00Z");
        }
    }

    @Test
    void theSameLetterGivesTheSameBytes() throws IOException {
        var file = docx.render(Letters.full(), Letters.PROFILE);
        assertThat(new LetterDocx().render(Letters.full(), Letters.PROFILE)).isEqualTo(file);
        assertThat(docx.render(Letters.brief(), Letters.PROFILE)).isNotEqualTo(file);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
        }
    }

    private XWPFDocument open(OfficialLetter letter) throws IOException {
        return new XWPFDocument(new ByteArrayInputStream(docx.render(letter, Letters.PROFILE)));
    }

    private static CTStyles styles(XWPFDocument document) {
        try {
            return document.getStyle();
        } catch (IOException | XmlException e) {
            throw new AssertionError(e);
        }
    }

    /// All paragraphs in the order of the document.
    static List<XWPFParagraph> paragraphs(List<IBodyElement> elements) {
        var paragraphs = new ArrayList<XWPFParagraph>();
        for (var element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> paragraphs.add(paragraph);
                case XWPFTable table ->
                    table.getRows()
                            .forEach(row -> row.getTableCells()
                                    .forEach(cell -> paragraphs.addAll(paragraphs(cell.getBodyElements()))));
                default -> throw new AssertionError(element.getElementType());
            }
        }
        return paragraphs;
    }

    /// Length in millimetres of the line that the cell's border paragraph draws.
    private static double rule(XWPFDocument document, XWPFTableCell cell) {
        var paragraph = paragraph(cell, "DongKe");
        var look = new Look(document, paragraph);
        assertThat(look.hasUpperBorder()).isTrue();
        assertThat(look.left()).isEqualTo(look.right()); // centred
        return twips(cell.getCTTc().getTcPr().getTcW().getW()) / MM - (look.left() + look.right()) / MM;
    }

    private static XWPFParagraph paragraph(XWPFTableCell cell, String style) {
        return cell.getParagraphs().stream()
                .filter(paragraph -> style.equals(paragraph.getStyle()))
                .findFirst()
                .orElseThrow();
    }

    private static Look look(XWPFDocument document, String text) {
        return look(document, document.getBodyElements(), text);
    }

    private static Look look(XWPFDocument document, XWPFTable table, String text) {
        return look(document, List.<IBodyElement>of(table), text);
    }

    private static Look look(XWPFDocument document, List<IBodyElement> elements, String text) {
        return paragraphs(elements).stream()
                .filter(paragraph -> paragraph.getText().replace('\n', ' ').equals(text))
                .map(paragraph -> new Look(document, paragraph))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no paragraph " + text));
    }

    private static long twips(Object measure) {
        return Long.parseLong(measure.toString());
    }

    /// A paragraph's effective properties: its own, else its style's, else those of the style that is based on.
    private record Look(XWPFDocument document, XWPFParagraph paragraph) {
        void is(double smallest, double largest, boolean bold, boolean italic, String alignment) {
            assertThat(size()).isBetween(smallest, largest);
            assertThat(has(CTRPr::sizeOfBArray)).isEqualTo(bold);
            assertThat(has(CTRPr::sizeOfIArray)).isEqualTo(italic);
            assertThat(alignment()).isEqualTo(alignment);
        }

        double size() {
            return Objects.requireNonNull(run(run -> run.sizeOfSzArray() == 0
                            ? null
                            : twips(run.getSzArray(0).getVal())))
                    / 2.0;
        }

        String alignment() {
            return Objects.requireNonNull(
                    paragraph(p -> p.isSetJc() ? p.getJc().getVal().toString() : null));
        }

        double after() {
            return Objects.requireNonNull(
                            paragraph(p -> p.isSetSpacing() && p.getSpacing().isSetAfter()
                                    ? twips(p.getSpacing().getAfter())
                                    : null))
                    / 20.0;
        }

        double line() {
            var rule = paragraph(p -> p.isSetSpacing() && p.getSpacing().isSetLineRule()
                    ? p.getSpacing().getLineRule().toString()
                    : null);
            assertThat(rule).isEqualTo("auto");
            return Objects.requireNonNull(
                            paragraph(p -> p.isSetSpacing() && p.getSpacing().isSetLine()
                                    ? twips(p.getSpacing().getLine())
                                    : null))
                    / 240.0;
        }

        long firstLine() {
            return indent(p -> p.getInd().isSetFirstLine() ? twips(p.getInd().getFirstLine()) : null);
        }

        long hanging() {
            return indent(p -> p.getInd().isSetHanging() ? twips(p.getInd().getHanging()) : null);
        }

        long left() {
            return indent(p -> p.getInd().isSetLeft() ? twips(p.getInd().getLeft()) : null);
        }

        long right() {
            return indent(p -> p.getInd().isSetRight() ? twips(p.getInd().getRight()) : null);
        }

        long outline() {
            return Objects.requireNonNull(
                    paragraph(p -> p.isSetOutlineLvl() ? twips(p.getOutlineLvl().getVal()) : null));
        }

        boolean keepsNext() {
            return paragraph(p -> p.isSetKeepNext() ? Boolean.TRUE : null) != null;
        }

        boolean hasUpperBorder() {
            return paragraph(p -> p.isSetPBdr() && p.getPBdr().isSetTop() ? Boolean.TRUE : null) != null;
        }

        String styleName() {
            return style(paragraph.getStyle()).getName();
        }

        private long indent(Function<CTPPrBase, @Nullable Long> property) {
            return Objects.requireNonNull(paragraph(p -> p.isSetInd() ? property.apply(p) : null));
        }

        private boolean has(Function<CTRPr, Integer> count) {
            return run(run -> count.apply(run) == 0 ? null : Boolean.TRUE) != null;
        }

        private <T> @Nullable T paragraph(Function<CTPPrBase, @Nullable T> property) {
            var own = paragraph.getCTP().getPPr();
            var found = own == null ? null : property.apply(own);
            for (var style : styles()) {
                if (found != null) return found;
                if (style.getCTStyle().isSetPPr())
                    found = property.apply(style.getCTStyle().getPPr());
            }
            return found;
        }

        private <T> @Nullable T run(Function<CTRPr, @Nullable T> property) {
            T found = null;
            for (var run : paragraph.getRuns())
                if (found == null && run.getCTR().isSetRPr())
                    found = property.apply(run.getCTR().getRPr());
            for (var style : styles()) {
                if (found != null) return found;
                if (style.getCTStyle().isSetRPr())
                    found = property.apply(style.getCTStyle().getRPr());
            }
            return found;
        }

        private List<XWPFStyle> styles() {
            var styles = new ArrayList<XWPFStyle>();
            for (var id = paragraph.getStyle(); id != null; id = style(id).getBasisStyleID()) styles.add(style(id));
            return styles;
        }

        private XWPFStyle style(String id) {
            return Objects.requireNonNull(document.getStyles().getStyle(id), id);
        }
    }
}
