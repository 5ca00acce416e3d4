package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
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
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.subject.SubjectId;

/// Notices of expiring certificates, and the subjects that activities reach.
@PortalTest
class NoticePagesTests {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Areas areas;

    @Autowired
    ActivityLog log;

    @Autowired
    Clock clock;

    private OrganizationId office;
    private SignedIn me;
    private LocalDate today;
    private SubjectId lotus;
    private SubjectId mango;

    @BeforeEach
    void twoSubjectsOfWhichOneHasCertificatesThatExpire() {
        today = LocalDate.now(clock);
        office = people.coordinationOffice();
        me = people.of(office, Role.COORDINATOR);
        lotus = subject("Hợp tác xã Sen Tháp Mười");
        mango = subject("Hợp tác xã Xoài Mỹ Xương");
        certificate(lotus, "Hạt sen sấy", 4, today.plusDays(150));
        certificate(lotus, "Trà tim sen", 3, today.plusDays(20));
        certificate(mango, "Xoài cát", 3, today.plusDays(400));
    }

    // Notices

    @Test
    void oneClickDraftsTheLetterOfAllCertificatesOfTheSubject() throws Exception {
        assertThat(get("/products/expiring")).hasStatusOk().bodyText().contains("Trà tim sen", "Soạn thông báo");
        String notice = drafted();
        assertThat(get(notice)).hasStatusOk().bodyText().contains("Thông báo gửi Hợp tác xã Sen Tháp Mười", "Dự thảo");
        assertThat(get(notice + "/letter"))
                .hasStatusOk()
                .bodyText()
                .contains("Hạt sen sấy", "Trà tim sen", VietnameseDates.inText(today.plusDays(20)), "nộp ngay");
        String text = text(get(notice + "/letter.docx"));
        assertThat(text)
                .contains(
                        "Kính gửi: Hợp tác xã Sen Tháp Mười",
                        "02 giấy chứng nhận",
                        "không sớm hơn 180 ngày và không muộn hơn 120 ngày",
                        "từ %s đến %s"
                                .formatted(
                                        VietnameseDates.inText(today.plusDays(150 - 180)),
                                        VietnameseDates.inText(today.plusDays(150 - 120))),
                        "V/v")
                .doesNotContain("Xoài cát");
        assertThat(get(notice + "/letter.pdf").getResponse().getContentAsByteArray())
                .startsWith('%', 'P', 'D', 'F');
        assertThat(drafted()).as("the same draft").isEqualTo(notice);
        assertThat(get("/products/expiring")).bodyText().contains(notice).doesNotContain("name=\"subject\"");
    }

    @Test
    void theLetterSaysOnlyWhatIsSoOfItsCertificates() throws Exception {
        String some = text(get(drafted() + "/letter.docx"));
        assertThat(some)
                .contains("sắp hết thời hạn", "(Trà tim sen), đề nghị nộp ngay", "đúng thời gian nêu trên")
                .doesNotContain("đã hết thời hạn");
        certificate(mango, "Xoài sấy", 3, today.minusDays(10));
        String toMango =
                post("/notices", "subject", mango.toString()).getResponse().getRedirectedUrl();
        String late = text(get(toMango + "/letter.docx"));
        assertThat(late)
                .contains("01 giấy chứng nhận", "đã hết thời hạn", "hoàn thiện hồ sơ và nộp ngay tại")
                .doesNotContain("sắp hết thời hạn", "đúng thời gian nêu trên");
    }

    @Test
    void aDayThatIsNoneIsToldByTheNameOfItsField() {
        assertThat(send(drafted(), "0", "125", "sai", "EMAIL"))
                .hasStatus(422)
                .bodyText()
                .contains("“Ngày công văn” không phải là một ngày có thật")
                .doesNotContain("“on”");
    }

