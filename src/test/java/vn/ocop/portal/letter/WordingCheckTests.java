package vn.ocop.portal.letter;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.letter.WordingCheck.Known;
import vn.ocop.portal.letter.WordingCheck.KnownDocument;

/// Sentences that break one rule of wording, and such that only seem to.
class WordingCheckTests {
    private static final Known KNOWN = new Known(
            List.of(
                    "Sở Kế hoạch và Đầu tư",
                    "Sở Công Thương",
                    "Ủy ban nhân dân tỉnh Đồng Tháp",
                    "Ủy ban nhân dân tỉnh",
                    "Hội Liên hiệp Phụ nữ thành phố Sa Đéc",
                    "Hội Nông dân tỉnh",
                    "Quỹ Đầu tư phát triển tỉnh",
                    "Trung tâm Xúc tiến Thương mại, Du lịch và Đầu tư",
                    "Văn phòng Điều phối xây dựng nông thôn mới và Tái cơ cấu ngành nông nghiệp Tỉnh"),
            List.of(
                    new KnownDocument("31/KH-UBND", LocalDate.of(2022, 1, 27)),
                    new KnownDocument("31/KH-UBND", LocalDate.of(2024, 2, 5)),
                    new KnownDocument("165/VPĐP-OCOP", LocalDate.of(2022, 6, 1)),
                    new KnownDocument("05/SKHĐT-VP", null)),
            List.of(List.of("thành phố Sa Đéc", "huyện Lai Vung", "huyện Tam Nông")));

    private final WordingCheck check = new WordingCheck();

    private record Case(CheckRule rule, String found, String... paragraphs) {
        @Override
        public String toString() {
            return rule + ": " + found;
        }
    }

    private static Case breaks(CheckRule rule, String found, String... paragraphs) {
        return new Case(rule, found, paragraphs);
    }

