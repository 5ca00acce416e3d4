package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ocop.portal.People.actingAs;
import static vn.ocop.portal.area.AreaRegister.SINCE;
import static vn.ocop.portal.area.AreaRegister.commune;
import static vn.ocop.portal.area.AreaRegister.step;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityBatches;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.BatchAction;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaReforms;
import vn.ocop.portal.area.AreaRegister;
import vn.ocop.portal.area.ReformId;
import vn.ocop.portal.area.ReformStepKind;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationMergers;
import vn.ocop.portal.organization.RecordMerging;
import vn.ocop.portal.subject.ProducerGroupDraft;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.SubjectDraft;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;

/// Two at the same moment, each with a connection of their own: one closes what the other one names. Whoever is later
/// waits, and is told what they would be told a minute later; nothing of theirs is kept.
@PortalTest
class MeanwhileTests {
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    private static final LocalDate REFORM = TODAY.minusDays(5);

    @Autowired
    People people;

    @Autowired
    HalfYear halfYear;

    @Autowired
    OrganizationMergers mergers;

    @Autowired
    RecordMerging records;

    @Autowired
    AreaRegister register;

    @Autowired
    AreaReforms reforms;

    @Autowired
    ActivityLog log;

    @Autowired
    ActivityBatches batches;

    @Autowired
    SubjectRegistration subjects;

    @Autowired
    ProducerGroups groups;

    @Autowired
    ReportRequests requests;

    @Autowired
    ReportDrafting drafting;

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transactions;

    private HalfYear.Department planning;
    private HalfYear.Department finance;
    private SignedIn office;
    private SignedIn admin;

    @BeforeEach
    void twoDepartments() {
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        finance = halfYear.department("Sở Tài chính");
        office = halfYear.office();
        admin = people.of(office.organization(), Role.ADMIN);
    }

    @AfterEach
    void theRegisterAsItWas() {
        register.restore();
    }

    @Test
    void aDepartmentThatIsClosedMeanwhileLogsNothing() {
        var refused = race(() -> close(planning), planning.staff(), () -> log.log(planning.staff(), draft(TODAY)));
        assertThat(refused).isEqualTo("activity.organization.closed");
        assertThat(count("activity")).isZero();
    }

    @Test
    void aPartnerThatIsClosedMeanwhileJoinsNothing() {
        var withFinance = draft(TODAY).by(null, null, List.of(organization(finance)));
        var refused = race(
                () -> mergers.merge(
                        organization(finance), office.organization(), day(), null, false, admin.getUsername()),
                planning.staff(),
                () -> log.log(planning.staff(), withFinance));
        assertThat(refused).isEqualTo("activity.organization.gone");
        assertThat(count("activity")).isZero();
    }

    @Test
    void anActivityThatIsChangedKeepsItsOwnPartnersWhenANewOneIsClosedMeanwhile() {
        actingAs(planning.staff());
        var activity = log.log(planning.staff(), draft(TODAY));
        var withFinance = draft(TODAY).by(null, null, List.of(organization(finance)));
        Runnable closing = () ->
                mergers.merge(organization(finance), office.organization(), day(), null, false, admin.getUsername());
        assertThat(race(closing, planning.staff(), () -> log.change(planning.staff(), activity, 0, withFinance)))
                .isEqualTo("activity.organization.gone");
        actingAs(admin);
        mergers.undo(organization(finance));
        var joining = new BatchAction.WithPartner(organization(finance));
        assertThat(race(closing, planning.staff(), () -> batches.make(planning.staff(), joining, Map.of(activity, 0))))
                .isEqualTo("batch.unfit");
        assertThat(count("activity_participation")).isZero();
    }

    @Test
    void aRecordThatIsMergedMeanwhileIsNotNamed() {
        var one = people.partner("Hội Nông dân");
        var other = people.partner("Hội Nông dân Việt Nam tỉnh");
        var withOne = draft(TODAY).by(null, null, List.of(one));
        assertThat(race(
                        () -> records.merge(one, other, admin.getUsername()),
                        planning.staff(),
                        () -> log.log(planning.staff(), withOne)))
                .isEqualTo("activity.organization.unknown");
        assertThat(count("activity")).isZero();
    }

