package vn.ocop.portal.activity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;

@PortalTest
class ActivityListTests {
    private static final Pattern ROW = Pattern.compile("href=\"/activities/([0-9a-f-]{36})\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Autowired
    SavedFilters filters;

    @Autowired
    List<SavableList> lists;

    private OrganizationId department;
    private SignedIn me;

    @BeforeEach
    void aDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        me = people.of(department, Role.STAFF);
    }

    // Filters

    @Test
    void eachChipLeadsToTheListWithoutIt() {
        rows(3, "TRAINING", "DONE");
        var page = get("/activities?q=viec&type=TRAINING&state=DONE&state=PLANNED&mine=true");
        assertThat(page)
                .bodyText()
                .contains(
                        "Bỏ lọc:",
                        "href=\"/activities?type=TRAINING&amp;state=PLANNED%2CDONE&amp;mine=true\"",
                        "href=\"/activities?q=viec&amp;type=TRAINING&amp;mine=true\"",
                        "href=\"/activities?q=viec&amp;type=TRAINING&amp;state=PLANNED%2CDONE\"",
                        "Trạng thái: Dự kiến, Đã thực hiện",
                        "Bỏ tất cả",
                        "3 hoạt động");
    }

    @Test
    void theNewFiltersFilter() {
        rows(2, "TRAINING", "DONE");
        rows(1, "FAIR", "POSTPONED");
        rows(1, "FAIR", "CANCELLED");
        var colleague = people.of(department, Role.STAFF);
        assertThat(shown(get("/activities?state=PLANNED,POSTPONED"))).hasSize(1);
        assertThat(shown(get("/activities?state=PLANNED,DONE,POSTPONED"))).hasSize(3);
        assertThat(get("/activities?state=PLANNED,DONE,POSTPONED"))
                .bodyText()
                .contains("value=\"PLANNED,DONE,POSTPONED\" selected");
        assertThat(get("/activities?state=DONE,CANCELLED")).bodyText().contains("value=\"DONE,CANCELLED\" selected");
        assertThat(shown(get("/activities?mine=true"))).hasSize(4);
        assertThat(shown(as(colleague, "/activities?mine=true"))).isEmpty();
        var plan = task();
        var first = shown(get("/activities")).getFirst();
        jdbc.sql("insert into activity_plan_task values (?::uuid, ?::uuid)")
                .params(first, plan)
                .update();
        assertThat(shown(get("/activities?task=" + plan))).containsExactly(first);
        assertThat(get("/activities?task=" + plan)).bodyText().contains("Nhiệm vụ: 9/KH-THU – 1.1");
        assertThat(shown(get("/activities?untasked=true"))).hasSize(3).doesNotContain(first);
    }

    @Test
    void theOfficeFiltersByDepartmentAndADepartmentDoesNot() {
        rows(2, "TRAINING", "DONE");
        var other = people.department("Sở Công Thương");
        var theirs = people.of(other, Role.STAFF);
        row(theirs, "FAIR", "DONE", LocalDate.of(2022, 3, 3));
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        assertThat(shown(as(office, "/activities"))).hasSize(3);
        assertThat(shown(as(office, "/activities?department=" + other))).hasSize(1);
        assertThat(as(office, "/activities?department=" + other))
                .bodyText()
                .contains("Sở, ngành: Sở Công Thương", "value=\"" + other + "\" selected");
        assertThat(shown(get("/activities?department=" + other))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=PLANNED,NONE",
                "task=x",
                "task=00000000-0000-0000-0000-000000000000",
                "mine=1",
                "untasked=%3Cscript%3E",
                "sort=topic",
                "columns=days,secret",
                "columns=a%27;drop",
                "after=2022-01-01",
                "after=2022-02-31_00000000-0000-0000-0000-000000000000",
                "before=%27",
                "after=&after=x"
            })
    void whatCannotBeReadIsNamedAndLeftOut(String query) {
        rows(1, "TRAINING", "DONE");
        assertThat(get("/activities?" + query))
                .hasStatusOk()
                .bodyText()
                .contains("class=\"warning\" role=\"alert\"")
                .doesNotContain("<script>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=99999999999999999999",
                "page=-1",
                "saved=x",
                "saved=%27",
                "count=all",
                "select",
                "view=none"
            })
    void whatAsksForNothingIsPassedOver(String query) {
        rows(1, "TRAINING", "DONE");
        assertThat(shown(get("/activities?" + query))).hasSize(1);
    }

