package vn.ocop.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import vn.ocop.portal.People;
import vn.ocop.portal.PortalTest;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.organization.OrganizationId;

/// What the database itself keeps of plans, and what services refuse before it.
@PortalTest
class PlanConstraintsTests {
    @Autowired
    PlanRegistration registration;

    @Autowired
    Plans plans;

    @Autowired
    TargetEstimates estimates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    private OrganizationId department;
    private PlanId plan;
    private PlanTaskId top;
    private PlanTaskId part;

    @BeforeEach
    void aPlanWithABranch() {
        department = people.department("Sở Thử nghiệm");
        People.actingAs(people.of(department, Role.ADMIN));
        plan = registration.register(head("81/KH-UBND", 2022));
        top = registration.addTask(plan, task("1", null));
        part = registration.addTask(plan, task("1.1", top));
    }

    @Test
    void theDatabaseRefusesACycleOfTasks() {
        refused(
                "update plan_task set parent_id = ? where task_id = ?",
                "plan_task_no_cycle",
                part.value(),
                top.value());
        refused(
                "update plan_task set parent_id = task_id where task_id = ?",
                "plan_task_not_its_own_parent",
                top.value());
    }

    @Test
    void theDatabaseRefusesAParentOfAnotherPlanAndAParentsRemoval() {
        var other = registration.register(head("82/KH-UBND", 2022));
        var foreign = registration.addTask(other, task("1", null));

        refused(
                "update plan_task set parent_id = ? where task_id = ?",
                "plan_task_parent",
                foreign.value(),
                top.value());
        refused("delete from plan_task where task_id = ?", "plan_task_parent", top.value());
    }

    @Test
    void theDatabaseRefusesPlansThatFollowThemselves() {
        var later = registration.register(head("82/KH-UBND", 2022), new PlanFrame(plan, PlanSuccession.AMENDS, null));

        refused(
                "update plan set follows_id = ?, follows_how = 'AMENDS' where plan_id = ?",
                "plan_no_cycle",
                later.value(),
                plan.value());
        refused(
                "update plan set follows_id = plan_id, follows_how = 'AMENDS' where plan_id = ?",
                "plan_follows_another",
                plan.value());
        refused("update plan set follows_how = 'AMENDS' where plan_id = ?", "plan_follows_whole", plan.value());
    }

    @Test
    void aPlanFollowsOneIssuedBeforeIt() {
        var later = registration.register(head("82/KH-UBND", 2023));
        int version = plans.details(plan).version();

        assertThatThrownBy(() -> registration.correct(
                        head(plan, "81/KH-UBND", 2022), new PlanFrame(later, PlanSuccession.SUPERSEDES, null), version))
                .hasMessage("plan.follows.later");
        assertThatThrownBy(() -> registration.correct(
                        head(plan, "81/KH-UBND", 2022), new PlanFrame(plan, PlanSuccession.SUPERSEDES, null), version))
                .hasMessage("plan.follows.itself");
        assertThatThrownBy(() ->
                        registration.correct(head(plan, "81/KH-UBND", 2022), new PlanFrame(later, null, null), version))
                .hasMessage("plan.follows.how");
    }

    @Test
    void moneyIsPositiveOfAKnownSourceThatThereStillWas() {
        refused("insert into plan_task_budget values (?, 'PROVINCE', 0)", "plan_task_budget_amount_range", top.value());
        refused("insert into plan_task_budget values (?, 'GOLD', 1)", "plan_task_budget_source", top.value());
        assertThatThrownBy(() -> registration.addTask(plan, task("9", null).costing(null, Map.of("GOLD", 1L))))
                .hasMessage("plan.budget.source.unknown");
        var after = registration.register(head("1/KH-UBND", 2026));
        assertThatThrownBy(() -> registration.addTask(after, task("9", null).costing(null, Map.of("DISTRICT", 1L))))
                .hasMessage("plan.budget.source.past");
        registration.addTask(plan, task("9", null).costing(7L, Map.of("DISTRICT", 5L)));

        assertThat(plans.details(plan).budget().whole().value()).isEqualTo(7);
    }

