package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDifferenceTests {
    @Test
    void whatStaysIsNotTold() {
        assertThat(LineDifference.of("một\nhai\nba", "một\nba\nbốn", "\n"))
                .isEqualTo(new LineDifference(List.of("hai"), List.of("bốn")));
        assertThat(LineDifference.of("Sở A; Sở B", "Sở B; Sở C", "; "))
                .isEqualTo(new LineDifference(List.of("Sở A"), List.of("Sở C")));
        assertThat(LineDifference.of("17/06/2022", "20/06/2022", "\n"))
                .isEqualTo(new LineDifference(List.of("17/06/2022"), List.of("20/06/2022")));
        assertThat(LineDifference.of(null, "một", "\n")).isEqualTo(new LineDifference(List.of(), List.of("một")));
        assertThat(LineDifference.of("một", null, "\n")).isEqualTo(new LineDifference(List.of("một"), List.of()));
    }

    @Test
    void aLineThatMovedWentAndCame() {
        assertThat(LineDifference.of("một\nhai\nba", "ba\nmột\nhai", "\n"))
                .isEqualTo(new LineDifference(List.of("ba"), List.of("ba")));
        assertThat(LineDifference.of("một\nmột", "một", "\n")).isEqualTo(new LineDifference(List.of("một"), List.of()));
    }
}