    // Columns

    @Test
    void onlyTheColumnsThatWereChosenAreShownAndRead() throws Exception {
        var id = row(me, "TRAINING", "DONE", LocalDate.of(2022, 5, 5));
        jdbc.sql("update activity set beneficiaries = 'hội viên', outcome = 'ba phương án' where activity_id = ?")
                .param(id)
                .update();
        jdbc.sql(
                        "insert into activity_measure values (?, 'PARTICIPANT_TURNS', 1250), (?, 'PARTICIPANT_TURNS_WOMEN', 9)")
                .params(id, id)
                .update();
        jdbc.sql("insert into activity_plan_task values (?, ?::uuid)")
                .params(id, task())
                .update();
        var page = get("/activities?columns=beneficiaries,outcome,participants,women,tasks,subjects,changed");
        assertThat(page)
                .bodyText()
                .contains(
                        "data-label=\"Đối tượng thụ hưởng\">hội viên",
                        "ba phương án",
                        ">1.250<",
                        ">9<",
                        "9/KH-THU – 1.1",
                        "– " + me.fullName())
                .doesNotContain("data-label=\"Thời gian\"", "data-label=\"Phối hợp\"");
        String read = String.join(" ", statements.of(() -> get("/activities?columns=participants")));
        assertThat(read)
                .contains("PARTICIPANT_TURNS'")
                .doesNotContain("activity_area", "activity_participation", "WOMEN");
        String usual = String.join(" ", statements.of(() -> get("/activities")));
        assertThat(usual)
                .contains("activity_area")
                .doesNotContain("activity_measure", "changed_at", "activity_subject");
    }

    @Test
    void rememberedColumnsHoldUntilTheAddressNamesOthers() {
        rows(1, "TRAINING", "DONE");
        filters.rememberColumns(
                me,
                lists.stream()
                        .filter(one -> one.key().equals("activities"))
                        .findFirst()
                        .orElseThrow(),
                "women,state");
        assertThat(get("/activities"))
                .bodyText()
                .contains("Lượt nữ</th>")
                .doesNotContain("data-label=\"Nơi thực hiện\"");
        assertThat(get("/activities?columns=places"))
                .bodyText()
                .contains("Nơi thực hiện</th>")
                .doesNotContain("Lượt nữ</th>");
    }

    // Counting and paging

    @Test
    void countingStopsAtAThousandUnlessAskedToGoOn() {
        many(1030);
        assertThat(get("/activities")).bodyText().contains("hơn 1.000 hoạt động", "count=exact", "before=end");
        assertThat(get("/activities?count=exact")).bodyText().contains("1.030 hoạt động", "Trang 1 / 42");
        assertThat(get("/activities?page=42")).bodyText().contains("Trang 42");
        assertThat(shown(get("/activities?page=42"))).hasSize(5);
        assertThat(shown(get("/activities?page=41"))).hasSize(25);
    }

    @Test
    void theListIsOneStatementHoweverItIsShown() throws Exception {
        many(60);
        get("/activities");
        for (String query :
                List.of("", "?page=2", "?before=end", "?sort=oldest", "?columns=tasks", "?mine=true&count=exact")) {
            assertThat(statements.of(() -> get("/activities" + query)))
                    .as(query)
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',111",
        "sort=oldest,112",
        "q=viec,113",
        "'type=TRAINING&state=DONE,PLANNED&sort=oldest',114",
        "mine=true,115"
    })
    void walkingForwardMeetsEveryRowOnceAlsoWhileRowsComeIn(String query, long seed) {
        var random = new Random(seed);
        many(130 + random.nextInt(30));
        var there = Set.copyOf(ids());
        var expected =
                new ArrayList<>(jdbc.sql("select activity_id::text from activity order by counts_on desc, activity_id")
                        .query(String.class)
                        .list());
        if (query.contains("oldest")) Collections.reverse(expected);
        var met = new ArrayList<String>();
        String address = "/activities?" + query;
        while (address != null) {
            var page = get(address);
            met.addAll(shown(page));
            for (int i = random.nextInt(4); i > 0; i--) {
                row(me, "TRAINING", "DONE", LocalDate.of(2022, 1, 1).plusDays(random.nextInt(12)));
            }
            address = link(page, "rel=\"next\"");
        }
        assertThat(new HashSet<>(met)).hasSameSizeAs(met).containsAll(there);
        assertThat(met.stream().filter(there::contains).toList()).isEqualTo(expected);
    }

