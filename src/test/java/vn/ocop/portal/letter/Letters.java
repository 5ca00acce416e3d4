package vn.ocop.portal.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Letters to test with; all bodies, numbers and names are invented.
final class Letters {
    static final LayoutProfile PROFILE = LayoutProfile.named("ND30_2020");

    private Letters() {}

    /// One addressee, one page, signed by a deputy.
    static OfficialLetter brief() {
        return letter(
                header(165, LocalDate.of(2022, 6, 5), "báo cáo kết quả hỗ trợ chủ thể OCOP"),
                List.of("Văn phòng Điều phối nông thôn mới tỉnh Đồng Tháp"),
                List.of(
                        new Block.Paragraph("Sở Kế hoạch và Đầu tư xin gửi kết quả thực hiện như sau:"),
                        new Block.Heading(1, "1.", "Kết quả"),
                        new Block.Paragraph("Đã mở 02 lớp tập huấn cho hợp tác xã tại huyện Tháp Mười."),
                        new Block.Item("Hỗ trợ 05 hộ kinh doanh đăng ký nhãn hiệu."),
                        new Block.Paragraph("Trân trọng./.")));
    }

    /// Several addressees, headings of all levels, a table, two pages and more.
    static OfficialLetter full() {
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph("Căn cứ chương trình công tác năm, đơn vị báo cáo như sau:"));
        body.add(new Block.Heading(1, "I.", "TÌNH HÌNH CHUNG"));
        for (int i = 1; i <= 6; i++) {
            body.add(new Block.Heading(2, i + ".", "Nhóm nhiệm vụ thứ " + i));
            body.add(new Block.Paragraph(
                    ("Trong kỳ, các đơn vị trực thuộc đã phối hợp với địa phương tổ chức lớp học, hội nghị kết nối cung cầu "
                                    + "và hướng dẫn hồ sơ cho người dân trồng sen, nuôi cá, làm bánh. ")
                            .repeat(2)));
            body.add(new Block.Item("Lớp học số " + i + " có 30 học viên, trong đó 12 học viên nữ."));
        }
        body.add(new Block.Heading(3, "đ)", "Số liệu"));
        body.add(new Block.Table(
                List.of("STT", "Chỉ tiêu", "Đơn vị", "Kết quả"),
                List.of(
                        List.of("1", "Lớp tập huấn cho chủ thể OCOP trên địa bàn", "lớp", "06"),
                        List.of("2", "Học viên", "người", "180")),
                "Bảng 1. Kết quả trong kỳ"));
        body.add(new Block.Paragraph("Kính đề nghị quý cơ quan tổng hợp./."));
        return new OfficialLetter(
                new Header(
                        "UBND tỉnh Đồng Tháp",
                        "Trung tâm Hỗ trợ Doanh nghiệp nhỏ và vừa và Khởi nghiệp",
                        7,
                        "TTHTDN-KN",
                        "Đồng Tháp",
                        LocalDate.of(2023, 1, 9),
                        "cung cấp số liệu hỗ trợ khởi nghiệp, đổi mới sáng tạo gắn với sản phẩm đặc trưng của địa phương"),
                List.of(
                        "Sở Công Thương",
                        "Văn phòng Điều phối Chương trình mục tiêu quốc gia xây dựng nông thôn mới và cơ cấu lại nông nghiệp",
                        "Hội Liên hiệp Phụ nữ tỉnh"),
                body,
                new Signature(SigningAuthority.DIRECT, null, "Giám đốc", "Trần Thị Sen"),
                List.of("Như trên", "Ban Giám đốc", "Lưu: VT, KN (Hoa)"));
    }

    static OfficialLetter letter(Header header, List<String> addressees, List<Block> body) {
        return new OfficialLetter(
                header,
                addressees,
                body,
                new Signature(SigningAuthority.FOR_HEAD, "Giám đốc", "Phó Giám đốc", "Nguyễn Văn Lúa"),
                List.of("Như trên", "Lưu: VT, PTH (Ly)"));
    }

    static Header header(@Nullable Integer number, @Nullable LocalDate date, String subject) {
        return new Header(
                "Ủy ban nhân dân tỉnh Đồng Tháp",
                "Sở Kế hoạch và Đầu tư",
                number,
                "SKHĐT-ĐKKD",
                "Đồng Tháp",
                date,
                subject);
    }
}
