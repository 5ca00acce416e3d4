package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/// Whatever is typed into a letter, documents and pages stay whole and show it as text.
class HostileTextTests {
    private static final String MARKUP = "<script>alert('x')</script> & \"]]>\" <!-- &amp; -->";
    private static final String ODD =
            "a\u0000b\u0007\tc\r\nd\u2028e\uFFFFf\uD83D\uDE00g\u0301 \u4E2D\u6587 \u0627 \uDC00\uD800";
    private static final String LONG_WORD = "x".repeat(10_000);

    static OfficialLetter hostile() {
        return new OfficialLetter(
                new Header(MARKUP, ODD, null, LONG_WORD, ODD, null, MARKUP + LONG_WORD),
                List.of(MARKUP, ODD, LONG_WORD, ""),
                List.of(
                        new Block.Heading(Rank.POINT, "", MARKUP),
                        new Block.Heading(Rank.PART, "\uD83D\uDE00", ODD),
                        new Block.Paragraph(MARKUP),
                        new Block.Paragraph(LONG_WORD),
                        new Block.Paragraph("từ ".repeat(5_000)),
                        new Block.Item(ODD),
                        new Block.Paragraph(""),
                        new Block.Table(List.of(MARKUP, ""), List.of(List.of(), List.of("1", ODD, LONG_WORD)), ODD),
                        new Block.Table(List.of(), List.of(), null),
                        new Block.Paragraph(ODD)),
                new Signature(SigningAuthority.BY_ORDER, MARKUP, LONG_WORD, ODD),
                List.of(MARKUP, LONG_WORD),
                List.of(
                        new Annex(MARKUP + ODD, List.of(new Block.Paragraph(LONG_WORD)), true),
                        new Annex("", List.of(), false),
                        new Annex(LONG_WORD, List.of(new Block.Item(ODD)), false)));
    }

    @Test
    void aWordDocumentShowsItAsText() throws Exception {
        var file = new LetterDocx().render(hostile(), Letters.PROFILE);
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getParagraphs())
                    .extracting(paragraph -> paragraph.getText())
                    .contains(MARKUP, LONG_WORD);
        }
    }

    @Test
    void aPdfShowsItAsTextAndASquareForWhatTheFontLacks() throws Exception {
        var file = new LetterPdf(new LetterHtml()).render(hostile(), Letters.PROFILE);
        try (var document = Loader.loadPDF(file)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text).contains("<script>alert('x')</script>").contains("f□ǵ □□");
        }
    }

    @Test
    void aPageShowsItAsText() throws Exception {
        var fragment = new LetterHtml().fragment(hostile(), Letters.PROFILE);
        assertThat(fragment).doesNotContain("<script").contains("&lt;script&gt;");
        var page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(fragment.replace("<br>", ""))));
        assertThat(page.getDocumentElement().getTextContent()).contains(MARKUP);
    }

    @Test
    void aLetterOfNothingIsStillALetter() throws Exception {
        var letter = new OfficialLetter(
                new Header(null, "", null, "", "", null, ""),
                List.of(),
                List.of(),
                new Signature(SigningAuthority.DIRECT, null, "", null),
                List.of());
        var html = new LetterHtml();
        assertThat(html.fragment(letter, Letters.PROFILE)).contains("Độc lập");
        try (var pdf = Loader.loadPDF(new LetterPdf(html).render(letter, Letters.PROFILE));
                var docx =
                        new XWPFDocument(new ByteArrayInputStream(new LetterDocx().render(letter, Letters.PROFILE)))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Độc lập");
            assertThat(docx.getTables()).hasSize(2);
        }
    }
}
