package vn.ocop.portal.letter;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lays a letter out as an editable Word document: named styles, tables for head and foot, no text boxes or drawings.
/// The same letter gives the same bytes.
@Component
public final class LetterDocx {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    /// Not the format's first moment: Java marks that one with the time zone of the machine.
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Map<String, DocxFrame> frames = new ConcurrentHashMap<>();

    /// The letter as a DOCX file.
    public byte[] render(OfficialLetter letter, LayoutProfile profile) {
        var frame = frames.computeIfAbsent(profile.name(), _ -> DocxFrame.of(profile));
        var sheet = LetterSheet.of(letter);
        var parts = new LinkedHashMap<>(frame.parts());
        parts.put(DocxFrame.DOCUMENT, new DocxBody(sheet, profile, frame).xml());
        parts.put(
                DocxFrame.PROPERTIES, properties(sheet, letter.header().date()).getBytes(StandardCharsets.UTF_8));
        try {
            return zipped(parts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] zipped(Map<String, byte[]> parts) throws IOException {
        var out = new ByteArrayOutputStream(16 * 1024);
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /// The document's properties; the letter's day stands for the clock's time.
    private static String properties(LetterSheet sheet, @Nullable LocalDate date) {
        var day = date == null ? "" : date.atStartOfDay(ZONE).toInstant().toString();
        var dates = date == null ? "" : """
                <dcterms:created xsi:type="dcterms:W3CDTF">%1$s</dcterms:created>\
                <dcterms:modified xsi:type="dcterms:W3CDTF">%1$s</dcterms:modified>""".formatted(day);
        return """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <cp:coreProperties \
                xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
                xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
                <dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:creator>%s</dc:creator>\
                <dc:language>vi-VN</dc:language>%s</cp:coreProperties>""".formatted(
                        LetterHtml.escaped(LetterHtml.title(sheet)),
                        LetterHtml.escaped(sheet.subject()),
                        LetterHtml.escaped(sheet.issuer()),
                        dates);
    }
}