    static Stream<Case> broken() {
        return Stream.of(
                breaks(CheckRule.WORDS_MARK_DOUBLE, "..", "Phát huy thế mạnh của địa phương.."),
                breaks(CheckRule.WORDS_MARK_DOUBLE, ",,", "Trồng sen,, nuôi cá."),
                breaks(CheckRule.WORDS_MARK_FINAL, "đặc trưng của Tỉnh", "Trưng bày sản phẩm đặc trưng của Tỉnh"),
                breaks(CheckRule.WORDS_SPACE_BEFORE, " ,", "Trồng sen , nuôi cá."),
                breaks(CheckRule.WORDS_SPACE_BEFORE, "( ", "Trồng sen ( hoa) tại vườn."),
                breaks(CheckRule.WORDS_SPACE_AFTER, ",", "Trồng sen,nuôi cá."),
                breaks(CheckRule.WORDS_TONE, "hoá", "Chuẩn hóa sản phẩm, số hóa hồ sơ.", "Văn hoá địa phương."),
                breaks(CheckRule.WORDS_TONE, "ủy", "Uỷ quyền cho Uỷ viên.", "Ủy nhiệm cho đơn vị."),
                breaks(
                        CheckRule.WORDS_ORGANIZATION_CASE,
                        "Sở Kế hoạch và đầu tư",
                        "Sở Kế hoạch và đầu tư đã triển khai."),
                breaks(
                        CheckRule.WORDS_ORGANIZATION_CASE,
                        "Hội liên hiệp Phụ nữ thành phố Sa Đéc",
                        "Phối hợp với Hội liên hiệp Phụ nữ thành phố Sa Đéc mở lớp."),
                breaks(
                        CheckRule.WORDS_ORGANIZATION_CASE,
                        "Trung tâm xúc tiến Thương mại, Du lịch và Đầu tư",
                        "Phối hợp Trung tâm xúc tiến Thương mại, Du lịch và Đầu tư trang bị."),
                breaks(
                        CheckRule.WORDS_ORGANIZATION_LETTERS,
                        "Sở Kế hoạch và Đẩu tư",
                        "Sở Kế hoạch và Đẩu tư tập trung các việc sau."),
                breaks(CheckRule.WORDS_ORGANIZATION_LETTERS, "Sở Công Thươg", "Phối hợp với Sở Công Thươg."),
                breaks(
                        CheckRule.WORDS_ORGANIZATION_WORD,
                        "Văn phòng Điều phối xây dựng nông thôn mới và Tái cơ cấu nông nghiệp Tỉnh",
                        "Kính gửi Văn phòng Điều phối xây dựng nông thôn mới và Tái cơ cấu nông nghiệp Tỉnh tổng hợp."),
                breaks(
                        CheckRule.WORDS_CITED_UNKNOWN,
                        "Kế hoạch số 32/KH-UBND ngày 27/1/2022",
                        "Thực hiện Kế hoạch số 32/KH-UBND ngày 27/1/2022 của Ủy ban nhân dân tỉnh về phát triển doanh nghiệp."),
                breaks(
                        CheckRule.WORDS_CITED_UNKNOWN,
                        "Quyết định 919/QĐ-TTg ngày 01/8/2022",
                        "Theo Quyết định 919/QĐ-TTg ngày 01/8/2022 của Thủ tướng Chính phủ phê duyệt Chương trình."),
                breaks(
                        CheckRule.WORDS_CITED_DATE,
                        "28/1/2022",
                        "Thực hiện Kế hoạch số 31/KH-UBND ngày 28/1/2022 của Ủy ban nhân dân tỉnh về phát triển doanh nghiệp."),
                breaks(
                        CheckRule.WORDS_CITED_FIRST,
                        "công văn số 165/VPĐP-OCOP",
                        "Tiếp nhận công văn số 165/VPĐP-OCOP của Văn phòng về việc báo cáo."),
                breaks(
                        CheckRule.WORDS_CITED_LATER,
                        "Kế hoạch số 31/KH-UBND ngày 27/1/2022",
                        "Thực hiện Kế hoạch số 31/KH-UBND ngày 27/1/2022 của Ủy ban nhân dân tỉnh về phát triển doanh nghiệp.",
                        "Theo Kế hoạch số 31/KH-UBND ngày 27/1/2022, đơn vị đã mở lớp."),
                breaks(CheckRule.WORDS_LIST_OPEN, "…", "Mở lớp tại thành phố Sa Đéc, huyện Lai Vung, huyện Tam Nông,…"),
                breaks(CheckRule.WORDS_COUNT_ZERO, "5 hợp tác xã", "Đã hỗ trợ 5 hợp tác xã."),
                breaks(CheckRule.WORDS_THOUSANDS, "1250", "Có 1250 lượt người dự."),
                breaks(CheckRule.WORDS_THOUSANDS, "1,250", "Có 1,250 lượt người dự."),
                breaks(CheckRule.WORDS_DATE_STYLE, "3/5/2022", "Mở lớp ngày 01/6/2022, 02/6/2022 và 3/5/2022."),
                breaks(CheckRule.WORDS_DATE_STYLE, "01/01/2022", "Mở lớp ngày 27/1/2022 và 01/01/2022."),
                breaks(CheckRule.WORDS_DATE_STYLE, "01/06/2022", "Mở lớp ngày 18/4/2022, 21/3/2022 và 01/06/2022."),
                breaks(
                        CheckRule.WORDS_DATE_STYLE,
                        "ngày 05 tháng 6 năm 2022",
                        "Từ 01/6/2022, 02/6/2022 đến ngày 05 tháng 6 năm 2022."),
                breaks(CheckRule.WORDS_DATE_DAY, "31/6/2022", "Mở lớp ngày 31/6/2022."));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aSentenceThatBreaksOneRuleIsFoundByThatRuleAlone(Case broken) {
        var findings = findings(broken.paragraphs());
        assertThat(LayoutCheckTests.failed(findings))
                .containsExactly(broken.rule().code());
        var finding = findings.stream().filter(one -> !one.passed()).findFirst().orElseThrow();
        assertThat(Objects.requireNonNull(finding.found()).in(CheckedLetters.messages(), VietnameseText.VIETNAMESE))
                .isEqualTo("“" + broken.found() + "”");
        assertThat(finding.places()).isNotEmpty();
        assertThat(finding.fix(CheckedLetters.messages(), VietnameseText.VIETNAMESE))
                .doesNotContain("{");
    }

    @Test
    void everyRuleOfWordingIsBrokenBySomeSentence() {
        var rules = broken().map(Case::rule).collect(toSet());
        rules.add(CheckRule.WORDS_SPACE_DOUBLE); // only a Word file can hold it, see below
        assertThat(rules)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(CheckRule.values())
                        .filter(CheckRule::isOfWords)
                        .toList());
    }

