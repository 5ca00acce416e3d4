package vn.ocop.portal.activity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.TargetOperator;

/// The pages of a plan's results, estimates and gaps.
@PortalTest
class PlanFiguresPagesTests {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000001";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    PlanRegistration registration;

    @Autowired
    ActivityLog log;

    private OrganizationId planning;
    private OrganizationId trade;
    private OrganizationId farmers;
    private SignedIn staff;
    private SignedIn neighbour;
    private SignedIn office;
    private SignedIn admin;
    private PlanId plan;
    private PlanTaskId served;
    private PlanTaskId idle;
    private PlanTargetId target;

    @BeforeEach
    void aPlanOfTwoDepartments() {
        planning = people.department("Sở Kế hoạch và Đầu tư");
        trade = people.department("Sở Công Thương");
        farmers = people.partner("Hội Nông dân Tỉnh");
        staff = people.of(planning, Role.STAFF);
        neighbour = people.of(trade, Role.STAFF);
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        admin = people.of(planning, Role.ADMIN);
        People.actingAs(admin);
        plan = registration.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2022, 4, 18),
                planning,
                "triển khai Chương trình",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31)));
        served = registration.addTask(
                plan, new PlanTaskTerms("1", "Tập huấn", planning, Set.of(farmers), LocalDate.of(2022, 6, 10), null));
        idle = registration.addTask(
                plan,
                new PlanTaskTerms("2", "Kết nối giao thương", planning, Set.of(), LocalDate.of(2022, 9, 30), null));
        target = registration.addTarget(
                plan,
                new PlanTargetTerms("ACTIVITIES_HELD", TargetOperator.AT_LEAST, BigDecimal.valueOf(8), null, null)
                        .by(MeasuredBy.ACTIVITIES));
        held(staff, "Chế biến sen", Set.of(served));
        held(staff, "Đóng gói xoài", Set.of(served));
        held(staff, "Chưa gắn vào đâu", Set.of());
        held(neighbour, "Bán hàng trên sàn", Set.of(served));
    }

    @Test
    void aDepartmentSeesItsShareBesideTheProvincesTotal() {
        assertThat(get("/plans/" + plan + "/results", staff))
                .hasStatusOk()
                .bodyText()
                .contains("Kết quả Kế hoạch 81/KH-UBND", "Toàn tỉnh", "Phần của đơn vị", "37,5%", "25%")
                .contains("Quá hạn, chưa đạt", "01/01/2022 – 31/12/2022")
                .contains("/activities?plan=" + plan + "&amp;from=01/01/2022&amp;to=31/12/2022&amp;state=DONE")
                .doesNotContain("Sở Công Thương");
    }

    @Test
    void theOfficeSeesEachDepartment() {
        assertThat(get("/plans/" + plan + "/results?period=FIRST_HALF_ND09&year=2022", office))
                .hasStatusOk()
                .bodyText()
                .contains("Toàn tỉnh", "Sở Công Thương", "Sở Kế hoạch và Đầu tư", "15/12/2021 – 14/06/2022")
                .contains("&amp;department=" + trade)
                .contains("Đang thực hiện");
    }

    @Test
    void anAdministratorSeesTargetsWithoutFigures() {
        for (String page : new String[] {
            "/plans/" + plan + "/results",
            "/plans/" + plan + "/gaps",
            "/plans/gaps",
            "/plans/" + plan + "/targets/" + target + "/estimates"
        }) {
            assertThat(get(page, admin)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get("/plans/" + plan, admin))
                .hasStatusOk()
                .bodyText()
                .contains("ít nhất 8 hoạt động")
                .doesNotContain("37,5%");
        assertThat(get("/plans/" + plan, staff)).hasStatusOk().bodyText().contains("3 hoạt động", "37,5%");
    }

    @ParameterizedTest
    @CsvSource({
        "period=NO_SUCH&year=2022, Không có kỳ được chọn",
        "period=YEAR_ND09&year=hai, phải là một năm từ 2000 đến 2100",
        "period=YEAR_ND09&year=9999, phải là một năm từ 2000 đến 2100",
        "from=31/6/2022&to=1/7/2022, “Từ ngày” phải là một ngày có thật",
        "from=1/6/2022, “Đến ngày” phải là một ngày có thật",
        "from=2/6/2022&to=1/6/2022, đứng trước",
        "from=abc&to=<script>, “Từ ngày” phải là một ngày có thật"
    })
    void aPeriodThatIsNoneIsExplainedAndTheUsualOneShown(String query, String message) {
        for (String page : new String[] {"/results?", "/gaps?"}) {
            assertThat(get("/plans/" + plan + page + query, staff))
                    .hasStatusOk()
                    .bodyText()
                    .contains(message)
                    .doesNotContain("<script>alert");
        }
    }

    @Test
    void anyDaysMayBeChosen() {
        assertThat(get("/plans/" + plan + "/results?from=1/6/2022&to=30/6/2022", staff))
                .hasStatusOk()
                .bodyText()
                .contains("01/06/2022 – 30/06/2022", "01/06/2021 – 30/06/2021");
        assertThat(get("/plans/" + plan + "/results?period=QUARTER_2&year=2022", staff))
                .bodyText()
                .contains("01/04/2022 – 30/06/2022");
    }

    @Test
    void anEstimateIsGivenAndItsHistoryKept() {
        String page = "/plans/" + plan + "/targets/" + target + "/estimates";
        assertThat(post(page, staff, "whole", "false", "year", "2022", "value", "5", "note", "dự kiến <b>thêm</b>"))
                .hasStatus3xxRedirection();
        assertThat(post(page, staff, "whole", "false", "year", "2022", "value", "6"))
                .hasStatus3xxRedirection();
        assertThat(post(page, office, "whole", "true", "year", "2022", "value", "9"))
                .hasStatus3xxRedirection();

        assertThat(get(page, staff))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "lần mới nhất", "đã có lần ước sau", "dự kiến &lt;b&gt;thêm", staff.fullName(), "9 hoạt động");
        assertThat(get("/plans/" + plan + "/results", staff)).bodyText().contains("6 hoạt động", "75%", "112,5%");
        assertThat(get(page, neighbour)).bodyText().contains("9 hoạt động").doesNotContain("6 hoạt động");
    }

    @ParameterizedTest
    @CsvSource({
        "2022, mười, “mười” không phải là số",
        "2022, -1, từ 0 đến 1 triệu tỷ",
        "2022, '', Hãy điền “Giá trị ước",
        "2030, 1, chỉ thực hiện từ năm 2022 đến năm 2022",
        "'', 1, Hãy điền “Năm”",
        "hai, 1, “Năm” phải là số nguyên"
    })
    void aBadEstimateIsExplained(String year, String value, String message) {
        assertThat(post(
                        "/plans/" + plan + "/targets/" + target + "/estimates",
                        staff,
                        "whole",
                        "false",
                        "year",
                        year,
                        "value",
                        value))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
    }

    @Test
    void nobodyEstimatesWhatIsNotTheirs() {
        String page = "/plans/" + plan + "/targets/" + target + "/estimates";
        assertThat(post(page, staff, "whole", "true", "year", "2022", "value", "5"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(page, office, "whole", "false", "year", "2022", "value", "5"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(page, people.of(planning, Role.REGISTRY), "whole", "false", "year", "2022", "value", "5"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/plans/" + plan + "/targets/" + UNKNOWN + "/estimates", staff))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void gapsNameWhatIsMissingAndHowToMendIt() {
        assertThat(get("/plans/" + plan + "/gaps", staff))
                .hasStatusOk()
                .bodyText()
                .contains("Kết nối giao thương", "/activities/new?task=" + idle, "Quá hạn")
                .doesNotContain("/activities/new?task=" + served + "\"")
                .contains("Chưa gắn vào đâu", "/edit\"")
                .contains("12 trong 12", "/activities/new?area=")
                .contains("/activities/new?task=" + served + "&amp;partner=" + farmers)
                .doesNotContain("Bán hàng trên sàn");
        assertThat(get("/plans/gaps?period=YEAR_CALENDAR&year=2022", staff))
                .hasStatusOk()
                .bodyText()
                .contains("Chưa gắn vào đâu");
        assertThat(get("/plans/" + plan + "/gaps", neighbour))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Chưa gắn vào đâu", "/activities/new?task=" + idle);
        assertThat(get("/plans/" + plan + "/gaps", office))
                .bodyText()
                .contains("Chưa gắn vào đâu", "/plans/" + plan + "#task-" + idle)
                .doesNotContain("/activities/new");
    }

    @Test
    void theUnitsOfTheDayAreAskedFor() {
        assertThat(get("/plans/" + plan + "/gaps?from=1/8/2025&to=31/8/2025", staff))
                .bodyText()
                .contains("102 trong 102");
        assertThat(get("/plans/" + plan + "/gaps?from=1/6/2025&to=31/8/2025", staff))
                .bodyText()
                .contains("102 trong 102 huyện, xã", "12 trong 12 đơn vị đã hết hiệu lực");
    }

    @Test
    void aNewActivityComesWithWhatTheGapNamed() {
        String sent = "&task=" + idle + "&partner=" + farmers + "&area=59e1b4c7-d88d-59e7-a1f1-d585ffa39b70";
        assertThat(get("/activities/new?type=TRAINING" + sent, staff))
                .hasStatusOk()
                .bodyText()
                .containsPattern("value=\"" + idle + "\"[^>]*checked")
                .containsPattern("value=\"" + farmers + "\"[^>]*checked")
                .containsPattern("value=\"59e1b4c7-d88d-59e7-a1f1-d585ffa39b70\"[^>]*checked");
        assertThat(get("/activities/new?task=" + idle, staff))
                .bodyText()
                .contains("task=" + idle, "/activities/new?type=TRAINING");
        assertThat(get("/activities/new?type=TRAINING&task=" + UNKNOWN, staff)).hasStatusOk();
        assertThat(get("/activities/new?type=TRAINING&task=khong-phai-ma", staff))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private void held(SignedIn who, String topic, Set<PlanTaskId> tasks) {
        People.actingAs(who);
        var day = LocalDate.of(2022, 5, 12);
        log.log(
                who,
                ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true)
                        .under(tasks));
    }

    private MvcTestResult get(String address, SignedIn who) {
        var parts = List.of(address.split("\\?", 2));
        var request =
                mvc.get().uri(URI.create(parts.size() > 1 ? parts.getFirst() + "?" + encoded(parts.get(1)) : address));
        return request.with(People.signedInAs(who)).exchange();
    }

    private static String encoded(String query) {
        return query.replace("<", "%3C").replace(">", "%3E");
    }

    private MvcTestResult post(String address, SignedIn who, String... fields) {
        var request = mvc.post().uri(address).with(csrf()).with(People.signedInAs(who));
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
