package vn.ocop.portal.letter;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays a letter out as PDF: PDF/A-2a for the archive, tagged (PDF/UA-1) for those who do not read with their eyes,
/// fonts embedded. It is drawn from the very markup of the preview. The same letter gives the same bytes.
@Component
public final class LetterPdf {
    private static final byte[] COLORS =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern XMP_DATE = Pattern.compile("(?<=Date>)[^<]+(?=</xmp:)");
    private static final int MISSING = '□';

    static {
        // It logs each rendering, at length.
        XRLog.setLoggingEnabled(false);
    }

    private final LetterHtml html;
    private final BlockingQueue<List<TrueTypeFont>> fonts;

    /// @param html makes the markup
    public LetterPdf(LetterHtml html) {
        this.html = html;
        this.fonts = parsed(Runtime.getRuntime().availableProcessors());
    }

    /// The letter as a PDF file. A character that the font lacks is printed as a square. As many letters are drawn at
    /// a time as there are processors; more wait, for drawing takes processor time and memory only.
    public byte[] render(OfficialLetter letter, LayoutProfile profile) {
        return print(
                html.document(letter, profile), profile.font(), letter.header().date());
    }

    /// A document other than a letter, by the same fonts and for the same archive.
    ///
    /// @param document well-formed, with its title, language and stylesheet
    /// @param font the name by which the stylesheet calls the letters' font
    /// @param date that the file bears; null for none
    public byte[] print(String document, String font, @Nullable LocalDate date) {
        var markup = printable(document);
        try {
            var borrowed = fonts.take();
            // The makers of XML are looked for anew each time, which takes longer than the drawing if all jars are
            // searched.
            var thread = Thread.currentThread();
            var loader = thread.getContextClassLoader();
            try {
                thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
                return draw(markup, font, borrowed, date);
            } finally {
                thread.setContextClassLoader(loader);
                fonts.add(borrowed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting to draw a letter", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] draw(String markup, String font, List<TrueTypeFont> fonts, @Nullable LocalDate date)
            throws IOException {
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePdfAConformance(PdfAConformance.PDFA_2_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(COLORS);
            builder.withProducer("openhtmltopdf");
            builder.useUnicodeLineBreaker(new LineEnds());
            for (int i = 0; i < fonts.size(); i++) {
                var face = LetterFont.ALL.get(i);
                builder.useFont(
                        new PDFontSupplier(PDType0Font.load(document, fonts.get(i), true)),
                        font,
                        face.bold() ? 700 : 400,
                        face.italic() ? FontStyle.ITALIC : FontStyle.NORMAL,
                        true);
            }
            builder.withHtmlContent(markup, null);
            var out = new ByteArrayOutputStream(64 * 1024);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                dated(document, date == null ? LocalDate.EPOCH : date);
                document.save(out);
            }
            return out.toByteArray();
        }
    }

    /// Puts the letter's day where the clock's time would make each rendering differ.
    private static void dated(PDDocument document, LocalDate date) throws IOException {
        var day = date.atStartOfDay(ZONE);
        var information = document.getDocumentInformation();
        information.setCreationDate(GregorianCalendar.from(day));
        information.setModificationDate(GregorianCalendar.from(day));
        document.setDocumentId(day.toEpochSecond());
        var metadata = document.getDocumentCatalog().getMetadata();
        var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        var stamp = Matcher.quoteReplacement(day.toOffsetDateTime().toString());
        metadata.importXMPMetadata(XMP_DATE.matcher(xmp).replaceAll(stamp).getBytes(StandardCharsets.UTF_8));
    }

    private static String printable(String markup) {
        if (markup.codePoints().allMatch(LetterPdf::isPrintable)) return markup;
        var printable = new StringBuilder(markup.length());
        markup.codePoints().forEach(c -> {
            if (isPrintable(c)) printable.appendCodePoint(c);
            else if (!isInvisible(c)) printable.appendCodePoint(MISSING);
        });
        return printable.toString();
    }

    private static boolean isPrintable(int c) {
        return c == '\n' || (LetterFont.ALL.getFirst().has(c) && !isInvisible(c));
    }

    /// Joiners, variation selectors and their like, which show nothing themselves.
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
    }

    private static BlockingQueue<List<TrueTypeFont>> parsed(int count) {
        var sets = new ArrayBlockingQueue<List<TrueTypeFont>>(count);
        try {
            for (int i = 0; i < count; i++) {
                var set = new ArrayList<TrueTypeFont>();
                for (var face : LetterFont.ALL) set.add(face.parse());
                sets.add(List.copyOf(set));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sets;
    }
}
