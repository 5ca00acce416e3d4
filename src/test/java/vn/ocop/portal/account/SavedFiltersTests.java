package vn.ocop.portal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;

@PortalTest
class SavedFiltersTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    SavedFilters filters;

    @Autowired
    List<SavableList> lists;

    @Autowired
    JdbcClient jdbc;

    private SignedIn me;
    private SignedIn colleague;
    private SavableList list;

    @BeforeEach
    void twoColleagues() {
        var department = people.department("Sở Kế hoạch và Đầu tư");
        me = people.of(department, Role.STAFF);
        colleague = people.of(department, Role.STAFF);
        list = lists.stream()
                .filter(one -> one.key().equals("activities"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFilterIsSavedOpenedUpdatedRenamedAndDeleted() {
        var saved = post(me, "/filters/activities", "name", "  Tập huấn\u00A0 sen ", "query", "type=TRAINING&q=sen");
        assertThat(saved).hasStatus3xxRedirection();
        var filter = filters.memory(me, list).filters().getFirst();
        assertThat(filter.name()).isEqualTo("Tập huấn sen");
        assertThat(filter.query()).isEqualTo("q=sen&type=TRAINING");
        String opened = "/activities?q=sen&type=TRAINING&saved=" + filter.id();
        assertThat(saved).hasRedirectedUrl(opened);
        assertThat(get(me, opened)).bodyText().contains("aria-current=\"true\"").doesNotContain("Cập nhật bộ lọc");

        String changed = "/activities?q=sen&type=FAIR&saved=" + filter.id();
        assertThat(get(me, changed)).bodyText().contains("Cập nhật bộ lọc “Tập huấn sen”");
        assertThat(post(me, "/filters/activities/" + filter.id(), "query", "q=sen&type=FAIR"))
                .hasRedirectedUrl(changed);

        assertThat(post(me, "/filters/activities/" + filter.id() + "/name", "name", "Hội chợ sen"))
                .hasStatus3xxRedirection();
        assertThat(get(me, "/filters/activities")).bodyText().contains("Hội chợ sen", "1 bộ lọc, tối đa 20");
        assertThat(post(me, "/filters/activities/" + filter.id() + "/deletion")).hasStatus3xxRedirection();
        assertThat(filters.memory(me, list).filters()).isEmpty();
    }

    @Test
    void theListOpensWithTheFilterThatWasChosenForIt() {
        var filter = filters.save(me, list, "Chưa gắn", "untasked=true");
        filters.openWith(me, list, filter.id(), true);
        assertThat(get(me, "/activities")).hasRedirectedUrl("/activities?untasked=true&saved=" + filter.id());
        assertThat(get(me, "/activities?view=all")).hasStatusOk().bodyText().contains("Chưa gắn");
        assertThat(get(colleague, "/activities")).hasStatusOk();
        // The last chip leads to the whole list, not back to the filter.
        assertThat(get(me, "/activities?untasked=true&saved=" + filter.id()))
                .bodyText()
                .contains("href=\"/activities?view=all\"");

        var other = filters.save(me, list, "Khác", "mine=true");
        filters.openWith(me, list, other.id(), true);
        assertThat(filters.memory(me, list).filters())
                .extracting(SavedFilter::byDefault)
                .containsExactly(false, true);
        filters.openWith(me, list, other.id(), false);
        assertThat(get(me, "/activities")).hasStatusOk();
    }

    @Test
    void nobodyReachesTheFilterOfAnother() {
        var filter = filters.save(me, list, "Của tôi", "q=sen");
        String address = "/filters/activities/" + filter.id();
        assertThat(get(colleague, "/filters/activities")).bodyText().doesNotContain("Của tôi");
        assertThat(get(colleague, "/activities?saved=" + filter.id()))
                .bodyText()
                .doesNotContain("Của tôi");
        assertThat(post(colleague, address, "query", "q=khac")).hasStatus(404);
        assertThat(post(colleague, address + "/name", "name", "Lấy")).hasStatus(404);
        assertThat(post(colleague, address + "/opening", "wanted", "true")).hasStatus(404);
        assertThat(post(colleague, address + "/deletion")).hasStatus(404);
        assertThat(filters.memory(me, list).filters()).containsExactly(filter);
        assertThat(get(me, "/filters/no-such-list")).hasStatus(404);
        assertThat(mvc.get().uri("/filters/activities")).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=a&url=https://example.org",
                "//example.org",
                "https://example.org/?q=a",
                "saved=1",
                "page=2",
                "q=%zz",
                "q=a%00b",
                "",
                "q="
            })
    void onlyConditionsOfTheListAreSaved(String query) {
        assertThat(post(me, "/filters/activities", "name", "Xấu", "query", query))
                .hasStatus(422)
                .bodyText()
                .contains("error-summary");
        assertThat(filters.memory(me, list).filters()).isEmpty();
    }

    @Test
    void aNameIsThereOnceAndNeitherEmptyNorLong() {
        filters.save(me, list, "Sen", "q=sen");
        assertThat(post(me, "/filters/activities", "name", "SEN", "query", "q=tra"))
                .hasStatus(422)
                .bodyText()
                .contains("Bạn đã có bộ lọc tên “SEN”", "value=\"q=tra\"");
        assertThat(post(me, "/filters/activities", "name", " ", "query", "q=tra"))
                .hasStatus(422);
        assertThat(post(me, "/filters/activities", "name", "a".repeat(61), "query", "q=tra"))
                .hasStatus(422);
        assertThat(post(me, "/filters/activities", "name", "dài", "query", "q=" + "a".repeat(2000)))
                .hasStatus(422);
        assertThat(filters.save(colleague, list, "Sen", "q=sen").name()).isEqualTo("Sen");
        var second = filters.save(me, list, "Trà", "q=tra");
        assertThatThrownBy(() -> filters.rename(me, list, second.id(), "sen")).hasMessage("filter.name.taken");
    }

    @Test
    void twentyAreSavedAtMostAlsoFromTwoWindows() throws Exception {
        for (int i = 1; i < SavedFilters.MOST; i++) filters.save(me, list, "Bộ " + i, "q=" + i);
        try (var windows = Executors.newFixedThreadPool(2)) {
            Callable<Boolean> save = () -> {
                try {
                    filters.save(me, list, "Bộ " + UUID.randomUUID().toString().substring(0, 8), "q=x");
                    return true;
                } catch (RuleViolation many) {
                    return false;
                }
            };
            var both = windows.invokeAll(List.of(save, save));
            assertThat(List.of(both.getFirst().get(), both.getLast().get())).containsExactlyInAnyOrder(true, false);
        }
        assertThatThrownBy(() -> filters.save(me, list, "Thêm", "q=x")).hasMessage("filter.many");
        filters.delete(me, list, filters.memory(me, list).filters().get(4).id());
        filters.save(me, list, "Thay", "q=x");
        assertThatThrownBy(() -> filters.delete(me, list, SavedFilterId.create()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void columnsAreRememberedForTheList() {
        assertThat(get(me, "/activities")).bodyText().doesNotContain("Lượt người</th>");
        assertThat(post(
                        me,
                        "/filters/activities/columns",
                        "columns",
                        "topic",
                        "columns",
                        "participants",
                        "query",
                        "q=sen&columns=days"))
                .hasRedirectedUrl("/activities?q=sen");
        assertThat(filters.memory(me, list).columns()).isEqualTo("topic,participants");
        assertThat(filters.memory(colleague, list).columns()).isNull();
        assertThat(post(me, "/filters/activities/columns", "columns", "a;drop table", "query", ""))
                .hasStatus(422);
        assertThat(post(me, "/filters/activities/columns", "query", "")).hasStatus(422);
        assertThat(post(me, "/filters/activities/columns", "usual", "true")).hasStatus3xxRedirection();
        assertThat(filters.memory(me, list).columns()).isNull();
        assertThat(post(me, "/filters/activities/columns", "columns", "topic", "query", "q=%zz"))
                .hasStatus(404);
    }

    private MvcTestResult get(SignedIn person, String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(People.signedInAs(person))
                .exchange();
    }

    private MvcTestResult post(SignedIn person, String address, String... fields) {
        var request = mvc.post().uri(address).with(People.signedInAs(person)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
