package vn.ocop.portal.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;
import static vn.ocop.portal.area.AreaRegister.IN_2022;
import static vn.ocop.portal.area.AreaRegister.SINCE;

import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
import vn.ocop.portal.Statements;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.report.ReportDrafting;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportLife;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.ReportVersions;
import vn.ocop.portal.report.Reports;
import vn.ocop.portal.report.RequestContent;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.SentenceSummary;
import vn.ocop.portal.report.VersionAct;
import vn.ocop.portal.report.VersionSummary;

/// Versions of a report, choices between new and edited words, two people at once, and what changed.
@PortalTest
class VersionPagesTests {
    private static final Period FIRST_HALF = new Period(LocalDate.of(2021, 12, 15), LocalDate.of(2022, 6, 14));
    private static final Period HALF_BEFORE = new Period(LocalDate.of(2021, 6, 15), LocalDate.of(2021, 12, 14));
    private static final Period YEAR_BEFORE = new Period(LocalDate.of(2020, 12, 15), LocalDate.of(2021, 6, 14));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private People people;

    @Autowired
    private Statements statements;

    @Autowired
    private ActivityLog log;

    @Autowired
    private Areas areas;

    @Autowired
    private AreaRegister register;

    @Autowired
    private ReportRequests requests;

    @Autowired
    private ReportDrafting drafting;

    @Autowired
    private ReportLife life;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportVersions versions;

    @Autowired
    private JdbcClient sql;

    private OrganizationId department;
    private SignedIn staff;
    private SignedIn colleague;
    private SignedIn leader;
    private SignedIn stranger;
    private SignedIn coordinator;
    private RequestId request;

    @BeforeEach
    void aRequestToTheDepartment() {
        department = people.department("Sở Kế hoạch và Đầu tư");
        staff = people.of(department, Role.STAFF);
        colleague = people.of(department, Role.STAFF);
        leader = people.of(department, Role.LEADER);
        stranger = people.of(people.department("Sở Công Thương"), Role.STAFF, Role.LEADER, Role.REGISTRY);
        coordinator = people.of(people.coordinationOffice(), Role.COORDINATOR);
        request = request("165/VPĐP-OCOP", "6 tháng đầu năm 2022", FIRST_HALF);
    }

    // Versions

