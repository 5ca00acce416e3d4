package vn.ocop.portal.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.People.signedInAs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityPage;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.Evidence;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationMergers;
import vn.ocop.portal.organization.OrganizationNames;
import vn.ocop.portal.organization.Organizations;

/// A department that became part of another: who reads and answers what, from which day.
@PortalTest
class SuccessorTests {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final ActivityFilter ALL = ActivityFilter.ALL;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    OrganizationMergers mergers;

    @Autowired
    OrganizationNames names;

    @Autowired
    Organizations organizations;

    @Autowired
    Activities activities;

    @Autowired
    ActivityLog log;

    @Autowired
    Evidence evidence;

    @Autowired
    Accounts accounts;

    @Autowired
    Reports reports;

    @Autowired
    ReportRequests requests;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    ReportLife life;

    @Autowired
    CorrectionDrafting corrections;

    @Autowired
    ReportLetters letters;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private HalfYear.Department planning;
    private HalfYear.Department finance;
    private HalfYear.Department trade;
    private SignedIn office;
    private SignedIn admin;
    private ActivityId training;
    private RequestId request;
    private ReportId report;

    @BeforeEach
    void aLetterOfTheOldDepartment() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        finance = halfYear.department("Sở Tài chính");
        trade = halfYear.department("Sở Công Thương");
        office = halfYear.office();
        admin = people.of(office.organization(), Role.ADMIN);
        training = halfYear.training(planning, "Tập huấn cũ");
        evidence.add(
                planning.staff(),
                training,
                List.of(new Evidence.Sent("danh-sach.pdf", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF".getBytes(UTF_8))),
                true,
                null);
        request = halfYear.request(office, "165/VPĐP-OCOP", planning);
        report = halfYear.issued(planning, request);
    }

    private OrganizationId old() {
        return planning.staff().organization();
    }

    private void merge(LocalDate on, boolean people) {
        actingAs(admin);
        mergers.merge(old(), finance.staff().organization(), on, "Nghị quyết thử", people, admin.getUsername());
    }

    private int status(String path, SignedIn me) {
        return mvc.get().uri(path).with(signedInAs(me)).exchange().getResponse().getStatus();
    }

    private long listed(SignedIn me) {
        actingAs(me);
        return activities
                .list(me, ALL, ActivityPage.numbered(1), Locale.ROOT)
                .page()
                .total();
    }

    @Test
    void theSuccessorReadsFromItsDayAndNobodyElseDoes() {
        String activity = "/activities/" + training;
        String page = "/reports/" + report;
        merge(TODAY.plusDays(1), false);
        for (String path :
                new String[] {activity, page, page + "/letter.docx", page + "/letter.pdf", "/requests/" + request}) {
            assertThat(status(path, finance.staff()))
                    .as("%s before the day", path)
                    .isEqualTo(404);
        }
        assertThat(listed(finance.staff())).isZero();

        actingAs(admin);
        mergers.undo(old());
        merge(TODAY, false);

        for (String path : new String[] {
            activity,
            page,
            page + "/letter",
            page + "/letter.docx",
            page + "/letter.pdf",
            page + "/sources",
            page + "/receipt",
            "/requests/" + request
        }) {
            for (SignedIn one : new SignedIn[] {finance.staff(), finance.leader(), finance.clerk()}) {
                assertThat(status(path, one)).as("%s from the day on", path).isEqualTo(200);
            }
            assertThat(status(path, trade.staff())).as("%s for another", path).isEqualTo(404);
        }
        actingAs(finance.staff());
        assertThat(evidence.of(finance.staff(), training)).hasSize(1);
        actingAs(trade.staff());
        assertThatThrownBy(() -> evidence.of(trade.staff(), training)).isInstanceOf(NotFound.class);
        assertThat(listed(finance.staff())).isOne();
        assertThat(listed(trade.staff())).isZero();
        assertThat(reports.of(finance.staff())).extracting(ReportSummary::id).containsExactly(report);
        assertThat(reports.of(trade.staff())).isEmpty();
        assertThat(requests.of(finance.staff())).extracting(RequestSummary::id).containsExactly(request);
        assertThat(status(page + "/versions", finance.staff()))
                .as("drafts and versions stay the old department's")
                .isEqualTo(404);
        String until = "của Sở Kế hoạch và Đầu tư (đến %s)".formatted(screen(TODAY.minusDays(1)));
        assertThat(mvc.get().uri("/activities").with(signedInAs(finance.staff())))
                .bodyText()
                .contains(until);
        assertThat(mvc.get().uri("/reports").with(signedInAs(finance.staff())))
                .bodyText()
                .contains(until);
    }

    @Test
    void theSuccessorFindsWhatItReads() {
        var other = halfYear.request(office, "166/VPĐP-OCOP", planning);
        halfYear.draft(planning, other);
        var found = List.of("/activities/" + training, "/reports/" + report, "/requests/" + request);
        merge(TODAY.plusDays(1), false);
        assertThat(searched(finance.staff())).doesNotContain(found);
        actingAs(admin);
        mergers.undo(old());
        merge(TODAY, false);
        assertThat(searched(finance.staff())).contains(found);
        assertThat(searched(finance.staff()).split("/reports/", -1))
                .as("one letter, and no draft")
                .hasSize(2);
        assertThat(searched(trade.staff())).doesNotContain(found);
    }

    private String searched(SignedIn me) {
        var all = new StringBuilder();
        for (String in : List.of("activity", "letter", "request")) {
            var page = mvc.get()
                    .uri("/search?in=" + in + "&q=" + (in.equals("activity") ? "tap huan cu" : "bao cao ket qua"))
                    .with(signedInAs(me))
                    .exchange();
            all.append(new String(page.getResponse().getContentAsByteArray(), UTF_8));
        }
        return all.toString();
    }

    private static String screen(LocalDate day) {
        return "%02d/%02d/%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }

    @Test
    void draftsAndChangesAreNotTheSuccessors() {
        var other = halfYear.request(office, "166/VPĐP-OCOP", planning);
        var draft = halfYear.draft(planning, other);
        merge(TODAY, false);
        assertThat(status("/reports/" + draft, finance.staff())).isEqualTo(404);
        actingAs(finance.staff());
        assertThatThrownBy(() -> log.cancel(finance.staff(), training, 0, "thử"))
                .isInstanceOf(NotFound.class);
        assertThat(activities.detail(finance.staff(), training).changeable()).isFalse();
        assertThatThrownBy(() -> drafting.assembleAgain(draft, finance.staff())).isInstanceOf(NotFound.class);
    }

    @Test
    void theSuccessorReplacesAReturnedLetterInItsOwnName() {
        actingAs(office);
        life.giveBack(report, halfYear.version(report, office), "Thiếu số liệu", office);
        merge(TODAY, false);

        actingAs(finance.staff());
        assertThat(reports.returned(finance.staff()))
                .extracting(one -> one.report().id())
                .containsExactly(report);
        assertThat(reports.returned(trade.staff())).isEmpty();
        var content = new CorrectionContent(ReportPurpose.REPLACEMENT, "Thiếu số liệu", List.of());
        actingAs(trade.staff());
        assertThatThrownBy(() -> corrections.begin(report, content, false, trade.staff()))
                .isInstanceOf(NotFound.class);
        actingAs(finance.staff());
        var replacement = corrections.begin(report, content, false, finance.staff());
        var whole = reports.get(replacement, finance.staff());
        assertThat(whole.report().organization()).isEqualTo(finance.staff().organization());
        assertThat(whole.sentences())
                .anySatisfy(sentence -> assertThat(sentence.text())
                        .contains("Văn bản này thay thế Công văn số", "của Sở Kế hoạch và Đầu tư"));

        actingAs(admin);
        assertThatThrownBy(() -> mergers.undo(old()))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("organization.merger.used.LETTER");
        halfYear.submit(finance, replacement);
        halfYear.sign(finance, replacement);
        halfYear.issue(finance, replacement);
        assertThat(letters.of(replacement, finance.staff()).header().issuer()).isEqualTo("Sở Tài chính");
        assertThat(letters.of(report, finance.staff()).header().issuer()).isEqualTo("Sở Kế hoạch và Đầu tư");
        actingAs(office);
        assertThat(reports.get(report, office).report().superseded()).isEqualTo(ReportPurpose.REPLACEMENT);
    }

    @Test
    void theSuccessorAnswersARequestThatTheOldDepartmentDidNotAnd() {
        var open = halfYear.request(office, "166/VPĐP-OCOP", planning);
        merge(TODAY, false);
        actingAs(finance.staff());
        assertThat(requests.mayAnswer(requests.get(open, finance.staff()), finance.staff()))
                .isTrue();
        assertThatThrownBy(() -> drafting.start(request, finance.staff()))
                .as("the old department answered it")
                .isInstanceOf(NotFound.class);
        var answer = drafting.start(open, finance.staff());
        assertThat(reports.get(answer, finance.staff()).sentences())
                .extracting(SentenceSummary::text)
                .anySatisfy(text -> assertThat(text).contains("Sở Kế hoạch và Đầu tư đã"))
                .anySatisfy(text -> assertThat(text).contains("Tập huấn cũ"));
        actingAs(admin);
        assertThatThrownBy(() -> mergers.undo(old())).hasMessage("organization.merger.used.REPORT");
    }

    @Test
    void theOldDepartmentLogsNothingNewAndSignsInNoMore() {
        String username = planning.staff().getUsername();
        assertThat(accounts.loadUserByUsername(username).isEnabled()).isTrue();
        merge(LocalDate.of(2025, 3, 1), false);
        assertThat(accounts.loadUserByUsername(username).isEnabled()).isFalse();
        actingAs(planning.staff());
        var day = LocalDate.of(2025, 3, 1);
        assertThatThrownBy(() -> log.log(planning.staff(), draft(day))).hasMessage("activity.organization.closed");
        assertThat(log.log(planning.staff(), draft(day.minusDays(1)))).isNotNull();
        assertThatThrownBy(() -> sql.sql("update activity set period_from = '2025-03-01', period_to = '2025-03-01'")
                        .update())
                .hasMessageContaining("activity_organization_closed");
        actingAs(finance.staff());
        var withTheOld = draft(day).by(null, null, List.of(old()));
        assertThat(log.problems(withTheOld))
                .extracting(problem -> problem.code())
                .containsExactly("activity.organization.gone");
    }

    private static ActivityDraft draft(LocalDate day) {
        return ActivityDraft.of("TRAINING", "Lớp mới", ActivityState.DONE, new Period(day, day), true);
    }

    @Test
    void peopleGoAlongAndComeBack() {
        merge(LocalDate.of(2025, 3, 1), true);
        var moved = (SignedIn) accounts.loadUserByUsername(planning.staff().getUsername());
        assertThat(moved.organization()).isEqualTo(finance.staff().organization());
        assertThat(moved.isEnabled()).isTrue();
        actingAs(admin);
        assertThat(mergers.of(old()))
                .singleElement()
                .satisfies(one -> assertThat(one.accountsMoved()).isEqualTo(3));
        mergers.undo(old());
        var back = (SignedIn) accounts.loadUserByUsername(planning.staff().getUsername());
        assertThat(back.organization()).isEqualTo(old());
        assertThat(organizations.successions().byPredecessor()).isEmpty();

        merge(LocalDate.of(2025, 3, 1), true);
        actingAs(moved);
        log.log(moved, draft(LocalDate.of(2025, 4, 1)));
        actingAs(admin);
        assertThatThrownBy(() -> mergers.undo(old())).hasMessage("organization.merger.used.PEOPLE");
    }

    @Test
    void aMergerThatCannotBeIsRefused() {
        actingAs(admin);
        var other = finance.staff().organization();
        String me = admin.getUsername();
        var day = LocalDate.of(2025, 3, 1);
        assertThatThrownBy(() -> mergers.merge(old(), old(), day, null, false, me))
                .hasMessage("organization.merger.itself");
        assertThatThrownBy(() -> mergers.merge(old(), OrganizationId.create(), day, null, false, me))
                .hasMessage("organization.merger.unknown");
        assertThatThrownBy(() -> mergers.merge(old(), other, LocalDate.of(2022, 3, 1), null, false, me))
                .hasMessage("organization.merger.activities");
        assertThatThrownBy(() -> mergers.merge(old(), other, LocalDate.of(2199, 3, 1), null, false, me))
                .hasMessage("organization.merger.day.range");
        assertThatThrownBy(() -> mergers.merge(old(), other, TODAY.plusDays(9), null, true, me))
                .hasMessage("organization.merger.people.early");
        mergers.merge(old(), other, day, null, false, me);
        assertThatThrownBy(() -> mergers.merge(old(), trade.staff().organization(), day, null, false, me))
                .hasMessage("organization.merger.again");
        assertThatThrownBy(() -> mergers.merge(other, old(), day.minusYears(1), null, false, me))
                .hasMessage("organization.merger.circle");
        assertThatThrownBy(() -> mergers.merge(trade.staff().organization(), old(), day, null, false, me))
                .hasMessage("organization.merger.successorGone");
    }

    @Test
    void aLetterBearsTheNamesOfItsDay() {
        var other = halfYear.request(office, "166/VPĐP-OCOP", planning);
        var draft = halfYear.draft(planning, other);
        actingAs(admin);
        names.record(
                old(),
                TODAY,
                new OrganizationNames.Terms("Sở Kinh tế thử nghiệm", "Sở Kinh tế", null, null, "SKT-TH", null));
        actingAs(planning.staff());
        var head = letters.of(draft, planning.staff()).header();
        assertThat(head.issuer()).isEqualTo("Sở Kinh tế");
        assertThat(head.symbol()).isEqualTo("SKT-TH");
        var issued = letters.of(report, planning.staff()).header();
        assertThat(issued.issuer()).as("an issued letter never changes").isEqualTo("Sở Kế hoạch và Đầu tư");
        assertThat(activities.detail(planning.staff(), training).department().letterName())
                .as("an activity of 2022")
                .isEqualTo("Sở Kế hoạch và Đầu tư");
    }

    @Test
    void whatWasCancelledDoesNotStandAgainInADepartmentThatIsNoMore() {
        log.cancel(planning.staff(), training, 0, "trùng");
        merge(LocalDate.of(2022, 1, 1), false);
        actingAs(planning.staff());
        assertThatThrownBy(() -> log.reinstate(planning.staff(), training, 1))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        broken -> assertThat(broken.getMessage()).contains("activity.organization.closed"));
    }

    @Test
    void aRowThatComesWhileItsOrganizationIsBeingClosedWaitsAndIsRefused() throws Exception {
        var writing = new CountDownLatch(1);
        CompletableFuture<Boolean> row;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            row = transactions.execute(_ -> {
                sql.sql("select 1 from organization where organization_id = ? for update")
                        .param(old().value())
                        .query(Integer.class)
                        .single();
                var later = CompletableFuture.supplyAsync(
                        () -> {
                            writing.countDown();
                            try {
                                return sql.sql("update activity set period_from = period_from where activity_id = ?")
                                                .param(training.value())
                                                .update()
                                        == 1;
                            } catch (DataIntegrityViolationException refused) {
                                assertThat(refused).hasMessageContaining("activity_organization_closed");
                                return false;
                            }
                        },
                        threads);
                awaitWaiting(writing);
                sql.sql("""
                                insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                                values (?, ?, date '2022-01-01', ?, now())
                                """)
                        .params(
                                old().value(),
                                finance.staff().organization().value(),
                                admin.id().value())
                        .update();
                return later;
            });
            assertThat(row.get(20, TimeUnit.SECONDS)).isFalse();
        }
    }

    /// Until somebody waits for a lock in the database.
    private void awaitWaiting(CountDownLatch begun) {
        try {
            assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
            for (int times = 0; times < 400; times++) {
                if (sql.sql("select exists (select from pg_locks where not granted)")
                        .query(Boolean.class)
                        .single()) return;
                Thread.sleep(25);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("nobody waits");
    }

    @Test
    void aUnitThatHasEndedTakesNoActivityOfALaterDay() {
        var ended = sql.sql("select unit_id from administrative_unit where valid_to < date '2026-01-01' limit 1")
                .query(UUID.class)
                .single();
        sql.sql(
                        "update activity set period_from = date '2026-01-01', period_to = date '2026-01-02' where activity_id = ?")
                .param(training.value())
                .update();
        assertThatThrownBy(() -> sql.sql("insert into activity_area (activity_id, unit_id) values (?, ?)")
                        .params(training.value(), ended)
                        .update())
                .hasMessageContaining("activity_area_stands");
    }
}
