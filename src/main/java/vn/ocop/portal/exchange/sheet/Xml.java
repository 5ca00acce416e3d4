package vn.ocop.portal.exchange.sheet;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLEventReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.core.RuleViolation;

/// Parses parts of a workbook. A document type, by which a part could name files of the server or grow without end, is
/// refused before the parser sees it.
final class Xml {
    private static final Pattern DOCTYPE = Pattern.compile("<!\\s*(DOCTYPE|ENTITY)", Pattern.CASE_INSENSITIVE);
    /// Bytes in which a document type is looked for; the parser, which takes none, refuses one further down.
    private static final int PROLOG = 65_536;

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    /// Refuses a part that declares a document type, in whatever encoding.
    ///
    /// @throws RuleViolation `import.file.doctype`
    static void requireNoDoctype(byte[] part) {
        for (Charset charset :
                new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            boolean wide = !charset.equals(StandardCharsets.ISO_8859_1);
            if (wide && !isWide(part)) continue;
            String head = new String(part, 0, Math.min(part.length, PROLOG), charset);
            if (DOCTYPE.matcher(head).find()) throw new RuleViolation("import.file.doctype");
        }
    }

    private static boolean isWide(byte[] part) {
        for (int at = 0; at < Math.min(part.length, 4); at++) if (part[at] == 0 || part[at] == (byte) 0xFE) return true;
        return false;
    }

    /// A reader that counts its depth.
    static Reader read(byte[] part) {
        try {
            return new Reader(FACTORY.createXMLStreamReader(new ByteArrayInputStream(part)));
        } catch (XMLStreamException broken) {
            throw unreadable();
        }
    }

    /// The part as events, to be written again.
    static XMLEventReader events(byte[] part) throws XMLStreamException {
        return FACTORY.createXMLEventReader(new ByteArrayInputStream(part));
    }

    static RuleViolation unreadable() {
        return new RuleViolation("import.file.xml");
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /// Steps from element to element.
    static final class Reader {
        private final XMLStreamReader xml;
        private int depth;

        private Reader(XMLStreamReader xml) {
            this.xml = xml;
        }

        /// Goes to the next start or end of an element, or text; false at the end.
        ///
        /// @throws RuleViolation `import.file.xml`, `import.file.deep`, `import.file.doctype`
        boolean next() {
            try {
                while (xml.hasNext()) {
                    switch (xml.next()) {
                        case XMLStreamConstants.START_ELEMENT -> {
                            if (++depth > Limits.DEPTH) throw new RuleViolation("import.file.deep", Limits.DEPTH);
                            return true;
                        }
                        case XMLStreamConstants.END_ELEMENT -> {
                            depth--;
                            return true;
                        }
                        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                            return true;
                        }
                        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                            throw new RuleViolation("import.file.doctype");
                        default -> {}
                    }
                }
                return false;
            } catch (XMLStreamException broken) {
                throw unreadable();
            }
        }

        boolean starts(String name) {
            return xml.isStartElement() && xml.getLocalName().equals(name);
        }

        boolean ends(String name) {
            return xml.isEndElement() && xml.getLocalName().equals(name);
        }

        boolean isText() {
            return xml.isCharacters();
        }

        String text() {
            return xml.getText();
        }

        /// An attribute without a namespace; null where there is none.
        @Nullable
        String attribute(String name) {
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                String space = xml.getAttributeNamespace(at);
                if ((space == null || space.isEmpty())
                        && xml.getAttributeLocalName(at).equals(name)) {
                    return xml.getAttributeValue(at);
                }
            }
            return null;
        }

        /// The id of a relationship; null where there is none.
        @Nullable
        String relationship() {
            for (int at = 0; at < xml.getAttributeCount(); at++) {
                String space = xml.getAttributeNamespace(at);
                if (space != null
                        && space.endsWith("/relationships")
                        && xml.getAttributeLocalName(at).equals("id")) {
                    return xml.getAttributeValue(at);
                }
            }
            return null;
        }

        /// A whole number from an attribute; the other where there is none or it is no such number.
        int number(String attribute, int otherwise) {
            String text = attribute(attribute);
            return text != null && text.matches("\\d{1,7}") ? Integer.parseInt(text) : otherwise;
        }
    }
}
