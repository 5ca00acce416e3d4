package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBorder;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTheme;

/// What people do in Word and this portal does not: automatic numbers, drawn lines, theme fonts, tracked changes.
class WordMadeDocumentTests {
    private static final String NAMESPACES = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
            + "xmlns:v=\"urn:schemas-microsoft-com:vml\"";
    private static final byte[] BRIEF = new LetterDocx().render(Letters.brief(), Letters.PROFILE);

    private static List<String> failed(byte[] file) {
        return List.copyOf(LayoutCheckTests.failed(new LayoutCheck().check(file, Letters.PROFILE)));
    }

    /// A line of that many points instead of the border.
    private static byte[] withDrawnLine(int points) {
        return DocxEdit.edited(BRIEF, edit -> {
            var rule = edit.after("Độc lập").getCTP();
            rule.getPPr().addNewPBdr().addNewTop().setVal(STBorder.NONE);
            rule.addNewR().set(run("<w:pict><v:line from=\"1pt,3pt\" to=\"" + (points + 1) + "pt,3pt\"/></w:pict>"));
        });
    }

    private static CTR run(String content) {
        try {
            return CTR.Factory.parse("<xml-fragment " + NAMESPACES + ">" + content + "</xml-fragment>");
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDrawnLineIsMeasured() {
        assertThat(failed(withDrawnLine(165))).isEmpty();
        assertThat(failed(withDrawnLine(60))).containsExactly("motto.line");
    }

    @Test
    void automaticLettersAreRead() {
        assertThat(failed(numbered(STNumberFormat.LOWER_LETTER, "%1)", 4))).isEmpty();
        assertThat(failed(numbered(STNumberFormat.LOWER_LETTER, "%1)", 6))).containsExactly("heading.letters");
    }

    @Test
    void automaticNumbersGoOnFromTypedOnes() {
        assertThat(failed(numbered(STNumberFormat.DECIMAL, "%1.", 1))).containsExactly("heading.order");
    }

    @Test
    void automaticDashesAreDashes() {
        assertThat(failed(numbered(STNumberFormat.BULLET, "-", 3))).isEmpty();
    }

    private static byte[] numbered(STNumberFormat.Enum format, String text, int times) {
        return DocxEdit.edited(BRIEF, edit -> {
            var id = list(edit.document(), format, text);
            for (int i = 0; i < times; i++) {
                var added = edit.insertBefore("Đã mở 02 lớp", "Đã hỗ trợ thêm hợp tác xã.");
                added.setNumID(id);
            }
        });
    }

    private static BigInteger list(XWPFDocument document, STNumberFormat.Enum format, String text) {
        var kind = CTAbstractNum.Factory.newInstance();
        kind.setAbstractNumId(BigInteger.ONE);
        var level = kind.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
        var numbering = document.createNumbering();
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(kind)));
    }

    @Test
    void aFontOfTheThemeIsNotTheOneNamedInTheStyles() {
        assertThat(failed(DocxEdit.edited(
                        BRIEF,
                        edit -> edit.runs(
                                "Đã mở 02 lớp", run -> run.addNewRFonts().setAsciiTheme(STTheme.MINOR_H_ANSI)))))
                .containsExactly("font.name");
    }

    @Test
    void deletedTextIsNotReadButTheChangeIsTold() {
        var file = DocxEdit.edited(BRIEF, edit -> {
            var paragraph = edit.paragraph("Trân trọng").getCTP();
            paragraph.addNewDel().addNewR().addNewDelText().setStringValue(" Kính chào");
        });
        assertThat(failed(file)).containsExactly("file.changes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "– "})
    void dashesOfBothLengthsBeginALine(String dash) {
        assertThat(failed(DocxEdit.edited(BRIEF, edit -> edit.text("- Như trên", dash + "Như trên;"))))
                .isEmpty();
    }
}