    @Test
    void doubleBlanksOfAWordFileAreFound() {
        var file = DocxEdit.edited(
                new LetterDocx().render(Letters.brief(), Letters.PROFILE),
                edit -> edit.text("Đã mở 02 lớp", "Đã mở  02 lớp tập huấn."));
        assertThat(LayoutCheckTests.failed(check.check(file, Letters.PROFILE, KNOWN)))
                .containsExactly("words.space.double");
    }

    @ParameterizedTest
    @MethodSource("right")
    void aSentenceThatIsRightPasses(String sentence) {
        assertThat(LayoutCheckTests.failed(findings(sentence))).isEmpty();
    }

    static Stream<String> right() {
        return Stream.of(
                "Các doanh nghiệp trong và ngoài nước (Ấn Độ, Nhật Bản, Hàn Quốc) dự hội nghị.",
                "Mở lớp “Tiếp thị tại điểm bán & Xây dựng kênh phân phối”;",
                "Hỗ trợ hợp tác xã, hội quán, trang trại,…",
                "Hỗ trợ hợp tác xã, hội quán, v.v.",
                "Đạt 100,5% kế hoạch, doanh thu 717,716 tỷ đồng, tăng 48.924 lượt.",
                "Đến năm 2025, giai đoạn 2021 – 2025, có 12 huyện, thành phố và 02 phân khu.",
                "Nhóm 2 sản phẩm của Phường 1 đạt hạng 3 sao trong 6 tháng đầu năm.",
                "Ủy ban nhân dân Tỉnh thống nhất chủ trương; Hội Nông dân Tỉnh phối hợp.",
                "Các hội nông dân tỉnh bạn và sở kế hoạch và đầu tư các tỉnh cùng dự.",
                "Quý cơ quan gửi về địa chỉ ocop@dongthap.gov.vn hoặc https://dongthap.gov.vn/a:b,c để tổng hợp.",
                "Thực hiện Kế hoạch số 31/KH-UBND ngày 27/1/2022 của Ủy ban nhân dân tỉnh về phát triển doanh nghiệp, "
                        + "đơn vị đã mở lớp theo Kế hoạch số 31/KH-UBND.",
                "Ủy ban nhân dân tỉnh ban hành Kế hoạch 31/KH-UBND ngày 05/2/2024 về việc khởi nghiệp.",
                "Tiếp nhận công văn số 5/SKHĐT-VP ngày 18/4/2022 của Sở Kế hoạch và Đầu tư về việc báo cáo.",
                "Mở lớp ngày 01/6/2022, 27/1/2022 và 18/4/2022.",
                "Mở lớp ngày 15/02/2022, 27/01/2022 và 18/4/2022.",
                "Mở lớp tại thành phố Sa Đéc, huyện Lai Vung, huyện Tam Nông.",
                "Mở lớp tại thành phố Sa Đéc, huyện Lai Vung,…",
                "Lúc 8:30, mở lớp theo V/v đã nêu, TP. Sa Đéc và TP. Cao Lãnh dự họp.",
                "Quý I, quý II đều đạt; sản phẩm quý đã quy hoạch; tại Mỹ Quí và Mỹ Quý.",
                "Sở Nông nghiệp và Môi trường, Sở Tài chính, Sở Công an phối hợp.",
                "Sở, ngành và Hội, đoàn thể cùng dự./.");
    }

    private List<Finding> findings(String... paragraphs) {
        var body = new ArrayList<Block>();
        for (var paragraph : paragraphs) body.add(new Block.Paragraph(paragraph));
        var letter = Letters.letter(
                Letters.header(165, LocalDate.of(2022, 6, 15), "báo cáo kết quả"), List.of("Sở Công Thương"), body);
        return check.check(letter, Letters.PROFILE, KNOWN);
    }

