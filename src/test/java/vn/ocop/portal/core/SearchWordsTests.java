package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ocop.portal.core.SearchWords.Nearness;

class SearchWordsTests {
    @Test
    void wordsAreRunsOfLettersAndDigits() {
        assertThat(folded("81/KH-UBND")).containsExactly("81", "kh", "ubnd");
        assertThat(folded(" Đồng  Tháp, “sen”… ")).containsExactly("dong", "thap", "sen");
        assertThat(folded("165/VPĐP")).containsExactly("165", "vpdp");
        assertThat(folded("ho\u0300a bi\u0300nh")).containsExactly("hoa", "binh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "% _ \\ ' \" & | ! : * <-> ( )", "👩‍🌾 🌸", "日本"})
    void whereThereIsNoWordThereIsNothingToLookFor(String typed) {
        assertThat(SearchWords.of(typed).isEmpty()).isTrue();
    }

    @Test
    void whatIsTypedCannotChangeTheQuery() {
        assertThat(SearchWords.of("a' | 'b & !c:* <-> d\\").query(Nearness.ABOUT, "~"))
                .isEqualTo("'~+a' & '~+b' & '~+c' & '~+d':*");
    }

    @Test
    void onlySoMuchIsRead() {
        assertThat(SearchWords.of("sen ".repeat(2500)).words()).hasSize(12);
        var endless = SearchWords.of("x".repeat(10_000));
        assertThat(endless.typed()).hasSize(200);
        assertThat(endless.words().getFirst().folded()).hasSize(100);
        assertThat(SearchWords.of("a".repeat(199) + "👩").typed()).hasSize(199);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> SearchWords.of("a\0b"))
                .withMessage("text.unprintable");
    }

    @ParameterizedTest
    @CsvSource({"hoà, hòa", "hoá, hóa", "uỷ ban, ủy ban", "thuý, thúy", "loè, lòe", "QUÝ, quý", "hoàn, hòan"})
    void theToneMayStandInEitherPlace(String one, String other) {
        assertThat(VietnameseText.accented(one)).isEqualTo(VietnameseText.accented(other));
        assertThat(SearchWords.of(one).matchIn(other)).isEqualTo(6);
    }

    @Test
    void iAndYAreAlikeWhereTheyMeanTheSame() {
        assertThat(SearchWords.of("Mỹ Quí").matchIn("xã Mỹ Quý")).isEqualTo(3);
        assertThat(SearchWords.of("kĩ thuật").matchIn("hội thi kỹ thuật")).isEqualTo(3);
        assertThat(SearchWords.of("túi").matchIn("rượu tuý")).isZero();
    }

    @Test
    void nearerTextsMatchBetter() {
        var words = SearchWords.of("bò sữa");
        assertThat(List.of(
                        words.matchIn("nuôi bò sữa"),
                        words.matchIn("nuôi bò sữaa"),
                        words.matchIn("sữa của bò"),
                        words.matchIn("bộ sửa"),
                        words.matchIn("bộ sửac"),
                        words.matchIn("sửa cả bộ"),
                        words.matchIn("bò cái")))
                .containsExactly(6, 5, 4, 3, 2, 1, 0);
        assertThat(SearchWords.of("khoi ngh").matchIn("hỗ trợ khởi nghiệp")).isEqualTo(5);
    }

    @Test
    void whatWasMeantIsReadOffWhatWasFound() {
        var loose = SearchWords.of("tap haun sen").perhaps(List.of(List.of(), List.of("huan", "hun"), List.of()));
        assertThat(loose.matchIn("lớp tập huấn sen")).isPositive();
        assertThat(loose.asIn("Lớp Tập huấn trồng sen").typed()).isEqualTo("tập huấn sen");
    }

    private static List<String> folded(String typed) {
        return SearchWords.of(typed).words().stream()
                .map(SearchWords.Word::folded)
                .toList();
    }
}
