package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseTextTests {
    @Test
    void decomposedAccentsAreStoredComposed() {
        String typedOnAMac = Normalizer.normalize("Tổ chức tập huấn ở Đồng Tháp", Normalizer.Form.NFD);
        assertThat(VietnameseText.clean(typedOnAMac)).isEqualTo("Tổ chức tập huấn ở Đồng Tháp");
        assertThat(VietnameseText.clean("e\u0323\u0302"))
                .as("marks in another order")
                .isEqualTo("ệ");
    }

    @Test
    void lineBreaksBecomeOneKindAndBlanksAtTheEndsGo() {
        assertThat(VietnameseText.clean("\uFEFF  một\r\nhai\rba\tbốn \n ")).isEqualTo("một\nhai\nba\tbốn");
        assertThat(VietnameseText.clean(" \t\r\n ")).isEmpty();
        assertThat(VietnameseText.clean("\u00a0\u202f một\u00a0hai \u2007")).isEqualTo("một\u00a0hai");
        assertThat(VietnameseText.clean("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000", "0007", "0008", "000B", "000C", "001B", "007F", "0085", "009F", // controls
        "202E", "2066", // turn the direction of what follows
        "FFFE", "FFFF", "FDD0", "D800", "DFFF"
    })
    void whatCannotBePrintedIsRefusedWithItsCodePoint(String hex) {
        String text = "a" + (char) Integer.parseInt(hex, 16) + "b";
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> VietnameseText.clean(text))
                .satisfies(broken -> {
                    assertThat(broken.code()).isEqualTo("text.unprintable");
                    assertThat(broken.args()).containsExactly("U+" + hex);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "“Sản xuất & bảo quản”",
                "O'Neil",
                "👩🏽‍🌾 nông dân",
                "日本",
                "a\u00A0b"
            })
    void everythingElseIsKeptAsItIs(String text) {
        assertThat(VietnameseText.clean(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "Đồng Tháp, dong thap",
        "ĐƯỜNG, duong",
        "huyện Lấp Vò, huyen lap vo",
        "QUỸ ĐẦU TƯ, quy dau tu",
        "Ỷ Ỹ Ỵ, y y y",
        "165/VPĐP-OCOP, 165/vpdp-ocop",
        "“OCOP” – 2022…, \"ocop\" - 2022..."
    })
    void searchComparesWithoutAccents(String text, String folded) {
        assertThat(VietnameseText.fold(text)).isEqualTo(folded);
        assertThat(VietnameseText.fold(Normalizer.normalize(text, Normalizer.Form.NFD)))
                .isEqualTo(VietnameseText.fold(text))
                .isEqualTo(VietnameseText.fold(VietnameseText.fold(text)));
    }

    @Test
    void onlyTheFirstLetterIsCapitalised() {
        assertThat(VietnameseText.capitalised("đồng Tháp")).isEqualTo("Đồng Tháp");
        assertThat(VietnameseText.capitalised("ở Sa Đéc")).isEqualTo("Ở Sa Đéc");
        assertThat(VietnameseText.capitalised("𐐨b")).isEqualTo("𐐀b");
        assertThat(VietnameseText.capitalised("“tập huấn”")).isEqualTo("“tập huấn”");
        assertThat(VietnameseText.capitalised("")).isEmpty();
    }

    @Test
    void finalMarksGoHoweverManyThereAre() {
        assertThat(VietnameseText.withoutFinalMark(" trong Tỉnh.. ")).isEqualTo("trong Tỉnh");
        assertThat(VietnameseText.withoutFinalMark("theo quy định./.")).isEqualTo("theo quy định");
        assertThat(VietnameseText.withoutFinalMark("Ấn Độ, Nhật Bản,…")).isEqualTo("Ấn Độ, Nhật Bản");
        assertThat(VietnameseText.withoutFinalMark("gồm: ;")).isEqualTo("gồm");
        assertThat(VietnameseText.withoutFinalMark("TP. Sa Đéc")).isEqualTo("TP. Sa Đéc");
        assertThat(VietnameseText.withoutFinalMark("chủ đề “An toàn.”")).isEqualTo("chủ đề “An toàn.”");
        assertThat(VietnameseText.withoutFinalMark("…./.")).isEmpty();
        assertThat(VietnameseText.withoutFinalMark("")).isEmpty();
    }

    @Test
    void aLongTailOfMarksTakesNoTime() {
        assertThat(VietnameseText.withoutFinalMark("a" + " .".repeat(5_000) + "b"))
                .endsWith("b");
        assertThat(VietnameseText.withoutFinalMark("a" + "./.".repeat(5_000))).isEqualTo("a");
    }
}
