package vn.ocop.portal.letter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
                        new Block.Heading(Rank.CLAUSE, "1.", "Kết quả"),
                        new Block.Paragraph("Đã mở 02 lớp tập huấn cho hợp tác xã tại huyện Tháp Mười."),
                        new Block.Item("Hỗ trợ 05 hộ kinh doanh đăng ký nhãn hiệu."),
                        new Block.Paragraph("Trân trọng./.")));
    }

    /// Several addressees, headings of all levels, a table, two pages and more.
    static OfficialLetter full() {
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph("Căn cứ chương trình công tác năm, đơn vị báo cáo như sau:"));
        body.add(new Block.Heading(Rank.SECTION, "I.", "TÌNH HÌNH CHUNG"));
        for (int i = 1; i <= 6; i++) {
            body.add(new Block.Heading(Rank.CLAUSE, i + ".", "Nhóm nhiệm vụ thứ " + i));
            body.add(new Block.Paragraph(
                    ("Trong kỳ, các đơn vị trực thuộc đã phối hợp với địa phương tổ chức lớp học, hội nghị kết nối cung cầu "
                                    + "và hướng dẫn hồ sơ cho người dân trồng sen, nuôi cá, làm bánh. ")
                            .repeat(2)));
            body.add(new Block.Item("Lớp học số " + i + " có 30 học viên, trong đó 12 học viên nữ."));
        }
        body.add(new Block.Heading(Rank.POINT, "đ)", "Số liệu"));
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

    /// A named document to a superior: all four ranks, points beyond "d)", a clause without a title.
    static OfficialLetter report() {
        var numbering = new Numbering();
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph("Thực hiện chương trình công tác năm, Sở báo cáo Ủy ban nhân dân tỉnh như sau:"));
        body.add(numbering.heading(Rank.PART, "Kết quả sáu tháng đầu năm"));
        body.add(numbering.heading(Rank.SECTION, "Công tác chỉ đạo"));
        body.add(numbering.heading(Rank.CLAUSE, "Ban hành văn bản"));
        for (int i = 1; i <= 7; i++)
            body.add(numbering.paragraph(
                    Rank.POINT, "Hướng dẫn huyện thứ " + i + " lập hồ sơ đánh giá, phân hạng sản phẩm làng nghề."));
        body.add(numbering.heading(Rank.CLAUSE, "Kiểm tra, giám sát"));
        body.add(numbering.heading(Rank.POINT, "Tại các cơ sở sản xuất"));
        body.add(new Block.Paragraph("Đã kiểm tra 12 cơ sở làm bánh tráng, nem và bột gạo."));
        body.add(numbering.heading(Rank.SECTION, "Công tác hỗ trợ"));
        body.add(numbering.paragraph(Rank.CLAUSE, "Tổ chức 03 lớp tập huấn bán hàng trên sàn thương mại điện tử."));
        body.add(numbering.paragraph(Rank.CLAUSE, "Tư vấn 08 hồ sơ vay vốn cho hợp tác xã trồng xoài."));
        body.add(numbering.heading(Rank.PART, "Nhiệm vụ sáu tháng cuối năm"));
        body.add(numbering.heading(Rank.SECTION, "Phương hướng"));
        body.add(new Block.Item("Mở thêm 02 điểm giới thiệu sản phẩm."));
        body.add(new Block.Paragraph("Trên đây là báo cáo của Sở./."));
        return new OfficialLetter(
                new Header(
                        "UBND tỉnh Đồng Tháp",
                        "Sở Kế hoạch và Đầu tư",
                        45,
                        "BC-SKHĐT",
                        "Đồng Tháp",
                        LocalDate.of(2022, 6, 20),
                        "Báo cáo",
                        "Kết quả hỗ trợ khởi nghiệp gắn với sản phẩm đặc trưng của địa phương 6 tháng đầu năm và"
                                + " nhiệm vụ trọng tâm 6 tháng cuối năm 2022"),
                List.of("Ủy ban nhân dân tỉnh"),
                body,
                new Signature(SigningAuthority.DIRECT, null, "Giám đốc", "Trần Thị Sen"),
                List.of("Như trên", "Lưu: VT, TH (Hoa)"));
    }

    /// Two annexes with tables of several pages, the second on pages that lie on the long side.
    static OfficialLetter annexed() {
        var report = report();
        var body = new ArrayList<Block>();
        body.add(new Block.Paragraph("Danh sách và số liệu có tại Phụ lục I và Phụ lục II kèm theo."));
        body.addAll(report.body());
        var activities = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> List.of(
                        "" + i,
                        "Lớp hướng dẫn đóng gói, dán nhãn và truy xuất nguồn gốc sản phẩm làng nghề lần " + i,
                        "huyện Lai Vung",
                        "" + 20 * i))
                .toList();
        var targets = IntStream.rangeClosed(1, 25)
                .mapToObj(i -> List.of(
                        "" + i,
                        "Chỉ tiêu về số cơ sở được tư vấn, hướng dẫn chuyển đổi số của đơn vị thứ " + i,
                        "cơ sở",
                        "1.200",
                        "600",
                        "648,5",
                        "108,1%",
                        "Vượt kế hoạch do có thêm nguồn vốn của doanh nghiệp"))
                .toList();
        return new OfficialLetter(
                report.header(),
                report.addressees(),
                body,
                report.signature(),
                report.distribution(),
                List.of(
                        new Annex(
                                "Danh sách hoạt động 6 tháng đầu năm 2022",
                                List.of(
                                        new Block.Heading(Rank.CLAUSE, "1.", "Tập huấn"),
                                        new Block.Table(
                                                List.of("STT", "Hoạt động", "Địa điểm", "Số người"),
                                                activities,
                                                "Bảng 1. Các lớp tập huấn")),
                                false),
                        new Annex(
                                "Kết quả thực hiện chỉ tiêu",
                                List.of(
                                        new Block.Table(
                                                List.of(
                                                        "STT",
                                                        "Chỉ tiêu",
                                                        "Đơn vị",
                                                        "Kế hoạch năm",
                                                        "Kế hoạch kỳ",
                                                        "Kết quả",
                                                        "Tỷ lệ",
                                                        "Ghi chú"),
                                                targets,
                                                null),
                                        new Block.Paragraph("Số liệu tính đến ngày 15/6/2022.")),
                                true)));
    }

    /// A page without number, day, addressees, signature and distribution: a receipt.
    static OfficialLetter receipt() {
        return new OfficialLetter(
                new Header(null, "Văn phòng Điều phối nông thôn mới", null, null, null, null, "Biên nhận", ""),
                List.of(),
                List.of(new Block.Table(
                        List.of(),
                        List.of(
                                List.of("Văn bản", "Công văn số 165/SKHĐT-ĐKKD"),
                                List.of("Tiếp nhận lúc", "08:15 ngày 20/6/2022")),
                        null)),
                null,
                List.of());
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
