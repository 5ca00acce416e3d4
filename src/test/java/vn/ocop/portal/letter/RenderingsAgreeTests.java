package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/// Word document, PDF and preview say the same, word for word and in the same order.
class RenderingsAgreeTests {
    private static final Set<String> LINES =
            Set.of("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "th", "td");

    static List<OfficialLetter> letters() {
        return List.of(
                Letters.brief(),
                Letters.full(),
                Letters.report(),
                Letters.receipt(),
                Letters.annexed(),
                Letters.letter(
                        Letters.header(null, null, "xin ý kiến"),
                        List.of("Sở Công Thương"),
                        List.of(new Block.Paragraph("Kính gửi./."))));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void theWordDocumentHasTheLinesOfTheLetter(OfficialLetter letter) throws IOException {
        var file = new LetterDocx().render(letter, Letters.PROFILE);
        try (var document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(LetterDocxTests.paragraphs(document.getBodyElements()).stream()
                            .map(paragraph -> plain(paragraph.getText()))
                            .filter(line -> !line.isEmpty()))
                    .containsExactlyElementsOf(linesAndCells(letter));
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void thePreviewHasTheLinesOfTheLetter(OfficialLetter letter) throws Exception {
        var fragment = new LetterHtml().fragment(letter, Letters.PROFILE).replace("<br>", "&#10;");
        var article = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(fragment)))
                .getDocumentElement();
        var lines = new ArrayList<String>();
        collect(article, lines);
        assertThat(lines).containsExactlyElementsOf(linesAndCells(letter));
        assertThat(plain(article.getTextContent()).replace(" ", ""))
                .isEqualTo(String.join("", linesAndCells(letter)).replace(" ", ""));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void thePdfHasTheWordsOfTheLetter(OfficialLetter letter) throws IOException {
        var file = new LetterPdf(new LetterHtml()).render(letter, Letters.PROFILE);
        try (var document = Loader.loadPDF(file)) {
            var text = new StringBuilder();
            int number = 0;
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var words = plain(LetterPdfTests.text(document, page));
                number = words.startsWith("Phụ lục") ? 1 : number + 1;
                if (number > 1) {
                    assertThat(words).startsWith(number + " ");
                    words = words.substring((number + " ").length());
                    for (var heads : heads(letter))
                        if (words.startsWith(heads)) words = words.substring(heads.length());
                }
                text.append(words).append(' ');
            }
            assertThat(plain(text.toString())).isEqualTo(plain(String.join(" ", LetterText.lines(letter))));
        }
    }

    /// The heads of the tables, which stand again on each page.
    private static List<String> heads(OfficialLetter letter) {
        return letter.annexes().stream()
                .flatMap(annex -> annex.body().stream())
                .filter(Block.Table.class::isInstance)
                .map(table -> String.join(" ", ((Block.Table) table).columns()))
                .toList();
    }

    private static List<String> linesAndCells(OfficialLetter letter) {
        return LetterText.lines(letter).stream()
                .flatMap(line -> List.of(line.split("\t")).stream())
                .map(RenderingsAgreeTests::plain)
                .toList();
    }

    private static void collect(Element element, List<String> lines) {
        if (LINES.contains(element.getTagName().toLowerCase(Locale.ROOT))) {
            var line = plain(element.getTextContent());
            if (!line.isEmpty()) lines.add(line);
            return;
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling())
            if (child instanceof Element inner) collect(inner, lines);
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
