package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.PortalTest;

/// Java and the database fold alike, so that either may prepare what is searched for.
@PortalTest
class SearchFoldingTests {
    private static final String VOWELS = "aăâeêioôơuưy";
    private static final String TONES = "\u0300\u0301\u0303\u0309\u0323";

    @Autowired
    JdbcClient jdbc;

    @Test
    void everyVietnameseLetterFoldsAlikeInJavaAndInTheDatabase() {
        List<String> texts = new ArrayList<>(List.of("đ", "Đ", "đĐ dD", "fjwzFJWZ"));
        VOWELS.chars().forEach(vowel -> {
            String letter = Character.toString(vowel);
            texts.add(letter);
            TONES.chars().forEach(tone -> texts.add(letter + Character.toString(tone)));
        });
        List.copyOf(texts).forEach(text -> texts.add(text.toUpperCase(VietnameseText.VIETNAMESE)));
        assertAlike(texts);
    }

    @Test
    void sentencesFoldAlikeInJavaAndInTheDatabase() {
        assertAlike(List.of(
                "Tổ chức tập huấn “Sản xuất và bảo quản nông sản an toàn, chi phí thấp và bền vững” tại 03 địa phương…",
                "165/VPĐP-OCOP ngày 01/6/2022 – 81/KH-UBND — 31/KH-UBND",
                "Uỷ ban/Ủy ban, hoà bình/hòa bình, Thuý/Thúy, QUỸ ĐẦU TƯ PHÁT TRIỂN",
                "‘đơn’ «kép» 100,5% & <b>đậm</b>\n\tdòng hai",
                "50.000.000 đồng; m²? không; 👩‍🌾 日本 Ấn Độ",
                "ẮẰẲẴẶ ẤẦẨẪẬ ẾỀỂỄỆ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ ÝỲỶỸỴ ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ",
                ""));
    }

    @Test
    void everyNameInTheDatabaseFoldsAlike() {
        assertAlike(jdbc.sql("select name from administrative_unit union select name from indicator "
                        + "union select name from activity_type union select label from activity_question")
                .query(String.class)
                .list());
    }

    @Test
    void wordsAreTheSameInJavaAndInTheDatabase() {
        for (String text : List.of(
                "Uỷ ban/Ủy ban, hoà bình/hòa bình, HOÀN, khoẻ/khỏe, thuý, QUỸ, Mỹ Quí",
                "165/VPĐP-OCOP ngày 01/6/2022 – 81/KH-UBND",
                "‘đơn’ «kép» 100,5% & <b>đậm</b>\n\tdòng hai",
                "tem_nhãn; (sen) 👩‍🌾 x")) {
            var words = SearchWords.placesIn(text).stream()
                    .map(SearchWords.Place::word)
                    .toList();
            assertThat(split("select vn_words(vn_fold(?))", text))
                    .isEqualTo(words.stream().map(SearchWords.Word::folded).toList());
            assertThat(split("select vn_accented(?)", text))
                    .isEqualTo(words.stream().map(SearchWords.Word::accented).toList());
        }
    }

    private List<String> split(String sql, String text) {
        String words = jdbc.sql(sql).param(text).query(String.class).single();
        return Arrays.stream(words.split(" ")).filter(word -> !word.isEmpty()).toList();
    }

    private void assertAlike(List<String> texts) {
        for (String text : texts) {
            for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                String given = Normalizer.normalize(text, form);
                assertThat(jdbc.sql("select vn_fold(?)")
                                .param(given)
                                .query(String.class)
                                .single())
                        .as("%s in %s", text, form)
                        .isEqualTo(VietnameseText.fold(given));
            }
        }
    }
}
