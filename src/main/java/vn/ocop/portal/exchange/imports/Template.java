package vn.ocop.portal.exchange.imports;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationConstraint.OperatorType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import vn.ocop.portal.exchange.sheet.Columns;

/// Writes the workbook that people fill in: typed cells, lists to choose from, and two sheets that tell what is
/// expected.
final class Template {
    private static final int ROWS = 2_000;
    private static final int WIDE = 256;
    private static final Map<ImportKind, String> SHEETS = Map.of(
            ImportKind.ACTIVITIES,
            "Hoạt động",
            ImportKind.SUBJECTS,
            "Chủ thể, sản phẩm",
            ImportKind.ORGANIZATIONS,
            "Cơ quan, đối tác");
    private static final String VALUES = "Giá trị cho phép";
    private static final String GUIDANCE = "Hướng dẫn";

    private Template() {}

    static byte[] of(ImportKind kind, List<Field> fields, List<RowImport.Allowed> allowed) {
        try (var book = new XSSFWorkbook();
                var written = new ByteArrayOutputStream()) {
            var sheet = book.createSheet(SHEETS.getOrDefault(kind, kind.name()));
            var heads = new Heads(head(book, IndexedColors.TEAL), head(book, IndexedColors.DARK_TEAL));
            var ranges = values(book.createSheet(VALUES), allowed, heads);
            rows(book, sheet, fields, ranges, heads);
            guidance(book, book.createSheet(GUIDANCE), fields, heads);
            book.write(written);
            return written.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }

    /// Styles of headings.
    private record Heads(CellStyle optional, CellStyle required) {}

    private static CellStyle head(XSSFWorkbook book, IndexedColors ground) {
        var font = book.createFont();
        font.setBold(true);
        font.setColor(IndexedColors.WHITE.getIndex());
        var style = book.createCellStyle();
        style.setFont(font);
        style.setFillForegroundColor(ground.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setWrapText(true);
        return style;
    }

    private static void rows(
            XSSFWorkbook book, XSSFSheet sheet, List<Field> fields, Map<String, String> ranges, Heads heads) {
        var formats = book.createDataFormat();
        var day = book.createCellStyle();
        day.setDataFormat(formats.getFormat("dd/mm/yyyy"));
        var number = book.createCellStyle();
        number.setDataFormat(formats.getFormat("#,##0"));
        var text = book.createCellStyle();
        text.setDataFormat(formats.getFormat("@"));
        text.setWrapText(true);
        var row = sheet.createRow(0);
        for (int at = 0; at < fields.size(); at++) {
            var field = fields.get(at);
            var cell = row.createCell(at);
            cell.setCellValue(field.heading() + (field.required() ? " *" : ""));
            cell.setCellStyle(field.required() ? heads.required() : heads.optional());
            sheet.setColumnWidth(at, Math.clamp(field.heading().length() + 6, 14, 40) * WIDE);
            sheet.setDefaultColumnStyle(
                    at,
                    switch (field.kind()) {
                        case DAY -> day;
                        case NUMBER -> number;
                        case TEXT, NAMES, CHOICE -> text;
                    });
            validate(sheet, at, field, ranges);
        }
        sheet.createFreezePane(1, 1);
    }

    private static void validate(XSSFSheet sheet, int column, Field field, Map<String, String> ranges) {
        var helper = sheet.getDataValidationHelper();
        String range = ranges.get(field.code());
        DataValidationConstraint constraint;
        if (field.kind() == Field.Kind.DAY) {
            constraint = helper.createDateConstraint(
                    OperatorType.BETWEEN, "DATE(1990,1,1)", "DATE(2099,12,31)", "dd/mm/yyyy");
        } else if (field.kind() == Field.Kind.NUMBER) {
            constraint = helper.createDecimalConstraint(OperatorType.GREATER_OR_EQUAL, "0", null);
        } else if (field.kind() == Field.Kind.CHOICE && range != null) {
            constraint = helper.createFormulaListConstraint(range);
        } else {
            return;
        }
        DataValidation validation =
                helper.createValidation(constraint, new CellRangeAddressList(1, ROWS, column, column));
        validation.setShowErrorBox(true);
        validation.createErrorBox(
                field.heading(), field.hint().length() > 200 ? field.hint().substring(0, 200) : field.hint());
        validation.setSuppressDropDownArrow(true);
        sheet.addValidationData(validation);
    }

    /// @return where the values of each field stand
    private static Map<String, String> values(XSSFSheet sheet, List<RowImport.Allowed> lists, Heads heads) {
        Map<String, String> ranges = new HashMap<>();
        int column = 0;
        for (var list : lists) {
            int wide = Math.max(
                    1, list.values().stream().mapToInt(List::size).max().orElse(1));
            var head = row(sheet, 0).createCell(column);
            head.setCellValue(list.heading());
            head.setCellStyle(heads.optional());
            for (int at = 0; at < list.values().size(); at++) {
                var value = list.values().get(at);
                for (int part = 0; part < value.size(); part++) {
                    String told = value.get(part);
                    row(sheet, at + 1)
                            .createCell(column + part)
                            .setCellValue(told.length() > 500 ? told.substring(0, 500) : told);
                }
            }
            for (int part = 0; part < wide; part++) sheet.setColumnWidth(column + part, (part == 0 ? 38 : 22) * WIDE);
            if (!list.values().isEmpty()) {
                String letters = Columns.letters(column);
                ranges.put(
                        list.field(),
                        "'%s'!$%s$2:$%s$%d"
                                .formatted(
                                        VALUES, letters, letters, list.values().size() + 1));
            }
            column += wide + 1;
        }
        sheet.createFreezePane(0, 1);
        return ranges;
    }

    private static org.apache.poi.xssf.usermodel.XSSFRow row(XSSFSheet sheet, int at) {
        var row = sheet.getRow(at);
        return row == null ? sheet.createRow(at) : row;
    }

    private static void guidance(XSSFWorkbook book, XSSFSheet sheet, List<Field> fields, Heads heads) {
        var wrapped = book.createCellStyle();
        wrapped.setWrapText(true);
        int at = 0;
        var head = sheet.createRow(at++);
        for (String text : List.of("Cột", "Bắt buộc", "Ghi thế nào", "Ví dụ")) {
            var cell = head.createCell(Math.max(0, head.getLastCellNum()));
            cell.setCellValue(text);
            cell.setCellStyle(heads.optional());
        }
        for (var field : fields) {
            var row = sheet.createRow(at++);
            String[] texts = {field.heading(), field.required() ? "Có" : "", field.hint(), field.example()};
            for (int column = 0; column < texts.length; column++) {
                var cell = row.createCell(column);
                cell.setCellValue(texts[column]);
                cell.setCellStyle(wrapped);
            }
        }
        for (String text : List.of(
                "",
                "Mỗi dòng là một hồ sơ; không gộp ô, không chèn dòng tổng cộng.",
                "Ngày nên để ô kiểu ngày. Ngày gõ như văn bản mà không phân biệt được ngày với tháng (03/04/2022) sẽ được hỏi lại.",
                "Ô có công thức được lấy theo giá trị; ô báo lỗi (#N/A, #REF!) bị coi là lỗi.",
                "Tệp được kiểm tra trước; chỉ khi bấm “Nhập” thì mới ghi, và ghi cả tệp hoặc không ghi gì.")) {
            var cell = sheet.createRow(at++).createCell(0);
            cell.setCellValue(text);
        }
        int[] widths = {32, 10, 70, 45};
        for (int column = 0; column < widths.length; column++) sheet.setColumnWidth(column, widths[column] * WIDE);
    }
}
