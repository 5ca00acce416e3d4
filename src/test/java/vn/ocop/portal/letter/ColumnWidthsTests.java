package vn.ocop.portal.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnWidthsTests {
    private static final double WIDTH = 252;

    @Test
    void aColumnIsAsWideAsItsLongestWord() {
        var table = (Block.Table) Letters.annexed().annexes().getLast().body().getFirst();
        var shares = ColumnWidths.of(table, Letters.PROFILE, WIDTH);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(100);
        var bold = LetterFont.ALL.get(1);
        for (int i = 0; i < shares.length; i++) {
            var room = shares[i] * WIDTH / 100 - 2 * Letters.PROFILE.tablePadding();
            for (var word : table.columns().get(i).split(" ", -1))
                assertThat(bold.width(word, 12)).as(word).isLessThan(room);
        }
    }

    @Test
    void wordsThatCannotAllStandUnbrokenShareByWeight() {
        var row = Collections.nCopies(12, "Khôngngắtđượctừnàyvìnórấtdài");
        var shares = ColumnWidths.of(new Block.Table(row, List.of(row), null), Letters.PROFILE, 165);
        assertThat(Arrays.stream(shares).sum()).isEqualTo(100);
        for (var share : shares) assertThat(share).isBetween(6.0, 10.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 12, 13, 40})
    void theSharesMakeUpTheWhole(int count) {
        var row = Collections.nCopies(count, "x");
        var shares = ColumnWidths.of(new Block.Table(List.of(), List.of(row), null), Letters.PROFILE, 165);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(100, offset(0.001));
    }
}
