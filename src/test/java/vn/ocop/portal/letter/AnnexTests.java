package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnexTests {
    private static final Annex ANNEX = new Annex("Danh sách", List.of(new Block.Paragraph("Một.")), false);

    @Test
    void oneAnnexHasNoNumeralSeveralHave() {
        assertThat(Annex.label(1, 1)).isEqualTo("Phụ lục");
        assertThat(Annex.label(1, 2)).isEqualTo("Phụ lục I");
        assertThat(Annex.label(4, 4)).isEqualTo("Phụ lục IV");
        assertThatThrownBy(() -> Annex.label(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anElectronicLetterLeavesTheReferenceBlank() {
        var lines = LetterText.lines(letter(5, LocalDate.of(2022, 6, 5), Medium.ELECTRONIC));
        assertThat(lines)
                .endsWith("Nguyễn Văn Lúa", "Phụ lục", "DANH SÁCH", "(Kèm theo Công văn số … ngày … của …)", "Một.");
    }

    @Test
    void aPaperTellsWhichLetterItsAnnexesBelongTo() {
        assertThat(LetterText.lines(letter(5, LocalDate.of(2022, 6, 5), Medium.PAPER)))
                .contains("(Kèm theo Công văn số 05/SKHĐT-ĐKKD ngày 05 tháng 6 năm 2022 của Sở Kế hoạch và Đầu tư)");
        assertThat(LetterText.lines(letter(null, null, Medium.PAPER)))
                .contains("(Kèm theo Công văn số … ngày … của Sở Kế hoạch và Đầu tư)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | (Có phụ lục kèm theo) | ''",
                "1 | Không nói gì | Phụ lục",
                "2 | Phụ lục I và Phụ lục II | ''",
                "2 | xem phụ lục II kèm theo | Phụ lục I",
                "2 | Có phụ lục và biểu kèm theo | Phụ lục I;Phụ lục II",
                "4 | các Phụ lục I, II và IV | Phụ lục III",
                "4 | từ Phụ lục I đến Phụ lục IV | ''",
                "4 | Phụ lục II-IV | Phụ lục I",
                "3 | Phụ lục V đến II; Phụ lục III | Phụ lục I",
                "2 | Phụ lục IIa | Phụ lục I;Phụ lục II"
            })
    void theBodyMustSpeakOfEachAnnex(int count, String body, String missing) {
        var letter = new OfficialLetter(
                Letters.header(1, null, "x"),
                List.of(),
                List.of(new Block.Paragraph(body)),
                null,
                List.of(),
                Collections.nCopies(count, ANNEX));
        assertThat(String.join(";", letter.annexesNotReferredTo())).isEqualTo(missing);
    }

    @Test
    void theTableOfABodyMaySpeakOfAnAnnexButTheAnnexItselfDoesNotCount() {
        var self = new Annex("Phụ lục", List.of(new Block.Paragraph("Phụ lục")), false);
        var table = new Block.Table(List.of(), List.of(List.of("xem Phụ lục")), null);
        assertThat(body(List.of(), self).annexesNotReferredTo()).containsExactly("Phụ lục");
        assertThat(body(List.of(table), self).annexesNotReferredTo()).isEmpty();
    }

    private static OfficialLetter body(List<Block> body, Annex annex) {
        return new OfficialLetter(Letters.header(1, null, "x"), List.of(), body, null, List.of(), List.of(annex));
    }

    private static OfficialLetter letter(@Nullable Integer number, @Nullable LocalDate date, Medium medium) {
        var letter = Letters.letter(Letters.header(number, date, "x"), List.of(), List.of());
        return new OfficialLetter(
                letter.header(),
                letter.addressees(),
                letter.body(),
                letter.signature(),
                letter.distribution(),
                List.of(ANNEX),
                medium);
    }
}
