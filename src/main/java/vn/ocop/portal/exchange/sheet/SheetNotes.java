package vn.ocop.portal.exchange.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLEventFactory;
import javax.xml.stream.XMLEventWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.events.Attribute;
import javax.xml.stream.events.StartElement;
import javax.xml.stream.events.XMLEvent;
import org.jspecify.annotations.Nullable;

/// Writes a workbook again with two more cells in some rows of one sheet. Every other part, and every other cell with
/// its
/// format, stays as it was.
final class SheetNotes {
    private static final XMLEventFactory EVENTS = XMLEventFactory.newDefaultFactory();

    private SheetNotes() {}

    static byte[] write(byte[] file, String part, int column, Map<Integer, Spreadsheet.Note> notes) {
        var written = new ByteArrayOutputStream(file.length + 65_536);
        try (var from = new ZipInputStream(new ByteArrayInputStream(file));
                var to = new ZipOutputStream(written)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equalsIgnoreCase(part)) to.write(sheet(from.readAllBytes(), column, notes));
                else from.transferTo(to);
                to.closeEntry();
            }
        } catch (IOException broken) {
            throw Xml.unreadable();
        }
        return written.toByteArray();
    }

    private static byte[] sheet(byte[] part, int column, Map<Integer, Spreadsheet.Note> notes) {
        var written = new ByteArrayOutputStream(part.length + 65_536);
        try {
            var from = Xml.events(part);
            var to = XMLOutputFactory.newDefaultFactory().createXMLEventWriter(written, "UTF-8");
            int row = 0;
            int at = -1;
            boolean told = true;
            Spreadsheet.@Nullable Note note = null;
            String space = "";
            while (from.hasNext()) {
                XMLEvent event = from.nextEvent();
                if (event.isStartElement()) {
                    var start = event.asStartElement();
                    String name = start.getName().getLocalPart();
                    if (name.equals("dimension")) {
                        skip(from, 1);
                        continue;
                    }
                    if (name.equals("row")) {
                        space = start.getName().getNamespaceURI();
                        row = number(start, row + 1);
                        note = notes.get(row);
                        told = note == null;
                        at = -1;
                        to.add(without(start, "spans"));
                        continue;
                    }
                    if (name.equals("c") && note != null) {
                        var reference = start.getAttributeByName(new QName("r"));
                        int named = reference == null ? -1 : Columns.of(reference.getValue());
                        at = named > at ? named : at + 1;
                        if (at == column || at == column + 1) {
                            skip(from, 1);
                            continue;
                        }
                        if (at > column && !told) {
                            tell(to, start.getName(), column, row, note);
                            told = true;
                        }
                    }
                }
                if (event.isEndElement()
                        && event.asEndElement().getName().getLocalPart().equals("row")
                        && !told
                        && note != null) {
                    tell(
                            to,
                            new QName(space, "c", event.asEndElement().getName().getPrefix()),
                            column,
                            row,
                            note);
                    told = true;
                }
                to.add(event);
            }
            to.flush();
        } catch (XMLStreamException broken) {
            throw Xml.unreadable();
        }
        return written.toByteArray();
    }

    private static void tell(XMLEventWriter to, QName cell, int column, int row, Spreadsheet.Note note)
            throws XMLStreamException {
        write(to, cell, Columns.letters(column) + row, note.status());
        write(to, cell, Columns.letters(column + 1) + row, note.message());
    }

    private static void write(XMLEventWriter to, QName cell, String reference, String text) throws XMLStreamException {
        String prefix = cell.getPrefix();
        String space = cell.getNamespaceURI();
        List<Attribute> attributes =
                List.of(EVENTS.createAttribute("r", reference), EVENTS.createAttribute("t", "inlineStr"));
        to.add(EVENTS.createStartElement(prefix, space, "c", attributes.iterator(), none()));
        to.add(EVENTS.createStartElement(prefix, space, "is"));
        to.add(EVENTS.createStartElement(prefix, space, "t"));
        to.add(EVENTS.createCharacters(printable(text)));
        to.add(EVENTS.createEndElement(prefix, space, "t"));
        to.add(EVENTS.createEndElement(prefix, space, "is"));
        to.add(EVENTS.createEndElement(prefix, space, "c"));
    }

    private static Iterator<javax.xml.stream.events.Namespace> none() {
        return List.<javax.xml.stream.events.Namespace>of().iterator();
    }

    private static String printable(String text) {
        String cut = text.length() > Limits.CELL ? text.substring(0, Limits.CELL) : text;
        return cut.replaceAll("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }

    private static int number(StartElement row, int otherwise) {
        var told = row.getAttributeByName(new QName("r"));
        return told != null && told.getValue().matches("\\d{1,7}") ? Integer.parseInt(told.getValue()) : otherwise;
    }

    private static StartElement without(StartElement element, String attribute) {
        List<Attribute> kept = new ArrayList<>();
        element.getAttributes().forEachRemaining(each -> {
            if (!each.getName().getLocalPart().equals(attribute)) kept.add(each);
        });
        return EVENTS.createStartElement(
                element.getName().getPrefix(),
                element.getName().getNamespaceURI(),
                element.getName().getLocalPart(),
                kept.iterator(),
                element.getNamespaces());
    }

    private static void skip(javax.xml.stream.XMLEventReader from, int open) throws XMLStreamException {
        for (int depth = open; depth > 0; ) {
            var event = from.nextEvent();
            if (event.isStartElement()) depth++;
            else if (event.isEndElement()) depth--;
        }
    }
}
