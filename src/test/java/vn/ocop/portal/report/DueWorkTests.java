package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.ocop.portal.People.actingAs;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.PortalClock;

/// Whose turn it is, and since when. The deadline is Friday 17/6/2022.
@PortalTest
class DueWorkTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    DueWork due;

    @Autowired
    ReportRequests requests;

    @Autowired
    ReportLife life;

    @Autowired
    NothingToReport nothing;

    @Autowired
    PortalClock clock;

    @Autowired
    JdbcClient sql;

    private SignedIn office;
    private HalfYear.Department department;
    private RequestId request;

    @BeforeEach
    void aRequest() {
        office = halfYear.office();
        department = halfYear.department("Sở Mẫu");
        request = Moments.on(clock, "2022-06-01", () -> halfYear.request(office, "165/VPĐP", department));
    }

    @Test
    void itIsDueFromTheFirstDayOfRemindingOn() {
        assertThat(on("2022-06-09", department.staff()).items()).isEmpty();
        assertThat(on("2022-06-10", department.staff()).items()).singleElement().satisfies(item -> {
            assertThat(item.step()).isEqualTo(DueStep.ANSWER);
            assertThat(item.workingDays()).isEqualTo(5);
            assertThat(item.href()).isEqualTo("/requests/" + request);
        });
        assertThat(on("2022-06-17", department.staff()).items().getFirst().timeKey())
                .isEqualTo("due.now");
        assertThat(on("2022-06-21", department.staff()).items().getFirst()).satisfies(item -> {
            assertThat(item.late()).isEqualTo(2);
            assertThat(item.timeKey()).isEqualTo("due.late");
        });
        assertThat(on("2022-06-21", department.leader()).items()).isEmpty();
        assertThat(on("2022-06-21", office).items()).isEmpty();
    }

    @Test
    void itWaitsForTheOneWhoHasToActNow() {
        var colleague = people.of(department.staff().organization(), Role.STAFF);
        assertThat(on("2022-06-16", colleague).items()).hasSize(1);
        var report = Moments.on(clock, "2022-06-13", () -> halfYear.draft(department, request));
        assertThat(on("2022-06-16", colleague).items()).as("the author's").isEmpty();
        assertThat(step("2022-06-16", department.staff())).isEqualTo(DueStep.FINISH);
        on(() -> halfYear.submit(department, report));
        assertThat(on("2022-06-16", department.staff()).items()).isEmpty();
        assertThat(step("2022-06-16", department.leader())).isEqualTo(DueStep.REVIEW);
        on(() -> halfYear.sign(department, report));
        assertThat(on("2022-06-16", department.leader()).items()).isEmpty();
        assertThat(step("2022-06-16", department.clerk())).isEqualTo(DueStep.ISSUE);
        on(() -> halfYear.issue(department, report));
        assertThat(on("2022-06-20", department.clerk()).items()).isEmpty();
        assertThat(on("2022-06-20", department.staff()).items()).isEmpty();
        on(() -> {
            actingAs(office);
            life.giveBack(report, halfYear.version(report, office), "thiếu số liệu", office);
        });
        assertThat(step("2022-06-20", department.staff())).isEqualTo(DueStep.REPLACE);
        assertThat(on("2022-06-20", colleague).items()).as("the author's again").isEmpty();
        sql.sql("update account set enabled = false where account_id = ?")
                .param(department.staff().id().value())
                .update();
        assertThat(step("2022-06-20", colleague)).as("the author is gone").isEqualTo(DueStep.REPLACE);
    }

    @Test
    void whatIsWithdrawnOrSaidToBeNothingIsNotDue() {
        on(() -> {
            actingAs(department.leader());
            nothing.declare(request, null, department.leader());
        });
        assertThat(on("2022-06-21", department.staff()).items()).isEmpty();
        var other = Moments.on(clock, "2022-06-01", () -> halfYear.request(office, "166/VPĐP", department));
        assertThat(on("2022-06-21", department.staff()).items()).hasSize(1);
        on(() -> {
            actingAs(office);
            requests.withdraw(other, 0, "gửi nhầm", office);
        });
        assertThat(on("2022-06-21", department.staff()).items()).isEmpty();
    }

    @Test
    void whoeverAnswersForADepartmentThatIsNoMoreIsReminded() {
        var finance = halfYear.department("Sở Tài chính");
        sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, recorded_by, recorded_at)
                        values (?, ?, '2022-06-15', ?, now())""")
                .params(
                        department.staff().organization().value(),
                        finance.staff().organization().value(),
                        office.id().value())
                .update();
        assertThat(on("2022-06-14", finance.staff()).items()).isEmpty();
        assertThat(on("2022-06-16", finance.staff()).items())
                .singleElement()
                .satisfies(item -> assertThat(item.organization())
                        .isEqualTo(department.staff().organization()));
        assertThat(on("2022-06-16", department.staff()).items()).isEmpty();
        var all = Moments.on(
                clock,
                "2022-06-16",
                () -> due.ofAll(List.of(department.staff().id(), finance.staff().id())));
        assertThat(all).containsOnlyKeys(finance.staff().id());
    }

    @Test
    void whatOneSetAsideComesBackOnTheNextDayOfRemindingAndIsThereForOthers() {
        var colleague = people.of(department.staff().organization(), Role.STAFF);
        var organization = department.staff().organization();
        Moments.on(clock, "2022-06-13", () -> {
            due.dismiss(department.staff(), request, organization, DueStep.ANSWER);
            return null;
        });
        assertThat(on("2022-06-15", department.staff()))
                .satisfies(mine -> assertThat(mine.items()).isEmpty())
                .satisfies(mine -> assertThat(mine.dismissed()).hasSize(1));
        assertThat(on("2022-06-15", colleague).items()).hasSize(1);
        assertThat(on("2022-06-16", department.staff()).items()).hasSize(1);
        Moments.on(clock, "2022-06-16", () -> {
            due.dismiss(department.staff(), request, organization, DueStep.ANSWER);
            due.showAll(department.staff());
            return null;
        });
        assertThat(on("2022-06-16", department.staff()).items()).hasSize(1);
        Moments.on(clock, "2022-06-16", () -> {
            assertThatThrownBy(() -> due.dismiss(department.leader(), request, organization, DueStep.ANSWER))
                    .as("it is not the leader's")
                    .isInstanceOf(NotFound.class);
            return null;
        });
    }

    @Test
    void theMostUrgentComesFirst() {
        Moments.on(clock, "2022-06-01", () -> halfYear.request(office, "164/VPĐP", department));
        sql.sql("update report_request set deadline = '2022-06-20' where number = '164/VPĐP'")
                .update();
        assertThat(on("2022-06-21", department.staff()).items())
                .extracting(DueItem::deadline)
                .containsExactly(LocalDate.of(2022, 6, 17), LocalDate.of(2022, 6, 20));
    }

    private DueWork.Mine on(String day, SignedIn me) {
        return Moments.on(clock, day, () -> due.of(me));
    }

    private DueStep step(String day, SignedIn me) {
        var items = on(day, me).items();
        assertThat(items).hasSize(1);
        return items.getFirst().step();
    }

    private void on(Runnable work) {
        Moments.on(clock, "2022-06-16", () -> {
            work.run();
            return null;
        });
    }
}