    @Test
    void eachSaveIsAVersionWithItsAuthor() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "dạy bán hàng");
        post(
                report,
                "/sentences",
                Map.of("section", "RECOMMENDATIONS", "text", "Đề nghị hỗ trợ\nĐề nghị tập huấn"),
                colleague);
        var sentence = sentence(report, "dạy");
        post(report, "/sentences/" + sentence.id() + "/omission", version(sentence), staff);
        sentence = sentence(report, "dạy");
        post(report, "/sentences/" + sentence.id() + "/restoration", version(sentence), staff);
        assertThat(history(report))
                .extracting(VersionSummary::number, VersionSummary::act, VersionSummary::by, VersionSummary::changed)
                .containsExactly(
                        tuple(5, VersionAct.RESTORED, staff.id(), 1),
                        tuple(4, VersionAct.LEFT_OUT, staff.id(), 1),
                        tuple(3, VersionAct.ADDED, colleague.id(), 2),
                        tuple(2, VersionAct.REWORDED, staff.id(), 1),
                        tuple(1, VersionAct.STARTED, staff.id(), 4));
        assertThat(get(report, "/versions", leader))
                .hasStatusOk()
                .bodyText()
                .contains("Phiên bản 5", "Sửa lời", "“dạy bán hàng”", colleague.fullName(), "Thêm câu");
    }

    @Test
    void whatChangesNothingIsNoVersion() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        post(report, "/assembly", Map.of(), staff);
        var sentence = sentence(report, "Bán hàng");
        reword(report, "Bán hàng", sentence.text());
        assertThat(history(report)).hasSize(1);
    }

    @Test
    void aVersionIsReadWholeThoughOnlyChangesAreStored() throws Exception {
        var dropped = training("Bán hàng qua mạng");
        training("Đóng gói");
        var report = drafting.start(request, staff);
        reword(report, "Đóng gói", "dạy đóng gói");
        log.cancel(staff, dropped, 0, "Không tổ chức được");
        post(report, "/assembly", Map.of(), staff);
        assertThat(texts(report, 1))
                .anyMatch(text -> text.contains("Bán hàng"))
                .noneMatch(text -> text.contains("dạy"));
        assertThat(texts(report, 2)).anyMatch(text -> text.contains("Bán hàng")).contains("dạy đóng gói");
        assertThat(texts(report, 3))
                .noneMatch(text -> text.contains("Bán hàng"))
                .contains("dạy đóng gói");
        assertThat(sql.sql("select count(*) from report_version_sentence where number = 2")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var version = history(report).getFirst();
        assertThat(statements.of(() -> versions.sentences(version))).hasSize(1);
        assertThat(get(report, "/versions/1", staff)).hasStatusOk().bodyText().contains("Bán hàng qua mạng", "./.");
    }

    @Test
    void aReportFromBeforeVersionsWereKeptHasItsFirst() throws Exception {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "dạy bán hàng");
        var now = texts(report, 2);
        sql.sql("truncate table report_version, report_version_sentence").update();
        String migration = Files.readString(Path.of("src/main/resources/db/migration/V012__report_versions.sql"));
        sql.sql(migration.substring(migration.indexOf("insert into report_version ")))
                .update();
        assertThat(history(report))
                .singleElement()
                .extracting(VersionSummary::number, VersionSummary::act, VersionSummary::sentences)
                .containsExactly(1, VersionAct.RECORDED, now.size());
        assertThat(texts(report, 1)).containsExactlyInAnyOrderElementsOf(now);
        reword(report, "dạy", "dạy nữa");
        assertThat(history(report).getFirst().changed()).isEqualTo(1);
    }

    @Test
    void versionsAreWrittenOnce() {
        training("Bán hàng qua mạng");
        drafting.start(request, staff);
        for (String change : List.of(
                "update report_version set made_by = made_by",
                "delete from report_version_sentence",
                "update report_version_sentence set gone = true")) {
            assertThatThrownBy(() -> sql.sql(change).update()).isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void anyTwoVersionsAreComparedWordByWord() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "dạy 02 lớp bán hàng cho nông dân");
        reword(report, "dạy", "dạy 05 lớp bán hàng cho nông dân");
        assertThat(get(report, "/versions/compare?from=2&to=3", staff))
                .hasStatusOk()
                .bodyText()
                .contains("<del><span class=\"visually-hidden\">[bỏ: </span>02<span", "[thêm: </span>05<span")
                .contains("câu không đổi", "Lấy lại câu của phiên bản 2");
        // The order in which they are chosen does not matter.
        assertThat(get(report, "/versions/compare?from=3&to=2", staff))
                .hasStatusOk()
                .bodyText()
                .contains("So sánh phiên bản 2 và phiên bản 3");
        assertThat(get(report, "/versions/compare?from=2&to=3", leader))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/restoration");
    }

    @Test
    void aPoorChoiceOfVersionsIsExplained() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        assertThat(get(report, "/versions/compare?from=1&to=1", staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("hãy chọn hai phiên bản khác nhau");
        for (String none : List.of("", "?from=1", "?to=1", "?from=&to=1")) {
            assertThat(get(report, "/versions/compare" + none, staff))
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                    .bodyText()
                    .contains("Hãy chọn hai phiên bản để so sánh.");
        }
        for (String wrong : List.of(
                "/versions/compare?from=1&to=2",
                "/versions/compare?from=a&to=1",
                "/versions/compare?from=-1&to=1",
                "/versions/2",
                "/versions/0",
                "/versions/x",
                "/versions/99999999999")) {
            assertThat(get(report, wrong, staff)).as(wrong).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @Test
    void wordsOfAnEarlierVersionAreTakenBackAndThatToo() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "lời thứ nhất");
        reword(report, "thứ nhất", "lời thứ hai");
        assertThat(takeBack(report, 2, sentence(report, "thứ hai"))).hasStatus3xxRedirection();
        assertThat(texts(report, 4)).contains("lời thứ nhất");
        assertThat(takeBack(report, 3, sentence(report, "thứ nhất"))).hasStatus3xxRedirection();
        assertThat(history(report).getFirst())
                .extracting(VersionSummary::number, VersionSummary::act)
                .containsExactly(5, VersionAct.TAKEN_BACK);
        assertThat(sentence(report, "thứ hai").written()).isEqualTo("lời thứ hai");
        // Back to the assembled words: nobody's words any more.
        takeBack(report, 1, sentence(report, "thứ hai"));
        assertThat(sentence(report, "Bán hàng").written()).isNull();
        takeBack(report, 1, sentence(report, "Bán hàng"));
        assertThat(history(report)).hasSize(6);
    }

    @Test
    void aSentenceThatIsGoneComesBackOnce() {
        var activity = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        var gone = sentence(report, "Bán hàng");
        log.cancel(staff, activity, 0, "Không tổ chức được");
        post(report, "/assembly", Map.of(), staff);
        assertThat(get(report, "/versions/compare?from=1&to=2", staff))
                .bodyText()
                .contains("câu bỏ", gone.id() + "/restoration");
        String address = "/versions/1/sentences/" + gone.id() + "/restoration";
        assertThat(post(report, address, Map.of(), staff)).hasStatus3xxRedirection();
        assertThat(post(report, address, Map.of(), staff)).hasStatus(HttpStatus.CONFLICT);
        assertThat(reports.get(report, staff).sentences())
                .filteredOn(one -> one.text().contains("Bán hàng qua mạng"))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).startsWith("Tổ chức"));
    }

    @Test
    void takingBackIsForAuthorsOfAnOpenReport() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "lời thứ nhất");
        var sentence = sentence(report, "thứ nhất");
        String address = "/versions/1/sentences/" + sentence.id() + "/restoration";
        for (SignedIn other : List.of(leader, stranger, coordinator)) {
            assertThat(post(report, address, version(sentence), other)).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(post(report, address, Map.of("version", "0"), staff))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Người khác vừa lưu câu này");
        life.submit(report, reports.get(report, staff).report().version(), null, staff);
        assertThat(post(report, address, version(sentence), staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Báo cáo này không còn sửa được nữa.");
        assertThat(history(report)).hasSize(2);
    }

    @Test
    void whoSeesOnlyWhatWasIssuedSeesNoVersions() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "lời riêng của sở");
        issue(report);
        assertThat(get(report, "", coordinator)).hasStatusOk().bodyText().doesNotContain("/versions");
        for (SignedIn other : List.of(coordinator, stranger)) {
            for (String address : List.of(
                    "/versions",
                    "/versions/1",
                    "/versions/compare?from=1&to=2",
                    "/assembly",
                    "/changes?since=version")) {
                assertThat(get(report, address, other)).as(address).hasStatus(HttpStatus.NOT_FOUND);
            }
        }
        assertThat(get(report, "/changes", coordinator))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("since=version");
        assertThat(get(report, "/changes", stranger)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(get(report, "/versions/compare?from=1&to=2", staff))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/restoration");
    }

    // New words beside a person's

    @Test
    void threeTextsAreShownAndTheNewWordsCanBeEdited() {
        var activity = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        reword(report, "Bán hàng", "đã dạy bán hàng qua mạng");
        log.change(staff, activity, 0, draft("Bán hàng trên sàn"));
        post(report, "/assembly", Map.of(), staff);
        var sentence = sentence(report, "đã dạy");
        assertThat(get(report, "", staff))
                .bodyText()
                .contains("Lời soạn trước đây", "Lời soạn bây giờ", "Lời đang dùng", "<del>", "<ins>", "/assembly");
        assertThat(get(report, "?edit=" + sentence.id() + "&words=now", staff))
                .bodyText()
                .contains("name=\"decides\"", "autofocus aria-describedby=\"text-hint\">" + sentence.proposed() + "<");
        post(
                report,
                "/sentences/" + sentence.id() + "/wording",
                Map.of(
                        "version",
                        String.valueOf(sentence.version()),
                        "decides",
                        "true",
                        "text",
                        "dạy bán hàng trên sàn"),
                staff);
        var edited = sentence(report, "dạy bán hàng trên sàn");
        assertThat(edited.proposed()).isNull();
        assertThat(edited.generated()).contains("trên sàn");
        assertThat(edited.written()).isEqualTo("dạy bán hàng trên sàn");
    }

    @Test
    void wordsOfOnesOwnThatEqualTheOldOnesAreNotReplacedByTheNewOnes() {
        var activity = training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        String before = sentence(report, "Bán hàng").text();
        reword(report, "Bán hàng", "đã dạy");
        log.change(staff, activity, 0, draft("Bán hàng trên sàn"));
        post(report, "/assembly", Map.of(), staff);
        reword(report, "đã dạy", before);
        var kept = sentence(report, "qua mạng");
        assertThat(kept.text()).isEqualTo(before);
        assertThat(kept.proposed()).contains("trên sàn");
        reword(report, "qua mạng", String.valueOf(kept.proposed()));
        assertThat(sentence(report, "trên sàn").undecided()).isFalse();
    }

    @Test
    void aWordedSentenceWhoseRecordIsGoneWaitsForADecision() {
        var activity = training("Bán hàng qua mạng");
        training("Đóng gói");
        var report = drafting.start(request, staff);
        String before = sentence(report, "Bán hàng").text();
        reword(report, "Bán hàng", "đã dạy bán hàng");
        log.cancel(staff, activity, 0, "Không tổ chức được");
        post(report, "/assembly", Map.of(), staff);
        var waiting = sentence(report, "đã dạy");
        assertThat(waiting.former()).isEqualTo(before);
        assertThat(waiting.undecided()).isTrue();
        assertThat(get(report, "", staff)).bodyText().contains("Không còn hồ sơ nào cho câu này.", "Bỏ câu này ra");
        assertThat(get(report, "/assembly", staff)).bodyText().contains("Không còn hồ sơ nào cho câu này.", "DROPPED");
        post(report, "/sentences/" + waiting.id() + "/refusal", version(waiting), staff);
        assertThat(sentence(report, "đã dạy").undecided()).isFalse();
    }

    @Test
    void manyChoicesAreOneVersion() {
        var first = training("Chủ đề một");
        var second = training("Chủ đề hai");
        var third = training("Chủ đề ba");
        var fourth = training("Chủ đề bốn");
        var report = drafting.start(request, staff);
        for (String name : List.of("một", "hai", "ba", "bốn")) reword(report, "Chủ đề " + name, "lời riêng " + name);
        log.change(staff, first, 0, draft("Nội dung một"));
        log.change(staff, second, 0, draft("Nội dung hai"));
        log.change(staff, third, 0, draft("Nội dung ba"));
        log.cancel(staff, fourth, 0, "Không tổ chức được");
        post(report, "/assembly", Map.of(), staff);
        int before = history(report).size();
        assertThat(get(report, "/assembly", leader)).hasStatusOk().bodyText().doesNotContain("choice.");
        Map<String, String> form = new HashMap<>();
        choose(form, sentence(report, "riêng một"), "NOW", null);
        choose(form, sentence(report, "riêng hai"), "MINE", null);
        choose(form, sentence(report, "riêng ba"), "EDITED", "nội dung ba, viết lại.");
        choose(form, sentence(report, "riêng bốn"), "LATER", null);
        assertThat(post(report, "/assembly/choices", form, staff)).hasStatus3xxRedirection();
        assertThat(history(report)).hasSize(before + 1);
        assertThat(history(report).getFirst())
                .extracting(VersionSummary::act, VersionSummary::changed)
                .containsExactly(VersionAct.DECIDED, 3);
        assertThat(sentence(report, "“Nội dung một”").written()).isNull();
        assertThat(sentence(report, "riêng hai").undecided()).isFalse();
        assertThat(sentence(report, "nội dung ba").written()).isEqualTo("nội dung ba, viết lại");
        assertThat(sentence(report, "riêng bốn").undecided()).isTrue();
        // The rest at once: a sentence without records is left out.
        form.clear();
        choose(form, sentence(report, "riêng bốn"), "LATER", null);
        form.put("rest", "NOW");
        post(report, "/assembly/choices", form, staff);
        assertThat(sentence(report, "riêng bốn").leftOut()).isTrue();
        assertThat(get(report, "/assembly", staff)).bodyText().contains("Không có câu nào chờ chọn");
    }

    @Test
    void oneRefusedChoiceLeavesAllUnmadeAndKeepsThem() {
        var first = training("Chủ đề một");
        var second = training("Chủ đề hai");
        var report = drafting.start(request, staff);
        reword(report, "Chủ đề một", "lời riêng một");
        reword(report, "Chủ đề hai", "lời riêng hai");
        log.change(staff, first, 0, draft("Nội dung một"));
        log.change(staff, second, 0, draft("Nội dung hai"));
        post(report, "/assembly", Map.of(), staff);
        int before = history(report).size();
        Map<String, String> form = new HashMap<>();
        choose(form, sentence(report, "riêng một"), "NOW", "chưa dùng");
        choose(form, sentence(report, "riêng hai"), "EDITED", " . ");
        assertThat(post(report, "/assembly/choices", form, staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Hãy viết nội dung câu.", "chưa dùng");
        choose(form, sentence(report, "riêng hai"), "EDITED", "chuông\u0007reo");
        assertThat(post(report, "/assembly/choices", form, staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("U+0007");
        choose(form, sentence(report, "riêng hai"), "EDITED", "lời tôi đang gõ");
        reword(report, "riêng hai", "lời của người khác");
        assertThat(post(report, "/assembly/choices", form, staff))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Người khác vừa lưu câu này", "lời tôi đang gõ", "lời của người khác");
        assertThat(sentence(report, "riêng một").undecided()).isTrue();
        assertThat(history(report)).hasSize(before + 1);
        assertThat(post(report, "/assembly/choices", Map.of(), staff)).hasStatus3xxRedirection();
        assertThat(post(report, "/assembly/choices", form, leader)).hasStatus(HttpStatus.NOT_FOUND);
    }

    // Two people at once

    @Test
    void twoPeopleOnTwoSentencesDoNotDisturbEachOther() throws Exception {
        training("Chủ đề một");
        training("Chủ đề hai");
        for (int round = 1; round <= 5; round++) {
            var report = drafting.start(request, staff);
            int before = history(report).size();
            var one = sentence(report, round == 1 ? "Chủ đề một" : "một, lần");
            var other = sentence(report, round == 1 ? "Chủ đề hai" : "hai, lần");
            int now = round;
            together(
                    () -> rewordAs(staff, report, one, "lời một, lần " + now),
                    () -> rewordAs(colleague, report, other, "lời hai, lần " + now));
            assertThat(sentence(report, "một, lần").text()).endsWith("lần " + now);
            assertThat(sentence(report, "hai, lần").text()).endsWith("lần " + now);
            assertThat(history(report))
                    .extracting(VersionSummary::number)
                    .hasSize(before + 2)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void twoSessionsOnTwoSentencesBothSave() {
        training("Chủ đề một");
        training("Chủ đề hai");
        var report = drafting.start(request, staff);
        var one = sentence(report, "Chủ đề một");
        var other = sentence(report, "Chủ đề hai");
        assertThat(post(
                        report,
                        "/sentences/" + one.id() + "/wording",
                        Map.of("version", "0", "text", "lời một"),
                        staff))
                .hasStatus3xxRedirection();
        assertThat(post(
                        report,
                        "/sentences/" + other.id() + "/wording",
                        Map.of("version", "0", "text", "lời hai"),
                        colleague))
                .hasStatus3xxRedirection();
        assertThat(history(report))
                .extracting(VersionSummary::by)
                .containsExactly(colleague.id(), staff.id(), staff.id());
    }

    @Test
    void anAssemblyThatOnlyMovesASentenceIsNotInItsWay() {
        training("Chủ đề một");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Chủ đề một");
        log.log(
                staff,
                ActivityDraft.of(
                        "TRAINING",
                        "Chủ đề trước",
                        ActivityState.DONE,
                        new Period(LocalDate.of(2022, 3, 1), LocalDate.of(2022, 3, 1)),
                        true));
        post(report, "/assembly", Map.of(), colleague);
        assertThat(sentence(report, "Chủ đề một").position()).isGreaterThan(sentence.position());
        assertThat(post(
                        report,
                        "/sentences/" + sentence.id() + "/wording",
                        Map.of("version", String.valueOf(sentence.version()), "text", "lời của tôi"),
                        staff))
                .hasStatus3xxRedirection();
    }

    @Test
    void ofTwoPeopleOnOneSentenceOneSeesBothTexts() throws Exception {
        training("Chủ đề một");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Chủ đề một");
        var outcomes = together(
                () -> rewordAs(staff, report, sentence, "lời của người thứ nhất"),
                () -> rewordAs(colleague, report, sentence, "lời của người thứ hai"));
        assertThat(outcomes).containsExactlyInAnyOrder(302, 409);
        assertThat(history(report)).hasSize(2);
        var conflict = post(
                report,
                "/sentences/" + sentence.id() + "/wording",
                Map.of("version", "0", "text", "lời của người thứ ba"),
                staff);
        assertThat(conflict)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains(">lời của người thứ ba</textarea>", "Lời của bạn so với bản đó", "[thêm: </span>ba<span");
    }

    @Test
    void whatElseIsDoneToASentenceThatSomebodySavedIsNotDone() {
        training("Chủ đề một");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Chủ đề một");
        reword(report, "Chủ đề một", "lời mới");
        for (String act : List.of("omission", "restoration", "refusal")) {
            assertThat(post(report, "/sentences/" + sentence.id() + "/" + act, version(sentence), staff))
                    .hasStatus(HttpStatus.CONFLICT)
                    .bodyText()
                    .contains("việc vừa rồi chưa được thực hiện", "lời mới", "#s-" + sentence.id());
        }
        assertThat(sentence(report, "lời mới").leftOut()).isFalse();
    }

    @Test
    void wordsTypedWhileTheReportWasSubmittedAreShownAgain() {
        training("Chủ đề một");
        var report = drafting.start(request, staff);
        var sentence = sentence(report, "Chủ đề một");
        life.submit(report, reports.get(report, staff).report().version(), null, staff);
        assertThat(post(
                        report,
                        "/sentences/" + sentence.id() + "/wording",
                        Map.of("version", "0", "text", "lời gõ dở"),
                        staff))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Báo cáo này không còn sửa được nữa.", "lời gõ dở");
    }

    // What changed

    @Test
    void withoutAnEarlierReportRecordsAloneAreCompared() {
        log.log(staff, counted("Lớp cũ", LocalDate.of(2021, 9, 1), 2, 60, 20));
        log.log(staff, counted("Lớp mới", LocalDate.of(2022, 4, 1), 3, 100, 55));
        log.log(staff, counted("Lớp mới nữa", LocalDate.of(2022, 5, 1), 1, 50, 20));
        var day = LocalDate.of(2022, 5, 2);
        log.log(staff, ActivityDraft.of("FAIR", "Hội chợ", ActivityState.DONE, new Period(day, day), true));
        var report = drafting.start(request, staff);
        var page = get(report, "/changes", staff);
        assertThat(page)
                .hasStatusOk()
                .bodyText()
                .contains("nên chỉ so các hoạt động đã ghi", "15/06/2021 – 14/12/2021")
                .contains("from=15%2F12%2F2021&amp;to=14%2F06%2F2022&amp;state=DONE&amp;type=TRAINING")
                .doesNotContain("Lời văn");
        assertThat(rows(page))
                .contains("Tập huấn, đào tạo 1 2 +1", "Tổng số 1 3 +2")
                .anyMatch(row -> row.startsWith("Số lớp") && row.endsWith("2 4 +2"))
                .anyMatch(row -> row.contains("Tỷ lệ nữ") && row.endsWith("33,3% 50% +16,7 điểm phần trăm"))
                .anyMatch(row -> row.startsWith("Loại hoạt động") && row.contains("Hội chợ"));
        var lastYear = get(report, "/changes?since=last-year", staff);
        assertThat(lastYear).hasStatusOk().bodyText().contains("15/12/2020 – 14/06/2021");
        assertThat(rows(lastYear)).contains("Tập huấn, đào tạo 0 2 +2");
    }

    @Test
    void placesAreComparedAsRecordedOrOnTheMapOfADay() {
        var merged = register.coded("29869", SINCE);
        var old = areas.history().on(SINCE).recordedAs(Set.of(merged.id())).stream()
                .map(areas::get)
                .filter(area -> area.validity().includes(IN_2022)
                        && !area.kind().ofDistrictLevel()
                        && !area.id().equals(merged.id()))
                .toList();
        var city = register.named("thành phố Sa Đéc", IN_2022);
        log.log(
                staff,
                counted("Lớp cũ", LocalDate.of(2021, 9, 1), 2, 60, 20)
                        .at(null, Set.of(old.get(0).id()), false));
        log.log(
                staff,
                counted("Lớp mới", LocalDate.of(2022, 4, 1), 3, 100, 55)
                        .at(null, Set.of(old.get(1).id(), city.id()), false));
        var report = drafting.start(request, staff);
        assertThat(get(report, "/changes", staff))
                .hasStatusOk()
                .bodyText()
                .contains(old.get(0).datedName(), old.get(1).datedName(), city.datedName(), "name=\"map\"");
        assertThat(get(report, "/changes?since=previous&map=01/7/2025", staff))
                .hasStatusOk()
                .bodyText()
                .contains(city.datedName() + " – ∅ không có trên bản đồ", "value=\"01/07/2025\"", "Địa bàn như đã ghi")
                .doesNotContain(old.get(0).datedName(), old.get(1).datedName(), merged.fullName() + "<");
        assertThat(get(report, "/changes?since=last-year&map=01/7/2025", staff))
                .bodyText()
                .contains(merged.fullName() + "<", "&amp;map=2025-07-01");
        assertThat(get(report, "/changes?map=31/6/2025", staff))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "“31/6/2025” không phải là một ngày có thật", old.get(0).datedName());
    }

    @Test
    void theLetterOfThePeriodBeforeIsComparedWordByWord() {
        log.log(staff, counted("Bán hàng", LocalDate.of(2021, 9, 1), 2, 60, 20));
        var before = drafting.start(request("300/VPĐP-OCOP", "6 tháng cuối năm 2021", HALF_BEFORE), staff);
        log.log(staff, counted("Bán hàng", LocalDate.of(2021, 3, 1), 2, 60, 20));
        var yearBefore = drafting.start(request("100/VPĐP-OCOP", "6 tháng đầu năm 2021", YEAR_BEFORE), staff);
        log.log(staff, counted("Bán hàng", LocalDate.of(2022, 4, 1), 3, 100, 55));
        var report = drafting.start(request, staff);
        assertThat(get(report, "/changes?since=previous", staff))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/reports/" + before + "\"", "Lời văn", "6 tháng cuối năm 2021", "<del>", "<ins>")
                .doesNotContain("nên chỉ so các hoạt động đã ghi");
        assertThat(get(report, "/changes?since=last-year", staff))
                .bodyText()
                .contains("href=\"/reports/" + yearBefore + "\"");
        // The office sees the letter that was issued, but no draft to compare it with.
        issue(report);
        assertThat(get(report, "/changes", coordinator))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(before.toString())
                .contains("nên chỉ so các hoạt động đã ghi");
        issue(before);
        assertThat(get(report, "/changes", coordinator)).bodyText().contains("href=\"/reports/" + before + "\"");
    }

    @Test
    void sinceTheVersionThatWasSubmittedActivitiesAndWordsAreTold() {
        training("Bán hàng qua mạng");
        var report = drafting.start(request, staff);
        life.submit(report, reports.get(report, staff).report().version(), null, staff);
        actingAs(leader);
        life.giveBack(report, reports.get(report, leader).report().version(), "Thiếu một lớp", leader);
        actingAs(staff);
        training("Đóng gói sản phẩm");
        post(report, "/assembly", Map.of(), staff);
        reword(report, "Bán hàng", "dạy bán hàng");
        assertThat(get(report, "/changes?since=version", staff))
                .hasStatusOk()
                .bodyText()
                .contains("<option value=\"1\" selected", "Đóng gói sản phẩm", "mới ghi", "câu thêm", "sửa lời");
        assertThat(get(report, "/changes?since=version&version=3", staff))
                .bodyText()
                .contains("Không có gì khác nhau về lời.", "Không có hoạt động nào");
        // A leader who reads it again sees what changed since it was submitted before.
        life.submit(report, reports.get(report, staff).report().version(), null, staff);
        assertThat(get(report, "/changes?since=version", leader))
                .bodyText()
                .contains("<option value=\"1\" selected", "câu thêm");
        for (String wrong : List.of("since=version&version=9", "since=version&version=x", "since=never")) {
            assertThat(get(report, "/changes?" + wrong, staff)).as(wrong).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(get(report, "/changes?since=", staff)).hasStatusOk();
    }

    @Test
    void pagesAskNoMoreOfTheDatabaseForMoreSentencesAndVersions() throws Exception {
        training("Chủ đề số 1");
        var report = drafting.start(request, staff);
        reword(report, "số 1", "lời thứ 1");
        List<String> addresses = List.of(
                "/versions",
                "/versions/1",
                "/versions/compare?from=1&to=2",
                "/assembly",
                "/changes",
                "/changes?since=version");
        var few = new ArrayList<Integer>();
        for (String address : addresses)
            few.add(statements
                    .of(() -> assertThat(get(report, address, staff)).hasStatusOk())
                    .size());
        for (int i = 2; i < 20; i++) training("Chủ đề số " + i);
        post(report, "/assembly", Map.of(), staff);
        for (int i = 2; i < 20; i++) reword(report, "“Chủ đề số " + i + "”", "lời thứ " + i);
        for (int i = 0; i < addresses.size(); i++) {
            String address = addresses.get(i);
            assertThat(statements.of(
                            () -> assertThat(get(report, address, staff)).hasStatusOk()))
                    .as(address)
                    .hasSize(few.get(i))
                    .hasSizeLessThan(25);
        }
    }

    // Helpers

    private RequestId request(String number, String name, Period period) {
        actingAs(coordinator);
        var id = requests.register(
                new RequestContent(
                        coordinator.organization(),
                        number,
                        period.to().minusDays(13),
                        "báo cáo kết quả OCOP",
                        null,
                        name,
                        period,
                        "kỳ sau của " + name,
                        period.to().plusMonths(6),
                        period.to().plusDays(3)),
                Set.of(department),
                coordinator);
        actingAs(staff);
        return id;
    }

    /// As if it had been signed and issued.
    private void issue(ReportId report) {
        sql.sql("alter table report disable trigger report_moves").update();
        sql.sql("""
                        insert into signatory (signatory_id, organization_id, full_name, title, authority, valid_from)
                        select gen_random_uuid(), :department, 'Nguyễn Văn A', 'Giám đốc', 'DIRECT', '2020-01-01'
                        where not exists (select from signatory where organization_id = :department)
                        """).param("department", department.value()).update();
        sql.sql("""
                        update report set state = 'ISSUED', letter_date = '2022-06-15', signed_on = '2022-06-15', signed_by = :by,
                               letter_number = (select coalesce(max(letter_number), 0) + 1 from report),
                               signatory_id = (select signatory_id from signatory where organization_id = :department limit 1)
                        where report_id = :report
                        """)
                .param("by", leader.id().value())
                .param("department", department.value())
                .param("report", report.value())
                .update();
        sql.sql("alter table report enable trigger report_moves").update();
    }

    private ActivityId training(String topic) {
        return log.log(staff, draft(topic));
    }

    private static ActivityDraft draft(String topic) {
        var day = LocalDate.of(2022, 4, 1);
        return ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true);
    }

    private static ActivityDraft counted(String topic, LocalDate day, int classes, int participants, int women) {
        var one = ActivityDraft.of("TRAINING", topic, ActivityState.DONE, new Period(day, day), true);
        return new ActivityDraft(
                one.typeCode(),
                one.topic(),
                one.state(),
                one.period(),
                true,
                null,
                null,
                null,
                null,
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
                Map.of(
                        "classes", BigDecimal.valueOf(classes),
                        "participants", BigDecimal.valueOf(participants),
                        "women", BigDecimal.valueOf(women)));
    }

    private static void choose(
            Map<String, String> form, SentenceSummary sentence, String choice, @Nullable String text) {
        form.put("choice." + sentence.id(), choice);
        form.put("version." + sentence.id(), String.valueOf(sentence.version()));
        if (text != null) form.put("text." + sentence.id(), text);
    }

    /// Does both at the same moment, each in a thread of its own.
    private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> {
                start.await();
                return one.call();
            });
            var second = threads.submit(() -> {
                start.await();
                return other.call();
            });
            return List.of(first.get(), second.get());
        }
    }

    private int rewordAs(SignedIn me, ReportId report, SentenceSummary sentence, String text) {
        return mvc.post()
                .uri("/reports/%s/sentences/%s/wording".formatted(report, sentence.id()))
                .param("version", String.valueOf(sentence.version()))
                .param("text", text)
                .with(signedInAs(me))
                .with(csrf())
                .exchange()
                .getResponse()
                .getStatus();
    }

    private void reword(ReportId report, String words, String text) {
        var sentence = sentence(report, words);
        assertThat(rewordAs(staff, report, sentence, text)).isEqualTo(302);
        actingAs(staff);
    }

    private MvcTestResult takeBack(ReportId report, int number, SentenceSummary sentence) {
        return post(
                report,
                "/versions/%d/sentences/%s/restoration".formatted(number, sentence.id()),
                version(sentence),
                staff);
    }

    private MvcTestResult get(ReportId report, String address, SignedIn me) {
        var answer = mvc.get()
                .uri("/reports/" + report + address)
                .with(signedInAs(me))
                .exchange();
        actingAs(staff);
        return answer;
    }

    private MvcTestResult post(ReportId report, String address, Map<String, String> parameters, SignedIn me) {
        var post = mvc.post()
                .uri("/reports/" + report + address)
                .with(signedInAs(me))
                .with(csrf());
        parameters.forEach(post::param);
        var answer = post.exchange();
        actingAs(staff);
        return answer;
    }

    /// The rows of the page's tables, without markup.
    private static List<String> rows(MvcTestResult page) {
        try {
            return Pattern.compile("<tr.*?</tr>", Pattern.DOTALL)
                    .matcher(page.getResponse().getContentAsString())
                    .results()
                    .map(row -> row.group()
                            .replaceAll("<[^>]*>", " ")
                            .replaceAll("\\s+", " ")
                            .strip())
                    .toList();
        } catch (UnsupportedEncodingException never) {
            throw new AssertionError(never);
        }
    }

    private static Map<String, String> version(SentenceSummary sentence) {
        return Map.of("version", String.valueOf(sentence.version()));
    }

    private List<VersionSummary> history(ReportId report) {
        return versions.of(report, staff).versions();
    }

    private List<String> texts(ReportId report, int number) {
        return versions.sentences(versions.of(report, staff).version(number)).stream()
                .map(SentenceSummary::text)
                .toList();
    }

    private SentenceSummary sentence(ReportId report, String words) {
        var all = reports.get(report, staff).sentences();
        return all.stream()
                .filter(one -> one.text().contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sentence with " + words + " in " + all));
    }
}
