package vn.ocop.portal.activity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.area.AreaRegister.IN_2022;
import static vn.ocop.portal.area.AreaRegister.SINCE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;

/// The list of activities on the map of a day, and deciding where a split place lies.
@PortalTest
class ActivityMapTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    AreaRegister register;

    @Autowired
    Areas areas;

    @Autowired
    ActivityLog log;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    SignedIn me;
    Area gaoGiong;
    Area part;
    Area otherPart;

    @BeforeEach
    void aDepartment() {
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        People.actingAs(me);
        gaoGiong = register.named("xã Gáo Giồng", IN_2022);
        var parts = areas.history().successorsOf(gaoGiong.id());
        part = parts.getFirst();
        otherPart = parts.getLast();
    }

    @Test
    void aMergedPlaceIsFoundUnderWhatItBecameAndShownAsSuch() {
        var ward2 = register.coded("29869", IN_2022);
        var caoLanh = register.coded("29869", SINCE);
        activity("Chợ Phường 2", IN_2022, ward2);
        activity("Chợ Phường Cao Lãnh", LocalDate.of(2026, 3, 3), caoLanh);
        activity("Chợ Sa Đéc", IN_2022, register.named("thành phố Sa Đéc", IN_2022));

        assertThat(get("/activities?map=01/7/2025&area=" + caoLanh.id()))
                .hasStatusOk()
                .bodyText()
                .contains("Chợ Phường 2", "Chợ Phường Cao Lãnh", "theo bản đồ", "Theo bản đồ ngày 01/07/2025")
                .doesNotContain("Chợ Sa Đéc");
        assertThat(get("/activities?area=" + caoLanh.id()))
                .bodyText()
                .contains("Chợ Phường Cao Lãnh")
                .doesNotContain("Chợ Phường 2<");
        assertThat(get("/activities?map=2025-07-01"))
                .bodyText()
                .contains("thành phố Sa Đéc, đến 30/6/2025", "không có trên bản đồ");
        // on the map of 2022 the city holds its ward; what was merged of several is not guessed
        assertThat(get("/activities?map=2022-06-01&area="
                        + register.coded("866", IN_2022).id()))
                .bodyText()
                .contains("Chợ Phường 2")
                .doesNotContain("Chợ Phường Cao Lãnh");
        assertThat(get("/activities?map=2022-06-01")).bodyText().contains("cần quyết định");
    }

    @Test
    void theSpreadsheetNamesPlacesOnTheMapAsThePageDoes() throws IOException {
        var ward2 = register.coded("29869", IN_2022);
        var caoLanh = register.coded("29869", SINCE);
        activity("Chợ Phường 2", IN_2022, ward2);
        var split = activity("Hội thi ở Gáo Giồng", IN_2022, gaoGiong);
        assertThat(sheet("/activities.xlsx")).contains(ward2.fullName()).doesNotContain(caoLanh.fullName());
        assertThat(sheet("/activities.xlsx?map=2025-07-01"))
                .contains(caoLanh.fullName(), gaoGiong.datedName())
                .doesNotContain(ward2.fullName() + ",", part.fullName());
        assertThat(decide(split, gaoGiong, part, "Họp tại ấp 5")).hasStatus3xxRedirection();
        assertThat(sheet("/activities.xlsx?map=2025-07-01"))
                .contains(part.fullName())
                .doesNotContain(gaoGiong.datedName());
    }

    private List<String> sheet(String address) throws IOException {
        var texts = new ArrayList<String>();
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(get(address).getResponse().getContentAsByteArray()))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
        }
        return texts;
    }

    @Test
    void aSplitPlaceWaitsUntilItsDepartmentDecidesAndAgainWhenThatIsUndone() {
        var id = activity("Hội thi ở Gáo Giồng", IN_2022, gaoGiong);
        String list = "/activities?map=2025-07-01&area=" + part.id();
        String page = "/activities/" + id + "/areas";
        assertThat(get(list)).bodyText().doesNotContain("Hội thi");
        assertThat(get("/activities?undecided=true"))
                .bodyText()
                .contains("Hội thi ở Gáo Giồng", "cần quyết định", page + "?map=2025-07-01");
        assertThat(get(page + "?map=01/7/2025"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Xã Gáo Giồng, đến 30/6/2025",
                        "được chia",
                        part.fullName().substring(3),
                        otherPart.fullName().substring(3));

        assertThat(decide(id, gaoGiong, part, "Họp tại ấp 5")).hasStatus3xxRedirection();
        assertThat(get(list)).bodyText().contains("Hội thi ở Gáo Giồng", part.fullName(), "đã quyết định");
        assertThat(get("/activities?map=2025-07-01&area=" + otherPart.id()))
                .bodyText()
                .doesNotContain("Hội thi");
        assertThat(get("/activities?undecided=true")).bodyText().doesNotContain("Hội thi");
        assertThat(get("/activities?area="
                        + register.named("huyện Cao Lãnh", IN_2022).id()))
                .bodyText()
                .contains("Hội thi");
        assertThat(get(page)).bodyText().contains("Họp tại ấp 5", me.fullName());
        assertThat(decide(id, gaoGiong, otherPart, null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Đã có người quyết định");

        assertThat(post(page + "/decisions/" + decision() + "/undoing")).hasStatus3xxRedirection();
        assertThat(get(list)).bodyText().doesNotContain("Hội thi");
        assertThat(get("/activities?undecided=true")).bodyText().contains("Hội thi");
        assertThat(post(page + "/decisions/" + java.util.UUID.randomUUID() + "/undoing"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aDecisionEndsWhenTheActivityNamesAnotherPlace() {
        var id = activity("Hội thi", IN_2022, gaoGiong);
        decide(id, gaoGiong, part, null);
        assertThat(live()).isEqualTo(1);
        log.change(me, id, 0, draft("Hội thi", IN_2022, register.named("huyện Lai Vung", IN_2022)));
        assertThat(live()).isZero();
    }

    @Test
    void onlyStaffOfTheOwnDepartmentDecideAndOnlyWhatIsOpen() {
        var id = activity("Hội thi", IN_2022, gaoGiong);
        assertThat(decide(id, gaoGiong, gaoGiong, null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Không có gì phải quyết định");
        assertThat(decide(id, register.named("xã Phú Thuận B", IN_2022), part, null))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(post(
                        "/activities/" + id + "/areas/decisions",
                        "from",
                        gaoGiong.id().toString(),
                        "forward",
                        "true",
                        "to",
                        ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy chọn một đơn vị");
        assertThat(decide(id, gaoGiong, part, "x".repeat(501)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("tối đa 500");
        assertThat(get("/activities/" + id + "/areas?map=31/6/2025"))
                .hasStatusOk()
                .bodyText()
                .contains("“31/6/2025” không phải là một ngày có thật");
        var mine = me;
        me = people.of(mine.organization(), Role.LEADER);
        assertThat(get("/activities/" + id + "/areas"))
                .hasStatusOk()
                .bodyText()
                .contains("Chuyên viên của sở")
                .doesNotContain("Lưu quyết định");
        assertThat(decide(id, gaoGiong, part, null)).hasStatus(HttpStatus.NOT_FOUND);
        me = people.of(people.department("Sở Văn hoá"), Role.STAFF);
        assertThat(get("/activities/" + id + "/areas")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(decide(id, gaoGiong, part, null)).hasStatus(HttpStatus.NOT_FOUND);
        me = people.of(people.coordinationOffice(), Role.COORDINATOR);
        assertThat(get("/activities/" + id + "/areas")).hasStatusOk();
        assertThat(decide(id, gaoGiong, part, null)).hasStatus(HttpStatus.NOT_FOUND);
        me = people.of(people.partner("Phòng Quản trị"), Role.ADMIN);
        assertThat(get("/activities/" + id + "/areas")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(live()).isZero();
    }

    @Test
    void wrongMapsAndAreasThatAreNotOnThemAreTold() {
        assertThat(get("/activities?map=30/2/2025"))
                .hasStatusOk()
                .bodyText()
                .contains("“Bản đồ ngày” không phải là một ngày có thật");
        assertThat(get("/activities?map=2025-07-01&area=" + gaoGiong.id()))
                .bodyText()
                .contains("không có trên bản đồ của ngày ấy");
        assertThat(get("/activities?map=1900-01-01")).hasStatusOk();
        assertThat(get("/activities?map=2199-12-31&undecided=true")).hasStatusOk();
        assertThat(get("/subjects?map=30/2/2025"))
                .hasStatusOk()
                .bodyText()
                .contains("“Bản đồ ngày” không phải là một ngày có thật");
        assertThat(get("/products?map=01/7/2025&undecided=true"))
                .hasStatusOk()
                .bodyText()
                .contains("Địa bàn ngày 01/07/2025");
        assertThat(get("/subjects?map=01/6/2022&area=" + gaoGiong.id())).hasStatusOk();
    }

    @Test
    void aMappedListIsOneStatement() throws Exception {
        activity("Hội thi", IN_2022, gaoGiong);
        get("/activities?map=2025-07-01&area=" + part.id());
        var counted = statements.of(() -> get("/activities?map=2025-07-01&area=" + part.id()));
        var plain = statements.of(() -> get("/activities"));
        assertThat(counted).hasSameSizeAs(plain);
    }

    @Test
    void aPlaceThatIsNotThereOnTheDayIsRefusedWithWhatIs() {
        var ward2 = register.coded("29869", IN_2022);
        assertThat(log.problems(draft("x", SINCE.plusDays(5), ward2)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("activity.area.ended.now");
                    assertThat(problem.args()).contains("phường Cao Lãnh");
                });
        assertThat(log.problems(draft("x", SINCE, gaoGiong)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("activity.area.ended.split"));
        assertThat(log.problems(draft("x", SINCE, register.named("huyện Cao Lãnh", IN_2022))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("activity.area.ended"));
        assertThat(post(
                        "/activities",
                        "type",
                        "FAIR",
                        "topic",
                        "Chợ",
                        "state",
                        "DONE",
                        "when",
                        "DAYS",
                        "from",
                        "02/7/2025",
                        "areas",
                        ward2.id().toString()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("vào ngày đó nơi này thuộc phường Cao Lãnh");
    }

    @Test
    void theFormOffersTheAreasOfTheDayThatWasTyped() {
        assertThat(post(
                        "/activities",
                        "type",
                        "FAIR",
                        "then",
                        "areas",
                        "when",
                        "DAYS",
                        "from",
                        "5/6/2022",
                        "topic",
                        "",
                        "state",
                        "DONE"))
                .hasStatusOk()
                .bodyText()
                .contains("Đang bày địa bàn của ngày 05/06/2022", "data-era=\"until\" open")
                .doesNotContain("Chưa lưu được");
        assertThat(post(
                        "/activities",
                        "type",
                        "FAIR",
                        "then",
                        "areas",
                        "when",
                        "DAYS",
                        "from",
                        "5/8/2025",
                        "topic",
                        "Chợ",
                        "state",
                        "DONE"))
                .bodyText()
                .contains(
                        "05/08/2025",
                        "data-era=\"since\" open",
                        "value=\"5/8/2025\"".replace("5/8/2025", "05/08/2025"));
        assertThat(jdbc.sql("select count(*) from activity").query(Long.class).single())
                .isZero();
    }

    private long live() {
        return jdbc.sql("select count(*) from area_decision where undone_at is null")
                .query(Long.class)
                .single();
    }

    private String decision() {
        return jdbc.sql("select decision_id from area_decision where undone_at is null")
                .query(String.class)
                .single();
    }

    private MvcTestResult decide(ActivityId id, Area from, Area to, String note) {
        return note == null
                ? post(
                        "/activities/" + id + "/areas/decisions",
                        "from",
                        from.id().toString(),
                        "forward",
                        "true",
                        "to",
                        to.id().toString())
                : post(
                        "/activities/" + id + "/areas/decisions",
                        "from",
                        from.id().toString(),
                        "forward",
                        "true",
                        "to",
                        to.id().toString(),
                        "note",
                        note);
    }

    private ActivityId activity(String topic, LocalDate day, Area... places) {
        return log.log(me, draft(topic, day, places));
    }

    private static ActivityDraft draft(String topic, LocalDate day, Area... places) {
        return new ActivityDraft(
                "FAIR",
                topic,
                ActivityState.DONE,
                new Period(day, day),
                true,
                null,
                null,
                null,
                null,
                false,
                false,
                Set.copyOf(List.of(places).stream().map(Area::id).toList()),
                null,
                null,
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Map.of(),
                Map.of());
    }

    private MvcTestResult get(String page) {
        var answer = mvc.get().uri(URI.create(page)).with(People.signedInAs(me)).exchange();
        People.actingAs(me); // a request leaves nobody signed in for calls of services
        return answer;
    }

    private MvcTestResult post(String page, String... parameters) {
        var request =
                mvc.post().uri(URI.create(page)).with(People.signedInAs(me)).with(csrf());
        for (int at = 0; at < parameters.length; at += 2) request.param(parameters[at], parameters[at + 1]);
        var answer = request.exchange();
        People.actingAs(me);
        return answer;
    }
}
