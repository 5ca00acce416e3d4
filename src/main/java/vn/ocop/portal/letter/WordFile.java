package vn.ocop.portal.letter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/// A Word document as it would look: pages, and paragraphs with the formatting that styles, numbering and direct
/// changes add up to. Deleted text of tracked changes is left out. Whoever made the file may mean harm: sizes are
/// bounded, and what the file says of itself is not believed.
///
/// @param paragraphs of the text, those of tables and text boxes included, in reading order
/// @param macros whether the file carries programs
/// @param changes whether tracked changes or comments are left in it
record WordFile(List<WordSection> sections, List<WordParagraph> paragraphs, boolean macros, boolean changes) {
    private static final int LARGEST_FILE = 20 << 20;
    private static final long LARGEST_CONTENT = 64 << 20;
    private static final int LARGEST_PART = 16 << 20;
    private static final int MOST_PARTS = 2_000;
    private static final int OLE2 = 0xD0CF11E0;

    WordFile {
        sections = List.copyOf(sections);
        paragraphs = List.copyOf(paragraphs);
    }

    /// Why a file cannot be read.
    enum Fault {
        /// No bytes.
        EMPTY,
        /// Neither DOCX nor an older Word file.
        FOREIGN,
        /// Protected by a password, or of Word 97 to 2003.
        LOCKED,
        /// More than any letter has, or a small file that swells when it is opened.
        LARGE,
        /// A DOCX whose parts are missing or broken.
        DAMAGED
    }

    /// A file that cannot be read.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final Fault fault;

        Unreadable(Fault fault) {
            super(fault.name(), null, false, false);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /// Reads a file of whatever origin.
    static WordFile read(byte[] file) throws Unreadable {
        bound(file);
        try (var opened = OPCPackage.open(new ByteArrayInputStream(file))) {
            return new Reader(opened).read();
        } catch (InvalidFormatException | SAXException | IOException | RuntimeException e) {
            // POI meets broken files with runtime exceptions of many kinds; each tells the same.
            throw new Unreadable(Fault.DAMAGED);
        }
    }

    /// Unpacks the file once without keeping anything, before POI keeps it all.
    private static void bound(byte[] file) throws Unreadable {
        if (file.length == 0) throw new Unreadable(Fault.EMPTY);
        if (file.length > LARGEST_FILE) throw new Unreadable(Fault.LARGE);
        if (file.length > 4 && first(file) == OLE2) throw new Unreadable(Fault.LOCKED);
        if (file.length < 4 || first(file) != 0x504B0304) throw new Unreadable(Fault.FOREIGN);
        var buffer = new byte[64 << 10];
        var content = 0L;
        var parts = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++parts > MOST_PARTS) throw new Unreadable(Fault.LARGE);
                var text = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
                var end = text ? Math.min(LARGEST_CONTENT, content + LARGEST_PART) : LARGEST_CONTENT;
                for (var read = zip.read(buffer); read > 0; read = zip.read(buffer)) {
                    content += read;
                    if (content > end) throw new Unreadable(Fault.LARGE);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Unreadable(Fault.DAMAGED);
        }
    }

    private static int first(byte[] file) {
        return (file[0] & 0xFF) << 24 | (file[1] & 0xFF) << 16 | (file[2] & 0xFF) << 8 | (file[3] & 0xFF);
    }

    private record Reader(OPCPackage opened) {
        WordFile read() throws InvalidFormatException, IOException, SAXException, Unreadable {
            var main = main();
            var document = root(main);
            var body = Xml.child(document, "body");
            if (body == null) throw new Unreadable(Fault.FOREIGN);
            var styles = new WordStyles(related(main, "styles"), related(main, "theme"));
            var settings = related(main, "settings");
            var numbering = related(main, "numbering");
            var text = new WordText(styles, new WordNumbering(numbering));
            text.read(body);
            var evenPages = Xml.child(settings, "evenAndOddHeaders") != null;
            var sections = new ArrayList<WordSection>();
            var frames = new HashMap<String, WordSection.Frame>();
            for (var end : text.sections()) {
                for (var reference : Xml.children(end.properties())) {
                    var name = reference.getLocalName();
                    if (!"headerReference".equals(name) && !"footerReference".equals(name)) continue;
                    var part = related(main, Xml.attribute(reference, "id"), name);
                    if (part != null)
                        frames.put(name + Xml.attribute(reference, "type", "default"), frame(part, styles, numbering));
                }
                sections.add(WordSection.of(end.properties(), end.paragraphs(), Map.copyOf(frames), evenPages));
            }
            return new WordFile(sections, text.paragraphs(), macros(main), text.hasChanges() || commented(main));
        }

        private static WordSection.Frame frame(Element part, WordStyles styles, @Nullable Element numbering) {
            var text = new WordText(styles, new WordNumbering(numbering));
            text.read(part);
            return new WordSection.Frame(List.copyOf(text.paragraphs()));
        }

        private PackagePart main() throws Unreadable, InvalidFormatException {
            for (var type :
                    List.of(PackageRelationshipTypes.CORE_DOCUMENT, PackageRelationshipTypes.STRICT_CORE_DOCUMENT)) {
                for (var relationship : opened.getRelationshipsByType(type)) {
                    var part = opened.getPart(relationship);
                    if (part != null && part.getContentType().contains("word")) return part;
                }
            }
            throw new Unreadable(Fault.FOREIGN);
        }

        private boolean macros(PackagePart main) throws InvalidFormatException {
            if (main.getContentType().contains("macroEnabled")) return true;
            for (var part : opened.getParts())
                if (part.getContentType().contains("vbaProject")
                        || part.getPartName().getName().endsWith("vbaProject.bin")) return true;
            return false;
        }

        private boolean commented(PackagePart main)
                throws InvalidFormatException, IOException, SAXException, Unreadable {
            return !Xml.children(related(main, "comments"), "comment").isEmpty();
        }

        /// The part that the main one names by the kind of relationship; null if there is none.
        private @Nullable Element related(PackagePart main, String kind)
                throws InvalidFormatException, IOException, SAXException, Unreadable {
            for (var relationship : main.getRelationships())
                if (relationship.getRelationshipType().endsWith("/" + kind)) {
                    var part = main.getRelatedPart(relationship);
                    if (part != null) return root(part);
                }
            return null;
        }

        private @Nullable Element related(PackagePart main, @Nullable String id, String reference)
                throws InvalidFormatException, IOException, SAXException, Unreadable {
            var relationship = id == null ? null : main.getRelationship(id);
            var kind = reference.startsWith("header") ? "/header" : "/footer";
            if (relationship == null || !relationship.getRelationshipType().endsWith(kind)) return null;
            var part = main.getRelatedPart(relationship);
            return part == null ? null : root(part);
        }

        private static Element root(PackagePart part) throws IOException, SAXException, Unreadable {
            byte[] content;
            try (InputStream in = part.getInputStream()) {
                content = in.readNBytes(LARGEST_PART + 1);
            }
            if (content.length > LARGEST_PART) throw new Unreadable(Fault.LARGE);
            return DocumentHelper.readDocument(new ByteArrayInputStream(content))
                    .getDocumentElement();
        }
    }
}
