package vn.ocop.portal.letter;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;

/// Counts the pages of a PDF.
public final class PdfPages {
    private PdfPages() {}

    /// How many pages the PDF has.
    public static int of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