    @Test
    void aMergerThatComesLaterSeesTheActivity() {
        var refused =
                race(planning.staff(), () -> log.log(planning.staff(), draft(TODAY)), admin, () -> close(planning));
        assertThat(refused).isEqualTo("organization.merger.activities");
        assertThat(count("organization_succession")).isZero();
    }

    @Test
    void aUnitThatEndsMeanwhileTakesNoActivity() {
        var ending = register.coded("29983", SINCE);
        var reform = renaming(ending);
        var there = draft(TODAY).at(null, Set.of(ending.id()), false);
        assertThat(race(
                        () -> register.apply(reform, admin.id().value()),
                        planning.staff(),
                        () -> log.log(planning.staff(), there)))
                .isEqualTo("activity.area.ended.now");
        assertThat(count("activity")).isZero();
    }

    @Test
    void anActivityEverywhereIsWhereTheUnitsAreOnceTheReformIsApplied() {
        var ending = register.coded("29983", SINCE);
        var reform = renaming(ending);
        var everywhere = draft(TODAY).at(null, Set.of(), true);
        assertThat(race(
                        () -> register.apply(reform, admin.id().value()),
                        planning.staff(),
                        () -> log.log(planning.staff(), everywhere)))
                .isEqualTo("done");
        var places = sql.sql("select unit_id from activity_area")
                .query((row, _) -> new AdministrativeUnitId(row.getObject("unit_id", UUID.class)))
                .list();
        assertThat(places)
                .contains(register.named("xã Long Khánh Mới", TODAY).id())
                .doesNotContain(ending.id());
    }

    @Test
    void aUnitThatEndsMeanwhileTakesNoSubjectAndNoClub() {
        var ending = register.coded("29983", SINCE);
        var other = register.coded("30001", SINCE);
        var reform = renaming(ending);
        var second = renaming(other);
        var subject = SubjectDraft.of("Hợp tác xã Đến Sau", SubjectType.COOPERATIVE, ending.id(), TODAY);
        assertThat(race(
                        () -> register.apply(reform, admin.id().value()),
                        office,
                        () -> subjects.register(office, subject)))
                .isEqualTo("subject.unit.ended");
        var club = new ProducerGroupDraft("Hội quán Đến Sau", other.id(), TODAY, null, null, null, null);
        assertThat(race(() -> register.apply(second, admin.id().value()), office, () -> groups.register(office, club)))
                .isEqualTo("subject.unit.ended");
        assertThat(count("ocop_subject") + count("producer_group")).isZero();
    }

    @Test
    void aReformThatComesLaterSeesTheSubject() {
        var ending = register.coded("29983", SINCE);
        var reform = renaming(ending);
        var subject = SubjectDraft.of("Hợp tác xã Đến Trước", SubjectType.COOPERATIVE, ending.id(), TODAY);
        assertThat(race(
                        office,
                        () -> subjects.register(office, subject),
                        admin,
                        () -> register.apply(reform, admin.id().value())))
                .isEqualTo("area.reform.late");
    }

    @Test
    void anUndoneReformAndARecordOnItsUnitComeOneAfterTheOther() {
        var ending = register.coded("29983", SINCE);
        var reform = renaming(ending);
        actingAs(admin);
        register.apply(reform, admin.id().value());
        var made = register.named("xã Long Khánh Mới", TODAY);
        var there = draft(TODAY).at(null, Set.of(made.id()), false);
        int version = reforms.get(reform).version();
        assertThat(race(
                        planning.staff(),
                        () -> log.log(planning.staff(), there),
                        admin,
                        () -> reforms.undo(reform, version, admin.id().value())))
                .isEqualTo("area.reform.undo.used");
        sql.sql("delete from activity_area").update();
        assertThat(race(
                        () -> reforms.undo(reform, version, admin.id().value()),
                        planning.staff(),
                        () -> log.log(planning.staff(), there)))
                .isEqualTo("activity.area.unknown");
        assertThat(count("activity")).isOne();
    }