    @Test
    void whatWasSentStaysAsItWas() throws Exception {
        String notice = drafted();
        assertThat(post(notice + "/extra", "version", "0", "extra", "Liên hệ bà Nguyễn Thị An."))
                .hasStatus3xxRedirection();
        assertThat(send(notice, "1", "125", day(today), "EMAIL")).hasStatus3xxRedirection();
        assertThat(get(notice)).bodyText().contains("Đã gửi", "Số 125 ngày", "Thư điện tử", me.fullName());
        jdbc.sql("update ocop_product set name = 'Tên khác ' || substr(product_id::text, 1, 4)")
                .update();
        assertThat(text(get(notice + "/letter.docx")))
                .contains("Số: 125/VPĐP-OCOP", "Hạt sen sấy", "Liên hệ bà Nguyễn Thị An.")
                .doesNotContain("Tên khác");
        assertThat(get("/products/expiring")).bodyText().contains("Số 125 ngày");
        assertThat(post(notice + "/extra", "version", "2", "extra", "x")).hasStatus(422);
        assertThat(post(notice + "/discard", "version", "2")).hasStatus(422);
        assertThatThrownBy(() ->
                        jdbc.sql("update certificate_notice set number = 126").update())
                .hasMessageContaining("stays as it is");
        assertThat(post(notice + "/not-sent", "version", "2")).hasStatus3xxRedirection();
        assertThat(text(get(notice + "/letter.docx"))).contains("Tên khác");
    }

