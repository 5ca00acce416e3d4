package vn.ocop.portal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAddressTests {
    private static final List<String> KNOWN = List.of("q", "state", "from");

    @Test
    void onlyWhatTheListKnowsStandsInItInTheListsOrder() {
        var address = ListAddress.of(
                "/activities",
                KNOWN,
                Map.of(
                        "from",
                        List.of("1/1/2022"),
                        "q",
                        List.of(" sen & khô "),
                        "page",
                        List.of("3"),
                        "x",
                        List.of("y")));
        assertThat(address).hasToString("/activities?q=sen+%26+kh%C3%B4&from=1%2F1%2F2022");
        assertThat(address.without("q")).hasToString("/activities?from=1%2F1%2F2022");
        assertThat(address.without("q", "from").base()).isEqualTo("/activities?");
    }

    @Test
    void whatIsGivenTwiceStandsOnce() {
        var address = ListAddress.of("/a", KNOWN, Map.of("state", List.of("DONE", "", "DONE", "PLANNED")));
        assertThat(address.parameters()).containsExactly(Map.entry("state", "DONE,PLANNED"));
    }

    @Test
    void whatItWritesItReads() {
        var address = ListAddress.of("/a", KNOWN, Map.of("q", List.of("đủ 100% = “tốt” + hơn#")));
        assertThat(ListAddress.read("/a", KNOWN, address.query())).hasToString(address.toString());
        assertThat(ListAddress.read("/a", KNOWN, "q=a&q=b&&state&from=").query())
                .isEqualTo("q=a%2Cb");
        assertThatThrownBy(() -> ListAddress.read("/a", KNOWN, "q=%zz")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsAtHandAreCutIntoPages() {
        var all = List.of(1, 2, 3, 4, 5);
        assertThat(Page.of(all, 2, 2).rows()).containsExactly(3, 4);
        assertThat(Page.of(all, 99, 2).rows()).containsExactly(5);
        assertThat(Page.of(List.of(), 7, 2).number()).isEqualTo(1);
        assertThat(List.of(
                        Page.number(null),
                        Page.number("-3"),
                        Page.number("x"),
                        Page.number("9999999"),
                        Page.number("12")))
                .containsExactly(1, 1, 1, 1, 12);
        var steps = Steps.numbered(Page.of(all, 2, 2), "/a?");
        assertThat(List.of(steps.first(), steps.previous(), steps.next(), steps.last()))
                .containsExactly("/a?page=1", "/a?page=1", "/a?page=3", "/a?page=3");
    }
}
