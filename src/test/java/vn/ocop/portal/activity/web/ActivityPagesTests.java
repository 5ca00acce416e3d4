package vn.ocop.portal.activity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;

@PortalTest
class ActivityPagesTests {
    private static final String SA_DEC = "59e1b4c7-d88d-59e7-a1f1-d585ffa39b70";
    private static final String LAI_VUNG = "9581864f-b6a0-5228-b8a7-ffd1462db6f4";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    Statements statements;

    @Autowired
    ActivityLog log;

    @Autowired
    ActivitiesOfPeriod activities;

    @Autowired
    JdbcClient jdbc;

    private SignedIn me;

    @BeforeEach
    void aDepartmentWithSomebodyWhoLogs() {
        me = people.of(people.department("Sở Kế hoạch và Đầu tư"), Role.STAFF);
        People.actingAs(me);
    }

    // Logging

    @Test
    void aTrainingWithTwoPlacesAndAPartnerIsLoggedAndTold() {
        var saved = post(
                "/activities",
                "type",
                "TRAINING",
                "topic",
                "Chế biến sen",
                "state",
                "DONE",
                "when",
                "DAYS",
                "from",
                "12/5/2022",
                "to",
                "13/5/2022",
                "areas",
                SA_DEC,
                "areas",
                LAI_VUNG,
                "venue",
                "nhà vườn",
                "otherPartners",
                "Hội Nông dân Tỉnh\r\n Hội Làm vườn \r\n",
                "answer.participants",
                "1.250",
                "answer.women",
                "9",
                "answer.mode",
                "trực tiếp",
                "executing",
                me.organization().toString());
        assertThat(saved).hasStatus3xxRedirection();
        var page = get(saved.getResponse().getRedirectedUrl());
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Sở Kế hoạch và Đầu tư đã phối hợp với Hội Nông dân Tỉnh và Hội Làm vườn tổ chức tập huấn “Chế biến sen” "
                                + "tại nhà vườn trên địa bàn thành phố Sa Đéc và huyện Lai Vung (từ ngày 12/5/2022 đến ngày 13/5/2022), "
                                + "với 1.250 lượt người tham gia, trong đó có 09 lượt nữ.");
        assertThat(get("/activities")).bodyText().contains("Chế biến sen", "12/05/2022 – 13/05/2022", "Hội Làm vườn");
    }

    @Test
    void onlyTypeTopicStateAndPeriodAreRequired() {
        assertThat(post(
                        "/activities",
                        "type",
                        "FAIR",
                        "topic",
                        "Phiên chợ",
                        "state",
                        "PLANNED",
                        "when",
                        "HALF",
                        "half",
                        "2022-H2"))
                .hasStatus3xxRedirection();
        assertThat(get("/activities")).bodyText().contains("6 tháng cuối năm 2022", "Dự kiến");
    }

    @Test
    void allAreasAreThoseOfTheDay() {
        post(
                "/activities",
                "type",
                "FAIR",
                "topic",
                "Chợ A",
                "state",
                "DONE",
                "when",
                "DAYS",
                "from",
                "30/6/2025",
                "allAreas",
                "true");
        post(
                "/activities",
                "type",
                "FAIR",
                "topic",
                "Chợ B",
                "state",
                "DONE",
                "when",
                "DAYS",
                "from",
                "1/7/2025",
                "allAreas",
                "true");
        var period = new Period(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31));
        assertThat(activities.of(me.organization(), period, Set.of(ActivityState.DONE)))
                .extracting(facts -> facts.wording().replaceAll(" \\(.*", ""))
                .containsExactly(
                        "tổ chức chợ A tại 12 huyện, thành phố trên địa bàn Tỉnh",
                        "tổ chức chợ B tại 102 xã, phường trên địa bàn Tỉnh");
    }

    @Test
    void thePreviewSavesNothing() {
        assertThat(post(
                        "/activities",
                        "type",
                        "TRAINING",
                        "topic",
                        "Trồng sen",
                        "state",
                        "PLANNED",
                        "when",
                        "HALF",
                        "half",
                        "2022-H2",
                        "then",
                        "preview"))
                .hasStatusOk()
                .bodyText()
                .contains("Sở Kế hoạch và Đầu tư sẽ tổ chức tập huấn “Trồng sen”.", "value=\"2022-H2\" selected");
        assertThat(count()).isZero();
    }

    @Test
    void anotherTypeKeepsWhatWasTyped() {
        assertThat(post(
                        "/activities",
                        "type",
                        "TRAINING",
                        "topic",
                        "Trồng sen",
                        "state",
                        "DONE",
                        "when",
                        "DAYS",
                        "then",
                        "retype",
                        "toType",
                        "FAIR"))
                .hasStatusOk()
                .bodyText()
                .contains("Trồng sen", "Số gian hàng", "name=\"type\" value=\"FAIR\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "topic | '' | Hãy điền “Chủ đề, nội dung”.",
                "state | '' | Hãy điền “Trạng thái”.",
                "state | XYZ | “Trạng thái” chưa đúng.",
                "state | CANCELLED | Muốn hủy thì dùng nút",
                "when | '' | Hãy chọn “Biết ngày” hoặc",
                "from | '' | Hãy điền “Từ ngày”",
                "from | 31/6/2022 | không phải là một ngày có thật",
                "to | 11/5/2022 | “Đến ngày” không được trước ngày bắt đầu 12/05/2022.",
                "areas | khong-co | Có địa bàn không có trong danh mục.",
                "areas | 00000000-0000-0000-0000-000000000001 | Có địa bàn không có trong danh mục.",
                "executing | 00000000-0000-0000-0000-000000000001 | Có cơ quan, đơn vị không có trong danh mục.",
                "lead | x | Có cơ quan, đơn vị không có trong danh mục.",
                "partners | 00000000-0000-0000-0000-000000000001 | Có cơ quan, đơn vị không có trong danh mục.",
                "tasks | 00000000-0000-0000-0000-000000000001 | Có nhiệm vụ không có trong các kế hoạch.",
                "answer.classes | -1 | “Số lớp” không được là số âm.",
                "answer.classes | 1,5 | “Số lớp” phải là số nguyên.",
                "answer.classes | nhiều | “Số lớp” phải là số",
                "answer.classes | 99999999999999999999 | “Số lớp” lớn quá mức",
                "answer.mode | qua điện thoại | “Hình thức” phải là một trong các lựa chọn.",
            })
    void whatIsWrongIsSaidAtTheFieldAndWhatWasTypedIsKept(String field, String value, String message) {
        var refused = post(with(field, value));
        assertThat(refused).hasStatus(422).bodyText().contains(message, "error-summary", "giảng viên Lan");
        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "topic,501",
        "venue,301",
        "beneficiaries,501",
        "outcome,501",
        "notes,10001",
        "answer.lecturer,2001",
        "otherPartners,301"
    })
    void whatIsTooLongIsRefused(String field, int length) {
        String typed = "ữ".repeat(length);
        assertThat(post(with(field, typed))).hasStatus(422).bodyText().contains("dài tối đa", typed);
        assertThat(post(with(field, typed.substring(1)))).hasStatus3xxRedirection();
        assertThat(count()).isOne();
    }

    @ParameterizedTest
    @CsvSource({"topic", "venue", "notes", "otherPartners", "answer.lecturer"})
    void aControlCharacterIsRefusedAtItsField(String field) {
        assertThat(post(with(field, "a\u0007b"))).hasStatus(422).bodyText().contains("không in được");
        assertThat(count()).isZero();
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(post(with("topic", "", "from", "31/6/2022", "answer.classes", "1,5", "areas", SA_DEC)))
                .hasStatus(422)
                .bodyText()
                .contains("Hãy điền “Chủ đề, nội dung”.", "không phải là một ngày có thật", "phải là số nguyên")
                .doesNotContain("Thành phố Sa Đéc chỉ");
    }

    @Test
    void anUnknownTypeIsRefused() {
        assertThat(post(with("type", "NO_SUCH"))).hasStatus(422).bodyText().contains("Không có loại hoạt động này");
        assertThat(get("/activities/new?type=NO_SUCH")).hasStatus(404);
    }

    @Test
    void aUnitThatDidNotExistOnTheDayIsNamedWithItsDays() {
        assertThat(post(with("from", "2/7/2025", "areas", SA_DEC)))
                .hasStatus(422)
                .bodyText()
                .contains("Thành phố Sa Đéc chỉ có đến 30/6/2025, không còn vào ngày 02/7/2025");
    }

    @Test
    void anyTextIsStoredComposedAndShownEscaped() {
        String topic = "Ca\u0302\u0301p <script>alert('x')</script> \"ngoặc\" & 🌾";
        var saved = post(with("topic", topic, "notes", "dòng một\r\ndòng hai"));
        assertThat(saved).hasStatus3xxRedirection();
        assertThat(jdbc.sql("select topic from activity").query(String.class).single())
                .startsWith("Cấp <script>");
        assertThat(jdbc.sql("select notes from activity").query(String.class).single())
                .isEqualTo("dòng một\ndòng hai");
        assertThat(get(saved.getResponse().getRedirectedUrl()))
                .bodyText()
                .contains("Cấp &lt;script&gt;", "🌾")
                .doesNotContain("<script>alert");
        assertThat(get("/activities?q=cap")).bodyText().contains("Cấp &lt;script&gt;");
    }

    // Changing

    @Test
    void aChangeIsSavedWithItsAnswers() {
        var id = saved(with("answer.participants", "40", "areas", SA_DEC));
        assertThat(get("/activities/" + id + "/edit"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"40\"", "giảng viên Lan");
        assertThat(post("/activities/" + id, with("version", "0", "topic", "Trồng xoài", "answer.participants", "55")))
                .hasStatus3xxRedirection();
        assertThat(get("/activities/" + id))
                .bodyText()
                .contains("“Trồng xoài”", "với 55 lượt người tham gia")
                .doesNotContain("Sa Đéc");
    }

    @Test
    void theSecondOfTwoPeopleSeesBothVersionsAndMaySaveKnowingly() {
        var id = saved(with());
        assertThat(post("/activities/" + id, with("version", "0", "topic", "Bản của người trước")))
                .hasStatus3xxRedirection();
        var mine = with("version", "0", "topic", "Bản của người sau", "answer.participants", "77");
        assertThat(post("/activities/" + id, mine))
                .hasStatus(409)
                .bodyText()
                .contains(
                        "Bản của người trước",
                        "Bản của người sau",
                        "77",
                        "name=\"answer.participants\" value=\"77\"",
                        "name=\"version\" value=\"1\"");
        assertThat(get("/activities/" + id)).bodyText().contains("“Bản của người trước”");
        mine[1] = "1";
        assertThat(post("/activities/" + id, mine)).hasStatus3xxRedirection();
        assertThat(get("/activities/" + id)).bodyText().contains("“Bản của người sau”", "với 77 lượt");
    }

    @Test
    void aCancelledActivityIsKeptWithItsReasonAndReinstated() {
        var id = saved(with());
        assertThat(post("/activities/" + id + "/cancellation", "version", "0", "reason", " "))
                .hasStatus(422)
                .bodyText()
                .contains("Hãy điền “Lý do hủy”.");
        assertThat(post("/activities/" + id + "/cancellation", "version", "0", "reason", "Trùng lịch"))
                .hasStatus3xxRedirection();
        assertThat(get("/activities/" + id)).bodyText().contains("Trùng lịch", "Đã hủy");
        assertThat(get("/activities/" + id + "/edit")).hasStatus(422);
        assertThat(post("/activities/" + id + "/reinstatement", "version", "0")).hasStatus(409);
        assertThat(post("/activities/" + id + "/reinstatement", "version", "1")).hasStatus3xxRedirection();
        assertThat(get("/activities/" + id)).bodyText().contains("Đã thực hiện").doesNotContain("Trùng lịch");
    }

    @Test
    void aCopyHasEverythingButTheDays() {
        var id = saved(with("areas", SA_DEC));
        assertThat(get("/activities/new?copy=" + id))
                .hasStatusOk()
                .bodyText()
                .contains("Trồng sen", "giảng viên Lan", "value=\"" + SA_DEC + "\" checked")
                .doesNotContain("12/05/2022");
    }

    // Who may

    @Test
    void anotherDepartmentsActivityIsNotThere() {
        var id = saved(with());
        var other = people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY);
        for (String page : List.of("", "/edit", "/cancellation")) {
            assertThat(mvc.get().uri("/activities/" + id + page).with(People.signedInAs(other)))
                    .hasStatus(404);
        }
        assertThat(mvc.get().uri("/activities/new?copy=" + id).with(People.signedInAs(other)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/activities").with(People.signedInAs(other)))
                .bodyText()
                .doesNotContain("Trồng sen");
        assertThat(postAs(other, "/activities/" + id, with("version", "0"))).hasStatus(404);
        assertThat(postAs(other, "/activities/" + id + "/cancellation", "version", "0", "reason", "a"))
                .hasStatus(404);
        assertThat(postAs(other, "/activities/" + id + "/reinstatement", "version", "0"))
                .hasStatus(404);
        assertThat(get("/activities/" + id)).hasStatusOk();
    }

    @Test
    void leadersAndTheOfficeReadButDoNotWrite() {
        var id = saved(with());
        var leader = people.of(me.organization(), Role.LEADER);
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        for (var reader : List.of(leader, office)) {
            assertThat(mvc.get().uri("/activities/" + id).with(People.signedInAs(reader)))
                    .hasStatusOk()
                    .bodyText()
                    .doesNotContain("/edit\"");
            assertThat(mvc.get().uri("/activities").with(People.signedInAs(reader)))
                    .bodyText()
                    .contains("Trồng sen");
            assertThat(mvc.get().uri("/activities/new").with(People.signedInAs(reader)))
                    .hasStatus(404);
            assertThat(mvc.get().uri("/activities/" + id + "/edit").with(People.signedInAs(reader)))
                    .hasStatus(404);
            assertThat(postAs(reader, "/activities", with())).hasStatus(404);
            assertThat(postAs(reader, "/activities/" + id, with("version", "0")))
                    .hasStatus(404);
        }
    }

    @Test
    void anAdministratorHasTypesButNoActivities() {
        var id = saved(with());
        var admin = people.of(people.coordinationOffice(), Role.ADMIN);
        assertThat(mvc.get().uri("/activities").with(People.signedInAs(admin))).hasStatus(404);
        assertThat(mvc.get().uri("/activities/" + id).with(People.signedInAs(admin)))
                .hasStatus(404);
        assertThat(mvc.get().uri("/admin/activity-types").with(People.signedInAs(admin)))
                .hasStatusOk()
                .bodyText()
                .contains("Tập huấn, đào tạo");
        assertThat(mvc.get().uri("/admin/activity-types/TRAINING").with(People.signedInAs(admin)))
                .hasStatusOk();
        assertThat(get("/admin/activity-types")).hasStatus(404);
        assertThat(postAs(
                        admin,
                        "/admin/activity-types/TRAINING",
                        "name",
                        "a",
                        "nameEn",
                        "b",
                        "template",
                        "tổ chức {{quoted}} {{ai}}",
                        "version",
                        "0"))
                .hasStatus(422)
                .bodyText()
                .contains("dùng tên “ai”");
        assertThat(postAs(
                        admin,
                        "/admin/activity-types/TRAINING",
                        "name",
                        "a",
                        "nameEn",
                        "b",
                        "template",
                        "mở lớp {{quoted}}",
                        "version",
                        "0",
                        "then",
                        "preview"))
                .hasStatusOk()
                .bodyText()
                .contains("mở lớp “Nâng cao năng lực quản trị cho chủ thể OCOP”");
        assertThat(postAs(
                        admin,
                        "/admin/activity-types/TRAINING",
                        "name",
                        "a",
                        "nameEn",
                        "b",
                        "template",
                        "x",
                        "version",
                        "7"))
                .hasStatus(409);
    }

    // The list

    @Test
    void filtersFindWhatTheyName() {
        saved(with("topic", "Đưa xoài ra chợ", "areas", SA_DEC));
        saved(with("topic", "100% tem_nhãn", "from", "1/9/2022", "state", "PLANNED"));
        assertThat(get("/activities?q=dua%20XOAI"))
                .bodyText()
                .contains("Đưa xoài ra chợ")
                .doesNotContain("tem_nhãn");
        assertThat(get("/activities?q=100%25%20t"))
                .bodyText()
                .contains("tem_nhãn")
                .doesNotContain("Đưa xoài");
        assertThat(get("/activities?q=a_r")).bodyText().doesNotContain("Đưa xoài ra chợ");
        assertThat(get("/activities?area=" + SA_DEC))
                .bodyText()
                .contains("Đưa xoài")
                .doesNotContain("tem_nhãn");
        assertThat(get("/activities?from=1/7/2022&to=2022-12-31"))
                .bodyText()
                .contains("tem_nhãn")
                .doesNotContain("Đưa xoài");
        assertThat(get("/activities?state=PLANNED&type=TRAINING"))
                .bodyText()
                .contains("tem_nhãn")
                .doesNotContain("Đưa xoài");
        assertThat(get("/activities?type=FAIR")).bodyText().contains("Không có hoạt động nào khớp");
    }

    @Test
    void aDistrictsFilterFindsItsCommunes() {
        String commune = jdbc.sql("select unit_id::text from administrative_unit where parent_id = ?::uuid limit 1")
                .param(SA_DEC)
                .query(String.class)
                .single();
        saved(with("areas", commune));
        assertThat(get("/activities?area=" + SA_DEC)).bodyText().contains("Trồng sen");
        assertThat(get("/activities?area=" + LAI_VUNG)).bodyText().doesNotContain("Trồng sen");
    }

    @ParameterizedTest
    @CsvSource({
        "from=31/6/2022",
        "to=abc",
        "plan=1",
        "plan=00000000-0000-0000-0000-000000000001",
        "type=x",
        "type=NO_SUCH",
        "area=z",
        "state=DON",
        "q=a%07b",
        "from=2/1/2022&to=1/1/2022"
    })
    void aFilterThatCannotBeIsExplained(String query) {
        assertThat(mvc.get().uri(URI.create("/activities?" + query)).with(People.signedInAs(me)))
                .hasStatusOk()
                .bodyText()
                .contains("class=\"warning\"");
    }

    @Test
    void statementsDoNotGrowWithTheRows() throws Exception {
        var first = saved(with("areas", SA_DEC, "otherPartners", "Hội A"));
        get("/activities"); // what the filters offer is read once
        int list = statements.of(() -> get("/activities")).size();
        int detail = statements.of(() -> get("/activities/" + first)).size();
        int period = statements.of(this::period).size();
        for (int i = 0; i < 30; i++) {
            saved(with(
                    "areas",
                    SA_DEC,
                    "areas",
                    LAI_VUNG,
                    "otherPartners",
                    "Hội A\nHội B\nHội " + i,
                    "answer.classes",
                    "2"));
        }
        assertThat(statements.of(() -> get("/activities"))).hasSize(list).hasSizeLessThanOrEqualTo(4);
        assertThat(statements.of(() -> get("/activities?page=2&q=sen&area=" + SA_DEC)))
                .hasSize(list);
        var last = jdbc.sql("select activity_id::text from activity order by logged_at desc limit 1")
                .query(String.class)
                .single();
        assertThat(statements.of(() -> get("/activities/" + last)))
                .hasSize(detail)
                .hasSizeLessThanOrEqualTo(13);
        assertThat(statements.of(this::period)).hasSize(period).hasSizeLessThanOrEqualTo(6);
        assertThat(get("/activities?page=2")).bodyText().contains("31 hoạt động", "Trang 2 / 2");
    }

    private void period() {
        var draft = ActivityDraft.of(
                "TRAINING", "a", ActivityState.DONE, Period.halfYearOf(LocalDate.of(2022, 1, 1)), false);
        activities.of(me.organization(), draft.period(), Set.of(ActivityState.values()));
    }

    private String saved(String... fields) {
        var result = post("/activities", fields);
        if (result.getResponse().getStatus() == 409) { // like one that is there: it is another
            String page = new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
            String seen = page.replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
            result = post(
                    "/activities",
                    Stream.concat(Stream.of(fields), Stream.of("seen", seen)).toArray(String[]::new));
        }
        assertThat(result).hasStatus3xxRedirection();
        String address = result.getResponse().getRedirectedUrl();
        return ActivityId.of(address.substring(address.lastIndexOf('/') + 1)).toString();
    }

    private long count() {
        return jdbc.sql("select count(*) from activity").query(Long.class).single();
    }

    /// A form that may be saved, with these fields instead of or beside its own.
    private String[] with(String... other) {
        var fields = new ArrayList<>(List.of(other));
        String[] usual = {
            "type",
            "TRAINING",
            "topic",
            "Trồng sen",
            "state",
            "DONE",
            "when",
            "DAYS",
            "from",
            "12/5/2022",
            "answer.lecturer",
            "giảng viên Lan"
        };
        for (int i = 0; i < usual.length; i += 2) {
            boolean given = false;
            for (int j = 0; j < other.length; j += 2) given |= other[j].equals(usual[i]);
            if (!given) fields.addAll(List.of(usual[i], usual[i + 1]));
        }
        return fields.toArray(String[]::new);
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(URI.create(address)).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String[] fields) {
        return post("/activities", fields);
    }

    private MvcTestResult post(String address, String... fields) {
        return postAs(me, address, fields);
    }

    private MvcTestResult postAs(SignedIn person, String address, String... fields) {
        var request = mvc.post().uri(address).with(People.signedInAs(person)).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request = request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }
}