    @Test
    void aRequestDoesNotAskARecordThatIsMergedMeanwhile() {
        var one = people.department("Sở Thứ nhất");
        var other = people.department("Sở Thứ hai");
        var refused = race(
                () -> records.merge(one, other, admin.getUsername()),
                office,
                () -> requests.register(content(), Set.of(one, organization(planning)), office));
        assertThat(refused).isEqualTo("request.addressees.unknown");
        assertThat(count("report_request")).isZero();
    }

    @Test
    void aSuccessorAnswersNothingOnceItIsNoneAnyMore() {
        var request = halfYear.request(office, "166/VPĐP-OCOP", planning);
        actingAs(admin);
        close(planning);
        assertThat(race(
                        () -> mergers.undo(organization(planning)),
                        finance.staff(),
                        () -> drafting.start(request, finance.staff())))
                .isEqualTo("not found");
        assertThat(count("report")).isZero();

        actingAs(admin);
        close(planning);
        assertThat(race(
                        finance.staff(),
                        () -> drafting.start(request, finance.staff()),
                        admin,
                        () -> mergers.undo(organization(planning))))
                .isEqualTo("organization.merger.used.REPORT");
    }

    private void close(HalfYear.Department department) {
        mergers.merge(organization(department), organization(finance), day(), null, false, admin.getUsername());
    }

    private static LocalDate day() {
        return TODAY.minusDays(9);
    }

    private static OrganizationId organization(HalfYear.Department department) {
        return department.staff().organization();
    }

    private static ActivityDraft draft(LocalDate day) {
        return ActivityDraft.of("TRAINING", "Lớp cùng lúc", ActivityState.DONE, new Period(day, day), true);
    }

    private RequestContent content() {
        return new RequestContent(
                office.organization(),
                "167/VPĐP-OCOP",
                LocalDate.of(2022, 6, 1),
                "báo cáo kết quả OCOP",
                null,
                "6 tháng đầu năm 2022",
                HalfYear.FIRST,
                "6 tháng cuối năm 2022",
                LocalDate.of(2022, 12, 14),
                LocalDate.of(2022, 6, 17));
    }

    /// A draft of a reform by which the unit gets another name.
    private ReformId renaming(Area unit) {
        actingAs(admin);
        return register.draft(
                "01/NQ-" + unit.code(),
                REFORM,
                admin.id().value(),
                step(ReformStepKind.RENAME, List.of(unit.id()), commune(unit.code(), unit.name() + " Mới")));
    }

    private int count(String table) {
        return sql.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String race(Runnable first, SignedIn second, Runnable later) {
        return race(admin, first, second, later);
    }

    /// The first has done their work and not yet committed when the second begins; that they wait for it is made sure.
    ///
    /// @return what the second is told: the code of the rule, `not found`, or `done`
    private String race(SignedIn one, Runnable first, SignedIn second, Runnable later) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var told = transactions.execute(_ -> {
                actingAs(one);
                first.run();
                var begun = CompletableFuture.supplyAsync(() -> told(second, later), threads);
                awaitWaiting(begun);
                return begun;
            });
            return told.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    private static String told(SignedIn me, Runnable work) {
        actingAs(me);
        try {
            work.run();
            return "done";
        } catch (RuleViolation broken) {
            return broken.code();
        } catch (NotFound gone) {
            return "not found";
        }
    }

    private void awaitWaiting(CompletableFuture<String> other) {
        for (int times = 0; times < 800; times++) {
            if (sql.sql("select exists (select from pg_locks where not granted)")
                    .query(Boolean.class)
                    .single()) return;
            assertThat(other).as("the second does not wait").isNotDone();
            try {
                Thread.sleep(10);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        throw new AssertionError("nobody waits");
    }
}
