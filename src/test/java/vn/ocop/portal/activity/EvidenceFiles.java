package vn.ocop.portal.activity;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/// Files for tests, made as people's programs make them.
public final class EvidenceFiles {
    private EvidenceFiles() {}

    /// A photo of that size, the left half red and the right half blue.
    public static byte[] photo(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        return written(out -> ImageIO.write(image, format, out));
    }

    /// A JPEG that says it is to be turned by a quarter to the right.
    public static byte[] turned(int width, int height) {
        byte[] plain = photo("jpg", width, height);
        byte[] exif = {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return written(out -> {
            out.write(plain, 0, 20); // with JFIF's own segment
            out.write(exif);
            out.write(plain, 20, plain.length - 20);
        });
    }

    /// A Word document.
    public static byte[] docx() {
        return written(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("Giấy mời");
                document.write(out);
            }
        });
    }

    /// An Excel workbook.
    public static byte[] xlsx() {
        return written(out -> {
            try (var workbook = new XSSFWorkbook()) {
                workbook.createSheet("Danh sách").createRow(0).createCell(0).setCellValue("Họ tên");
                workbook.write(out);
            }
        });
    }

    /// A PDF as far as its first bytes tell.
    public static byte[] pdf() {
        return "%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A package of those entries, name and content in turns.
    public static byte[] zip(String... entries) {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (int i = 0; i < entries.length; i += 2) {
                    zip.putNextEntry(new ZipEntry(entries[i]));
                    zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        });
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }
}
