package vn.ocop.portal.overview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.area.AreaRegister.IN_2022;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.SharedActivities;
import vn.ocop.portal.activity.SharedActivities.Doubt;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.overview.OverviewAsks;

/// Records of two departments that may tell of one event, and what the coordination office decides of them.
@PortalTest
class PairsPagesTests {
    private static final String TITLE = "Tập huấn bán hàng trên sàn thương mại điện tử";
    private static final String PAGE = "/overview/pairs?from=01/01/2022&to=30/06/2022";
    private static final String OVERVIEW = "/overview?period=FIRST_HALF_CALENDAR&year=2022";
    private static final Period HALF = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 6, 30));
    private static final LocalDate DAY = LocalDate.of(2022, 5, 12);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    AreaRegister register;

    @Autowired
    ActivityLog log;

    @Autowired
    SharedActivities shared;

    @Autowired
    OverviewAsks asks;

    @Autowired
    JdbcClient jdbc;

    private SignedIn trade;
    private SignedIn planning;
    private SignedIn health;
    private SignedIn office;

    @BeforeEach
    void people() {
        trade = people.of(people.department("Sở Công Thương"), Role.STAFF);
        planning = people.of(people.department("Sở Kế hoạch và Đầu tư"), Role.STAFF);
        health = people.of(people.department("Sở Y tế"), Role.STAFF);
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
    }

    @Test
    void alikeRecordsOfTwoDepartmentsAreOfferedAndOthersAreNot() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, "Tập huấn bán hàng trên sàn TMĐT", DAY.plusDays(3), "huyện Lai Vung");
        record(planning, TITLE, DAY.plusDays(4), "huyện Lai Vung");
        record(health, TITLE, DAY, "huyện Lấp Vò");
        record(health, "Khám sức khỏe cho người lao động", DAY, "huyện Lai Vung");

        var found = open();

        assertThat(found).hasSize(1);
        assertThat(found.getFirst()).satisfies(pair -> {
            assertThat(Set.of(pair.one().id(), pair.other().id())).isEqualTo(Set.of(ours, theirs));
            assertThat(pair.daysApart()).isEqualTo(3);
            assertThat(pair.percent()).isBetween(50, 99);
        });
        assertThat(get(office, PAGE))
                .hasStatusOk()
                .bodyText()
                .contains(TITLE, "Sở Công Thương", "cùng địa bàn: huyện Lai Vung", "ngày kết thúc cách nhau 3 ngày");
    }

    @Test
    void aCommonPartnerMakesUpForTitlesThatAreLessAlike() {
        record(trade, "Tập huấn kỹ năng bán hàng", DAY, "huyện Lai Vung");
        record(planning, "Tập huấn kỹ năng livestream sản phẩm", DAY, "huyện Lai Vung");
        assertThat(open()).isEmpty();
        record(trade, "Tập huấn kỹ năng bán hàng", DAY.plusDays(20), "huyện Lai Vung", planning.organization());
        record(planning, "Tập huấn kỹ năng livestream sản phẩm", DAY.plusDays(20), "huyện Lai Vung");

        assertThat(open()).hasSize(1);
        assertThat(open().getFirst().partners()).containsExactly(planning.organization());
    }

    @Test
    void whatIsOneEventIsListedOnceAndToldToTheDepartments() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, TITLE, DAY, "huyện Lai Vung");

        assertThat(decide(ours, theirs, theirs, "same")).hasStatus(HttpStatus.FOUND);

        assertThat(open()).isEmpty();
        assertThat(get(office, PAGE))
                .bodyText()
                .contains("Một sự kiện, tính theo bản ghi của Sở Kế hoạch và Đầu tư", office.fullName());
        assertThat(get(office, "/activities?once=true"))
                .bodyText()
                .contains("/activities/" + theirs)
                .doesNotContain("/activities/" + ours)
                .contains("Tính một lần sự kiện chung");
        assertThat(get(office, "/activities")).bodyText().contains("/activities/" + ours);
        assertThat(get(trade, "/activities/" + ours)).bodyText().contains("theo bản ghi của Sở Kế hoạch và Đầu tư");
        assertThat(get(planning, "/activities/" + theirs)).bodyText().contains("một sự kiện chung với Sở Công Thương");

        assertThat(mvc.post()
                        .uri("/overview/pairs/undoing")
                        .param("one", theirs.toString())
                        .param("other", ours.toString())
                        .with(csrf())
                        .with(People.signedInAs(office)))
                .hasStatus(HttpStatus.FOUND);
        assertThat(open()).hasSize(1);
        assertThat(get(trade, "/activities/" + ours)).bodyText().doesNotContain("một sự kiện chung");
    }

    @Test
    void whatIsTwoEventsIsNotAskedAgainUntilItIsUndone() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, TITLE, DAY, "huyện Lai Vung");

        assertThat(decide(ours, theirs, ours, "different")).hasStatus(HttpStatus.FOUND);

        assertThat(open()).isEmpty();
        assertThat(get(office, PAGE)).bodyText().contains("Hai sự kiện khác nhau");
        assertThat(decide(ours, theirs, ours, "same"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("hãy hoàn tác quyết định đó trước");
        People.actingAs(office);
        shared.undo(theirs, ours);
        assertThat(open()).hasSize(1);
    }

    @Test
    void onlyFinishedRecordsOfTwoDepartmentsAreDecidedOn() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var again = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, TITLE, DAY, "huyện Lai Vung");

        assertThat(decide(ours, again, ours, "same")).bodyText().contains("không phải hoạt động chung");
        People.actingAs(planning);
        log.cancel(planning, theirs, 0, "Mưa bão");
        assertThat(decide(ours, theirs, ours, "same"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("vừa đổi trạng thái");
        assertThat(jdbc.sql("select count(*) from shared_activity")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatIsNoLongerAlikeIsToBeLookedAtAgain() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, TITLE, DAY, "huyện Lai Vung");
        var third = record(health, TITLE, DAY.plusDays(3), "huyện Lai Vung");
        decide(ours, theirs, ours, "same");
        decide(ours, third, ours, "same");
        assertThat(doubts()).isEmpty();
        assertThat(get(office, PAGE)).bodyText().doesNotContain("Cần xem lại");
        assertThat(get(office, OVERVIEW)).bodyText().doesNotContain("cần xem lại");

        // One is near the other one of the event, if not the counted one: no doubt.
        move(third, DAY.plusDays(6));
        move(theirs, DAY.plusDays(3));
        assertThat(doubts()).isEmpty();
        move(third, DAY.plusDays(9));
        assertThat(doubts()).containsExactly(Set.of(Doubt.FAR));
        assertThat(get(office, PAGE))
                .bodyText()
                .contains("Cần xem lại: 1 quyết định", "ngày kết thúc cách nhau hơn 3 ngày");
        assertThat(get(office, OVERVIEW))
                .bodyText()
                .contains(
                        "1 quyết định về sự kiện chung cần xem lại",
                        "/overview/pairs?from=01%2F01%2F2022&amp;to=30%2F06%2F2022#doubts");
        assertThat(get(office, "/overview/pairs.xlsx?from=01/01/2022&to=30/06/2022"))
                .hasStatusOk();
        assertThat(get(office, OVERVIEW.replace("/overview?", "/overview.pdf?")))
                .hasStatusOk();

        move(third, DAY.plusDays(90));
        assertThat(doubts()).containsExactly(Set.of(Doubt.FAR, Doubt.OTHER_PERIOD));
        move(third, DAY);
        jdbc.sql("update activity_area set unit_id = ? where activity_id = ?")
                .params(register.named("huyện Lấp Vò", IN_2022).id().value(), third.value())
                .update();
        assertThat(doubts()).containsExactly(Set.of(Doubt.ELSEWHERE));
        People.actingAs(health);
        log.cancel(health, third, 0, "Mưa bão");
        assertThat(doubts()).containsExactly(Set.of(Doubt.NOT_DONE));

        People.actingAs(office);
        shared.undo(ours, third);
        assertThat(doubts()).isEmpty();
    }

    private List<Set<Doubt>> doubts() {
        People.actingAs(office);
        var doubtful = shared.doubtful(HALF);
        assertThat(shared.doubts(HALF)).isEqualTo(doubtful.size());
        return doubtful.stream().map(SharedActivities.Decided::doubts).toList();
    }

    private void move(ActivityId id, LocalDate day) {
        jdbc.sql("update activity set period_from = :day, period_to = :day where activity_id = :id")
                .param("day", day)
                .param("id", id.value())
                .update();
    }

    @Test
    void whatIsNoDecisionIsRefusedAndDecisionsArePaged() {
        var ours = record(trade, TITLE, DAY, "huyện Lai Vung");
        var theirs = record(planning, TITLE, DAY, "huyện Lai Vung");
        assertThat(decide(ours, theirs, ours, "junk"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("nên chưa ghi gì");
        assertThat(open()).hasSize(1);

        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from,
                            period_to, days_known, and_others, logged_by, logged_at, changed_by, changed_at)
                        select gen_random_uuid(), 0, :department, 'TRAINING', 'Bản ghi ' || i, 'DONE', :day, :day, true, false, :by, now(), :by, now()
                        from generate_series(1, 60) i
                        """)
                .param("department", planning.organization().value())
                .param("day", DAY)
                .param("by", planning.id().value())
                .update();
        jdbc.sql("""
                        insert into distinct_activities select least(a.activity_id, cast(:one as uuid)), greatest(a.activity_id, cast(:one as uuid)), :by, now()
                        from activity a where a.topic like 'Bản ghi %'
                        """)
                .param("one", ours.value())
                .param("by", office.id().value())
                .update();
        assertThat(get(office, PAGE)).bodyText().contains("Đã quyết định: 60", "&amp;page=2");
        People.actingAs(office);
        assertThat(shared.decided(HALF, 1).rows()).hasSize(50);
        assertThat(shared.decided(HALF, 2).rows()).hasSize(10);
        assertThat(get(office, PAGE + "&page=2")).bodyText().contains("&amp;page=1");
    }

    @Test
    void theUsualPeriodIsThatOfTheOverview() {
        assertThat(get(office, "/overview/pairs"))
                .bodyText()
                .contains(
                        "value=\"" + VietnameseDates.onScreen(asks.usualPeriod().from()) + "\"");
    }

    @Test
    void theDatabaseRefusesChainsAndPairsTheWrongWayRound() {
        var one = record(trade, TITLE, DAY, "huyện Lai Vung");
        var two = record(planning, TITLE, DAY, "huyện Lai Vung");
        var three = record(health, TITLE, DAY, "huyện Lai Vung");
        String share =
                "insert into shared_activity (activity_id, counted_id, decided_by, decided_at) values (?, ?, ?, now())";
        jdbc.sql(share).params(two.value(), one.value(), office.id().value()).update();

        assertThatThrownBy(() -> jdbc.sql(share)
                        .params(three.value(), two.value(), office.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("shared_activity_no_chain");
        assertThatThrownBy(() -> jdbc.sql(share)
                        .params(one.value(), three.value(), office.id().value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("shared_activity_no_chain");
        assertThatThrownBy(
                        () -> jdbc.sql("insert into distinct_activities values (greatest(?, ?), least(?, ?), ?, now())")
                                .params(
                                        one.value(),
                                        two.value(),
                                        one.value(),
                                        two.value(),
                                        office.id().value())
                                .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("distinct_activities_in_order");
    }

    @Test
    void wrongDaysAreToldAndOthersSeeNothing() {
        assertThat(get(office, "/overview/pairs?from=30/06/2022&to=01/01/2022"))
                .bodyText()
                .contains("Ngày cuối đứng trước ngày đầu");
        assertThat(get(office, "/overview/pairs?from=hôm qua&to=01/01/2022"))
                .bodyText()
                .contains("Cần đủ hai ngày");
        assertThat(get(office, "/overview/pairs?from=01/01/2000&to=01/01/2022"))
                .bodyText()
                .contains("khoảng hai năm");
        assertThat(get(office, PAGE)).bodyText().contains("Không có cặp nào cần quyết định trong kỳ này.");
        assertThat(get(trade, PAGE)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(trade, "/overview/pairs.xlsx")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(office, "/overview/pairs.xlsx?from=01/01/2022&to=30/06/2022"))
                .hasStatusOk();
    }

    private List<SharedActivities.Pair> open() {
        People.actingAs(office);
        return shared.open(HALF).pairs();
    }

    private MvcTestResult get(SignedIn me, String path) {
        return mvc.get()
                .uri(java.net.URI.create(path.replace(" ", "%20").replace("ô", "%C3%B4")))
                .with(People.signedInAs(me))
                .exchange();
    }

    private MvcTestResult decide(ActivityId one, ActivityId other, ActivityId counted, String decision) {
        return mvc.post()
                .uri("/overview/pairs/decisions")
                .param("one", one.toString())
                .param("other", other.toString())
                .param("counted", counted.toString())
                .param("decision", decision)
                .param("from", "01/01/2022")
                .param("to", "30/06/2022")
                .with(csrf())
                .with(People.signedInAs(office))
                .exchange();
    }

    private ActivityId record(SignedIn me, String topic, LocalDate day, String place, OrganizationId... partners) {
        People.actingAs(me);
        return log.log(
                me,
                ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true)
                        .at(null, Set.of(register.named(place, IN_2022).id()), false)
                        .with(List.of(partners), List.of()));
    }
}
