package vn.ocop.portal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.ocop.portal.People.actingAs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.PeriodRules;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.WorkingDays;

/// Regimes of periodic reports, and the periods by which their requests come back.
@PortalTest
class ReportingRegimesTests {
    @Autowired
    HalfYear halfYear;

    @Autowired
    People people;

    @Autowired
    ReportingRegimes regimes;

    @Autowired
    ReportRequests requests;

    @Autowired
    RequestChanges changes;

    @Autowired
    PeriodRules rules;

    @Autowired
    WorkingDays workingDays;

    @Autowired
    JdbcClient sql;

    @Autowired
    Clock clock;

    private SignedIn office;
    private HalfYear.Department planning;
    private LocalDate today;

    @BeforeEach
    void anOffice() {
        office = halfYear.office();
        planning = halfYear.department("Sở Kế hoạch và Đầu tư");
        today = LocalDate.now(clock);
        actingAs(office);
    }

    private static RegimeContent regime(String name, String firstRule, int firstYear, int lead) {
        return regime(name, firstRule, firstYear, lead, 2, null, null, null);
    }

    private static RegimeContent regime(
            String name,
            String firstRule,
            int firstYear,
            int lead,
            int deadline,
            @Nullable Integer records,
            @Nullable Integer edits,
            @Nullable LocalDate endedOn) {
        return new RegimeContent(
                name,
                "Quyết định 19/2019/QĐ-UBND",
                "báo cáo kết quả OCOP",
                "Gửi trên cổng",
                null,
                firstRule,
                firstYear,
                deadline,
                records,
                edits,
                true,
                lead,
                endedOn,
                Set.of(AddresseeClass.DEPARTMENTS),
                Set.of(),
                List.of(new OutlineLine(1, 1, "Kết quả", null, Section.RESULTS)),
                Set.of("CLASSES"));
    }

