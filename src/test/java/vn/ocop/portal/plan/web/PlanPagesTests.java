package vn.ocop.portal.plan.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanStatus;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetOperator;

@PortalTest
class PlanPagesTests {
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000001";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    PlanRegistration registration;

    @Autowired
    Plans plans;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    private OrganizationId department;
    private SignedIn admin;
    private PlanId plan;
    private PlanTaskId task;

    @BeforeEach
    void aPlanWithATask() {
        department = people.department("Sở Thử nghiệm");
        admin = people.of(department, Role.ADMIN);
        People.actingAs(admin);
        plan = registration.register(new PlanCitation(
                PlanId.create(),
                "81/KH-UBND",
                LocalDate.of(2022, 4, 18),
                department,
                "triển khai Chương trình <b>OCOP</b>",
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 12, 31)));
        task = registration.addTask(plan, terms("1.1"));
        registration.addTarget(
                plan,
                new PlanTargetTerms("BUDGET", TargetOperator.AT_LEAST, new BigDecimal("30000000000"), null, null));
        registration.addParticipation(plan, department, PlanRole.EXECUTES);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everybodyReadsPlans(Role role) {
        var me = people.of(people.department("Sở Khác"), role);

        assertThat(get("/plans", me)).hasStatusOk().bodyText().contains("81/KH-UBND", "18/04/2022", "Đang thực hiện");
        assertThat(get("/plans/" + plan, me))
                .hasStatusOk()
                .bodyText()
                .contains("Kết nối giao thương", "ít nhất 30 tỷ đồng", "Sở Thử nghiệm", "&lt;b&gt;OCOP&lt;/b&gt;")
                .doesNotContain("<b>OCOP");
    }

    @Test
    void activitiesOfThePlanAreOneClickAway() {
        assertThat(get("/plans/" + plan, people.of(department, Role.STAFF)))
                .bodyText()
                .contains("/activities?plan=" + plan);
    }

