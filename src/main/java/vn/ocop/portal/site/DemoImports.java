package vn.ocop.portal.site;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.exchange.imports.ImportKind;
import vn.ocop.portal.exchange.imports.Imports;
import vn.ocop.portal.organization.Organizations;

/// A spreadsheet that waits for its review in the demo: rows that are new, that may be there already and that are
/// wrong,
/// all invented.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(55)
class DemoImports implements ApplicationRunner {
    private static final String FILE = "hoat-dong-minh-hoa.xlsx";
    private static final LocalDate DAY = LocalDate.of(2022, 8, 10);
    private static final List<List<Object>> ROWS = List.of(
            List.of(
                    "Loại hoạt động",
                    "Chủ đề, nội dung",
                    "Từ ngày",
                    "Địa bàn",
                    "Cơ quan phối hợp",
                    "Lượt người tham gia"),
            List.of(
                    "Tập huấn, đào tạo",
                    "Hồ sơ minh hoạ: chụp ảnh sản phẩm bằng điện thoại",
                    DAY,
                    "huyện Lai Vung",
                    "",
                    32),
            List.of(
                    "Tập huấn, đào tạo",
                    "Hồ sơ minh hoạ: chụp ảnh sản phẩm bằng điện thoại",
                    DAY,
                    "huyện Lai Vung",
                    "",
                    32),
            List.of("Tập huấn, đào tạo", "Hồ sơ minh hoạ: ghi chép sổ sách", "15/08/2022", "thành phố Sa Đéc", "", 28),
            List.of(
                    "Tập huấn, đào tạo",
                    "Hồ sơ minh hoạ: bán hàng trực tuyến",
                    "03/09/2022",
                    "Cao Lãnh",
                    "",
                    "ba mươi"),
            List.of("Hội chợ", "Hồ sơ minh hoạ: phiên chợ cuối tuần", DAY.plusDays(3), "huyện Tam Nông", "", ""));

    private final Imports imports;
    private final ActingAs actingAs;
    private final Organizations organizations;

    DemoImports(Imports imports, ActingAs actingAs, Organizations organizations) {
        this.imports = imports;
        this.actingAs = actingAs;
        this.organizations = organizations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (SampleActivities.standIn(organizations)) return;
        actingAs.person("chuyenvien.ct", this::upload);
    }

    private boolean upload(SignedIn me) {
        if (!imports.latest(me).isEmpty()) return false;
        var id = imports.upload(me, ImportKind.ACTIVITIES, FILE, workbook());
        Map<Integer, String> meaning = new HashMap<>();
        for (var column : imports.columns(me, id)) {
            String field = column.field();
            if (field != null) meaning.put(column.position(), field);
        }
        imports.map(me, id, meaning);
        return true;
    }

    private static byte[] workbook() {
        try (var book = new XSSFWorkbook();
                var written = new ByteArrayOutputStream()) {
            var day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("dd/mm/yyyy"));
            var sheet = book.createSheet("Hoạt động");
            for (var row : ROWS) {
                var cells = sheet.createRow(sheet.getPhysicalNumberOfRows());
                for (int at = 0; at < row.size(); at++) {
                    var cell = cells.createCell(at);
                    switch (row.get(at)) {
                        case LocalDate date -> {
                            cell.setCellValue(date);
                            cell.setCellStyle(day);
                        }
                        case Integer number -> cell.setCellValue(number);
                        default -> cell.setCellValue(row.get(at).toString());
                    }
                }
            }
            book.write(written);
            return written.toByteArray();
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