    private static void refuses(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        RuleViolation.class, broken -> assertThat(broken.code()).isEqualTo(code));
    }

    @Test
    void aRegimeIsKeptAsItWasSetUp() {
        var content = regime("OCOP 6 tháng", "FIRST_HALF_ND09", today.getYear() + 1, 15, 2, 0, 5, null);
        var id = regimes.register(content, office);
        assertThat(regimes.get(id, office).content()).isEqualTo(content);
        assertThat(regimes.of(office))
                .singleElement()
                .satisfies(one -> assertThat(one.version()).isZero());
        var changed = regime("OCOP 6 tháng", "FIRST_HALF_ND09", today.getYear() + 1, 30, 3, null, null, today);
        regimes.change(id, 0, changed, office);
        assertThat(regimes.get(id, office).content()).isEqualTo(changed);
        assertThatThrownBy(() -> regimes.change(id, 0, content, office)).isInstanceOf(Outdated.class);
        var stranger = people.of(people.department("Văn phòng khác"), Role.COORDINATOR);
        actingAs(stranger);
        assertThat(regimes.of(stranger)).isEmpty();
        assertThatThrownBy(() -> regimes.get(id, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> regimes.change(id, 1, content, stranger)).isInstanceOf(NotFound.class);
        actingAs(planning.staff());
        assertThatThrownBy(() -> regimes.of(planning.staff())).isInstanceOf(AccessDeniedException.class);
        assertThat(regimes.due(planning.staff())).isEmpty();
    }

    @Test
    void badRegimesAreRefused() {
        regimes.register(regime("OCOP", "YEAR_ND09", today.getYear() + 1, 15), office);
        refuses("regime.name.taken", () -> regimes.register(regime("OCOP", "YEAR_ND09", 2030, 15), office));
        refuses("regime.rule", () -> regimes.register(regime("B", "NONE", 2030, 15), office));
        refuses("regime.days", () -> regimes.register(regime("B", "YEAR_ND09", 2030, 91), office));
        refuses("regime.days", () -> regimes.register(regime("B", "YEAR_ND09", 2030, 9, -1, null, null, null), office));
        refuses(
                "request.edits.before",
                () -> regimes.register(regime("B", "YEAR_ND09", 2030, 9, 5, null, 4, null), office));
        refuses(
                "request.records.after",
                () -> regimes.register(regime("B", "YEAR_ND09", 2030, 9, 1, 6, 4, null), office));
        assertThat(regimes.of(office)).hasSize(1);
    }

    @Test
    void eachPeriodTellsTheNext() {
        var halves = ReportingRegimes.occurrences(
                regime("A", "FIRST_HALF_ND09", 2022, 10), rules.all(), LocalDate.of(2023, 6, 4));
        assertThat(halves)
                .extracting(
                        one -> one.rule().ruleCode(),
                        ReportingRegimes.Occurrence::year,
                        one -> one.period().to())
                .containsExactly(
                        tuple("FIRST_HALF_ND09", 2022, LocalDate.of(2022, 6, 14)),
                        tuple("SECOND_HALF_ND09", 2022, LocalDate.of(2022, 12, 14)),
                        tuple("FIRST_HALF_ND09", 2023, LocalDate.of(2023, 6, 14)));
        assertThat(ReportingRegimes.occurrences(
                        regime("A", "FIRST_HALF_ND09", 2022, 10), rules.all(), LocalDate.of(2023, 6, 3)))
                .as("a day before its lead")
                .hasSize(2);
        assertThat(ReportingRegimes.occurrences(
                        regime("A", "NINE_MONTHS_ND09", 2022, 0), rules.all(), LocalDate.of(2023, 9, 14)))
                .as("a rule without a next comes back a year later")
                .extracting(ReportingRegimes.Occurrence::year)
                .containsExactly(2022, 2023);
        assertThat(ReportingRegimes.occurrences(
                        regime("A", "FIRST_HALF_ND09", 2001, 10), rules.all(), LocalDate.of(2023, 6, 15)))
                .as("nothing older than a year")
                .hasSize(2);
        assertThat(ReportingRegimes.occurrences(
                        regime("A", "FIRST_HALF_ND09", 2022, 10, 2, null, null, LocalDate.of(2022, 12, 13)),
                        rules.all(),
                        LocalDate.of(2023, 6, 4)))
                .as("it ended")
                .hasSize(1);
    }

    /// A year's regime whose period of this year is due, whatever day it is.
    private RegimeId dueNow() {
        int year = today.getYear() - 1;
        return regimes.register(
                regime("OCOP năm", "YEAR_CALENDAR", year, 0, 2, 0, 10, LocalDate.of(year, 12, 31)), office);
    }

    private RequestDraft draft(ReportingRegimes.Beginning begun, String number) {
        var period = begun.period().period();
        return new RequestDraft(
                new RequestContent(
                        office.organization(),
                        number,
                        period.to(),
                        begun.subject(),
                        null,
                        begun.period().name(),
                        period,
                        "kỳ sau",
                        period.to().plusYears(1),
                        begun.deadline(),
                        begun.recordsUntil(),
                        begun.editsUntil()),
                Set.of(planning.staff().organization()),
                begun.regime().content().outline(),
                begun.regime().content().indicators(),
                begun.regime().id(),
                false);
    }

    @Test
    void aPeriodWaitsUntilItsRequestIsSentAndAgainOnceThatIsWithdrawn() {
        var id = dueNow();
        var due = regimes.due(office);
        assertThat(due).singleElement().satisfies(one -> {
            assertThat(one.name()).isEqualTo("năm " + (today.getYear() - 1));
            assertThat(one.deadline())
                    .isEqualTo(workingDays.table().plus(one.period().to(), 2));
        });
        var until = due.getFirst().period().to();
        var begun = regimes.begin(id, until, office);
        assertThat(begun.subject()).isEqualTo("báo cáo kết quả OCOP năm " + (today.getYear() - 1));
        assertThat(begun.recordsUntil()).isEqualTo(until);
        assertThat(begun.editsUntil()).isEqualTo(workingDays.table().plus(until, 10));
        assertThatThrownBy(() -> regimes.begin(id, until.minusDays(1), office)).isInstanceOf(NotFound.class);

        var request = requests.register(draft(begun, "1/VPĐP"), office);
        assertThat(regimes.due(office)).isEmpty();
        assertThat(regimes.ofRequest(request)).map(ReportingRegime::id).contains(id);
        refuses("request.regime.overlap", () -> requests.register(draft(begun, "2/VPĐP"), office));
        requests.withdraw(request, 0, "gửi nhầm", office);
        assertThat(regimes.due(office)).hasSize(1);
        requests.register(draft(begun, "2/VPĐP"), office);
        assertThat(regimes.due(office)).isEmpty();
    }

    @Test
    void theDatabaseRefusesTwoRequestsOfARegimeOnTheSameDays() {
        var id = dueNow();
        var begun = regimes.begin(id, regimes.due(office).getFirst().period().to(), office);
        requests.register(draft(begun, "1/VPĐP"), office);
        var other = halfYear.request(office, "9/VPĐP", planning);
        actingAs(office);
        assertThatThrownBy(() -> sql.sql("""
                                update report_request set regime_id = ?, period_from = ?, period_to = ?, next_period_to = ?
                                where request_id = ?
                                """)
                        .params(
                                id.value(),
                                begun.period().period().to(),
                                begun.period().period().to().plusDays(3),
                                begun.period().period().to().plusDays(9),
                                other.value())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("report_request_regime_overlap");
        assertThat(requests.overlapping(id, begun.period().period(), null)).contains("1/VPĐP");
        var stranger = people.of(people.department("Văn phòng khác"), Role.COORDINATOR);
        actingAs(stranger);
        var foreign = new RequestDraft(
                new RequestContent(
                        stranger.organization(),
                        "3/VP",
                        today,
                        "báo cáo",
                        null,
                        "kỳ",
                        begun.period().period(),
                        "kỳ sau",
                        begun.period().period().to().plusYears(2),
                        today),
                Set.of(planning.staff().organization()),
                List.of(),
                Set.of(),
                id,
                false);
        refuses("request.regime.unknown", () -> requests.register(foreign, stranger));
    }

    @Test
    void aPeriodThatIsSkippedIsNotFoundAgain() {
        var id = dueNow();
        var until = regimes.due(office).getFirst().period().to();
        refuses("regime.skip.reason", () -> regimes.skip(id, until, " ", office));
        refuses("regime.skip.reason", () -> regimes.skip(id, until, "x".repeat(501), office));
        regimes.skip(id, until, "đã báo cáo theo văn bản khác", office);
        assertThat(regimes.due(office)).isEmpty();
        regimes.findPeriods();
        assertThat(regimes.due(office)).isEmpty();
        assertThatThrownBy(() -> regimes.skip(id, until, "lần nữa", office)).isInstanceOf(NotFound.class);
    }

    @Test
    void twoNodesFindAPeriodOnce() throws Exception {
        dueNow();
        sql.sql("delete from reporting_regime_period").update();
        assertThat(regimes.due(office)).isEmpty();
        var nodes = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 8; i++) {
            nodes.add(() -> {
                regimes.findPeriods();
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(nodes)) done.get();
        }
        assertThat(sql.sql("select count(*) from reporting_regime_period")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(regimes.due(office)).hasSize(1);
    }

    @Test
    void aChangedRegimeFindsItsPeriodsAnew() {
        var id = dueNow();
        assertThat(regimes.due(office)).hasSize(1);
        regimes.change(id, 0, regime("OCOP năm", "YEAR_CALENDAR", today.getYear() + 3, 0), office);
        assertThat(regimes.due(office)).isEmpty();
        regimes.change(id, 1, regime("OCOP năm", "YEAR_CALENDAR", today.getYear() - 1, 0), office);
        assertThat(regimes.due(office)).hasSize(1);
        regimes.change(
                id,
                2,
                regime("OCOP năm", "YEAR_CALENDAR", today.getYear() - 1, 0, 2, null, null, LocalDate.of(2000, 1, 1)),
                office);
        assertThat(regimes.due(office)).as("it ended").isEmpty();
    }
}
