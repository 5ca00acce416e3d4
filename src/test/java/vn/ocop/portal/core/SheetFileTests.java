package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetFileTests {
    private static byte[] file(Sheet.Rows<String> rows, int rowsOfASheet) throws IOException {
        var out = new ByteArrayOutputStream();
        SheetFile.write(
                out,
                new Sheet<String>("Hoạt động", List.of(new Sheet.Column<>("Chủ đề", 30, row -> row)), List.of(), rows),
                "Bộ lọc",
                many -> List.of(new Sheet.Fact("Số dòng", String.valueOf(many))),
                rowsOfASheet);
        return out.toByteArray();
    }

    private static XSSFWorkbook opened(byte[] file) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://example.invalid\",\"x\")",
                "+84 277 3851 000",
                "-5",
                "@SUM(A1:A9)",
                "\t=1+1",
                "\r=1+1",
                "＝1+1",
                "=cmd|' /C calc'!A0"
            })
    void whatLooksLikeAFormulaIsTextAndStaysText(String text) throws IOException {
        try (var book = opened(file(rows -> rows.accept(text), 100))) {
            var cell = book.getSheetAt(0).getRow(1).getCell(0);
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getStringCellValue().strip()).isEqualTo(text.strip());
            assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("@");
        }
    }

    @Test
    void noPartOfTheFileHoldsAFormula(@TempDir Path directory) throws IOException {
        var path = Files.write(directory.resolve("a.xlsx"), file(rows -> rows.accept("=1+1"), 100));
        var parts = new ArrayList<String>();
        try (var zip = new ZipFile(path.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith("xl/worksheets/")) {
                    parts.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(parts).hasSize(2).allSatisfy(part -> assertThat(part).doesNotContain("<f>"));
        assertThat(parts.getFirst()).contains("t=\"inlineStr\"");
    }

    @Test
    void daysMomentsAndNumbersAreCellsOfTheirKind() throws IOException {
        var out = new ByteArrayOutputStream();
        SheetFile.write(
                out,
                new Sheet<Integer>(
                        "Số: 1/2",
                        List.of(
                                new Sheet.Column<>("Ngày", 12, _ -> LocalDate.of(2022, 5, 12)),
                                new Sheet.Column<>("Lúc", 16, _ -> Instant.parse("2022-05-12T01:30:00Z")),
                                new Sheet.Column<>("Số", 10, _ -> new BigDecimal("1234.5")),
                                new Sheet.Column<>("Đếm", 10, row -> row),
                                new Sheet.Column<>("Trống", 10, _ -> null)),
                        List.of(),
                        rows -> rows.accept(7)),
                "Bộ lọc",
                _ -> List.of());
        try (var book = opened(out.toByteArray())) {
            var sheet = book.getSheetAt(0);
            var row = sheet.getRow(1);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(0))).isTrue();
            assertThat(row.getCell(0).getLocalDateTimeCellValue().toLocalDate()).isEqualTo(LocalDate.of(2022, 5, 12));
            assertThat(row.getCell(1).getLocalDateTimeCellValue()).hasToString("2022-05-12T08:30");
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(row.getCell(3).getNumericCellValue()).isEqualTo(7);
            assertThat(row.getCell(4)).isNull();
            assertThat(sheet.getSheetName()).isEqualTo("Số- 1-2");
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            var head = sheet.getRow(0).getCell(0);
            assertThat(book.getFontAt(head.getCellStyle().getFontIndex()).getBold())
                    .isTrue();
            assertThat(sheet.getColumnWidth(0)).isGreaterThan(11 * 256);
        }
    }

    @Test
    void aListLongerThanASheetGoesOnInTheNext() throws IOException {
        try (var book = opened(file(rows -> IntStream.range(0, 25).forEach(i -> rows.accept("dòng " + i)), 11))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(4);
            assertThat(book.getSheetAt(1).getSheetName()).isEqualTo("Hoạt động (2)");
            assertThat(book.getSheetAt(1).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo("Chủ đề");
            assertThat(book.getSheetAt(2).getRow(5).getCell(0).getStringCellValue())
                    .isEqualTo("dòng 24");
            assertThat(book.getSheetAt(3).getRow(0).getCell(1).getStringCellValue())
                    .isEqualTo("25");
        }
    }

    @Test
    void textThatNoCellHoldsIsCutAndCleaned() throws IOException {
        // Not the same letter again and again: what shrinks too well is taken for a bomb.
        var random = new Random(1);
        String letters = random.ints(40_000, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String pictures = random.ints(20_000, 0x1F330, 0x1F380)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        try (var book = opened(file(
                rows -> {
                    rows.accept(letters);
                    rows.accept("a\u0000\u0007b <&> \"c\"");
                    rows.accept(pictures);
                },
                100))) {
            var sheet = book.getSheetAt(0);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo(letters.substring(0, 32_766) + "…");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("ab <&> \"c\"");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo(pictures.substring(0, 32_766) + "…");
        }
    }

    @Test
    void aListThatBreaksOffLeavesNoFileThatOpens() {
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> SheetFile.write(
                        out,
                        new Sheet<String>(
                                "Hoạt động", List.of(new Sheet.Column<>("Chủ đề", 30, row -> row)), List.of(), rows -> {
                                    for (int i = 0; i < 5000; i++) rows.accept("dòng " + i);
                                    throw new IllegalStateException("the database went away");
                                }),
                        "Bộ lọc",
                        _ -> List.of()))
                .hasMessage("the database went away");
        assertThatThrownBy(() -> opened(out.toByteArray())).isInstanceOf(Exception.class);
    }
}
