package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanCitation;
import vn.ocop.portal.plan.PlanFrame;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanTargetTerms;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskTerms;
import vn.ocop.portal.plan.TargetOperator;

/// Results of plans that are kept: right now where they say so, and else until the moment that they tell.
@PortalTest
class KeptPlanResultsTests {
    private static final Period NOW = new Period(LocalDate.of(2022, 4, 1), LocalDate.of(2022, 6, 30));
    private static final Period BEFORE = new Period(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 3, 31));

    @Autowired
    KeptPlanResults kept;

    @Autowired
    TallyCounting counting;

    @Autowired
    SharedActivities shared;

    @Autowired
    PlanRegistration registration;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    private OrganizationId planning;
    private SignedIn office;
    private PlanId plan;
    private PlanTaskId task;

    @BeforeEach
    void aPlan() {
        planning = people.department("Sở Kế hoạch và Đầu tư");
        office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(people.of(planning, Role.ADMIN));
        plan = registration.register(
                new PlanCitation(
                        PlanId.create(),
                        "81/KH-UBND",
                        LocalDate.of(2022, 4, 18),
                        planning,
                        "triển khai Chương trình",
                        LocalDate.of(2022, 1, 1),
                        LocalDate.of(2022, 12, 31)),
                PlanFrame.NONE);
        task = registration.addTask(plan, new PlanTaskTerms("1", "Việc 1", planning, Set.of(), null, null).below(null));
        target("ACTIVITIES_HELD");
        People.actingAs(office);
    }

    @Test
    void whatIsKeptFollowsWhatIsSavedAndPlanned() {
        done(LocalDate.of(2022, 2, 1));
        done(LocalDate.of(2022, 5, 1));
        assertThat(quick()).isEqualTo(List.of("1", "2", "1"));

        done(LocalDate.of(2022, 5, 2));
        assertThat(quick()).as("a mark waits").isEqualTo(List.of("2", "3", "1"));
        done(LocalDate.of(2022, 6, 2));
        counting.bringUp();
        assertThat(quick()).as("the mark was taken away").isEqualTo(List.of("3", "4", "1"));
        jdbc.sql(
                        "delete from activity_plan_task where activity_id = (select activity_id from activity where period_to = '2022-06-02')")
                .update();
        assertThat(quick()).as("the activity serves the plan no more").isEqualTo(List.of("2", "3", "1"));
        jdbc.sql("update plan_target set type_code = 'FAIR'").update();
        assertThat(quick()).as("the target asks for something else").isEqualTo(List.of("0", "0", "0"));
    }

    @Test
    void whatIsKeptFollowsWhatIsDecidedOfSharedEvents() {
        var ours = done(LocalDate.of(2022, 5, 1));
        var theirs = done(people.department("Sở Công Thương"), LocalDate.of(2022, 5, 2));
        counting.bringUp();
        assertThat(quick()).isEqualTo(List.of("2", "2", "0"));
        shared.same(office, ours, theirs);
        assertThat(quick()).as("a mark waits").isEqualTo(List.of("1", "1", "0"));
        counting.bringUp();
        assertThat(quick()).isEqualTo(List.of("1", "1", "0"));
        shared.undo(ours, theirs);
        counting.bringUp();
        assertThat(quick()).as("the mark was taken away").isEqualTo(List.of("2", "2", "0"));
    }

    @Test
    void whatTakesLongIsToldAsItWasWithItsMomentUntilTheBackgroundComputesIt() {
        done(LocalDate.of(2022, 5, 1));
        counting.bringUp();
        assertThat(figures()).isEqualTo(List.of("1", "1", "0"));
        jdbc.sql("update plan_result set took = 5000, counted_at = counted_at - interval '2 minutes'")
                .update();
        var current = one().countedAt();
        assertThat(current).as("nothing was saved since").isAfter(Instant.now().minusSeconds(60));

        done(LocalDate.of(2022, 5, 2));

        assertThat(figures()).isEqualTo(List.of("1", "1", "0"));
        assertThat(one().countedAt()).isBefore(Instant.now().minusSeconds(90));
        counting.bringUp();
        assertThat(figures()).isEqualTo(List.of("1", "1", "0"));
        assertThat(one().countedAt()).isBefore(Instant.now().minusSeconds(90));
        kept.bringUp();
        assertThat(figures()).isEqualTo(List.of("2", "2", "0"));
        assertThat(one().countedAt()).isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void whatTakesLongForTheFirstTimeIsComputedInTheBackgroundByOneOnly() throws Exception {
        done(LocalDate.of(2022, 5, 1));
        counting.bringUp();
        try (var elsewhere = source.getConnection();
                var statement = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            statement.execute("lock table activity_plan_task in access exclusive mode");
            long start = System.nanoTime();
            assertThat(kept.of(List.of(plan), NOW, BEFORE)).as("not waited for").isEmpty();
            assertThat(kept.of(List.of(plan), NOW, BEFORE))
                    .as("somebody is at it")
                    .isEmpty();
            assertThat(java.time.Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(java.time.Duration.ofSeconds(15));
            elsewhere.rollback();
        }
        for (int i = 0; i < 400 && keptRows() == 0; i++) Thread.sleep(25);
        assertThat(keptRows()).isEqualTo(1);
        assertThat(figures()).isEqualTo(List.of("1", "1", "0"));
    }

    private int keptRows() {
        return jdbc.sql("select count(*) from plan_result").query(Integer.class).single();
    }

    @Test
    void moreActivitiesThanALetterCanTellOfAreRefused() {
        done(LocalDate.of(2022, 5, 1));
        done(LocalDate.of(2022, 5, 2));
        var clock = java.time.Clock.systemUTC();
        assertThat(new FinishedActivities(jdbc, clock, 2)
                        .of(Set.of(planning), NOW, null)
                        .activities())
                .hasSize(2);
        assertThatThrownBy(() -> new FinishedActivities(jdbc, clock, 1).of(Set.of(planning), NOW, null))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.code()).isEqualTo("consolidation.tooMany"));
    }

    @Test
    void whatNobodyReadsIsForgotten() {
        figures();
        jdbc.sql("update plan_result set read_at = read_at - interval '8 days'").update();
        kept.bringUp();
        assertThat(jdbc.sql("select count(*) from plan_result_target")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private KeptPlanResults.Kept one() {
        return Objects.requireNonNull(kept.of(List.of(plan), NOW, BEFORE).get(plan));
    }

    /// The figures, told of a machine that is quick enough to compute them anew.
    private List<String> quick() {
        jdbc.sql("update plan_result set took = 1").update();
        return figures();
    }

    private List<String> figures() {
        var its = one().targets().values().iterator().next();
        return List.of(its.now().toString(), its.since().toString(), String.valueOf(its.before()));
    }

    private void target(String indicator) {
        registration.addTarget(
                plan,
                new PlanTargetTerms(indicator, TargetOperator.AT_LEAST, BigDecimal.TEN, null, null)
                        .by(MeasuredBy.ACTIVITIES));
    }

    private ActivityId done(LocalDate day) {
        return done(planning, day);
    }

    private ActivityId done(OrganizationId department, LocalDate day) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                        insert into activity (activity_id, version, organization_id, type_code, topic, state, period_from,
                            period_to, days_known, and_others, logged_by, logged_at, changed_by, changed_at)
                        values (:id, 0, :department, 'TRAINING', 'Hoạt động thử nghiệm', 'DONE', :day, :day, true, false, :by, now(), :by, now())
                        """)
                .param("id", id)
                .param("department", department.value())
                .param("day", day)
                .param("by", office.id().value())
                .update();
        jdbc.sql("insert into activity_plan_task (activity_id, task_id) values (?, ?)")
                .params(id, task.value())
                .update();
        return new ActivityId(id);
    }
}
