package vn.ocop.portal.exchange.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Workbooks put together by hand, right ones and wrong ones.
public final class Xlsx {
    public static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Xlsx() {
        part(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='xml' ContentType='application/xml'/>"
                        + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                        + "<Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/>"
                        + "<Override PartName='/xl/worksheets/sheet1.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>"
                        + "<Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'/></Types>");
        part(
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
                        + RELATIONS + "/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        part(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='r1' Type='"
                        + RELATIONS + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='"
                        + RELATIONS
                        + "/styles' Target='styles.xml'/></Relationships>");
        workbook("", "<sheet name='Trang 1' sheetId='1' r:id='r1'/>");
        part(
                "xl/styles.xml",
                "<styleSheet xmlns='" + MAIN
                        + "'><numFmts count='1'><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts>"
                        + "<fonts count='1'><font/></fonts><fills count='1'><fill/></fills><borders count='1'><border/></borders>"
                        + "<cellStyleXfs count='1'><xf/></cellStyleXfs><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='164'/></cellXfs></styleSheet>");
    }

    /// A cell written as it stands.
    public record Raw(String xml) {}

    /// A workbook of one sheet; a row is texts, numbers, days and nulls.
    public static Xlsx of(List<List<Object>> rows) {
        var sheet = new StringBuilder();
        for (int at = 0; at < rows.size(); at++) {
            sheet.append("<row r='").append(at + 1).append("'>");
            for (int column = 0; column < rows.get(at).size(); column++) {
                sheet.append(
                        cell(Columns.letters(column) + (at + 1), rows.get(at).get(column)));
            }
            sheet.append("</row>");
        }
        return new Xlsx().sheet(sheet.toString(), "");
    }

    private static String cell(String reference, Object value) {
        return switch (value) {
            case LocalDate day ->
                "<c r='%s' s='1'><v>%d</v></c>"
                        .formatted(reference, ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day));
            case Number number -> "<c r='%s'><v>%s</v></c>".formatted(reference, number);
            case Raw raw -> raw.xml().replace("REF", reference);
            default ->
                value.toString().isEmpty()
                        ? ""
                        : "<c r='%s' t='inlineStr'><is><t xml:space='preserve'>%s</t></is></c>"
                                .formatted(
                                        reference,
                                        value.toString().replace("&", "&amp;").replace("<", "&lt;"));
        };
    }

    /// The sheet's rows, and what follows them.
    public Xlsx sheet(String rows, String after) {
        return part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + MAIN + "'><sheetData>" + rows + "</sheetData>" + after + "</worksheet>");
    }

    /// Puts something after the rows.
    public Xlsx after(String xml) {
        String sheet = new String(parts.get("xl/worksheets/sheet1.xml"), UTF_8);
        return part("xl/worksheets/sheet1.xml", sheet.replace("</sheetData>", "</sheetData>" + xml));
    }

    public Xlsx workbook(String before, String sheets) {
        return part(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATIONS + "'>" + before + "<sheets>" + sheets
                        + "</sheets></workbook>");
    }

    public Xlsx part(String name, String content) {
        return part(name, content.getBytes(UTF_8));
    }

    public Xlsx part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    public Xlsx without(String name) {
        parts.remove(name);
        return this;
    }

    /// The file.
    public byte[] bytes() {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
