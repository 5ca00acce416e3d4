package vn.ocop.portal.exchange.sheet;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseText;

/// Files that are refused, each in seconds and with words that tell what was found and what to do.
class BrokenFilesTests {
    private static final int ROWS = 20_000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isRefusedInWords(String what, byte[] file, String name, String code, String words) {
        var before = Instant.now();
        assertThatThrownBy(() -> {
                    var spreadsheet = Uploads.open(file, name);
                    for (int sheet = 0; sheet < spreadsheet.sheets().size(); sheet++) spreadsheet.read(sheet, ROWS);
                })
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(told(refused)).contains(words).doesNotContain("{0}");
                });
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    private static String told(RuleViolation refused) {
        var messages = new Properties();
        try (var reader = Files.newBufferedReader(Path.of("src/main/resources/messages/import.properties"), UTF_8)) {
            messages.load(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return new MessageFormat(messages.getProperty(refused.code()), VietnameseText.VIETNAMESE)
                .format(refused.args());
    }

    static Stream<Arguments> files() throws IOException {
        byte[] good = good().bytes();
        return Stream.of(
                file("an empty file", new byte[0], "a.xlsx", "import.file.empty", "Tệp rỗng"),
                file("a file of 21 MB", new byte[21 * 1024 * 1024], "a.xlsx", "import.file.large", "20 MB"),
                file(
                        "half a workbook",
                        Arrays.copyOf(good, good.length / 2),
                        "a.xlsx",
                        "import.file.broken",
                        "chưa trọn"),
                file(
                        "a workbook without its end",
                        Arrays.copyOf(good, good.length - 30),
                        "a.xlsx",
                        "import.file.broken",
                        "chưa trọn"),
                file("a workbook with a byte flipped", flipped(good), "a.xlsx", "import.file.broken", "bị hỏng"),
                file(
                        "an empty archive",
                        new byte[] {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                        "a.xlsx",
                        "import.file.broken",
                        "lưu lại"),
                file(
                        "an old Excel file of LibreOffice's",
                        fixture("libreoffice-activities.xls"),
                        "a.xls",
                        "import.file.xls",
                        "Lưu thành"),
                file(
                        "an old Excel file renamed",
                        fixture("libreoffice-activities.xls"),
                        "a.xlsx",
                        "import.file.xls",
                        ".xlsx"),
                file(
                        "a workbook with a password",
                        ole("EncryptedPackage"),
                        "a.xlsx",
                        "import.file.encrypted",
                        "mật khẩu"),
                file(
                        "an OpenDocument file of LibreOffice's",
                        fixture("libreoffice-activities.ods"),
                        "a.ods",
                        "import.file.ods",
                        "OpenDocument"),
                file(
                        "an OpenDocument file renamed",
                        fixture("libreoffice-activities.ods"),
                        "a.xlsx",
                        "import.file.ods",
                        "Lưu thành"),
                file(
                        "a binary workbook",
                        good().part("xl/workbook.bin", new byte[10]).bytes(),
                        "a.xlsb",
                        "import.file.xlsb",
                        "nhị phân"),
                file(
                        "a workbook with macros",
                        good().part("xl/vbaProject.bin", new byte[10]).bytes(),
                        "a.xlsm",
                        "import.file.macros",
                        "macro"),
                file(
                        "a workbook that says it has macros",
                        good().part(
                                        "[Content_Types].xml",
                                        "<Types><Override ContentType='application/vnd.ms-excel.sheet.macroEnabled.main+xml'/></Types>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.macros",
                        "không có macro"),
                file(
                        "a workbook with external links",
                        good().part("xl/externalLinks/externalLink1.xml", "<externalLink/>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.links",
                        "Ngắt nối kết"),
                file(
                        "a Word file",
                        good().part("word/document.xml", "<w/>").bytes(),
                        "a.xlsx",
                        "import.file.word",
                        "Word"),
                file(
                        "slides",
                        good().part("ppt/presentation.xml", "<p/>").bytes(),
                        "a.xlsx",
                        "import.file.slides",
                        "trình chiếu"),
                file("a PDF", "%PDF-1.7 ...".getBytes(UTF_8), "a.xlsx", "import.file.pdf", "PDF"),
                file(
                        "a picture",
                        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10},
                        "a.xlsx",
                        "import.file.picture",
                        "ảnh"),
                file(
                        "a web page renamed",
                        "<html><table><tr><td>1</td></tr></table></html>".getBytes(UTF_8),
                        "a.xls",
                        "import.file.html",
                        "trang web"),
                file(
                        "an XML spreadsheet of 2003",
                        "<?xml version='1.0'?><Workbook/>".getBytes(UTF_8),
                        "a.xls",
                        "import.file.xmlFile",
                        "XML"),
                file(
                        "text named as a workbook",
                        "Loại;Chủ đề\n1;2\n".getBytes(UTF_8),
                        "a.xlsx",
                        "import.file.notWorkbook",
                        ".xlsx"),
                file("a plain archive", zip("readme.txt", "x".getBytes(UTF_8)), "a.xlsx", "import.file.zip", "tệp nén"),
                file(
                        "an archive inside",
                        good().part("xl/embeddings/a.xlsx", good).bytes(),
                        "a.xlsx",
                        "import.file.nested",
                        "nhúng"),
                file(
                        "a name that leads out",
                        zip("../../etc/passwd", "x".getBytes(UTF_8)),
                        "a.xlsx",
                        "import.file.path",
                        "../../etc/passwd"),
                file(
                        "a name from the root",
                        zip("/etc/passwd", "x".getBytes(UTF_8)),
                        "a.xlsx",
                        "import.file.path",
                        "/etc/passwd"),
                file(
                        "two parts of a name that differs by case",
                        good().part("XL/workbook.xml", "<workbook/>").bytes(),
                        "a.xlsx",
                        "import.file.twice",
                        "cùng tên"),
                file(
                        "a bomb of zeros",
                        good().part("xl/media/image1.xml", new byte[80 * 1024 * 1024])
                                .bytes(),
                        "a.xlsx",
                        "import.file.bomb",
                        "64 MB"),
                file("many middling bombs", many(4, 40 * 1024 * 1024), "a.xlsx", "import.file.bomb", "giải nén"),
                file("thousands of parts", many(2_500, 1), "a.xlsx", "import.file.entries", "thành phần"),
                file(
                        "an external entity",
                        entity("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"),
                        "a.xlsx",
                        "import.file.doctype",
                        "DOCTYPE"),
                file(
                        "a billion laughs",
                        entity("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>"),
                        "a.xlsx",
                        "import.file.doctype",
                        "DOCTYPE"),
                file(
                        "a document type in UTF-16",
                        good().part(
                                        "xl/workbook.xml",
                                        ("\uFEFF<!DOCTYPE x SYSTEM 'http://example.org/x.dtd'><workbook/>")
                                                .getBytes(UTF_16LE))
                                .bytes(),
                        "a.xlsx",
                        "import.file.doctype",
                        "DOCTYPE"),
                file(
                        "a document type behind a long comment",
                        good().part("xl/workbook.xml", "<!--" + " ".repeat(70_000) + "--><!DOCTYPE x><workbook/>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.doctype",
                        "DOCTYPE"),
                file(
                        "XML that is not well formed",
                        good().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.xml",
                        "bị hỏng"),
                file(
                        "XML in a thousand levels",
                        good().sheet("<row><c>" + "<x>".repeat(1_000) + "</x>".repeat(1_000) + "</c></row>", "")
                                .bytes(),
                        "a.xlsx",
                        "import.file.deep",
                        "64"),
                file(
                        "a text that is not there",
                        good().sheet("<row r='1'><c r='A1' t='s'><v>7</v></c></row>", "")
                                .bytes(),
                        "a.xlsx",
                        "import.file.xml",
                        "bị hỏng"),
                file(
                        "no list of relations",
                        good().without("xl/_rels/workbook.xml.rels").bytes(),
                        "a.xlsx",
                        "import.file.part",
                        "workbook.xml.rels"),
                file("no workbook", good().without("xl/workbook.xml").bytes(), "a.xlsx", "import.file.zip", "tệp nén"),
                file(
                        "no sheet",
                        good().without("xl/worksheets/sheet1.xml").bytes(),
                        "a.xlsx",
                        "import.file.noSheet",
                        "trang tính"),
                file(
                        "hidden sheets only",
                        good().workbook("", "<sheet name='a' sheetId='1' state='veryHidden' r:id='r1'/>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.hidden",
                        "ẩn"),
                file(
                        "a cell far to the right",
                        good().sheet("<row r='1'><c r='XFD1'><v>1</v></c></row>", "")
                                .bytes(),
                        "a.xlsx",
                        "import.file.columns",
                        "XFD1"),
                file(
                        "too many rows",
                        good().sheet("<row><c><v>1</v></c></row>".repeat(20_100), "")
                                .bytes(),
                        "a.xlsx",
                        "import.file.rows",
                        "20.000"),
                file(
                        "a cell too long",
                        good().sheet(
                                        "<row r='1'><c t='inlineStr'><is><t>" + "x".repeat(40_000)
                                                + "</t></is></c></row>",
                                        "")
                                .bytes(),
                        "a.xlsx",
                        "import.file.cellLong",
                        "32.767"),
                file(
                        "a text too long among the shared ones",
                        good().part("xl/sharedStrings.xml", "<sst><si><t>" + "x".repeat(40_000) + "</t></si></sst>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.cellLong",
                        "32.767"),
                file(
                        "text in a code page of old",
                        new byte[] {'L', 'o', (byte) 0xB9, 'i', ';', 'C', 'h', (byte) 0xF1, '\n', '1', ';', '2'},
                        "a.csv",
                        "import.file.encoding",
                        "UTF-8"),
                file(
                        "a quotation mark that stays open",
                        "a;b\n\"c;d\n".getBytes(UTF_8),
                        "a.csv",
                        "import.file.quote",
                        "dòng 2"),
                file(
                        "separators without end",
                        "a;b\n".concat(";".repeat(20_000_000)).getBytes(UTF_8),
                        "a.csv",
                        "import.file.cells",
                        "2.000.000"),
                file("lines without end", "a;b\n".repeat(5_000_000).getBytes(UTF_8), "a.csv", "import.file.cells", "ô"),
                file(
                        "merged areas upon each other",
                        good().sheet("<row><c><v>1</v></c></row>".repeat(20_000), "")
                                .after("<mergeCells>" + "<mergeCell ref='A1:GR20000'/>".repeat(10_000)
                                        + "</mergeCells>")
                                .bytes(),
                        "a.xlsx",
                        "import.file.cells",
                        "1.000.000"),
                file("bytes of no kind", new byte[] {1, 2, 0, 3, 4}, "a.csv", "import.file.unknown", "Không nhận ra"),
                file("text of one column", "one\ntwo\n".getBytes(UTF_8), "a.csv", "import.file.unknown", "hai cột"));
    }

    private static Arguments file(String what, byte[] file, String name, String code, String words) {
        return Arguments.of(what, file, name, code, words);
    }

    private static Xlsx good() {
        return Xlsx.of(List.of(List.of("Loại hoạt động", "Chủ đề, nội dung"), List.of("Tập huấn, đào tạo", "Một")));
    }

    private static byte[] entity(String doctype) {
        return good().part("xl/sharedStrings.xml", "<?xml version='1.0'?>" + doctype + "<sst><si><t>&e;</t></si></sst>")
                .bytes();
    }

    private static byte[] flipped(byte[] good) {
        byte[] wrong = good.clone();
        for (int at = 60; at < 75; at++) wrong[at] ^= 0x55;
        return wrong;
    }

    private static byte[] ole(String stream) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        bytes.writeBytes(new byte[512]);
        bytes.writeBytes(stream.getBytes(UTF_16LE));
        return bytes.toByteArray();
    }

    private static byte[] many(int parts, int size) {
        var file = good();
        byte[] part = new byte[size];
        for (int at = 0; at < parts; at++) file.part("xl/media/image" + at + ".bin", part);
        return file.bytes();
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        try (var bytes = new ByteArrayOutputStream();
                var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
            zip.finish();
            return bytes.toByteArray();
        }
    }

    private static byte[] fixture(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/import", name));
    }
}
