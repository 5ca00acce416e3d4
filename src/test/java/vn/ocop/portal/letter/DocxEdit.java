package vn.ocop.portal.letter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/// Changes a Word document as a person would in Word: directly, over the styles.
record DocxEdit(XWPFDocument document) {
    static byte[] edited(byte[] file, Consumer<DocxEdit> change) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(file));
                var out = new ByteArrayOutputStream()) {
            change.accept(new DocxEdit(document));
            document.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first paragraph that begins so, in the text or in a table.
    XWPFParagraph paragraph(String beginning) {
        return paragraphs().stream()
                .filter(paragraph -> paragraph.getText().replace('\n', ' ').startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no paragraph " + beginning));
    }

    List<XWPFParagraph> paragraphs() {
        return LetterDocxTests.paragraphs(document.getBodyElements());
    }

    /// The paragraph that comes next in the same cell.
    XWPFParagraph after(String beginning) {
        var all = paragraphs();
        return all.get(all.indexOf(paragraph(beginning)) + 1);
    }

    void text(String beginning, String text) {
        write(paragraph(beginning), text);
    }

    private static void write(XWPFParagraph paragraph, String text) {
        while (paragraph.getRuns().size() > 1) paragraph.removeRun(1);
        var run = paragraph.getRuns().getFirst().getCTR();
        while (run.sizeOfBrArray() > 0) run.removeBr(0);
        while (run.sizeOfTArray() > 1) run.removeT(1);
        run.getTArray(0).setStringValue(text);
    }

    void size(String beginning, double points) {
        runs(beginning, run -> {
            while (run.sizeOfSzArray() > 0) run.removeSz(0);
            run.addNewSz().setVal(BigInteger.valueOf(Math.round(points * 2)));
        });
    }

    void bold(String beginning, boolean bold) {
        runs(beginning, run -> {
            while (run.sizeOfBArray() > 0) run.removeB(0);
            run.addNewB().setVal(bold);
        });
    }

    void italic(String beginning, boolean italic) {
        runs(beginning, run -> {
            while (run.sizeOfIArray() > 0) run.removeI(0);
            run.addNewI().setVal(italic);
        });
    }

    void align(String beginning, ParagraphAlignment alignment) {
        paragraph(beginning).setAlignment(alignment);
    }

    void runs(String beginning, Consumer<CTRPr> change) {
        for (var run : paragraph(beginning).getRuns())
            change.accept(
                    run.getCTR().isSetRPr()
                            ? run.getCTR().getRPr()
                            : run.getCTR().addNewRPr());
    }

    void properties(String beginning, Consumer<CTPPr> change) {
        var paragraph = paragraph(beginning).getCTP();
        change.accept(paragraph.isSetPPr() ? paragraph.getPPr() : paragraph.addNewPPr());
    }

    CTSectPr section() {
        return document.getDocument().getBody().getSectPr();
    }

    /// A paragraph like another, before it.
    XWPFParagraph insertBefore(String beginning, String text) {
        var other = paragraph(beginning);
        var added = document.insertNewParagraph(other.getCTP().newCursor());
        added.getCTP().setPPr((CTPPr) other.getCTP().getPPr().copy());
        added.createRun().setText(text);
        return added;
    }

    /// A paragraph at the end of the document.
    XWPFParagraph append(String text) {
        var added = document.createParagraph();
        added.createRun().setText(text);
        return added;
    }

    List<IBodyElement> elements() {
        return document.getBodyElements();
    }
}
