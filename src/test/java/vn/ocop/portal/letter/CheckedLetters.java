package vn.ocop.portal.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/// Letters that keep every rule of layout; all bodies, numbers and names are invented.
final class CheckedLetters {
    private static final List<String> THEMES = List.of(
            "Tập huấn", "Kết nối giao thương", "Ươm tạo", "Tín dụng", "Không gian làm việc chung", "Truyền thông");

    private CheckedLetters() {}

    /// Several addressees, headings of all levels, more than a page.
    static OfficialLetter headings() {
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph("Đơn vị báo cáo kết quả thực hiện trong kỳ như sau:"));
        body.add(new Block.Heading(Rank.SECTION, "I.", "TÌNH HÌNH CHUNG"));
        body.add(new Block.Heading(Rank.CLAUSE, "1.", "Hỗ trợ chủ thể"));
        var letters = List.of("a)", "b)", "c)", "d)", "đ)", "e)");
        for (int i = 0; i < letters.size(); i++) {
            body.add(new Block.Heading(Rank.POINT, letters.get(i), THEMES.get(i)));
            body.add(new Block.Paragraph(
                    "Trong kỳ, các đơn vị trực thuộc đã phối hợp với địa phương tổ chức lớp học, hội nghị kết nối cung cầu "
                            + "và hướng dẫn hồ sơ cho người dân trồng sen, nuôi cá, làm bánh."));
            body.add(new Block.Item("Lớp học có 30 học viên, trong đó 12 học viên nữ."));
        }
        body.add(new Block.Heading(Rank.CLAUSE, "2.", "Kết nối thị trường"));
        body.add(new Block.Paragraph("Trong kỳ, đơn vị đã giới thiệu sản phẩm đến các siêu thị."));
        body.add(new Block.Heading(Rank.SECTION, "II.", "NHIỆM VỤ KỲ SAU"));
        body.add(new Block.Table(
                List.of("STT", "Chỉ tiêu", "Kết quả"),
                List.of(List.of("1", "Lớp tập huấn", "06"), List.of("2", "Học viên", "180")),
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
                List.of("Sở Công Thương", "Văn phòng Điều phối nông thôn mới tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
                body,
                new Signature(SigningAuthority.DIRECT, null, "Giám đốc", "Trần Thị Sen"),
                List.of("Như trên", "Ban Giám đốc", "Lưu: VT, KN (Hoa)"));
    }

    /// Before registry and signer have given number, date and name.
    static OfficialLetter blank() {
        return new OfficialLetter(
                Letters.header(null, null, "báo cáo kết quả hỗ trợ chủ thể OCOP"),
                List.of("Văn phòng Điều phối nông thôn mới tỉnh Đồng Tháp"),
                List.of(new Block.Paragraph("Sở Kế hoạch và Đầu tư kính gửi kết quả để tổng hợp./.")),
                new Signature(SigningAuthority.ACTING, null, "Giám đốc", null),
                List.of("Như trên", "Lưu: VT"));
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/letter");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
