package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ocop.portal.letter.Block.Heading;
import vn.ocop.portal.letter.Block.Numbered;
import vn.ocop.portal.letter.Block.Paragraph;

class NumberingTests {
    @Test
    void pointsAreCountedByTheVietnameseAlphabet() {
        assertThat(IntStream.rangeClosed(1, 26).mapToObj(Rank.POINT::label))
                .containsExactly(
                        "a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)", "i)", "k)", "l)", "m)", "n)", "o)", "p)", "q)",
                        "r)", "s)", "t)", "u)", "v)", "x)", "y)", "aa)", "ab)", "ac)");
        assertThat(Rank.POINT.label(46)).isEqualTo("ay)");
        assertThat(Rank.POINT.label(47)).isEqualTo("ba)");
    }

    @ParameterizedTest
    @CsvSource({"1, I", "4, IV", "9, IX", "14, XIV", "40, XL", "99, XCIX", "1944, MCMXLIV"})
    void partsAndSectionsAreCountedInRomanNumerals(int number, String numeral) {
        assertThat(Rank.PART.label(number)).isEqualTo("Phần " + numeral);
        assertThat(Rank.SECTION.label(number)).isEqualTo(numeral + ".");
    }

    @Test
    void nothingIsCountedFromNought() {
        assertThatThrownBy(() -> Rank.CLAUSE.label(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachHeadingBeginsTheLowerRanksAnew() {
        var numbering = new Numbering();
        assertThat(List.of(
                        numbering.heading(Rank.SECTION, "A").label(),
                        numbering.heading(Rank.CLAUSE, "B").label(),
                        numbering.paragraph(Rank.POINT, "C").label(),
                        numbering.paragraph(Rank.POINT, "D").label(),
                        numbering.heading(Rank.CLAUSE, "E").label(),
                        numbering.paragraph(Rank.POINT, "F").label(),
                        numbering.heading(Rank.SECTION, "G").label(),
                        numbering.paragraph(Rank.CLAUSE, "H").label()))
                .containsExactly("I.", "1.", "a)", "b)", "2.", "a)", "II.", "1.");
    }

    @Test
    void aBodyClosesUp() {
        var text = new Paragraph("Một đoạn.");
        assertThat(Numbering.closedUp(List.of(
                        new Heading(Rank.SECTION, "I.", "Trống"),
                        new Heading(Rank.CLAUSE, "1.", "Cũng trống"),
                        new Heading(Rank.SECTION, "II.", "Kết quả"),
                        new Heading(Rank.CLAUSE, "2.", "Tập huấn"),
                        text,
                        new Numbered(Rank.POINT, "c)", "Một điểm."),
                        new Heading(Rank.CLAUSE, "", "Không số"),
                        text,
                        new Heading(Rank.SECTION, "III.", "Cuối cùng"))))
                .containsExactly(
                        new Heading(Rank.SECTION, "I.", "Kết quả"),
                        new Heading(Rank.CLAUSE, "1.", "Tập huấn"),
                        text,
                        new Numbered(Rank.POINT, "a)", "Một điểm."),
                        new Heading(Rank.CLAUSE, "", "Không số"),
                        text);
    }
}
