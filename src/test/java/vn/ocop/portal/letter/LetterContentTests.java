package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterContentTests {
    /// What the first version of the portal wrote; it must be readable for ever.
    private static final String FIRST = """
            {"format":1,"header":{"governingBody":"UBND tỉnh Đồng Tháp","issuer":"Sở Công Thương","number":7,\
            "symbol":"SCT-QLTM","place":"Đồng Tháp","date":"2023-01-09","subject":"báo cáo"},"addressees":["A"],"body":[\
            {"kind":"heading","rank":"CLAUSE","label":"1.","text":"Kết quả"},{"kind":"paragraph","text":"Một"},\
            {"kind":"item","text":"Hai"},{"kind":"table","caption":"Bảng 1","columns":["STT"],"rows":[["1"],["2"]]},\
            {"kind":"table","columns":[],"rows":[]}],"signature":{"authority":"FOR_HEAD","headTitle":"Giám đốc",\
            "title":"Phó Giám đốc","name":"Trần Thị Sen"},"distribution":["Như trên","Lưu: VT"]}""";

    static List<OfficialLetter> letters() {
        return RenderingsAgreeTests.letters();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void whatIsWrittenIsRead(OfficialLetter letter) {
        assertThat(LetterContent.read(LetterContent.write(letter))).isEqualTo(letter);
    }

    @Test
    void aPaperIsReadAsAPaper() {
        var letter = paper(Letters.annexed());
        assertThat(LetterContent.read(LetterContent.write(letter))).isEqualTo(letter);
    }

    private static OfficialLetter paper(OfficialLetter letter) {
        return new OfficialLetter(
                letter.header(),
                letter.addressees(),
                letter.body(),
                letter.signature(),
                letter.distribution(),
                letter.annexes(),
                Medium.PAPER);
    }

    @Test
    void hostileTextIsWrittenAsItIsPrinted() {
        var read = LetterContent.read(LetterContent.write(HostileTextTests.hostile()));
        assertThat(LetterText.lines(read)).isEqualTo(LetterText.lines(HostileTextTests.hostile()));
        assertThat(new String(LetterContent.write(HostileTextTests.hostile()), StandardCharsets.UTF_8))
                .doesNotContain("\\u0000", "\uFFFE", "\uFFFD");
    }

    @Test
    void theSameLetterGivesTheSameBytes() {
        assertThat(LetterContent.write(Letters.full())).isEqualTo(LetterContent.write(Letters.full()));
        assertThat(LetterContent.write(LetterContent.read(LetterContent.write(Letters.full()))))
                .isEqualTo(LetterContent.write(Letters.full()));
    }

    @Test
    void whatTheFirstVersionWroteIsRead() {
        assertThat(LetterContent.read(FIRST.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new OfficialLetter(
                        new Header(
                                "UBND tỉnh Đồng Tháp",
                                "Sở Công Thương",
                                7,
                                "SCT-QLTM",
                                "Đồng Tháp",
                                LocalDate.of(2023, 1, 9),
                                "báo cáo"),
                        List.of("A"),
                        List.of(
                                new Block.Heading(Rank.CLAUSE, "1.", "Kết quả"),
                                new Block.Paragraph("Một"),
                                new Block.Item("Hai"),
                                new Block.Table(List.of("STT"), List.of(List.of("1"), List.of("2")), "Bảng 1"),
                                new Block.Table(List.of(), List.of(), null)),
                        new Signature(SigningAuthority.FOR_HEAD, "Giám đốc", "Phó Giám đốc", "Trần Thị Sen"),
                        List.of("Như trên", "Lưu: VT")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{}",
                "{\"format\":1}",
                "{\"format\":1,\"header\":{\"date\":\"gestern\"}}",
                "{\"format\":999,\"header\":{},\"signature\":{\"authority\":\"DIRECT\"}}",
                "{\"format\":1,\"header\":{},\"signature\":{\"authority\":\"NOBODY\"}}",
                "{\"format\":1,\"header\":{},\"signature\":{\"authority\":\"DIRECT\"},\"body\":[{\"kind\":\"song\"}]}"
            })
    void whatIsNoLetterIsRefused(String content) {
        assertThatThrownBy(() -> LetterContent.read(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