    @Test
    void walkingBackFromTheEndMeetsEveryRowOnce() {
        many(140);
        var expected = jdbc.sql("select activity_id::text from activity order by counts_on desc, activity_id")
                .query(String.class)
                .list();
        var met = new ArrayList<String>();
        String address = "/activities?before=end";
        while (address != null) {
            var page = get(address);
            met.addAll(0, shown(page));
            address = link(page, "rel=\"prev\"");
        }
        assertThat(met).isEqualTo(expected);
        assertThat(link(get("/activities?before=end"), "rel=\"next\"")).isNull();
        assertThat(get("/activities?before=end")).bodyText().contains("Trang 6 / 6");
    }

    private void rows(int number, String type, String state) {
        for (int i = 0; i < number; i++) row(me, type, state, LocalDate.of(2022, 4, 1 + i));
    }

    private UUID row(SignedIn by, String type, String state, LocalDate day) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from, period_to, days_known,
                                              and_others, cancelled_because, cancelled_from, logged_by, logged_at, changed_by, changed_at)
                        values (?, 0, ?, ?, 'Việc mẫu', ?, ?, ?, true, false, ?, ?, ?, now(), ?, now())
                        """)
                .params(
                        id,
                        by.organization().value(),
                        type,
                        state,
                        day,
                        day,
                        state.equals("CANCELLED") ? "mưa" : null,
                        state.equals("CANCELLED") ? "DONE" : null,
                        by.id().value(),
                        by.id().value())
                .update();
        return id;
    }

    private void many(int number) {
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from, period_to, days_known,
                                              and_others, logged_by, logged_at, changed_by, changed_at)
                        select gen_random_uuid(), 0, ?, 'TRAINING', 'Việc mẫu', 'DONE', day, day, true, false, ?, now(), ?, now()
                        from (select date '2022-01-01' + (n * 7 % 12)::integer as day from generate_series(1, ?) n) days
                        """)
                .params(department.value(), me.id().value(), me.id().value(), number)
                .update();
    }

    private String task() {
        var plan = UUID.randomUUID();
        var task = UUID.randomUUID();
        jdbc.sql("""
                        insert into plan (plan_id, version, number, issued_on, issuer_id, title, starts_on, ends_on, status)
                        values (?, 0, '9/KH-THU', '2022-01-05', ?, 'Kế hoạch thử', '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """).params(plan, department.value()).update();
        jdbc.sql("insert into plan_task (task_id, plan_id, code, content) values (?, ?, '1.1', 'Tập huấn')")
                .params(task, plan)
                .update();
        return task.toString();
    }

    private List<String> ids() {
        return jdbc.sql("select activity_id::text from activity")
                .query(String.class)
                .list();
    }

    private static List<String> shown(MvcTestResult page) {
        return ROW.matcher(body(page)).results().map(found -> found.group(1)).toList();
    }

    private static String link(MvcTestResult page, String rel) {
        var found = Pattern.compile("<a [^>]*" + rel + "[^>]*href=\"([^\"]+)\"").matcher(body(page));
        return found.find() ? found.group(1).replace("&amp;", "&") : null;
    }

    private static String body(MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private MvcTestResult get(String address) {
        return as(me, address);
    }

    private MvcTestResult as(SignedIn person, String address) {
        return mvc.get()
                .uri(URI.create(address))
                .with(People.signedInAs(person))
                .exchange();
    }
}