    @Test
    void aBranchMovesWithItsCodesInOneGo() {
        registration.addTask(plan, task("1.1.1", part));
        int version = plans.details(plan).version();

        registration.changeTask(plan, part, task("1.1.1", top), true, version);

        assertThat(plans.details(plan).tasks())
                .extracting(PlanTaskSummary::code)
                .containsExactly("1", "1.1.1", "1.1.1.1");
    }

    @Test
    void anEstimateStaysAsItWasGiven() {
        var target = registration.addTarget(
                plan, new PlanTargetTerms("CLASSES", TargetOperator.AT_LEAST, BigDecimal.TEN, null, null));
        var me = people.of(department, Role.STAFF);
        People.actingAs(me);
        estimates.give(me, plan, target, false, 2022, BigDecimal.ONE, "lần đầu");
        estimates.give(me, plan, target, false, 2022, BigDecimal.TWO, null);

        assertThat(estimates.of(me, List.of(target), 2022, 2022))
                .extracting(TargetEstimate::value)
                .containsExactly(BigDecimal.TWO, BigDecimal.ONE);
        refused("update target_estimate set value = 5 where target_id = ?", "target_estimate_kept", target.value());
        refused("delete from target_estimate where target_id = ?", "target_estimate_kept", target.value());
        People.actingAs(people.of(department, Role.ADMIN));
        int version = plans.details(plan).version();
        assertThatThrownBy(() -> registration.removeTarget(plan, target, version))
                .hasMessage("plan.target.estimated");
    }

    @Test
    void anEstimateIsGivenByWhoMayAndWithinReason() {
        var target = registration.addTarget(
                plan, new PlanTargetTerms("CLASSES", TargetOperator.AT_LEAST, BigDecimal.TEN, null, null));
        var staff = people.of(department, Role.STAFF);
        People.actingAs(staff);
        assertThatThrownBy(() -> estimates.give(staff, plan, target, true, 2022, BigDecimal.ONE, null))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> estimates.give(staff, plan, target, false, 2023, BigDecimal.ONE, null))
                .hasMessage("plan.estimate.year.outside");
        assertThatThrownBy(() -> estimates.give(staff, plan, target, false, 2022, new BigDecimal("-1"), null))
                .hasMessage("plan.estimate.value.range");
        assertThatThrownBy(() -> estimates.give(staff, plan, target, false, 2022, BigDecimal.ONE, "x".repeat(501)))
                .hasMessage("plan.estimate.note.long");
        estimates.give(staff, plan, target, false, 2022, BigDecimal.ONE, null);

        var neighbour = people.of(people.department("Sở Khác"), Role.LEADER);
        People.actingAs(neighbour);
        assertThat(estimates.of(neighbour, List.of(target), 2022, 2022)).isEmpty();
        var office = people.of(people.coordinationOffice(), Role.COORDINATOR);
        People.actingAs(office);
        assertThat(estimates.of(office, List.of(target), 2022, 2022)).hasSize(1);
        var registry = people.of(department, Role.REGISTRY);
        People.actingAs(registry);
        assertThatThrownBy(() -> estimates.give(registry, plan, target, false, 2022, BigDecimal.ONE, null))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void refused(String change, String constraint, UUID... values) {
        assertThatThrownBy(() -> jdbc.sql(change).params((Object[]) values).update())
                .rootCause()
                .hasMessageContaining(constraint);
    }

    private PlanCitation head(String number, int year) {
        return head(PlanId.create(), number, year);
    }

    private PlanCitation head(PlanId id, String number, int year) {
        return new PlanCitation(
                id,
                number,
                LocalDate.of(year, 4, 18),
                department,
                "triển khai Chương trình",
                LocalDate.of(year, 1, 1),
                LocalDate.of(year, 12, 31));
    }

    private static PlanTaskTerms task(String code, @Nullable PlanTaskId parent) {
        return new PlanTaskTerms(code, "Việc " + code, null, Set.of(), null, null).below(parent);
    }
}
