package vn.ocop.portal.exchange.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.exchange.sheet.Spreadsheet.Note;

/// What cells hold, and the file with notes in it.
class SpreadsheetTests {
    @Test
    void aFileOfLibreOfficeHasTypedDaysValuesOfFormulasAndTheirErrors() throws IOException {
        var file = Uploads.open(
                Files.readAllBytes(Path.of("src/test/resources/import/libreoffice-activities.xlsx")), "a.xlsx");
        var rows = file.read(0, 100);
        assertThat(rows).extracting(SheetRow::number).containsExactly(1, 3, 4, 5, 6);
        var first = rows.get(2);
        assertThat(first.cell(2)).isEqualTo(new Cell.Day(LocalDate.of(2022, 5, 12)));
        assertThat(first.cell(4)).isEqualTo(new Cell.Text("thành phố Sa Đéc; huyện Lai Vung"));
        assertThat(first.cell(5)).isEqualTo(new Cell.Figure(BigDecimal.valueOf(45), false));
        assertThat(rows.get(4).cell(6)).isEqualTo(new Cell.Fault("#DIV/0!"));
    }

    @Test
    void textsAreComposedAndTrimmedAndApostrophesGone() {
        var rows = read(
                Xlsx.of(List.of(List.of("Ho\u0323i cho\u031b\u0323", "\u00a0 hai\u00a0ba \u200b", "'0123", "  "))));
        assertThat(rows.getFirst().cells())
                .containsExactly(new Cell.Text("Họi chợ"), new Cell.Text("hai ba"), new Cell.Text("0123"));
    }

    @Test
    void numbersLoseWhatFloatingPointAddsAndNothingElse() {
        var rows = read(Xlsx.of(List.of(List.of(
                new Xlsx.Raw("<c r='REF'><v>35000000.000000004</v></c>"),
                new Xlsx.Raw("<c r='REF'><v>1.2E7</v></c>"),
                new Xlsx.Raw("<c r='REF'><v>1E999999999</v></c>"),
                new Xlsx.Raw("<c r='REF' t='b'><v>1</v></c>")))));
        assertThat(rows.getFirst().cells().stream().map(Cell::shown))
                .containsExactly("35.000.000", "12.000.000", "1E999999999", "TRUE");
    }

    @Test
    void daysAreCountedFrom1904WhereTheWorkbookSaysSo() {
        var file = Xlsx.of(List.of(List.of(
                        "a",
                        new Xlsx.Raw("<c r='REF' s='1'><v>0</v></c>"),
                        new Xlsx.Raw("<c r='REF' s='1'><v>43231</v></c>"))))
                .workbook("<workbookPr date1904='1'/>", "<sheet name='a' sheetId='1' r:id='r1'/>");
        assertThat(read(file).getFirst().cell(2)).isEqualTo(new Cell.Day(LocalDate.of(2022, 5, 12)));
    }

    @Test
    void aFormulaWithoutItsValueIsNoValue() {
        var rows = read(Xlsx.of(List.of(List.of(
                new Xlsx.Raw("<c r='REF'><f>1+1</f></c>"),
                new Xlsx.Raw("<c r='REF'><f>1+1</f><v>2</v></c>"),
                new Xlsx.Raw("<c r='REF' t='str'><f>A1</f><v>x</v></c>")))));
        assertThat(rows.getFirst().cells())
                .containsExactly(
                        new Cell.Uncalculated("1+1"), new Cell.Figure(BigDecimal.TWO, false), new Cell.Text("x"));
    }

    @Test
    void whatAMergedAreaCoversIsMarked() {
        var file = Xlsx.of(List.of(List.of("a", "b"), List.of("c", "d"), List.of("", "e")))
                .after("<mergeCells><mergeCell ref='A2:A3'/></mergeCells>");
        assertThat(read(file).get(2).cells()).containsExactly(new Cell.Merged("A2:A3"), new Cell.Text("e"));
    }

    @Test
    void theSheetsOwnWordOnItsSizeIsNotBelieved() {
        var file = good();
        file.part(
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns='" + Xlsx.MAIN
                        + "'><dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c t='inlineStr'><is><t>x</t></is></c></row></sheetData></worksheet>");
        assertThat(read(file))
                .singleElement()
                .satisfies(row -> assertThat(row.number()).isEqualTo(1_048_576));
    }

    @Test
    void hiddenSheetsAreNotOffered() {
        var file = good().part("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>")
                .part(
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='x/worksheet' Target='/xl/worksheets/sheet2.xml'/></Relationships>")
                .workbook(
                        "",
                        "<sheet name='ẩn' sheetId='1' state='hidden' r:id='r2'/><sheet name='thấy' sheetId='2' r:id='r1'/>");
        assertThat(Uploads.open(file.bytes(), "a.xlsx").sheets()).containsExactly("thấy");
    }

    @Test
    void separatedValuesKeepTheirQuotedBreaks() {
        var file = Uploads.open("\uFEFFLoại;Chủ đề\n\"Tập huấn, \"\"A\"\"\";\"hai\ndòng\"\n".getBytes(UTF_8), "a.csv");
        assertThat(file.read(0, 10).get(1).cells())
                .containsExactly(new Cell.Text("Tập huấn, \"A\""), new Cell.Text("hai\ndòng"));
    }

    @Test
    void notesStandBesideTheCellsAndEverythingElseStays() throws IOException {
        byte[] own = Files.readAllBytes(Path.of("src/test/resources/import/libreoffice-activities.xlsx"));
        byte[] noted = Uploads.open(own, "a.xlsx")
                .noted(0, 7, Map.of(3, new Note("Trạng thái", "Thông báo"), 6, new Note("Lỗi", "=1+1 <&> lạ")));
        try (var before = new XSSFWorkbook(new ByteArrayInputStream(own));
                var after = new XSSFWorkbook(new ByteArrayInputStream(noted))) {
            var sheet = after.getSheetAt(0);
            assertThat(sheet.getRow(5).getCell(7).getStringCellValue()).isEqualTo("Lỗi");
            assertThat(sheet.getRow(5).getCell(8).getStringCellValue()).isEqualTo("=1+1 <&> lạ");
            assertThat(sheet.getRow(3).getCell(7)).isNull();
            for (var row : before.getSheetAt(0)) {
                for (var cell : row) {
                    var same = sheet.getRow(cell.getRowIndex()).getCell(cell.getColumnIndex());
                    assertThat(same.toString()).isEqualTo(cell.toString());
                    assertThat(same.getCellStyle().getDataFormatString())
                            .isEqualTo(cell.getCellStyle().getDataFormatString());
                }
            }
        }
        byte[] again = Uploads.open(noted, "a.xlsx").noted(0, 7, Map.of(6, new Note("Mới", "")));
        assertThat(Uploads.open(again, "a.xlsx").read(0, 100).getLast().cells())
                .hasSize(8)
                .last()
                .isEqualTo(new Cell.Text("Mới"));
    }

    private static Xlsx good() {
        return Xlsx.of(List.of(List.of("a", "b")));
    }

    private static List<SheetRow> read(Xlsx file) {
        return Uploads.open(file.bytes(), "a.xlsx").read(0, 20_000);
    }
}
