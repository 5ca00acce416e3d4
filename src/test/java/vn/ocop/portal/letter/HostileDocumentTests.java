package vn.ocop.portal.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Whatever file is handed in, the checks answer soon and with findings.
class HostileDocumentTests {
    private static final byte[] BRIEF = new LetterDocx().render(Letters.brief(), Letters.PROFILE);
    private static final String BODY = "<w:body>";

    private final LayoutCheck layout = new LayoutCheck();
    private final WordingCheck wording = new WordingCheck();

    private List<Finding> findings(byte[] file) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            wording.check(file, Letters.PROFILE, WordingCheck.Known.NOTHING);
            return layout.check(file, Letters.PROFILE);
        });
    }

    private void isUnreadable(byte[] file, WordFile.Fault fault) {
        var findings = findings(file);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("file.readable");
            assertThat(finding.blocks()).isTrue();
            assertThat(finding.found())
                    .isEqualTo(Finding.Words.of("file." + fault.name().toLowerCase(java.util.Locale.ROOT)));
        });
    }

    @Test
    void whatIsNoDocumentIsToldSo() {
        isUnreadable(new byte[0], WordFile.Fault.EMPTY);
        isUnreadable("Kính gửi".getBytes(UTF_8), WordFile.Fault.FOREIGN);
        isUnreadable("%PDF-1.7".getBytes(UTF_8), WordFile.Fault.FOREIGN);
        isUnreadable(new byte[] {'P', 'K'}, WordFile.Fault.FOREIGN);
        isUnreadable(Arrays.copyOf(BRIEF, BRIEF.length / 2), WordFile.Fault.DAMAGED);
        isUnreadable(new byte[21 << 20], WordFile.Fault.LARGE);
        isUnreadable(zip("a.txt", "x".getBytes(UTF_8)), WordFile.Fault.DAMAGED);
    }

    @Test
    void aLockedDocumentIsToldSo() throws Exception {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("mật khẩu");
            try (var opened = OPCPackage.open(new ByteArrayInputStream(BRIEF));
                    var inner = encryptor.getDataStream(files)) {
                opened.save(inner);
            }
            files.writeFilesystem(out);
            isUnreadable(out.toByteArray(), WordFile.Fault.LOCKED);
        }
    }

    @Test
    void aFileThatSwellsIsNotOpened() throws Exception {
        isUnreadable(withPart("word/media/a.bin", new byte[70 << 20]), WordFile.Fault.LARGE);
        isUnreadable(document(text -> text.replace(BODY, BODY + " ".repeat(17 << 20))), WordFile.Fault.LARGE);
    }

    @Test
    void macrosAreTold() throws Exception {
        var macro = rewritten(
                "[Content_Types].xml",
                text -> text.replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml"));
        assertThat(LayoutCheckTests.failed(findings(macro))).containsExactly("file.macros");
    }

    @Test
    void brokenXmlAndEntitiesAreDamage() throws Exception {
        isUnreadable(document(text -> text.substring(0, text.length() - 20)), WordFile.Fault.DAMAGED);
        isUnreadable(
                document(text -> "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                        + text.replaceFirst("<\\?xml.*?\\?>", "")),
                WordFile.Fault.DAMAGED);
    }

    @Test
    void tenThousandParagraphsAreRead() throws Exception {
        var many =
                "<w:p><w:r><w:t>Đã mở 5 lớp tại huyện Tháp Mười,nơi có nhiều sen ..</w:t></w:r></w:p>".repeat(10_000);
        var findings = findings(document(text -> text.replace(BODY, BODY + many)));
        assertThat(findings).isNotEmpty();
        for (var finding : findings) assertThat(finding.places()).hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void hugeRunsAreRead() throws Exception {
        for (var unit : List.of("a", ".", " ", "1", "(", "Sở ", "Kế hoạch số 1/A ", "-", "1/", "ngày ", "hoà", "a1."))
            assertThat(findings(document(text -> text.replace(
                            BODY, BODY + "<w:p><w:r><w:t>" + unit.repeat(300_000) + "</w:t></w:r></w:p>"))))
                    .isNotEmpty();
        var runs = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>".repeat(50_000);
        assertThat(findings(document(text -> text.replace(BODY, BODY + "<w:p>" + runs + "</w:p>"))))
                .isNotEmpty();
    }

    @Test
    void deepNestingIsRead() throws Exception {
        for (var tag : List.of("sdt><w:sdtContent", "tbl><w:tr><w:tc", "hyperlink", "t")) {
            var tags = tag.split("><", -1);
            var open = "<w:" + tag + ">";
            var close = new StringBuilder();
            for (int i = tags.length - 1; i >= 0; i--)
                close.append("</w:").append(tags[i].replace("w:", "")).append('>');
            var deep = open.repeat(3_000) + close.toString().repeat(3_000);
            assertThat(findings(document(text -> text.replace(BODY, BODY + "<w:p>" + deep + "</w:p>" + deep))))
                    .isNotEmpty();
        }
    }

    @Test
    void styleThatIsBasedOnItselfAndOddMeasuresAreRead() throws Exception {
        assertThat(findings(rewritten(
                        "word/styles.xml",
                        text -> text.replace("<w:basedOn w:val=\"Normal\"/>", "<w:basedOn w:val=\"QuocHieu\"/>"))))
                .isNotEmpty();
        for (var value : List.of("99999999999999999999", "-1", "abc", "", "2cm", "1e9"))
            assertThat(findings(document(
                            text -> text.replaceAll("w:(w|left|top|after)=\"\\d+\"", "w:$1=\"" + value + "\""))))
                    .isNotEmpty();
    }

    /// Bytes changed at random, in the file and in its parts: never an exception.
    @Test
    void whateverIsBrokenThereIsAnAnswer() throws Exception {
        var random = new Random(7);
        for (int i = 0; i < 150; i++) {
            var file = BRIEF.clone();
            for (int j = 0; j < 3; j++) file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            assertThat(layout.check(file, Letters.PROFILE)).isNotEmpty();
            var changed = document(text -> {
                var broken = new StringBuilder(text);
                for (int j = 0; j < 2; j++)
                    broken.setCharAt(random.nextInt(broken.length()), "<>\"/a0 =".charAt(random.nextInt(8)));
                return broken.toString();
            });
            assertThat(layout.check(changed, Letters.PROFILE)).isNotEmpty();
        }
    }

    private static byte[] document(UnaryOperator<String> change) throws IOException {
        return rewritten("word/document.xml", change);
    }

    private static byte[] rewritten(String part, UnaryOperator<String> change) throws IOException {
        return copied(part, change, null, new byte[0]);
    }

    private static byte[] withPart(String name, byte[] content) throws IOException {
        return copied("", UnaryOperator.identity(), name, content);
    }

    private static byte[] copied(String part, UnaryOperator<String> change, @Nullable String added, byte[] content)
            throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(BRIEF));
                var zip = new ZipOutputStream(out)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var bytes = in.readAllBytes();
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)
                                : bytes);
            }
            if (added != null) {
                zip.putNextEntry(new ZipEntry(added));
                zip.write(content);
            }
        }
        return out.toByteArray();
    }

    private static byte[] zip(String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    /// A letter of 60 sentences is checked while a person waits.
    @Test
    void aLongLetterIsCheckedQuickly() {
        var body = new ArrayList<Block>();
        for (int i = 0; i < 60; i++)
            body.add(new Block.Paragraph(
                    "Trong kỳ, Sở Kế hoạch và Đầu tư đã phối hợp với Hội Nông dân tỉnh mở 02 lớp tập huấn "
                            + "cho hợp tác xã tại huyện Tháp Mười, có 30 học viên, lần thứ " + (i + 1) + "."));
        body.add(new Block.Paragraph("Trân trọng./."));
        var letter = Letters.letter(Letters.header(1, null, "báo cáo"), List.of("Sở Công Thương"), body);
        var file = new LetterDocx().render(letter, Letters.PROFILE);
        var names = new ArrayList<String>();
        for (int i = 0; i < 300; i++) names.add("Hội Liên hiệp Phụ nữ xã Tân Mỹ số " + i);
        var known = new WordingCheck.Known(names, List.of(), List.of());
        var times = new ArrayList<Long>();
        for (int i = 0; i < 40; i++) {
            var start = System.nanoTime();
            layout.check(file, Letters.PROFILE);
            wording.check(letter, Letters.PROFILE, known);
            times.add((System.nanoTime() - start) / 1_000_000);
        }
        var median = times.stream().sorted().toList().get(times.size() / 2);
        assertThat(median).as("milliseconds of a check").isLessThan(250);
        System.getLogger(getClass().getName()).log(System.Logger.Level.INFO, "check of 60 sentences: {0} ms", median);
    }
}
