package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterTextTests {
    @Test
    void aLetterIsToldLineByLine() {
        assertThat(LetterText.lines(Letters.brief()))
                .containsExactly(
                        "ỦY BAN NHÂN DÂN TỈNH ĐỒNG THÁP",
                        "SỞ KẾ HOẠCH VÀ ĐẦU TƯ",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Số: 165/SKHĐT-ĐKKD",
                        "Đồng Tháp, ngày 05 tháng 6 năm 2022",
                        "V/v báo cáo kết quả hỗ trợ chủ thể OCOP",
                        "Kính gửi: Văn phòng Điều phối nông thôn mới tỉnh Đồng Tháp",
                        "Sở Kế hoạch và Đầu tư xin gửi kết quả thực hiện như sau:",
                        "1. Kết quả",
                        "Đã mở 02 lớp tập huấn cho hợp tác xã tại huyện Tháp Mười.",
                        "- Hỗ trợ 05 hộ kinh doanh đăng ký nhãn hiệu.",
                        "Trân trọng./.",
                        "Nơi nhận:",
                        "- Như trên;",
                        "- Lưu: VT, PTH (Ly).",
                        "KT. GIÁM ĐỐC",
                        "PHÓ GIÁM ĐỐC",
                        "Nguyễn Văn Lúa");
    }

    @Test
    void severalAddresseesStandOnLinesOfTheirOwn() {
        assertThat(LetterText.lines(Letters.full()))
                .containsSubsequence(
                        "Kính gửi:",
                        "- Sở Công Thương;",
                        "- Văn phòng Điều phối Chương trình mục tiêu quốc gia xây dựng nông thôn mới và cơ cấu lại nông"
                                + " nghiệp;",
                        "- Hội Liên hiệp Phụ nữ tỉnh.");
    }

    @Test
    void stopsAndDashesAlreadyTypedAreNotDoubled() {
        var letter = Letters.letter(Letters.header(1, null, "x"), List.of("- A;", " ", "B."), List.of());
        assertThat(LetterText.lines(letter)).containsSubsequence("Kính gửi:", "- A;", "- B.");
    }

    @Test
    void aNamedDocumentHasItsNameAndTitleBeforeTheAddressees() {
        assertThat(LetterText.lines(Letters.report()))
                .containsSubsequence(
                        "Số: 45/BC-SKHĐT",
                        "Đồng Tháp, ngày 20 tháng 6 năm 2022",
                        "BÁO CÁO",
                        "Kết quả hỗ trợ khởi nghiệp gắn với sản phẩm đặc trưng của địa phương 6 tháng đầu năm và"
                                + " nhiệm vụ trọng tâm 6 tháng cuối năm 2022",
                        "Kính gửi: Ủy ban nhân dân tỉnh")
                .containsSubsequence(
                        "Phần I KẾT QUẢ SÁU THÁNG ĐẦU NĂM",
                        "I. CÔNG TÁC CHỈ ĐẠO",
                        "1. Ban hành văn bản",
                        "d) Hướng dẫn huyện thứ 4 lập hồ sơ đánh giá, phân hạng sản phẩm làng nghề.",
                        "đ) Hướng dẫn huyện thứ 5 lập hồ sơ đánh giá, phân hạng sản phẩm làng nghề.",
                        "2. Kiểm tra, giám sát",
                        "II. CÔNG TÁC HỖ TRỢ",
                        "1. Tổ chức 03 lớp tập huấn bán hàng trên sàn thương mại điện tử.",
                        "Phần II NHIỆM VỤ SÁU THÁNG CUỐI NĂM",
                        "I. PHƯƠNG HƯỚNG")
                .noneMatch(line -> line.startsWith("V/v"));
    }

    @Test
    void whatAReceiptLacksLeavesNoTrace() {
        assertThat(LetterText.lines(Letters.receipt()))
                .containsExactly(
                        "VĂN PHÒNG ĐIỀU PHỐI NÔNG THÔN MỚI",
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "BIÊN NHẬN",
                        "Văn bản\tCông văn số 165/SKHĐT-ĐKKD",
                        "Tiếp nhận lúc\t08:15 ngày 20/6/2022");
    }

    @Test
    void onlyTheFirstLineOfANumberedParagraphHasTheNumber() {
        var letter = Letters.letter(
                Letters.header(1, null, "x"), List.of(), List.of(new Block.Numbered(Rank.POINT, "a)", "một\nhai")));
        assertThat(LetterText.lines(letter)).containsSubsequence("a) một", "hai");
    }

    @Test
    void aTableIsToldRowByRow() {
        assertThat(LetterText.lines(Letters.full()))
                .containsSubsequence(
                        "Bảng 1. Kết quả trong kỳ", "STT\tChỉ tiêu\tĐơn vị\tKết quả", "2\tHọc viên\tngười\t180");
    }

    @ParameterizedTest
    @CsvSource({"1, 01", "9, 09", "10, 10", "165, 165"})
    void aNumberBelowTenGetsAZero(int number, String printed) {
        assertThat(linesOf(Letters.header(number, null, "x"))).contains("Số: " + printed + "/SKHĐT-ĐKKD");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-06-05, ngày 05 tháng 6 năm 2022",
        "2022-01-31, ngày 31 tháng 01 năm 2022",
        "2022-02-09, ngày 09 tháng 02 năm 2022",
        "2022-03-10, ngày 10 tháng 3 năm 2022",
        "2022-09-01, ngày 01 tháng 9 năm 2022",
        "2022-12-12, ngày 12 tháng 12 năm 2022"
    })
    void daysBelowTenAndTheFirstTwoMonthsGetAZero(LocalDate date, String printed) {
        assertThat(linesOf(Letters.header(1, date, "x"))).contains("Đồng Tháp, " + printed);
    }

    @Test
    void blanksStandForWhatTheRegistryGivesLater() {
        assertThat(linesOf(Letters.header(null, null, "x")))
                .contains("Số:       /SKHĐT-ĐKKD", "Đồng Tháp, ngày      tháng      năm …");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "DIRECT, , Giám đốc, GIÁM ĐỐC",
                "ACTING, , Giám đốc, Q. GIÁM ĐỐC",
                "FOR_HEAD, Giám đốc, Phó Giám đốc, KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC",
                "BY_ORDER, Giám đốc, Chánh Văn phòng, TL. GIÁM ĐỐC|CHÁNH VĂN PHÒNG",
                "BY_AUTHORIZATION, Giám đốc, Trưởng phòng, TUQ. GIÁM ĐỐC|TRƯỞNG PHÒNG",
                "COLLECTIVE, Ủy ban nhân dân, Chủ tịch, TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH"
            })
    void theAuthorityStandsBeforeTheTitle(SigningAuthority authority, String head, String title, String printed) {
        var letter = new OfficialLetter(
                Letters.header(1, null, "x"),
                List.of(),
                List.of(),
                new Signature(authority, head, title, null),
                List.of());
        var lines = LetterText.lines(letter);
        assertThat(lines.subList(7, lines.size())).containsExactly(printed.split("\\|"));
    }

    @Test
    void whoeverSignsForSomeoneTellsForWhom() {
        assertThatThrownBy(() -> new Signature(SigningAuthority.FOR_HEAD, " ", "Phó Giám đốc", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBrokenParagraphBecomesTwoAndBrokenTitlesOneLine() {
        var letter = Letters.letter(
                Letters.header(1, null, "hỗ trợ\r\n\tkhởi  nghiệp"),
                List.of(),
                List.of(new Block.Paragraph("một\n\nhai\u2028ba"), new Block.Item("bốn\nnăm")));
        assertThat(LetterText.lines(letter))
                .containsSubsequence("V/v hỗ trợ khởi nghiệp", "một", "hai", "ba", "- bốn năm");
    }

    @Test
    void textIsComposedAndRidOfWhatDocumentsCannotHold() {
        var decomposed = "Hô\u0303 trơ\u0323\u0000\u0008\uFFFE \uD800x\u202E";
        var letter = Letters.letter(Letters.header(1, null, "x"), List.of(), List.of(new Block.Paragraph(decomposed)));
        assertThat(LetterText.lines(letter)).contains("Hỗ trợ x");
    }

    private static List<String> linesOf(Header header) {
        return LetterText.lines(Letters.letter(header, List.of(), List.of()));
    }
}
