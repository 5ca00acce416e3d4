package vn.ocop.portal.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.report.HalfYear;
import vn.ocop.portal.report.HalfYear.Department;

@PortalTest
class SearchPagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    ActivityLog log;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    private Department department;
    private SignedIn me;
    private SignedIn office;

    @BeforeEach
    void aDepartmentAndAnOffice() {
        department = halfYear.department("Sở Kế hoạch và Đầu tư");
        me = department.staff();
        office = halfYear.office();
    }

    // What is found

    @ParameterizedTest
    @CsvSource({
        "tap huan sen, Lớp dạy nghề trồng sen",
        "đồng tháp, Chợ quê Đồng Tháp",
        "dong thap, Chợ quê Đồng Tháp",
        "o sen, Hai hộ ở vùng sen",
        "81, Triển khai 81/KH-UBND ở xã",
        "81/KH-UBND, Triển khai 81/KH-UBND ở xã",
        "trien khai 81/kh, Triển khai 81/KH-UBND ở xã",
        "khoi ngh, Ngày hội khởi nghiệp",
        "hoà an, Đường hoa Hòa An",
        "hòa an, Đường hoa Hòa An",
        "uỷ ban, Họp cùng Ủy ban xã",
        "my qui, Hội thi ở Mỹ Quý",
        "MỸ QUÍ, Hội thi ở Mỹ Quý",
        "khô cá lóc, Hội thi ở Mỹ Quý"
    })
    void activitiesAreFoundHoweverTheWordsAreTyped(String typed, String topic) {
        activity(me, "TRAINING", "Lớp dạy nghề trồng sen", null);
        activity(me, "FAIR", "Chợ quê Đồng Tháp", null);
        activity(me, "FAIR", "Hai hộ ở vùng sen", null);
        activity(me, "FAIR", "Triển khai 81/KH-UBND ở xã", null);
        activity(me, "FAIR", "Ngày hội khởi nghiệp", null);
        activity(me, "FAIR", "Đường hoa Hòa An", null);
        activity(me, "FAIR", "Họp cùng Ủy ban xã", null);
        activity(me, "FAIR", "Hội thi ở Mỹ Quý", "Có khô cá lóc dự thi");
        assertThat(plain(search(me, typed))).contains(topic);
        assertThat(plain(search(office, typed))).contains(topic);
        assertThat(plain(search(me, typed + " zzqx"))).contains("Không tìm thấy gì");
    }

    @ParameterizedTest
    @CsvSource({
        "tap haun, tập huấn",
        "dong tahp, đồng tháp",
        "sadec, sadec",
        "xoia cat, xoài cát",
        "xoi cat, xoài cát",
        "xoaii cat, xoài cát",
        "xuai cat, xoài cát"
    })
    void aSlipOfTheFingersIsForgiven(String typed, String meant) {
        activity(me, "FAIR", "Tập huấn ở Đồng Tháp", null);
        activity(me, "FAIR", "Giới thiệu xoài cát", null);
        String page = plain(search(me, typed));
        if (typed.equals(meant)) {
            assertThat(page).contains("Không tìm thấy gì cho “" + typed + "”");
        } else {
            assertThat(page).contains("Không có gì khớp “" + typed + "”", "kết quả cho “" + meant + "”");
            assertThat(page).contains(meant.startsWith("xoài") ? "Giới thiệu xoài cát" : "Tập huấn ở Đồng Tháp");
        }
    }

    @Test
    void wordsOfRowsWrittenTogetherAndOfChangedOnesAreKnown() {
        activity(me, "FAIR", "Bánh phồng tôm", null);
        jdbc.sql("update activity set topic = 'Nem nướng', notes = 'Gia vị. Kèm bưởi'")
                .update();
        assertThat(plain(search(me, "nme nuong"))).contains("kết quả cho “nem nướng”");
        assertThat(plain(search(me, "bouuoi"))).contains("Không tìm thấy");
        assertThat(plain(search(me, "buio"))).contains("kết quả cho “bưởi”");
        assertThat(plain(search(me, "phnog tom"))).contains("Không tìm thấy gì");
    }

    @Test
    void theSameAccentsComeFirstThenTheTitleThenWhatIsNewest() {
        activity(me, "FAIR", "Bộ ấm chén", null, LocalDate.of(2022, 5, 20));
        activity(me, "FAIR", "Giống bò lai", null, LocalDate.of(2022, 1, 10));
        activity(me, "FAIR", "Đàn bò sữa", null, LocalDate.of(2022, 2, 10));
        activity(me, "FAIR", "Phiên chợ", "có bò khô", LocalDate.of(2022, 6, 1));
        activity(me, "FAIR", "Bơ sáp", null, LocalDate.of(2022, 5, 21));
        assertThat(plain(search(me, "bò")))
                .containsSubsequence("Đàn bò sữa", "Giống bò lai", "Phiên chợ", "Bơ sáp", "Bộ ấm chén");
        assertThat(plain(search(me, "bo"))).containsSubsequence("Bơ sáp", "Bộ ấm chén", "Đàn bò sữa", "Giống bò lai");
    }

    @Test
    void aPhraseComesBeforeItsWordsApart() {
        activity(me, "FAIR", "Sen hồng ở Tháp Mười", null, LocalDate.of(2022, 6, 1));
        activity(me, "FAIR", "Tháp Mười vào vụ sen", null, LocalDate.of(2022, 1, 1));
        activity(me, "FAIR", "Mười hộ ở Tháp nhận sen", null, LocalDate.of(2022, 6, 2));
        assertThat(plain(search(me, "thap muoi")))
                .containsSubsequence("Sen hồng ở Tháp Mười", "Tháp Mười vào vụ sen", "Mười hộ ở Tháp");
    }

    @Test
    void fewExactOnesAreFoundAmongManyOthers() {
        for (int i = 0; i < 130; i++) activity(me, "FAIR", "Bộ hồ sơ số " + i, null, LocalDate.of(2022, 6, 1));
        activity(me, "FAIR", "Nuôi bò", null, LocalDate.of(2015, 1, 1));
        String page = plain(search(me, "bò"));
        assertThat(page).contains("20+").containsSubsequence("Nuôi bò", "Bộ hồ sơ");
        String first = plain(get(me, "/search?q={q}&in=activity", "bo ho so"));
        assertThat(first).contains("100+", "Trang 1 / 5", "Chỉ hiện 100 kết quả gần nhất");
        String second = plain(get(me, "/search?q={q}&in=activity&page=2", "bo ho so"));
        assertThat(titles(second)).hasSize(20).doesNotContainAnyElementsOf(titles(first));
    }

    @Test
    void weeksBeforeTheYear2000AndYearsAheadAreSearchedToo() {
        activity(me, "FAIR", "Hội hoa xưa", null, LocalDate.of(1996, 2, 1));
        activity(me, "FAIR", "Hội hoa sau này", null, LocalDate.of(2031, 2, 1));
        assertThat(plain(search(me, "hoi hoa"))).containsSubsequence("Hội hoa sau này", "Hội hoa xưa");
    }

    @Test
    void everyKindIsFoundWithItsWordAndIcon() {
        var request = halfYear.request(office, "165/VPĐP-OCOP", department);
        halfYear.training(department, "Mùa xoài ngọt");
        var letter = halfYear.issued(department, request);
        var plan = UUID.randomUUID();
        jdbc.sql("""
                        insert into plan (plan_id, version, issuer_id, number, issued_on, title, starts_on, ends_on, status)
                        values (?, 0, ?, '81/KH-UBND', '2022-04-18', 'phát triển vùng xoài', '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """).params(plan, me.organization().value()).update();
        jdbc.sql("insert into plan_task (task_id, plan_id, code, content) values (?, ?, '1.2', 'Hỗ trợ nhãn mác xoài')")
                .params(UUID.randomUUID(), plan)
                .update();
        var subject = UUID.randomUUID();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, 'Hợp tác xã Xoài Mỹ Xương', 'COOPERATIVE',
                                (select unit_id from administrative_unit where kind = 'COMMUNE' limit 1), '2022-01-01', ?, now(), ?, now())
                        """).params(subject, me.id().value(), me.id().value()).update();
        jdbc.sql("""
                        insert into ocop_product (product_id, version, subject_id, name, taxonomy_code, group_code, recorded_by, recorded_at, changed_by, changed_at)
                        select ?, 0, ?, 'Xoài cát Hòa Lộc', taxonomy_code, group_code, ?, now(), ?, now() from product_group limit 1
                        """)
                .params(UUID.randomUUID(), subject, me.id().value(), me.id().value())
                .update();
        people.partner("Hội Làm vườn trồng xoài");
        String page = search(me, "xoài");
        assertThat(page)
                .contains(
                        "Hoạt động",
                        "Kế hoạch",
                        "Nhiệm vụ",
                        "Báo cáo, công văn",
                        "Chủ thể OCOP",
                        "Sản phẩm",
                        "Cơ quan, tổ chức")
                .contains("/plans/" + plan, "/subjects/" + subject, "/reports/" + letter)
                .contains("<mark>xoài</mark>", "<mark>Xoài</mark>")
                .contains("class=\"found-icon\" aria-hidden=\"true\"");
        assertThat(plain(search(me, "165/VPĐP"))).contains("Yêu cầu báo cáo", "165/VPĐP-OCOP – báo cáo kết quả OCOP");
        assertThat(plain(search(me, "1/SO-TH"))).contains("Báo cáo, công văn", "1/SO-TH – ");
        assertThat(plain(search(me, "huyện tháp mười"))).contains("Địa bàn", "Huyện Tháp Mười", "đến 30/06/2025");
        assertThat(plain(get(me, "/search?q={q}&in=plan", "xoài")))
                .contains("phát triển vùng xoài")
                .doesNotContain("Mùa xoài");
    }

    // Who finds what

    @Test
    void aStrangersThingsAreNotEvenCounted() {
        var request = halfYear.request(office, "165/VPĐP-OCOP", department);
        halfYear.training(department, "Bí mật lụa tơ tằm");
        halfYear.issued(department, request);
        var stranger = halfYear.department("Sở Công Thương");
        for (var other : List.of(stranger.staff(), stranger.leader(), stranger.clerk())) {
            assertThat(plain(search(other, "lua to tam"))).contains("Không tìm thấy gì");
            assertThat(plain(search(other, "165"))).contains("Không tìm thấy gì");
            assertThat(suggestions(other, "lua to tam")).contains("Không có gợi ý");
            assertThat(plain(get(other, "/search?q={q}&in=activity", "lụa"))).contains("Không tìm thấy gì");
        }
        assertThat(plain(search(stranger.staff(), "lau to tam")))
                .contains("Không tìm thấy gì")
                .doesNotContain("lụa");
        for (var own : List.of(me, department.leader(), department.clerk(), office)) {
            assertThat(plain(search(own, "lua to tam"))).contains("Bí mật lụa tơ tằm", "Báo cáo, công văn");
        }
    }

    @Test
    void theOfficeFindsWhatWasSentAndNeverADraft() {
        var request = halfYear.request(office, "165/VPĐP-OCOP", department);
        halfYear.training(department, "Nuôi ốc bươu đen");
        var draft = halfYear.submitted(department, request);
        assertThat(search(me, "oc buou")).contains("/reports/" + draft);
        assertThat(search(office, "oc buou")).doesNotContain("/reports/").contains("/activities/");
        halfYear.sign(department, draft);
        assertThat(search(office, "oc buou")).doesNotContain("/reports/");
        halfYear.issue(department, draft);
        assertThat(search(office, "oc buou")).contains("/reports/" + draft);
        var another = people.of(people.department("Văn phòng khác"), Role.COORDINATOR);
        assertThat(search(another, "oc buou")).doesNotContain("/reports/");
    }

    @Test
    void whatWasLeftOutOfALetterIsForTheDepartmentAlone() {
        var request = halfYear.request(office, "165/VPĐP-OCOP", department);
        halfYear.training(department, "Nuôi ốc bươu đen");
        var id = halfYear.draft(department, request);
        jdbc.sql(
                        "update report_sentence set left_out = true where coalesce(written_text, generated_text) like '%ốc bươu%'")
                .update();
        halfYear.submit(department, id);
        halfYear.sign(department, id);
        halfYear.issue(department, id);
        assertThat(search(me, "oc buou")).contains("/reports/" + id);
        assertThat(search(office, "oc buou")).doesNotContain("/reports/");
    }

    @Test
    void anAdministratorFindsRegistersButNoActivitiesReportsOrRequests() {
        var admin = people.of(people.department("Sở Nội vụ"), Role.ADMIN);
        halfYear.training(department, "Sở trường nuôi ong");
        halfYear.issued(department, halfYear.request(office, "165/VPĐP-OCOP", department));
        assertThat(plain(search(admin, "nuoi ong"))).contains("Không tìm thấy gì");
        assertThat(plain(search(admin, "165"))).contains("Không tìm thấy gì");
        assertThat(search(admin, "so noi vu")).contains("/admin/organizations/");
        assertThat(search(admin, "165")).doesNotContain("value=\"activity\"");
        assertThat(get(admin, "/search?q={q}&in=activity", "ong")).doesNotContain("href=\"/activities/");
    }

    @Test
    void whoIsNotSignedInFindsNothing() {
        assertThat(mvc.get().uri("/search?q=sen")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/search/suggestions?q=sen")).hasStatus3xxRedirection();
    }

    // What cannot be looked for

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'",
                "\"",
                "%",
                "_",
                "\\",
                "a' | 'b",
                "sen & | ! : * <-> (",
                "sen:*",
                "!sen",
                "'sen' <-> 'hong'",
                "\\'; drop table activity; --",
                "<script>alert(1)</script>",
                "👩‍🌾",
                "日本",
                "  ",
                "{0}",
                "${7*7}",
                "~",
                "'~",
                "=sen",
                "#TRAINING",
                "@",
                "1e5 -3 0x1f"
            })
    void whateverIsTypedIsOnlyLookedFor(String typed) {
        activity(me, "FAIR", "Trồng sen", null);
        for (var path : List.of(
                "/search?q={q}", "/search/suggestions?q={q}", "/search?q={q}&in=activity", "/activities?q={q}")) {
            assertThat(mvc.get().uri(path, typed).with(People.signedInAs(me))).hasStatusOk();
        }
        assertThat(search(me, typed)).doesNotContain("<script>alert");
    }

    @Test
    void longAndUnprintableWordsAreExplained() {
        activity(me, "FAIR", "Trồng sen", null);
        assertThat(plain(search(me, "sen " + "x".repeat(10_000)))).contains("Chỉ tìm theo 200 ký tự đầu");
        assertThat(plain(search(me, "sen ".repeat(2_500)))).contains("Trồng sen");
        assertThat(plain(search(me, "sen\0"))).contains("ký tự điều khiển");
        assertThat(plain(search(me, "%%%"))).contains("Chưa có chữ cái hay chữ số nào");
        assertThat(plain(search(me, ""))).contains("Gõ từ cần tìm");
        assertThat(mvc.get().uri("/search?q=sen&in=xyz&page=abc").with(People.signedInAs(me)))
                .hasStatusOk();
        assertThat(mvc.get().uri("/search?q=sen&in=activity&page=9999").with(People.signedInAs(me)))
                .hasStatusOk();
    }

    @Test
    void aRecordOfWordsWithoutEndIsKept() {
        String endless = "ưởng".repeat(125);
        var id = activity(me, "FAIR", endless, "ơ".repeat(10_000));
        activity(me, "FAIR", "x".repeat(500), "https://" + "a".repeat(9_000));
        assertThat(search(me, endless.substring(0, 60))).contains("/activities/" + id);
        jdbc.sql("""
                        insert into plan (plan_id, version, issuer_id, number, issued_on, title, starts_on, ends_on, status)
                        values (?, 0, ?, '1', '2022-04-18', ?, '2022-01-01', '2022-12-31', 'IN_FORCE')
                        """)
                .params(UUID.randomUUID(), me.organization().value(), endless)
                .update();
    }

    // Suggestions and the frame

    @Test
    void suggestionsAreLinksOfSeveralKinds() {
        activity(me, "FAIR", "Vườn xoài <b>", null);
        String list = suggestions(me, "xoai");
        assertThat(list).contains("href=\"/activities/", "Vườn <mark>xoài</mark> &lt;b&gt;", "Hoạt động");
        assertThat(suggestions(me, "zzqx")).contains("Không có gợi ý");
        assertThat(suggestions(me, "a\0")).contains("ký tự điều khiển");
    }

    @Test
    void everyPageHasTheBoxAndSignInHasNot() {
        assertThat(get(me, "/plans", "")).contains("id=\"site-q\"", "action=\"/search\"");
        assertThat(mvc.get().uri("/sign-in")).bodyText().doesNotContain("site-q");
    }

    @Test
    void statementsDoNotGrowWithWhatIsFound() throws Exception {
        activity(me, "FAIR", "Vườn xoài", null);
        int few = statements.of(() -> search(me, "xoài")).size();
        for (int i = 0; i < 40; i++) activity(me, "FAIR", "Vườn xoài " + i, "xoài");
        assertThat(statements.of(() -> search(me, "xoài")))
                .hasSizeLessThanOrEqualTo(few)
                .hasSizeLessThanOrEqualTo(7);
    }

    private ActivityId activity(SignedIn by, String type, String topic, @Nullable String notes) {
        return activity(by, type, topic, notes, LocalDate.of(2022, 3, 8));
    }

    private ActivityId activity(SignedIn by, String type, String topic, @Nullable String notes, LocalDate day) {
        People.actingAs(by);
        return log.log(
                by,
                new ActivityDraft(
                        type,
                        topic,
                        ActivityState.DONE,
                        new Period(day, day),
                        true,
                        null,
                        null,
                        null,
                        notes,
                        false,
                        false,
                        Set.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        Map.of()));
    }

    private String search(SignedIn who, String typed) {
        return get(who, "/search?q={q}", typed);
    }

    private String suggestions(SignedIn who, String typed) {
        return get(who, "/search/suggestions?q={q}", typed);
    }

    private String get(SignedIn who, String path, String typed) {
        MvcTestResult answer =
                mvc.get().uri(path, typed).with(People.signedInAs(who)).exchange();
        assertThat(answer).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String plain(String html) {
        return html.replace("<mark>", "").replace("</mark>", "").replace("&quot;", "\"");
    }

    private static List<String> titles(String page) {
        return Pattern.compile("href=\"(/activities/[0-9a-f-]{36})\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