    /// What went wrong in a letter of 2022, in sentences of our own.
    @Test
    void theDefectsOfAnOldLetterAreAllFound() {
        var body = List.<Block>of(
                new Block.Paragraph(
                        "Theo Kế hoạch 31/KH-UBND ngày 27/1/2022 của Uỷ ban nhân dân tỉnh Đồng Tháp về khởi nghiệp, "
                                + "đơn vị nêu các việc gắn với lợi thế của Tỉnh.."),
                new Block.Paragraph(
                        "Sở Kế hoạch và đầu tư cùng Hội liên hiệp Phụ nữ thành phố Sa Đéc mở lớp chuẩn hóa sản phẩm "
                                + "tại thành phố Sa Đéc, huyện Lai Vung, huyện Tam Nông,…"),
                new Block.Paragraph("Ủy ban nhân dân tỉnh Đồng Tháp đã cho thử nghiệm nơi trưng bày hàng hoá của Tỉnh"),
                new Block.Paragraph("Sở Kế hoạch và Đẩu tư kính gửi./."));
        var letter = new OfficialLetter(
                Letters.header(165, LocalDate.of(2022, 6, 5), "báo cáo kết quả"),
                List.of("Sở Công Thương"),
                body,
                new Signature(SigningAuthority.FOR_HEAD, "Giám đốc", "Phó Giám đốc", "Nguyễn Văn Lúa"),
                List.of("Như trên", "Lưu VT, Trung tâm(Sen)"));
        assertThat(LayoutCheckTests.failed(check.check(letter, Letters.PROFILE, KNOWN)))
                .isEqualTo(codes(
                        CheckRule.WORDS_MARK_DOUBLE,
                        CheckRule.WORDS_MARK_FINAL,
                        CheckRule.WORDS_TONE,
                        CheckRule.WORDS_ORGANIZATION_CASE,
                        CheckRule.WORDS_ORGANIZATION_LETTERS,
                        CheckRule.WORDS_LIST_OPEN));
        var file = new LetterDocx().render(letter, Letters.PROFILE);
        assertThat(LayoutCheckTests.failed(new LayoutCheck().check(file, Letters.PROFILE)))
                .isEqualTo(codes(CheckRule.DISTRIBUTION_COLON));
        assertThat(check.check(file, Letters.PROFILE, KNOWN).stream().filter(one -> !one.passed()))
                .containsExactlyInAnyOrderElementsOf(check.check(letter, Letters.PROFILE, KNOWN).stream()
                        .filter(one -> !one.passed())
                        .map(one -> renumbered(one, check.check(file, Letters.PROFILE, KNOWN)))
                        .toList());
    }

    /// The same finding by the numbers of a Word file, whose empty paragraphs count.
    private static Finding renumbered(Finding finding, List<Finding> others) {
        return others.stream()
                .filter(other -> other.rule().equals(finding.rule())
                        && Objects.equals(other.found(), finding.found())
                        && other.times() == finding.times())
                .findFirst()
                .orElse(finding);
    }

    private static TreeSet<String> codes(CheckRule... rules) {
        return Set.of(rules).stream().map(CheckRule::code).collect(toCollection(TreeSet::new));
    }

    @Test
    void aCentralDocumentThatIsNotInTheRegisterIsOnlyNoted() {
        var findings =
                findings("Theo Quyết định 919/QĐ-TTg ngày 01/8/2022 của Thủ tướng Chính phủ phê duyệt Chương trình.");
        assertThat(findings.stream().filter(one -> !one.passed()))
                .extracting(Finding::outcome)
                .containsExactly(Finding.Outcome.NOTE);
    }

    @Test
    void annexesAreReadInTheirPlaces() {
        var letter = Letters.annexed();
        var lines = WordLine.of(letter);
        assertThat(lines).extracting(WordLine::text).isEqualTo(LetterText.lines(letter));
        assertThat(lines.getLast().role()).isNotEqualTo(WordLine.Role.FOOT);
        assertThat(lines.stream().filter(line -> line.text().startsWith("Phụ lục I")))
                .isNotEmpty()
                .allMatch(line -> line.role() != WordLine.Role.FOOT);
        assertThat(LayoutCheckTests.failed(check.check(letter, Letters.PROFILE, KNOWN)))
                .isEqualTo(LayoutCheckTests.failed(
                        check.check(new LetterDocx().render(letter, Letters.PROFILE), Letters.PROFILE, KNOWN)));
    }

    @Test
    void everyRuleHasItsMessages() {
        for (var rule : CheckRule.values())
            for (var locale : List.of(VietnameseText.VIETNAMESE, java.util.Locale.ENGLISH)) {
                var messages = CheckedLetters.messages();
                assertThat(messages.getMessage("check.rule." + rule.code(), null, locale))
                        .isNotBlank();
                assertThat(messages.getMessage("check.rule." + rule.code() + ".fix", new Object[] {"a", "b"}, locale))
                        .isNotBlank();
            }
    }
}