    @Test
    void whoIsNotSignedInIsAskedToSignIn() {
        SecurityContextHolder.clearContext();
        assertThat(mvc.get().uri("/plans"))
                .hasStatus(HttpStatus.FOUND)
                .redirectedUrl()
                .contains("/sign-in");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMIN")
    void onlyAdministratorsFindTheForms(Role role) {
        var me = people.of(department, role);
        for (String page : new String[] {
            "/plans/new",
            "/plans/" + plan + "/edit",
            "/plans/" + plan + "/tasks/new",
            "/plans/" + plan + "/tasks/" + task + "/edit",
            "/plans/" + plan + "/targets/new",
            "/plans/" + plan + "/participations/new"
        }) {
            assertThat(get(page, me)).as(page).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(post("/plans/" + plan + "/status", me, "status", "ENDED", "version", version()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/plans/" + plan + "/tasks/" + task + "/removal", me, "version", version()))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(details().status()).isEqualTo(PlanStatus.IN_FORCE);
        assertThat(details().tasks()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plans/" + UNKNOWN,
                "/plans/xyz",
                "/plans/" + UNKNOWN + "/edit",
                "/plans/" + UNKNOWN + "/tasks/new"
            })
    void aPlanThatIsNotThereIsNotFound(String page) {
        assertThat(get(page, admin)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void anUnknownTaskOrTargetIsNotFound() {
        assertThat(get("/plans/" + plan + "/tasks/" + UNKNOWN + "/edit", admin)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get("/plans/" + plan + "/targets/" + UNKNOWN + "/edit", admin))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post("/plans/" + plan + "/tasks/" + UNKNOWN, admin, "code", "9", "content", "x"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void theListIsSearchedWithoutAccents() {
        assertThat(get("/plans?q=TRIEN%20khai", admin)).bodyText().contains("81/KH-UBND");
        assertThat(get("/plans?q=100%25", admin)).hasStatusOk().bodyText().contains("Không có kế hoạch nào có “100%”");
        assertThat(get("/plans?page=999999999", admin)).hasStatusOk();
    }

    @Test
    void anAdministratorRegistersAPlan() {
        assertThat(post("/plans", admin, head("94/KH-UBND", "21/3/2022", "1/1/2022", "31/12/2022")))
                .hasStatus3xxRedirection()
                .flash()
                .containsEntry("done", "plan.registered");
        assertThat(plans.all()).extracting(PlanCitation::number).containsExactly("81/KH-UBND", "94/KH-UBND");
    }

    @Test
    void aNumberAlreadyTakenIsExplainedOnTheForm() {
        assertThat(post("/plans", admin, head("81/KH-UBND", "18/4/2022", "1/1/2022", "31/12/2022")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Cơ quan này đã có kế hoạch số 81/KH-UBND ban hành cùng ngày.", "href=\"#number\"");
        assertThat(plans.all()).hasSize(1);
    }

    @Test
    void aPlanThatEndsBeforeItStartsIsExplainedOnTheForm() {
        assertThat(post("/plans", admin, head("94/KH-UBND", "21/3/2022", "31/12/2022", "1/1/2022")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ngày kết thúc phải từ ngày bắt đầu trở về sau.", "value=\"31/12/2022\"");
    }

    @Test
    void whatIsMissingOrTooLongIsExplainedAtEachField() {
        assertThat(post("/plans", admin, "number", "x".repeat(51), "title", "x".repeat(501)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "“Số, ký hiệu” dài tối đa 50 ký tự.",
                        "“Nội dung kế hoạch” dài tối đa 500 ký tự.",
                        "Hãy điền “Ngày ban hành”.",
                        "Hãy điền “Cơ quan ban hành”.",
                        "Hãy điền “Thực hiện từ ngày”.");
    }

    @Test
    void aDayThatIsNoneIsExplainedAndWhatWasTypedIsKept() {
        assertThat(post("/plans", admin, head("<script>94", "31/6/2022", "1/2/2022", "31/12/2022")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "“Ngày ban hành” không phải là một ngày có thật",
                        "value=\"31/6/2022\"",
                        "value=\"01/02/2022\"",
                        "value=\"&lt;script&gt;94\"");
    }

    @Test
    void whatCannotBeReadIsToldTogetherWithAnAmountThatIsNone() {
        var sent = new ArrayList<>(List.of(head("", "31/6/2022", "1/2/2022", "31/12/2022")));
        sent.addAll(List.of("budgetTotal", "nhiều"));
        assertThat(post("/plans", admin, sent.toArray(String[]::new)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(
                        "href=\"#issuedOn\"",
                        "href=\"#number\"",
                        "href=\"#budgetTotal\"",
                        "value=\"nhiều\"",
                        "value=\"01/02/2022\"");
        assertThat(post(
                        "/plans/" + plan + "/tasks",
                        admin,
                        "code",
                        "1.2",
                        "content",
                        "x",
                        "dueOn",
                        "hom qua",
                        "budgetTotal",
                        "nhiều"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#dueOn\"", "href=\"#budgetTotal\"", "value=\"nhiều\"");
        assertThat(post(
                        "/plans/" + plan + "/targets",
                        admin,
                        "indicator",
                        "TRAINING_CLASSES",
                        "value",
                        "-1",
                        "dueOn",
                        "x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("href=\"#dueOn\"", "href=\"#value\"");
    }

    @Test
    void filtersOfTheListAreChipsAndMayBeKept() {
        assertThat(get("/plans?year=2022&issuer=" + department + "&status=IN_FORCE&q=khoi%20nghiep", admin))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Từ khóa: khoi nghiep",
                        "Năm: 2022",
                        "Cơ quan ban hành: Sở",
                        "Tình trạng: ",
                        "href=\"/plans?q=khoi+nghiep&amp;year=2022&amp;status=IN_FORCE\"",
                        "Lưu bộ lọc này",
                        "/plans.xlsx?q=khoi+nghiep");
        assertThat(post("/filters/plans", admin, "query", "year=2022", "name", "Năm nay"))
                .hasStatus3xxRedirection();
        assertThat(get("/plans", admin)).bodyText().contains("Năm nay", "/plans?year=2022&amp;saved=");
        assertThat(get("/plans", admin)).bodyText().doesNotContain("class=\"chips");
    }

    @ParameterizedTest
    @CsvSource({"issuer, " + UNKNOWN + ", không còn trong danh bạ", "issuer, khong-phai-ma, chưa đúng"})
    void anIssuerThatIsNotInTheRegisterIsExplained(String field, String value, String message) {
        var sent = head("94/KH-UBND", "21/3/2022", "1/1/2022", "31/12/2022");
        for (int i = 0; i < sent.length; i += 2) if (sent[i].equals(field)) sent[i + 1] = value;

        assertThat(post("/plans", admin, sent))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
    }

    @Test
    void aControlCharacterIsRefused() {
        assertThat(post("/plans", admin, head("94\u0007", "21/3/2022", "1/1/2022", "31/12/2022")))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("có ký tự điều khiển không in được");
    }

    @Test
    void theHeadIsPutRight() {
        assertThat(get("/plans/" + plan + "/edit", admin))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"18/04/2022\"");
        assertThat(post("/plans/" + plan, admin, versioned(head("82/KH-UBND", "18/4/2022", "1/1/2022", "31/12/2022"))))
                .hasStatus3xxRedirection();
        assertThat(details().plan().number()).isEqualTo("82/KH-UBND");
    }

    @Test
    void theSecondOfTwoWhoEditAPlanIsTold() {
        var sent = versioned(head("82/KH-UBND", "18/4/2022", "1/1/2022", "31/12/2022"));
        registration.addTask(plan, terms("1.2"));

        assertThat(post("/plans/" + plan, admin, sent)).hasStatus(HttpStatus.CONFLICT);
        assertThat(details().plan().number()).isEqualTo("81/KH-UBND");
    }

    @Test
    void aFormWithoutItsVersionIsStale() {
        assertThat(post("/plans/" + plan, admin, head("82/KH-UBND", "18/4/2022", "1/1/2022", "31/12/2022")))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aTaskIsAddedChangedAndRemoved() {
        String tasks = "/plans/" + plan + "/tasks";
        assertThat(post(tasks, admin, "code", "1.2", "content", "Tập huấn.", "cooperating", department.toString()))
                .hasStatus3xxRedirection();
        var added = details().tasks().getLast();
        assertThat(added.content()).isEqualTo("Tập huấn");
        assertThat(added.cooperating()).containsExactly(department);

        assertThat(post(tasks + "/" + added.id(), admin, "code", "1.3", "content", "Tư vấn", "version", version()))
                .hasStatus3xxRedirection();
        assertThat(details().tasks().getLast().cooperating()).isEmpty();

        assertThat(post(tasks + "/" + added.id() + "/removal", admin, "version", version()))
                .hasStatus3xxRedirection();
        assertThat(details().tasks()).hasSize(1);
    }

    @Test
    void aBadTaskIsExplainedOnTheForm() {
        String tasks = "/plans/" + plan + "/tasks";
        assertThat(post(tasks, admin, "code", "1.1", "content", "Khác"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Kế hoạch đã có nhiệm vụ ở mục 1.1.");
        assertThat(post(tasks, admin, "code", "1.2", "content", "…"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền nội dung nhiệm vụ bằng chữ.");
        assertThat(post(tasks, admin, "code", "1.2", "content", "x".repeat(2001)))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("“Nội dung nhiệm vụ” dài tối đa 2.000 ký tự.");
        assertThat(post(tasks, admin, "code", "1.2", "content", "x", "lead", UNKNOWN))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("không còn trong danh bạ", "href=\"#lead\"");
        assertThat(post(tasks, admin, "code", "1.2", "content", "x", "dueOn", "hom qua", "budget[SOCIAL]", "5 tỷ"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("“Hạn hoàn thành” không phải là một ngày có thật", "value=\"hom qua\"", "value=\"5 tỷ\"");
        assertThat(details().tasks()).hasSize(1);
    }

    @Test
    void theListIsFilteredByYearIssuerAndState() {
        String other = people.partner("Cơ quan khác").toString();
        assertThat(get("/plans?year=2022&issuer=" + department + "&status=IN_FORCE", admin))
                .bodyText()
                .contains("81/KH-UBND");
        assertThat(get("/plans?year=2023", admin)).bodyText().contains("Không có kế hoạch nào khớp bộ lọc.");
        assertThat(get("/plans?status=ENDED", admin)).bodyText().doesNotContain("81/KH-UBND");
        assertThat(get("/plans?issuer=" + other, admin)).bodyText().doesNotContain("81/KH-UBND");
        assertThat(get("/plans?year=20x2&issuer=x&status=y", admin))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "“Năm” phải là bốn chữ số", "cơ quan ban hành được chọn", "tình trạng được chọn", "81/KH-UBND");
    }

    @Test
    void aTreeWithMoneyIsKeptOnTheForms() {
        String tasks = "/plans/" + plan + "/tasks";
        assertThat(post(
                        tasks,
                        admin,
                        "code",
                        "1.1.a",
                        "content",
                        "Lớp đầu",
                        "parent",
                        task.toString(),
                        "budget[PROVINCE]",
                        "350 triệu",
                        "budget[SOCIAL]",
                        "0",
                        "budgetTotal",
                        "1,5 tỷ"))
                .hasStatus3xxRedirection();
        var part = details().tasks().getLast();
        assertThat(part.parent()).isEqualTo(task);
        assertThat(get("/plans/" + plan, admin))
                .bodyText()
                .contains(
                        "task-depth-1",
                        "1,5 tỷ đồng",
                        "Ngân sách tỉnh: 350 triệu đồng",
                        "Ghi 1,5 tỷ đồng, các nguồn cộng lại 350 triệu đồng");
        assertThat(get(tasks + "/" + part.id() + "/edit", admin)).bodyText().contains("value=\"350 triệu đồng\"");
        assertThat(post(tasks + "/" + task + "/removal", admin, "version", version()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("còn nhiệm vụ con");
        assertThat(post(
                        tasks + "/" + task,
                        admin,
                        "code",
                        "1.1",
                        "content",
                        "x",
                        "parent",
                        part.id().toString(),
                        "version",
                        version()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("không thể nằm trong chính nó");
        assertThat(post(tasks + "/" + part.id() + "/outdent", admin, "version", version()))
                .hasStatus3xxRedirection();
        assertThat(details().tasks().getLast().parent()).isNull();
        assertThat(post(tasks + "/" + part.id() + "/indent", admin, "version", version()))
                .hasStatus3xxRedirection();
        assertThat(details().tasks().getLast().parent()).isEqualTo(task);
        assertThat(post(tasks + "/" + part.id() + "/indent", admin, "version", "0"))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        "mười tỷ, “mười tỷ” không phải là số tiền",
        "'1,5', không phải là số tiền tính tròn đồng",
        "-5 tỷ, từ 1 đồng"
    })
    void anAmountThatIsNoneIsExplained(String amount, String message) {
        assertThat(post("/plans/" + plan + "/tasks", admin, "code", "9", "content", "x", "budget[PROVINCE]", amount))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
        assertThat(details().tasks()).hasSize(1);
    }

    @Test
    void aTaskThatActivitiesServeIsNotRemoved() {
        jdbc.sql("""
                        with done as (
                            insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from,
                                period_to, days_known, and_others, logged_by, logged_at, changed_by, changed_at)
                            values (gen_random_uuid(), 0, ?, 'TRADE_LINK', 'Kết nối', 'DONE', '2022-05-01', '2022-05-02', true,
                                false, ?, now(), ?, now())
                            returning activity_id)
                        insert into activity_plan_task (activity_id, task_id) select activity_id, ? from done
                        """)
                .params(department.value(), admin.id().value(), admin.id().value(), task.value())
                .update();

        assertThat(post("/plans/" + plan + "/tasks/" + task + "/removal", admin, "version", version()))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("đã có hoạt động phục vụ nhiệm vụ này");
        assertThat(details().tasks()).hasSize(1);
    }

    @Test
    void aTargetIsAddedChangedAndRemoved() {
        String targets = "/plans/" + plan + "/targets";
        assertThat(post(targets, admin, "indicator", "CLASSES", "operator", "AT_LEAST", "value", "1.234,5"))
                .hasStatus3xxRedirection();
        var added = details().targets().getFirst();
        assertThat(added.terms().value()).isEqualByComparingTo("1234.5");
        assertThat(get(targets + "/" + added.id() + "/edit", admin)).bodyText().contains("value=\"1.234,5\"");

        assertThat(post(
                        targets + "/" + added.id(),
                        admin,
                        "indicator",
                        "CLASSES",
                        "operator",
                        "EXACTLY",
                        "value",
                        "7",
                        "version",
                        version()))
                .hasStatus3xxRedirection();
        assertThat(get("/plans/" + plan, admin)).bodyText().contains("đạt 7 lớp");
        assertThat(post(targets + "/" + added.id() + "/removal", admin, "version", version()))
                .hasStatus3xxRedirection();
        assertThat(details().targets()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "CLASSES, -1, không được âm",
        "CLASSES, mười, phải là số",
        "CLASSES, 12345678901234567, tối đa 15 chữ số",
        "CLASSES, '', Hãy điền “Giá trị”",
        "NO_SUCH, 1, Không có chỉ tiêu này",
        "'', 1, Hãy điền “Chỉ tiêu”",
        "BUDGET, 1, đã có chỉ tiêu này với cùng thời hạn"
    })
    void aBadTargetIsExplainedOnTheForm(String indicator, String value, String message) {
        assertThat(post(
                        "/plans/" + plan + "/targets",
                        admin,
                        "indicator",
                        indicator,
                        "operator",
                        "AT_LEAST",
                        "value",
                        value))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(message);
        assertThat(details().targets()).hasSize(1);
    }

    @Test
    void aParticipationIsAddedOnceAndTakenAway() {
        String parts = "/plans/" + plan + "/participations";
        assertThat(post(parts, admin, "organization", department.toString(), "role", "ADVISED"))
                .hasStatus3xxRedirection();
        assertThat(post(parts, admin, "organization", department.toString(), "role", "ADVISED"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Cơ quan này đã được ghi với vai trò đó.");
        assertThat(post(parts, admin, "role", "ADVISED"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy điền “Cơ quan”.");
        assertThat(post(
                        parts + "/removal",
                        admin,
                        "organization",
                        department.toString(),
                        "role",
                        "ADVISED",
                        "version",
                        version()))
                .hasStatus3xxRedirection();
        assertThat(details().participations()).hasSize(1);
    }

    @Test
    void anEndedPlanTakesNoTasksUntilItIsInForceAgain() {
        assertThat(post("/plans/" + plan + "/status", admin, "status", "ENDED", "version", version()))
                .hasStatus3xxRedirection();
        assertThat(get("/plans/" + plan, admin))
                .bodyText()
                .contains("Đã kết thúc")
                .doesNotContain("/tasks/new");
        assertThat(post("/plans/" + plan + "/tasks", admin, "code", "9", "content", "x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Kế hoạch 81/KH-UBND đã kết thúc");

        assertThat(post("/plans/" + plan + "/status", admin, "status", "IN_FORCE", "version", version()))
                .hasStatus3xxRedirection();
        assertThat(post("/plans/" + plan + "/tasks", admin, "code", "9", "content", "x"))
                .hasStatus3xxRedirection();
    }

    @Test
    void aPlanIsNotEndedFromAnOldPage() {
        String old = version();
        registration.addTask(plan, terms("1.2"));

        assertThat(post("/plans/" + plan + "/status", admin, "status", "ENDED", "version", old))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aPageAsksTheDatabaseAsOftenForManyTasksAsForFew() throws Exception {
        get("/plans/" + plan, admin);
        int few = statements.of(() -> get("/plans/" + plan, admin)).size();
        int listed = statements.of(() -> get("/plans", admin)).size();
        People.actingAs(admin);
        for (int i = 2; i < 20; i++) registration.addTask(plan, terms("1." + i));
        for (int i = 1; i < 10; i++) {
            registration.register(new PlanCitation(
                    PlanId.create(),
                    i + "/KH-UBND",
                    LocalDate.of(2022, 4, 18),
                    people.partner("Cơ quan " + i),
                    "việc " + i,
                    LocalDate.of(2022, 1, 1),
                    LocalDate.of(2022, 12, 31)));
        }

        assertThat(statements.of(() -> get("/plans/" + plan, admin)))
                .hasSize(few)
                .hasSizeLessThan(12);
        assertThat(statements.of(() -> get("/plans", admin))).hasSizeLessThanOrEqualTo(listed);
    }

    private MvcTestResult get(String page, SignedIn me) {
        return mvc.get().uri(URI.create(page)).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String page, SignedIn me, String... sent) {
        var request = mvc.post().uri(page).with(People.signedInAs(me)).with(csrf());
        for (int i = 0; i < sent.length; i += 2) request = request.param(sent[i], sent[i + 1]);
        return request.exchange();
    }

    private String[] head(String number, String issuedOn, String startsOn, String endsOn) {
        return new String[] {
            "number", number,
            "issuedOn", issuedOn,
            "issuer", department.toString(),
            "title", "hỗ trợ khởi nghiệp",
            "startsOn", startsOn,
            "endsOn", endsOn
        };
    }

    private String[] versioned(String[] sent) {
        var all = Arrays.copyOf(sent, sent.length + 2);
        all[sent.length] = "version";
        all[sent.length + 1] = version();
        return all;
    }

    private String version() {
        return String.valueOf(details().version());
    }

    private PlanDetails details() {
        return plans.details(plan);
    }

    private PlanTaskTerms terms(String code) {
        return new PlanTaskTerms(
                code,
                "Kết nối giao thương",
                department,
                Set.of(people.partner("Hội " + code)),
                LocalDate.of(2022, 9, 30),
                null);
    }
}
