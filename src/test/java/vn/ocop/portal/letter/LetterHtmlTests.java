package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterHtmlTests {
    private final LetterHtml html = new LetterHtml();

    static Stream<OfficialLetter> letters() {
        return Stream.of(
                Letters.brief(),
                Letters.full(),
                Letters.report(),
                Letters.receipt(),
                Letters.annexed(),
                HostileTextTests.hostile());
    }

    @ParameterizedTest
    @MethodSource("letters")
    void thePreviewIsValidHtml(OfficialLetter letter) throws Exception {
        assertThat(problems(html.fragment(letter, Letters.PROFILE))).isEmpty();
    }

    @Test
    void theValidatorFindsWhatIsWrong() throws Exception {
        assertThat(problems("<article class=\"letter\"><p align=\"center\">x</p></article>"))
                .contains("align");
    }

    @ParameterizedTest
    @MethodSource("letters")
    void thePreviewStandsUnderAStrictSecurityPolicy(OfficialLetter letter) {
        assertThat(html.fragment(letter, Letters.PROFILE))
                .startsWith("<article class=\"letter\" lang=\"vi\">")
                .doesNotContainPattern("<[^>]*\\s(style|on\\w+|src|href)=")
                .doesNotContain("<script", "<style");
    }

    @Test
    void headingsDeepenByOneAtATime() {
        var letter = Letters.letter(
                Letters.header(1, null, "x"),
                List.of(),
                List.of(
                        new Block.Heading(Rank.POINT, "a)", "Sâu"),
                        new Block.Heading(Rank.PART, "Phần I", "Cao"),
                        new Block.Heading(Rank.POINT, "b)", "Sâu hơn")));
        assertThat(html.fragment(letter, Letters.PROFILE))
                .contains("<h2 class=\"letter-heading-4\">a) Sâu</h2>")
                .contains("<h2 class=\"letter-heading-1\">Phần I<br>CAO</h2>")
                .contains("<h3 class=\"letter-heading-4\">b) Sâu hơn</h3>");
    }

    @Test
    void theNameOfADocumentIsTheHeadingAboveAllOthers() {
        assertThat(html.fragment(Letters.report(), Letters.PROFILE))
                .contains("<h2 class=\"letter-type\">BÁO CÁO</h2>")
                .contains("<h3 class=\"letter-heading-1\">Phần I<br>KẾT QUẢ SÁU THÁNG ĐẦU NĂM</h3>")
                .contains("<h4 class=\"letter-heading-2\">I. CÔNG TÁC CHỈ ĐẠO</h4>")
                .contains("<h5 class=\"letter-heading-3\">1. Ban hành văn bản</h5>")
                .contains("<p class=\"letter-body\">a) Hướng dẫn huyện thứ 1")
                .contains("<h6 class=\"letter-heading-4\">a) Tại các cơ sở sản xuất</h6>");
    }

    @Test
    void annexesStandBelowTheLetter() {
        assertThat(html.fragment(Letters.annexed(), Letters.PROFILE))
                .containsSubsequence(
                        "Trần Thị Sen",
                        "</div><section class=\"letter-sheet letter-annex\"><h2 class=\"letter-annex-label\">Phụ lục I</h2>",
                        "<h3 class=\"letter-heading-3\">1. Tập huấn</h3>",
                        "<section class=\"letter-sheet letter-annex letter-annex-wide\">",
                        "</section></article>")
                .doesNotContain("letter-count");
        assertThat(html.stylesheet(Letters.PROFILE))
                .contains("@page annex-wide { size: 297mm 210mm; }", ".letter-annex-wide { page: annex-wide; }");
    }

    @Test
    void theStylesheetHasTheMeasuresOfTheProfile() {
        assertThat(html.stylesheet(Letters.PROFILE))
                .contains("size: 210mm 297mm", "margin: 20mm 15mm 20mm 30mm", "@page :first")
                .contains("@media screen and (max-width")
                .containsPattern("\\.letter-issuer \\{ [^}]*font-size: 12pt; font-weight: bold")
                .containsPattern("\\.letter-place-date \\{ [^}]*font-style: italic")
                .containsPattern("\\.letter-body \\{ [^}]*text-align: justify[^}]*text-indent: 12\\.7mm");
    }

    private static String problems(String fragment) throws Exception {
        var page = "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Xem trước</title></head>"
                + "<body><main><h1>Xem trước</h1>" + fragment + "</main></body></html>";
        var validation = new FutureTask<>(() -> {
            var validator = new EmbeddedValidator();
            validator.setNoLangDetect(true);
            validator.setOutputFormat(EmbeddedValidator.OutputFormat.GNU);
            return validator.validate(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        });
        // Its grammar is walked by recursion, deeper than a common stack.
        new Thread(null, validation, "validator", 64 << 20).start();
        return validation.get();
    }
}
