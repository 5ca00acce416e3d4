package vn.ocop.portal.activity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.FileMagic;
import vn.ocop.portal.core.RuleViolation;

/// The types of file that show an activity, told by what is in the file: its name and what a browser says of it
/// prove nothing.
public enum EvidenceType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx");

    private static final String CONTENT_TYPES = "[Content_Types].xml";
    private static final int CONTENT_TYPES_LARGEST = 1 << 20;
    private static final int MOST_PARTS = 10_000;
    private final String mediaType;
    private final String extension;

    EvidenceType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /// As HTTP names it.
    public String mediaType() {
        return mediaType;
    }

    /// What its names end in, without the dot.
    public String extension() {
        return extension;
    }

    /// Whether it is a picture.
    public boolean picture() {
        return this == JPEG || this == PNG;
    }

    /// The type that the bytes are of.
    ///
    /// @param name what the sender calls the file
    /// @throws RuleViolation with the name: `evidence.old` for files of Office before 2007, `evidence.macros` for
    ///     documents with macros, `evidence.heic` for photos as some telephones keep them, `evidence.broken` for a
    ///     package that cannot be read, `evidence.type` for everything else
    static EvidenceType of(byte[] bytes, String name) {
        return switch (FileMagic.valueOf(Arrays.copyOf(bytes, Math.min(bytes.length, 64)))) {
            case JPEG -> JPEG;
            case PNG -> PNG;
            case PDF -> PDF;
            case OOXML -> ofPackage(bytes, name);
            case OLE2, BIFF2, BIFF3, BIFF4, WORD2 -> throw new RuleViolation("evidence.old", name);
            default -> throw new RuleViolation(heic(bytes) ? "evidence.heic" : "evidence.type", name);
        };
    }

    /// The name with the ending of this type, which a download gets whatever it was called.
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean fits = lower.endsWith("." + extension) || (this == JPEG && lower.endsWith(".jpeg"));
        return fits ? name : name + "." + extension;
    }

    private static boolean heic(byte[] bytes) {
        String brand = bytes.length < 12 ? "" : new String(bytes, 4, 8, StandardCharsets.ISO_8859_1);
        return brand.startsWith("ftyp") && (brand.endsWith("heic") || brand.endsWith("heix") || brand.endsWith("mif1"));
    }

    /// Reads the list of the package's parts and nothing else, so that what is packed in it cannot hurt.
    private static EvidenceType ofPackage(byte[] bytes, String name) {
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            var types = zip.getEntry(CONTENT_TYPES);
            if (types == null) throw new RuleViolation("evidence.type", name);
            int parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); parts++) {
                if (entries.nextElement().getName().toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"))
                    throw new RuleViolation("evidence.macros", name);
                if (parts > MOST_PARTS) throw new RuleViolation("evidence.broken", name);
            }
            byte[] list;
            try (InputStream entry = zip.getInputStream(types)) {
                list = entry.readNBytes(CONTENT_TYPES_LARGEST + 1);
            }
            if (list.length > CONTENT_TYPES_LARGEST) throw new RuleViolation("evidence.broken", name);
            return ofContentTypes(list, name);
        } catch (IOException | XMLStreamException unreadable) {
            throw new RuleViolation("evidence.broken", name);
        }
    }

    private static EvidenceType ofContentTypes(byte[] list, String name) throws XMLStreamException {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        EvidenceType found = null;
        var xml = factory.createXMLStreamReader(new java.io.ByteArrayInputStream(list));
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            String type = xml.getAttributeValue(null, "ContentType");
            if (type == null) continue;
            if (type.contains("macroEnabled")) throw new RuleViolation("evidence.macros", name);
            for (var one : new EvidenceType[] {DOCX, XLSX}) if (type.equals(one.mediaType + ".main+xml")) found = one;
        }
        if (found == null) throw new RuleViolation("evidence.type", name);
        return found;
    }
}