    @Test
    void whatWasSentIsShownOnTheSubjectsPageToTheOfficeAlone() {
        String notice = drafted();
        assertThat(get("/subjects/" + lotus)).hasStatusOk().bodyText().doesNotContain(notice);
        assertThat(send(notice, "0", "125", day(today), "EMAIL")).hasStatus3xxRedirection();
        assertThat(get("/subjects/" + lotus))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "href=\"" + notice + "\"",
                        "Số 125 ngày " + day(today),
                        "Thư điện tử",
                        day(today.plusDays(20)),
                        me.fullName());
        assertThat(get("/subjects/" + mango)).bodyText().doesNotContain("/notices/");
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        assertThat(get("/subjects/" + lotus)).hasStatusOk().bodyText().doesNotContain("/notices/");
    }

    @Test
    void oneClickDraftsToEverySubjectOfTheListAndASecondToNobody() {
        certificate(mango, "Xoài sấy", 3, today.plusDays(100));
        assertThat(post("/notices/all", "within", "120")).hasRedirectedUrl("/notices?state=DRAFT");
        assertThat(get("/notices?state=DRAFT")).bodyText().contains("Sen Tháp Mười", "Xoài Mỹ Xương");
        assertThat(count("certificate_notice_item")).isEqualTo(2);
        post("/notices/all", "within", "180");
        assertThat(count("certificate_notice"))
                .as("the draft takes up what has come")
                .isEqualTo(2);
        assertThat(count("certificate_notice_item")).isEqualTo(3);
        post("/notices/all", "within", "180");
        assertThat(count("certificate_notice_item")).isEqualTo(3);
        assertThat(post("/notices/all", "within", "77"))
                .hasStatus(422)
                .bodyText()
                .contains("không phải 77");
        assertThat(post("/notices", "subject", SubjectId.create().toString())).hasStatus(404);
    }

    @Test
    void aDraftIsSetAsideAndTakenUpAgain() {
        String notice = drafted();
        assertThat(post(notice + "/discard", "version", "0")).hasStatus3xxRedirection();
        assertThat(get("/products/expiring")).bodyText().contains("name=\"subject\"");
        String other = drafted();
        assertThat(other).isNotEqualTo(notice);
        assertThat(post(notice + "/restoration", "version", "1"))
                .hasStatus(422)
                .bodyText()
                .contains("dự thảo khác");
        post(other + "/discard", "version", "0");
        assertThat(post(notice + "/restoration", "version", "1")).hasStatus3xxRedirection();
        assertThat(post(notice + "/discard", "version", "1")).hasStatus(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|TODAY|POST|số nguyên từ 1",
                "x|TODAY|POST|phải là số nguyên",
                "''|TODAY|POST|Hãy ghi số công văn",
                "5|TOMORROW|POST|ở tương lai",
                "5|1/1/2020|POST|trước ngày soạn",
                "5|''|POST|Hãy ghi ngày công văn",
                "5|TODAY|''|Hãy chọn cách gửi"
            })
    void aSendingThatCannotBeIsRefused(String number, String on, String way, String why) {
        String notice = drafted();
        String day = switch (on) {
            case "TODAY" -> day(today);
            case "TOMORROW" -> day(today.plusDays(1));
            default -> on;
        };
        assertThat(send(notice, "0", number, day, way))
                .hasStatus(422)
                .bodyText()
                .contains(why);
        assertThat(get(notice)).bodyText().contains("Dự thảo");
    }

    @Test
    void aNumberIsUsedOnceAYear() {
        certificate(mango, "Xoài sấy", 3, today.plusDays(100));
        send(drafted(), "0", "7", day(today), "POST");
        String other =
                post("/notices", "subject", mango.toString()).getResponse().getRedirectedUrl();
        assertThat(send(other, "0", "7", day(today), "POST"))
                .hasStatus(422)
                .bodyText()
                .contains("Số 7 năm " + today.getYear());
    }

    @Test
    void onlyTheOfficeSeesItsNotices() {
        String notice = drafted();
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        assertThat(get(notice)).hasStatus(404);
        assertThat(get("/notices")).hasStatus(404);
        assertThat(post("/notices", "subject", lotus.toString())).hasStatus(404);
        assertThat(get("/products/expiring"))
                .hasStatusOk()
                .bodyText()
                .contains("Trà tim sen")
                .doesNotContain("Soạn thông báo");
        me = people.of(office, Role.ADMIN);
        assertThat(get(notice)).hasStatus(404);
        me = people.of(people.department("Văn phòng khác"), Role.COORDINATOR);
        assertThat(get(notice)).hasStatus(404);
    }

    // Who was reached

    @Test
    void anActivityIsLoggedForASubjectAndShownOnItsPage() {
        var department = people.department("Sở Kế hoạch và Đầu tư");
        me = people.of(department, Role.STAFF);
        assertThat(log("subjectQuery", "sen thap", "then", "subjects"))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"" + lotus + "\"", "Hợp tác xã Sen Tháp Mười, ")
                .doesNotContain("Xoài Mỹ Xương");
        assertThat(log("subjectQuery", "không có ai")).hasStatus(422).bodyText().contains("Chưa chọn chủ thể nào");
        assertThat(log("subjects", UUID.randomUUID().toString()))
                .hasStatus(422)
                .bodyText()
                .contains("không còn trong danh mục");
        assertThat(log("subjects", lotus.toString())).hasStatus3xxRedirection();
        assertThat(get("/subjects/" + lotus)).bodyText().contains("Bảo quản sen", "Sở Kế hoạch và Đầu tư");
        String unreached = "/subjects/unreached?from=1/1/2022&to=31/12/2022";
        assertThat(get(unreached)).bodyText().contains("Xoài Mỹ Xương").doesNotContain("Sen Tháp Mười");
        assertThat(get("/subjects/unreached?from=1/1/2021&to=31/12/2021"))
                .bodyText()
                .contains("Sen Tháp Mười", "Chưa lần nào");
        assertThat(get("/subjects/unreached?from=2/1/2022&to=1/1/2022"))
                .hasStatusOk()
                .bodyText()
                .contains("trước ngày đầu");
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        assertThat(get("/subjects/" + lotus)).bodyText().doesNotContain("Bảo quản sen");
        assertThat(get(unreached)).bodyText().contains("Sen Tháp Mười");
        me = people.of(office, Role.COORDINATOR);
        assertThat(get(unreached)).bodyText().doesNotContain("Sen Tháp Mười");
        assertThat(get("/subjects/" + lotus)).bodyText().contains("Bảo quản sen");
        me = people.of(office, Role.ADMIN);
        assertThat(get("/subjects/" + lotus)).hasStatusOk().bodyText().doesNotContain("Bảo quản sen");
        assertThat(get(unreached)).hasStatus(404);
    }

    @Test
    void aSuccessorKnowsWhomItsPredecessorReached() {
        me = people.of(people.department("Sở Kế hoạch và Đầu tư"), Role.STAFF);
        var old = me.organization();
        assertThat(log("subjects", lotus.toString())).hasStatus3xxRedirection();
        me = people.of(people.department("Sở Tài chính"), Role.STAFF);
        String unreached = "/subjects/unreached?from=1/1/2022&to=31/12/2022";
        assertThat(get(unreached)).bodyText().contains("Sen Tháp Mười");
        jdbc.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                        values (?, ?, date '2022-07-01', ?, now())
                        """)
                .params(old.value(), me.organization().value(), me.id().value())
                .update();
        assertThat(get(unreached)).bodyText().doesNotContain("Sen Tháp Mười");
        assertThat(get("/subjects/" + lotus)).bodyText().contains("Bảo quản sen");
    }

    @Test
    void aSubjectThatCeasedBeforeTheActivityIsRefused() {
        me = people.of(people.department("Sở Kế hoạch và Đầu tư"), Role.STAFF);
        jdbc.sql("update ocop_subject set ceased_on = date '2022-03-01' where subject_id = ?")
                .param(lotus.value())
                .update();
        assertThat(log("subjects", lotus.toString()))
                .hasStatus(422)
                .bodyText()
                .contains("đã ngừng hoạt động từ 01/03/2022");
    }

    @Test
    void thePlannedReachNobody() {
        me = people.of(people.department("Sở Kế hoạch và Đầu tư"), Role.STAFF);
        People.actingAs(me);
        var day = LocalDate.of(2022, 5, 5);
        log.log(
                me,
                ActivityDraft.of("TRAINING", "Sẽ làm", ActivityState.PLANNED, new Period(day, day), true)
                        .forSubjects(Set.of(lotus)));
        assertThat(get("/subjects/unreached?from=1/1/2022&to=31/12/2022"))
                .bodyText()
                .contains("Sen Tháp Mười");
    }

    @Test
    void theSubjectsOfAnActivityAreLinksToTheirPages() {
        me = people.of(people.department("Sở Công Thương"), Role.STAFF);
        String activity = log("subjects", lotus.toString(), "subjects", mango.toString())
                .getResponse()
                .getRedirectedUrl();
        assertThat(get(activity))
                .hasStatusOk()
                .bodyText()
                .contains("<a href=\"/subjects/" + lotus + "\">Hợp tác xã Sen Tháp Mười</a>; <a href=\"/subjects/"
                        + mango);
    }

    private MvcTestResult log(String... more) {
        var fields = new java.util.ArrayList<>(List.of(
                "type", "TRAINING", "topic", "Bảo quản sen", "state", "DONE", "when", "DAYS", "from", "12/5/2022"));
        fields.addAll(List.of(more));
        return post("/activities", fields.toArray(String[]::new));
    }

    private SubjectId subject(String name) {
        var id = SubjectId.create();
        var unit = areas.belowProvinceOn(today).getFirst();
        jdbc.sql("""
                        insert into ocop_subject (subject_id, version, name, type, unit_id, recorded_on, recorded_by, recorded_at, changed_by, changed_at)
                        values (?, 0, ?, 'COOPERATIVE', ?, ?, ?, now(), ?, now())""")
                .params(
                        id.value(),
                        name,
                        unit.id().value(),
                        today,
                        me.id().value(),
                        me.id().value())
                .update();
        return id;
    }

    private void certificate(SubjectId subject, String product, int stars, LocalDate until) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into ocop_product (product_id, version, subject_id, name, taxonomy_code, group_code, recorded_by, recorded_at, changed_by, changed_at)
                        select ?, 0, ?, ?, taxonomy_code, group_code, ?, now(), ?, now() from product_group
                        where taxonomy_code = 'QD148' and group_code like '%.%.%' order by position limit 1""")
                .params(id, subject.value(), product, me.id().value(), me.id().value())
                .update();
        jdbc.sql("""
                        insert into recognition (recognition_id, version, product_id, kind, stars, level, criteria_code, decision_number, decided_on, valid_until,
                                                 recorded_by, recorded_at, changed_by, changed_at)
                        values (gen_random_uuid(), 0, ?, 'FIRST', ?, 'PROVINCE', 'QD148', '100/QĐ-UBND', ?, ?, ?, now(), ?, now())""")
                .params(
                        id,
                        stars,
                        until.minusMonths(36),
                        until,
                        me.id().value(),
                        me.id().value())
                .update();
    }

    private String drafted() {
        var answer = post("/notices", "subject", lotus.toString());
        assertThat(answer).hasStatus3xxRedirection();
        return answer.getResponse().getRedirectedUrl();
    }

    private MvcTestResult send(String notice, String version, String number, String on, String way) {
        return post(notice + "/sending", "version", version, "number", number, "on", on, "way", way);
    }

    private static String day(LocalDate day) {
        return VietnameseDates.onScreen(day);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String text(MvcTestResult docx) throws Exception {
        assertThat(docx).hasStatusOk();
        try (var document = new XWPFDocument(
                        new ByteArrayInputStream(docx.getResponse().getContentAsByteArray()));
                var text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    private MvcTestResult get(String address) {
        return mvc.get().uri(address).with(People.signedInAs(me)).exchange();
    }

    private MvcTestResult post(String address, String... fields) {
        var post = mvc.post().uri(address);
        for (int i = 0; i < fields.length; i += 2) post = post.param(fields[i], fields[i + 1]);
        return post.with(People.signedInAs(me)).with(csrf()).exchange();
    }
}
