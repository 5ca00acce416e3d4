package vn.ocop.portal.overview.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.HtmlUtils;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.report.HalfYear;

/// The calendar's month: what stands on which day, for whom.
@PortalTest
class CalendarPagesTests {
    private static final Pattern CELL = Pattern.compile("(?s)<td(?: class=\"[^\"]*\")?>(?:(?!</td>).)*</td>");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ActivityLog log;

    @Autowired
    PlanRegistration plans;

    @Autowired
    Areas areas;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    Clock clock;

    private HalfYear.Department planning;
    private HalfYear.Department trade;
    private SignedIn office;

    @BeforeEach
    void aMonthOfWork() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        trade = halfYear.department("Sở Công Thương");
        office = halfYear.office();
        halfYear.request(office, "165/VPĐP-OCOP", planning, trade); // due on 17/6/2022
        done(planning.staff(), "Tập huấn bán hàng", LocalDate.of(2022, 6, 8));
        done(trade.staff(), "Kết nối cung cầu", LocalDate.of(2022, 6, 8));
        People.actingAs(people.of(planning.staff().organization(), Role.ADMIN));
        var plan = plans.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2022, 4, 18),
                planning.staff().organization(),
                "triển khai Chương trình",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31)));
        plans.addTask(
                plan,
                new PlanTaskTerms(
                        "2.1", "Mở lớp", trade.staff().organization(), Set.of(), LocalDate.of(2022, 6, 20), null));
        certificate("Khô cá lóc", LocalDate.of(2022, 6, 24));
    }

    private void done(SignedIn who, String topic, LocalDate day) {
        People.actingAs(who);
        log.log(who, ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true));
    }

    private void certificate(String product, LocalDate until) {
        var subject = UUID.randomUUID();
        var id = UUID.randomUUID();
        UUID me = office.id().value();
        var unit = areas.belowProvinceOn(until).getFirst().id().value();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, 'Hợp tác xã Sen', 'COOPERATIVE', ?, ?, ?, now(), ?, now())""").params(subject, unit, until, me, me).update();
        jdbc.sql("""
                        insert into ocop_product (product_id, version, subject_id, name, taxonomy_code, group_code, recorded_by, recorded_at, changed_by, changed_at)
                        select ?, 0, ?, ?, taxonomy_code, group_code, ?, now(), ?, now() from product_group
                        where taxonomy_code = 'QD148' and group_code like '%.%.%' order by position limit 1""").params(id, subject, product, me, me).update();
        jdbc.sql("""
                        insert into recognition (recognition_id, version, product_id, kind, stars, level, criteria_code, decision_number, decided_on, valid_until,
                                                 recorded_by, recorded_at, changed_by, changed_at)
                        values (gen_random_uuid(), 0, ?, 'FIRST', 3, 'PROVINCE', 'QD148', '100/QĐ-UBND', ?, ?, ?, now(), ?, now())""").params(id, until.minusMonths(36), until, me, me).update();
    }

    @Test
    void aMonthShowsEachThingOnItsDay() {
        String html = ok(planning.staff(), "/calendar?month=2022-06");
        assertThat(html).contains("Lịch công tác: tháng 6/2022");
        assertThat(cell(html, "2022-06-08"))
                .contains("Tập huấn bán hàng", "Đã thực hiện")
                .doesNotContain("Kết nối");
        assertThat(cell(html, "2022-06-17")).contains("Hạn gửi báo cáo theo 165/VPĐP-OCOP");
        assertThat(cell(html, "2022-06-14")).contains("Ngày cuối kỳ 6 tháng đầu năm 2022");
        assertThat(cell(html, "2022-06-30")).contains("Ngày cuối kỳ 6 tháng đầu năm 2022");
        assertThat(cell(html, "2022-06-11")).contains("cal-rest");
        assertThat(cell(html, "2022-06-10")).doesNotContain("cal-rest");
        // Weeks are whole: Monday 30/5 to Sunday 3/7.
        assertThat(html)
                .contains("datetime=\"2022-05-30\"", "datetime=\"2022-07-03\"")
                .doesNotContain("2022-05-29");
        assertThat(html).doesNotContain("Mở lớp", "Khô cá lóc");
        assertThat(ok(trade.staff(), "/calendar?month=2022-06")).contains("Đến hạn mục 2.1 của 81/KH-UBND: Mở lớp");
    }

    @Test
    void theOfficeSeesAllDepartmentsAndTheCertificates() {
        String html = ok(office, "/calendar?month=6/2022");
        assertThat(cell(html, "2022-06-08")).contains("Tập huấn bán hàng", "Kết nối cung cầu");
        assertThat(cell(html, "2022-06-20")).contains("Mở lớp");
        assertThat(cell(html, "2022-06-24")).contains("Hết hạn chứng nhận 3 sao: Khô cá lóc");
    }

    @Test
    void holidaysAndDaysWorkedInsteadAreTold() {
        String html = ok(planning.leader(), "/calendar?month=2022-09");
        assertThat(cell(html, "2022-09-01")).contains("cal-rest", "Nghỉ: Quốc khánh");
        assertThat(cell(ok(planning.leader(), "/calendar?month=2024-05"), "2024-05-04"))
                .contains("Làm bù: Làm bù cho 29/4/2024")
                .doesNotContain("cal-rest");
    }

    @Test
    void aFullDayIsCutAndLeadsToAllOfIt() {
        var day = LocalDate.of(2022, 6, 9);
        for (int i = 0; i < 13; i++) done(trade.staff(), "Lớp " + i, day);
        String weeks = cell(ok(office, "/calendar?month=2022-06"), "2022-06-09");
        assertThat(Pattern.compile("Lớp \\d+").matcher(weeks).results()).hasSize(4);
        assertThat(weeks).contains("+9 hoạt động nữa", "/activities?from=09%2F06%2F2022&amp;to=09%2F06%2F2022");
        String list = ok(office, "/calendar?month=2022-06&view=list");
        assertThat(Pattern.compile(">Lớp \\d+<").matcher(list).results()).hasSize(10);
        assertThat(list).contains("+3 hoạt động nữa");
        assertThat(jdbc.sql("select count(*) from activity where counts_on = '2022-06-09'")
                        .query(Long.class)
                        .single())
                .isEqualTo(13);
    }

    @Test
    void aMonthTakesAsManyStatementsHoweverMuchThereIs() throws Exception {
        ok(office, "/calendar?month=2022-06");
        long few = statements.of(() -> ok(office, "/calendar?month=2022-06")).size();
        for (int i = 0; i < 20; i++) done(trade.staff(), "Lớp " + i, LocalDate.of(2022, 6, 1 + i));
        assertThat(statements.of(() -> ok(office, "/calendar?month=2022-06"))).hasSize((int) few);
    }

    @Test
    void onlyTheKindsThatWereChosenAreShown() {
        String html = ok(office, "/calendar?month=2022-06&kind=REQUESTS&kind=TASKS");
        assertThat(html).contains("165/VPĐP-OCOP", "Mở lớp").doesNotContain("Tập huấn bán hàng", "Khô cá lóc");
        assertThat(html)
                .contains(
                        "/calendar?month=2022-06&amp;kind=TASKS\"",
                        "/calendar?month=2022-07&amp;kind=REQUESTS&amp;kind=TASKS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022-13", "abc", "1999-12", "2101-01", "6", "<script>", "2022-06-01", "99999999999-1"})
    void aMonthThatIsNoneIsExplained(String typed) {
        assertThat(ok(planning.staff(), "/calendar", "month", typed))
                .contains("Đang xem tháng này")
                .doesNotContain("<script>“");
    }

    @Test
    void aKindThatIsNoneOrNotForThePersonIsPassedOver() {
        assertThat(ok(planning.staff(), "/calendar?month=2022-06&kind=CERTIFICATES"))
                .contains("loại ấy được bỏ qua")
                .doesNotContain("Khô cá lóc");
        assertThat(ok(planning.staff(), "/calendar?month=2022-06&kind=NONE")).contains("loại ấy được bỏ qua");
    }

    @Test
    void theListAndItsSheetHoldTheSame() throws IOException {
        String html = ok(office, "/calendar?month=2022-06&view=list");
        int rows = html.split("<tr ", -1).length - 1;
        var answer = get(office, "/calendar.xlsx?month=2022-06");
        assertThat(answer).hasStatusOk();
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(answer.getResponse().getContentAsByteArray()))) {
            var sheet = book.getSheetAt(0);
            var told = new ArrayList<String>();
            for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                told.add(sheet.getRow(i).getCell(3).toString());
            }
            assertThat(told)
                    .contains("Tập huấn bán hàng", "Kết nối cung cầu", "Hết hạn chứng nhận 3 sao: Khô cá lóc")
                    .hasSize(rows);
        }
        assertThat(get(office, "/calendar.xlsx?month=thang")).hasRedirectedUrl("/calendar?month=thang");
    }

    @Test
    void administratorsWithoutWorkHereSeeNoCalendar() {
        var admin = people.of(planning.staff().organization(), Role.ADMIN);
        for (String address : List.of("/calendar", "/calendar.xlsx", "/calendar/feeds")) {
            assertThat(get(admin, address)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(mvc.get().uri(address).with(anonymous())).hasStatus3xxRedirection();
        }
    }

    @Test
    void anEmptyMonthSaysSo() {
        assertThat(ok(planning.staff(), "/calendar?month=2023-03&kind=ACTIVITIES"))
                .contains("chưa có việc nào");
        assertThat(ok(planning.staff(), "/calendar?month=2023-03&kind=ACTIVITIES&view=list"))
                .contains("chưa có việc nào");
    }

    private String ok(SignedIn me, String address) {
        var answer = get(me, address);
        assertThat(answer).hasStatusOk();
        return text(answer);
    }

    private String ok(SignedIn me, String path, String name, String value) {
        var answer = mvc.get()
                .uri(path)
                .param(name, value)
                .with(People.signedInAs(me))
                .exchange();
        assertThat(answer).hasStatusOk();
        return text(answer);
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(SignedIn me, String address) {
        return mvc.get().uri(address).with(People.signedInAs(me)).exchange();
    }

    /// The cell of a day in the weeks.
    private static String cell(String html, String day) {
        return CELL.matcher(html)
                .results()
                .map(found -> found.group())
                .filter(cell -> cell.contains("datetime=\"" + day + "\""))
                .findFirst()
                .map(cell -> cell.contains("&amp;") ? cell : HtmlUtils.htmlUnescape(cell))
                .orElseThrow(() -> new AssertionError("no " + day + " in " + html));
    }
}
