package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

class LetterPdfTests {
    private static final LetterPdf PDF = new LetterPdf(new LetterHtml());
    private static final double MM = 72 / 25.4;

    @BeforeAll
    static void prepareValidation() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void everyPageIsAnA4() throws IOException {
        try (var document = open(Letters.full())) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            for (var page : document.getPages()) {
                assertThat(page.getMediaBox().getWidth() / MM).isCloseTo(210, offset(0.1));
                assertThat(page.getMediaBox().getHeight() / MM).isCloseTo(297, offset(0.1));
            }
        }
    }

    @Test
    void allFontsAreEmbeddedAndLiberationSerif() throws IOException {
        try (var document = open(Letters.full())) {
            var names = new ArrayList<String>();
            for (var page : document.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    names.add(font.getName());
                }
            }
            assertThat(names)
                    .isNotEmpty()
                    .allMatch(name -> name.contains("LiberationSerif"))
                    .anyMatch(name -> name.endsWith("BoldItalic"));
        }
    }

    @Test
    void theTextLiesWithinTheMargins() throws IOException {
        try (var document = open(Letters.full())) {
            for (var glyph : glyphs(document, 1)) {
                assertThat(glyph.getXDirAdj() / MM).isBetween(29.8, 195.2);
                assertThat(glyph.getYDirAdj() / MM).isBetween(20.0, 277.2);
            }
        }
    }

    @Test
    void theFirstPageHasNoNumberAndTheSecondHasItsOwnOnTop() throws IOException {
        try (var document = open(Letters.full())) {
            assertThat(text(document, 1)).startsWith("UBND TỈNH ĐỒNG THÁP");
            assertThat(text(document, 1).strip()).doesNotEndWith("1");
            var number = glyphs(document, 2).stream()
                    .filter(glyph -> glyph.getYDirAdj() / MM < 20)
                    .toList();
            assertThat(number).extracting(TextPosition::getUnicode).containsExactly("2");
            assertThat(number.getFirst().getYScale()).isBetween(12.9f, 14.1f);
            var middle = number.getFirst().getXDirAdj() + number.getFirst().getWidthDirAdj() / 2;
            assertThat(middle / MM).isCloseTo(30 + 165 / 2.0, offset(1.0));
        }
    }

    @Test
    void partsHaveTheSizesOfTheDecree() throws IOException {
        try (var document = open(Letters.brief())) {
            assertThat(size(document, "CỘNG HÒA")).isBetween(12.0, 13.0);
            assertThat(size(document, "Độc lập")).isBetween(13.0, 14.0);
            assertThat(size(document, "Số: 165")).isEqualTo(13.0);
            assertThat(size(document, "Đồng Tháp, ngày")).isBetween(13.0, 14.0);
            assertThat(size(document, "Đã mở")).isBetween(13.0, 14.0);
            assertThat(size(document, "Nơi nhận:")).isEqualTo(12.0);
            assertThat(size(document, "- Như trên")).isEqualTo(11.0);
            assertThat(size(document, "KT. GIÁM ĐỐC")).isBetween(13.0, 14.0);
        }
    }

    @Test
    void numberAndDateStandOnOneLineAndSoDoDistributionAndAuthority() throws IOException {
        try (var document = open(Letters.brief())) {
            assertThat(y(document, "Số: 165")).isCloseTo(y(document, "Đồng Tháp, ngày"), offset(1.0));
            assertThat(y(document, "Nơi nhận:")).isCloseTo(y(document, "KT. GIÁM ĐỐC"), offset(3.0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18, 19, 20, 21, 22})
    void theSignatureNeverStandsOnAPageWithoutText(int paragraphs) throws IOException {
        var body = new ArrayList<Block>(Collections.nCopies(paragraphs, new Block.Paragraph("Một dòng.")));
        body.add(new Block.Paragraph("Trân trọng./."));
        try (var document = open(Letters.letter(Letters.header(1, null, "x"), List.of("A"), body))) {
            assertThat(text(document, document.getNumberOfPages()))
                    .contains("Trân trọng./.", "Nơi nhận:", "KT. GIÁM ĐỐC", "Nguyễn Văn Lúa");
        }
    }

    @Test
    void theNameOfADocumentStandsInTheMiddleOfThePage() throws IOException {
        try (var document = open(Letters.report())) {
            assertThat(size(document, "BÁO CÁO")).isBetween(13.0, 14.0);
            var start = first(document, "BÁO CÁO").getXDirAdj() / MM;
            var width = LetterFont.ALL.get(1).width("BÁO CÁO", 14);
            assertThat(start + width / 2).isCloseTo(30 + 165 / 2.0, offset(0.5));
            assertThat(y(document, "BÁO CÁO")).isLessThan(y(document, "Kết quả hỗ trợ"));
            assertThat(document.getDocumentInformation().getTitle()).startsWith("BÁO CÁO Kết quả hỗ trợ khởi nghiệp");
        }
    }

    @Test
    void theDocumentTellsItsLanguageAndTitle() throws IOException {
        try (var document = open(Letters.brief())) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("V/v báo cáo kết quả hỗ trợ chủ thể OCOP");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aPlainLetterIsValid(PDFAFlavour flavour) throws Exception {
        assertValid(Letters.full(), flavour);
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aNamedDocumentIsValid(PDFAFlavour flavour) throws Exception {
        assertValid(Letters.report(), flavour);
        assertValid(Letters.receipt(), flavour);
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aLetterWithAnnexesIsValid(PDFAFlavour flavour) throws Exception {
        assertValid(Letters.annexed(), flavour);
    }

    @Test
    void eachAnnexBeginsAPageAndCountsItsPagesByItself() throws IOException {
        try (var document = open(Letters.annexed())) {
            var numbers = new ArrayList<String>();
            var starts = new ArrayList<Integer>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                if (text(document, page).startsWith("Phụ lục")) starts.add(page);
                numbers.add(glyphs(document, page).stream()
                        .filter(glyph -> glyph.getYDirAdj() / MM < 20)
                        .map(TextPosition::getUnicode)
                        .collect(Collectors.joining()));
            }
            assertThat(starts).containsExactly(3, 6);
            assertThat(numbers).containsExactly("", "2", "", "2", "3", "", "2", "3");
        }
    }

    @Test
    void theNumberOfAnAnnexStandsInTheMiddleOfTheTopMargin() throws IOException {
        try (var document = open(Letters.annexed())) {
            var portrait = glyphs(document, 4).getFirst();
            assertThat(portrait.getYScale()).isBetween(12.9f, 14.1f);
            assertThat(portrait.getYDirAdj())
                    .isCloseTo(glyphs(document, 2).getFirst().getYDirAdj(), offset(0.5f));
            assertThat(middle(portrait)).isCloseTo(30 + 165 / 2.0, offset(1.0));
            assertThat(middle(glyphs(document, 8).getFirst())).isCloseTo(30 + 252 / 2.0, offset(1.0));
        }
    }

    @Test
    void aWideAnnexLiesOnTheLongSideAndFillsItsWidth() throws IOException {
        try (var document = open(Letters.annexed())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var box = document.getPage(page - 1).getMediaBox();
                assertThat(box.getWidth() / MM).isCloseTo(page < 6 ? 210 : 297, offset(0.1));
                assertThat(box.getHeight() / MM).isCloseTo(page < 6 ? 297 : 210, offset(0.1));
                for (var glyph : glyphs(document, page))
                    assertThat(glyph.getXDirAdj() / MM).isBetween(29.8, box.getWidth() / MM - 14.8);
            }
            assertThat(glyphs(document, 8).stream().mapToDouble(glyph -> glyph.getXDirAdj() / MM))
                    .anyMatch(x -> x > 250);
        }
    }

    @Test
    void theHeadOfALongTableStandsOnEachOfItsPages() throws IOException {
        try (var document = open(Letters.annexed())) {
            for (int page = 3; page <= 5; page++)
                assertThat(text(document, page)).contains("STT Hoạt động Địa điểm");
        }
    }

    private static double middle(TextPosition glyph) {
        return (glyph.getXDirAdj() + glyph.getWidthDirAdj() / 2) / MM;
    }

    @ParameterizedTest
    @EnumSource(names = {"PDFA_2_A", "PDFUA_1"})
    void aHostileLetterIsValid(PDFAFlavour flavour) throws Exception {
        assertValid(HostileTextTests.hostile(), flavour);
    }

    @Test
    void theSameLetterGivesTheSameBytes() throws Exception {
        var first = PDF.render(Letters.full(), Letters.PROFILE);
        Thread.sleep(1001); // a PDF's dates count seconds
        assertThat(new LetterPdf(new LetterHtml()).render(Letters.full(), Letters.PROFILE))
                .isEqualTo(first);
        assertThat(PDF.render(Letters.brief(), Letters.PROFILE)).isNotEqualTo(first);
    }

    @Test
    void lettersDrawnAtTheSameTimeDoNotMix() throws Exception {
        var brief = PDF.render(Letters.brief(), Letters.PROFILE);
        var full = PDF.render(Letters.full(), Letters.PROFILE);
        var tasks = IntStream.range(0, 12)
                .<Callable<byte[]>>mapToObj(
                        i -> () -> PDF.render(i % 2 == 0 ? Letters.brief() : Letters.full(), Letters.PROFILE))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var drawn = threads.invokeAll(tasks);
            for (int i = 0; i < drawn.size(); i++)
                assertThat(drawn.get(i).get()).isEqualTo(i % 2 == 0 ? brief : full);
        }
    }

    private static void assertValid(OfficialLetter letter, PDFAFlavour flavour) throws Exception {
        var file = new ByteArrayInputStream(PDF.render(letter, Letters.PROFILE));
        try (var parser = Foundries.defaultInstance().createParser(file, flavour);
                var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            var result = validator.validate(parser);
            assertThat(result.getTestAssertions())
                    .filteredOn(check -> check.getStatus() == TestAssertion.Status.FAILED)
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
            assertThat(result.getTotalAssertions()).isPositive();
        }
    }

    private static PDDocument open(OfficialLetter letter) throws IOException {
        return Loader.loadPDF(PDF.render(letter, Letters.PROFILE));
    }

    static String text(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    private static double size(PDDocument document, String text) throws IOException {
        return Math.round(first(document, text).getYScale() * 10) / 10.0;
    }

    private static double y(PDDocument document, String text) throws IOException {
        return first(document, text).getYDirAdj();
    }

    private static TextPosition first(PDDocument document, String text) throws IOException {
        var glyphs = glyphs(document, 1);
        var all = new StringBuilder();
        for (var glyph : glyphs) all.append(glyph.getUnicode());
        assertThat(all).contains(text);
        return glyphs.get(all.indexOf(text));
    }

    private static List<TextPosition> glyphs(PDDocument document, int page) throws IOException {
        var glyphs = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                glyphs.add(text);
            }
        };
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        stripper.getText(document);
        return glyphs;
    }
}
