package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ocop.portal.core.RuleViolation;

class EvidenceTypeTests {
    private static final String TYPES =
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">%s</Types>";

    @Test
    void theContentTellsTheTypeWhateverTheNameSays() {
        assertThat(EvidenceType.of(EvidenceFiles.photo("jpg", 10, 10), "x.pdf")).isEqualTo(EvidenceType.JPEG);
        assertThat(EvidenceType.of(EvidenceFiles.photo("png", 10, 10), "x")).isEqualTo(EvidenceType.PNG);
        assertThat(EvidenceType.of(EvidenceFiles.pdf(), "x.exe")).isEqualTo(EvidenceType.PDF);
        assertThat(EvidenceType.of(EvidenceFiles.docx(), "x.xlsx")).isEqualTo(EvidenceType.DOCX);
        assertThat(EvidenceType.of(EvidenceFiles.xlsx(), "x.docx")).isEqualTo(EvidenceType.XLSX);
        assertThat(EvidenceType.PDF.named("báo cáo.exe")).isEqualTo("báo cáo.exe.pdf");
        assertThat(EvidenceType.JPEG.named("Ảnh.JPEG")).isEqualTo("Ảnh.JPEG");
    }

    static Stream<Arguments> refused() {
        byte[] ole = {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0, 0, 0, 0
        };
        byte[] heic = new byte[64];
        System.arraycopy("ftypheic".getBytes(StandardCharsets.US_ASCII), 0, heic, 4, 8);
        byte[] docx = EvidenceFiles.docx();
        return Stream.of(
                Arguments.of(ole, "evidence.old"),
                Arguments.of(heic, "evidence.heic"),
                Arguments.of("<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "evidence.type"),
                Arguments.of(
                        "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8), "evidence.type"),
                Arguments.of("MZ\u0090 a program".getBytes(StandardCharsets.ISO_8859_1), "evidence.type"),
                Arguments.of(new byte[] {7}, "evidence.type"),
                Arguments.of(EvidenceFiles.zip("a.txt", "a"), "evidence.type"),
                Arguments.of(Arrays.copyOf(docx, docx.length / 2), "evidence.broken"),
                Arguments.of(EvidenceFiles.zip("[Content_Types].xml", "<Types"), "evidence.broken"),
                Arguments.of(EvidenceFiles.zip("[Content_Types].xml", " ".repeat(2_000_000)), "evidence.broken"),
                Arguments.of(
                        EvidenceFiles.zip(
                                "[Content_Types].xml",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
                        "evidence.broken"),
                Arguments.of(EvidenceFiles.zip("[Content_Types].xml", TYPES.formatted("")), "evidence.type"),
                Arguments.of(
                        EvidenceFiles.zip(
                                "[Content_Types].xml",
                                TYPES.formatted(
                                        "<Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>")),
                        "evidence.macros"),
                Arguments.of(
                        EvidenceFiles.zip(
                                "[Content_Types].xml",
                                TYPES.formatted("<Override PartName='/xl/workbook.xml' ContentType='%s.main+xml'/>"
                                        .formatted(EvidenceType.XLSX.mediaType())),
                                "xl/vbaProject.bin",
                                "x"),
                        "evidence.macros"));
    }

    @ParameterizedTest
    @MethodSource
    void refused(byte[] bytes, String why) {
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> EvidenceType.of(bytes, "tệp"))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo(why));
    }

    @Test
    void aThumbnailIsSmallAndUpright() throws IOException {
        var plain = ImageIO.read(new ByteArrayInputStream(Thumbnail.of(EvidenceFiles.photo("jpg", 3000, 2000), "x")));
        assertThat(plain.getWidth()).isEqualTo(480);
        assertThat(plain.getHeight()).isEqualTo(320);
        var turned = ImageIO.read(new ByteArrayInputStream(Thumbnail.of(EvidenceFiles.turned(1200, 600), "x")));
        assertThat(turned.getWidth()).isEqualTo(240);
        assertThat(turned.getHeight()).isEqualTo(480);
        assertThat(turned.getRGB(120, 20) >> 16 & 0xFF).as("red on top").isGreaterThan(200);
        var small = ImageIO.read(new ByteArrayInputStream(Thumbnail.of(EvidenceFiles.photo("png", 40, 30), "x")));
        assertThat(small.getWidth()).isEqualTo(40);
    }

    @Test
    void aLongStripIsNotReadWholeEither() {
        assertThat(Thumbnail.step(4000, 3000)).isEqualTo(3);
        assertThat(Thumbnail.step(1600, 60_000)).isEqualTo(4);
        assertThat(Thumbnail.step(100_000_000, 1)).isEqualTo(13);
    }

    @Test
    void aPhotoThatIsTooLargeOrBrokenIsRefused() {
        byte[] png = EvidenceFiles.photo("png", 10, 10);
        png[16] = 0x00;
        png[17] = 0x01; // 65,546 pixels wide
        png[21] = 0x01;
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Thumbnail.of(png, "x"))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("evidence.picture.large"));
        byte[] cut = Arrays.copyOf(EvidenceFiles.photo("png", 300, 300), 60);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> Thumbnail.of(cut, "x"))
                .satisfies(broken -> assertThat(broken.code()).isEqualTo("evidence.picture.broken"));
    }
}
