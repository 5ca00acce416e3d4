package vn.ocop.portal.site;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.Evidence;

/// A drawn photo and an empty list of participants on one of the demo's activities, both marked as invented.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(56)
class DemoEvidence implements ApplicationRunner {
    private final ActingAs actingAs;
    private final Evidence evidence;
    private final JdbcClient sql;

    DemoEvidence(ActingAs actingAs, Evidence evidence, JdbcClient sql) {
        this.actingAs = actingAs;
        this.evidence = evidence;
        this.sql = sql;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        actingAs.person("chuyenvien", me -> {
            add(me);
            return true;
        });
    }

    private void add(SignedIn me) {
        boolean there = sql.sql("select exists (select from evidence)")
                .query(Boolean.class)
                .single();
        if (there) return;
        sql.sql("""
                        select activity_id from activity where organization_id = :organization and state = 'DONE'
                        order by counts_on desc, topic limit 1
                        """)
                .param("organization", me.organization().value())
                .query(UUID.class)
                .optional()
                .map(ActivityId::new)
                .ifPresent(activity -> {
                    evidence.add(
                            me,
                            activity,
                            List.of(new Evidence.Sent("anh-minh-hoa.png", photo())),
                            false,
                            "Ảnh minh hoạ, không phải ảnh thật");
                    evidence.add(
                            me,
                            activity,
                            List.of(new Evidence.Sent("danh-sach-minh-hoa.xlsx", list())),
                            true,
                            "Hồ sơ minh hoạ");
                });
    }

    private static byte[] photo() {
        var image = new BufferedImage(960, 640, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(0xdfeee9));
        pen.fillRect(0, 0, 960, 640);
        pen.setColor(new Color(0x0c4a47));
        pen.fillOval(330, 170, 300, 300);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 64));
        pen.drawString("DEMO", 375, 342);
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static byte[] list() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            var head = workbook.createSheet("Danh sách").createRow(0);
            head.createCell(0).setCellValue("STT");
            head.createCell(1).setCellValue("Họ và tên (hồ sơ minh hoạ, chưa có ai)");
            workbook.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }
}
