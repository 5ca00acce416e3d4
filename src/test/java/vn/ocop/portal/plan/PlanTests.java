package vn.ocop.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.organization.OrganizationId;

class PlanTests {
    private static final LocalDate DAY = LocalDate.of(2022, 4, 18);
    private final OrganizationId lead = OrganizationId.create();
    private final Plan plan = new Plan(head(DAY, DAY.plusMonths(8)));

    @Test
    void aPlanDoesNotEndBeforeItStarts() {
        assertThatThrownBy(() -> new Plan(head(DAY, DAY.minusDays(1)))).hasMessage("plan.days.order");
        assertThatCode(() -> new Plan(head(DAY, DAY))).doesNotThrowAnyException();
    }

    @Test
    void aCodeIsGivenToOneTask() {
        var first = PlanTaskId.create();
        var second = PlanTaskId.create();
        plan.addTask(first, task("1.1", "Một"));
        plan.addTask(second, task("1.2", "Hai"));

        assertThatThrownBy(() -> plan.addTask(PlanTaskId.create(), task("1.1", "Ba")))
                .hasMessage("plan.task.code.taken");
        assertThatThrownBy(() -> plan.changeTask(second, task("1.1", "Hai"), false))
                .hasMessage("plan.task.code.taken");
        assertThatCode(() -> plan.changeTask(first, task("1.1", "Một, sửa lại"), false))
                .doesNotThrowAnyException();
    }

    @Test
    void aTaskIsKeptOnOneLineWithoutItsFinalMark() {
        assertThat(task("1", "Tập huấn\ncho chủ thể ; ./.").content()).isEqualTo("Tập huấn cho chủ thể");
        assertThatThrownBy(() -> plan.addTask(PlanTaskId.create(), task("1", "… .")))
                .hasMessage("plan.task.content.empty");
    }

    @Test
    void whoLeadsATaskDoesNotCooperateInIt() {
        var task = plan.addTask(PlanTaskId.create(), new PlanTaskTerms("1", "Một", lead, Set.of(lead), null, null));

        assertThat(task.asSummary().cooperating()).isEmpty();
    }

    @Test
    void anIndicatorHasOneTargetForADay() {
        plan.addTarget(PlanTargetId.create(), target("CLASSES", "1", null));
        plan.addTarget(PlanTargetId.create(), target("CLASSES", "1", DAY));

        assertThatThrownBy(() -> plan.addTarget(PlanTargetId.create(), target("CLASSES", "2", null)))
                .hasMessage("plan.target.taken");
        assertThatThrownBy(() -> plan.addTarget(PlanTargetId.create(), target("SESSIONS", "-1", null)))
                .hasMessage("plan.target.value.negative");
    }

    @Test
    void anEndedPlanKeepsItsTasksAndTargets() {
        var task = PlanTaskId.create();
        plan.addTask(task, task("1", "Một"));
        plan.end();

        assertThatThrownBy(() -> plan.addTask(PlanTaskId.create(), task("2", "Hai")))
                .hasMessage("plan.ended");
        assertThatThrownBy(() -> plan.removeTask(task)).hasMessage("plan.ended");
        assertThatThrownBy(() -> plan.addTarget(PlanTargetId.create(), target("CLASSES", "1", null)))
                .hasMessage("plan.ended");
        plan.putInForce();
        assertThat(plan.removeTask(task)).isEqualTo("1");
    }

    @Test
    void aTaskIsNoPartOfItselfNorOfItsParts() {
        var top = added("1", null);
        var part = added("1.1", top);
        var deep = added("1.1.a", part);

        assertThatThrownBy(() -> plan.changeTask(top, task("1", "Một").below(top), false))
                .hasMessage("plan.task.parent.cycle");
        assertThatThrownBy(() -> plan.changeTask(top, task("1", "Một").below(deep), false))
                .hasMessage("plan.task.parent.cycle");
        assertThatThrownBy(
                        () -> plan.addTask(PlanTaskId.create(), task("9", "x").below(PlanTaskId.create())))
                .hasMessage("plan.task.parent.unknown");
    }

    @Test
    void aTaskWithPartsOrATargetStays() {
        var top = added("1", null);
        var part = added("1.1", top);
        plan.addTarget(PlanTargetId.create(), target("CLASSES", "1", null).within(null, part));

        assertThatThrownBy(() -> plan.removeTask(top)).hasMessage("plan.task.parent");
        assertThatThrownBy(() -> plan.removeTask(part)).hasMessage("plan.task.measured");
    }

    @Test
    void aTaskIsIndentedBelowTheOneBeforeItAndLiftedAgain() {
        var first = added("1.2", null);
        var second = added("1.10", null);

        assertThatThrownBy(() -> plan.indentTask(first)).hasMessage("plan.task.indent.first");
        assertThatThrownBy(() -> plan.outdentTask(first)).hasMessage("plan.task.outdent.top");
        plan.indentTask(second);
        assertThatThrownBy(() -> plan.removeTask(first)).hasMessage("plan.task.parent");
        plan.outdentTask(second);
        assertThat(plan.removeTask(first)).isEqualTo("1.2");
    }

    @Test
    void aBranchIsRenumberedWithItsTopAndRefusedWhereACodeIsTaken() {
        var top = added("1", null);
        added("1.1", top);
        added("2.1", null);

        assertThatThrownBy(() -> plan.changeTask(top, task("2", "Hai"), true)).hasMessage("plan.task.code.taken");
        plan.changeTask(top, task("3", "Ba"), true);
        assertThatThrownBy(() -> added("3.1", top)).hasMessage("plan.task.code.taken");
        assertThatCode(() -> added("1.1", top)).doesNotThrowAnyException();
        assertThatThrownBy(() -> plan.changeTask(top, task("x".repeat(19), "Dài"), true))
                .hasMessage("plan.task.code.long");
    }

    @Test
    void anAmountIsAtLeastOneDong() {
        for (long amount : new long[] {0, -1, 1_000_000_000_000_001L}) {
            assertThatThrownBy(() ->
                            plan.addTask(PlanTaskId.create(), task("9", "x").costing(null, Map.of("PROVINCE", amount))))
                    .hasMessage("plan.budget.range");
            assertThatThrownBy(() ->
                            plan.addTask(PlanTaskId.create(), task("9", "x").costing(amount, Map.of())))
                    .hasMessage("plan.budget.range");
        }
    }

    @Test
    void aTargetCountsOnlyTasksOfItsPlanAndNothingHasNoScope() {
        var part = added("1", null);

        assertThatThrownBy(() -> plan.addTarget(
                        PlanTargetId.create(), target("CLASSES", "1", null).within(null, PlanTaskId.create())))
                .hasMessage("plan.target.task.unknown");
        assertThatThrownBy(() -> plan.addTarget(
                        PlanTargetId.create(),
                        target("BUDGET", "1", null).by(MeasuredBy.NOTHING).within("TRAINING", null)))
                .hasMessage("plan.target.scope.nothing");
        plan.addTarget(PlanTargetId.create(), target("CLASSES", "1", null));
        assertThatCode(() -> plan.addTarget(
                        PlanTargetId.create(), target("CLASSES", "1", null).within(null, part)))
                .doesNotThrowAnyException();
    }

    private PlanTaskId added(String code, @Nullable PlanTaskId parent) {
        var id = PlanTaskId.create();
        plan.addTask(id, task(code, "Việc " + code).below(parent));
        return id;
    }

    @Test
    void anOrganizationHasARoleOnce() {
        plan.addParticipation(new PlanParticipation(lead, PlanRole.ADVISED));
        plan.addParticipation(new PlanParticipation(lead, PlanRole.EXECUTES));

        assertThatThrownBy(() -> plan.addParticipation(new PlanParticipation(lead, PlanRole.ADVISED)))
                .hasMessage("plan.participation.taken");
        plan.removeParticipation(new PlanParticipation(lead, PlanRole.ADVISED));
        assertThatThrownBy(() -> plan.removeParticipation(new PlanParticipation(lead, PlanRole.ADVISED)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aChangeNamesTheVersionItWasMadeFrom() {
        assertThatCode(() -> plan.requireVersion(0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> plan.requireVersion(1)).isInstanceOf(Outdated.class);
    }

    @Test
    void codesAreOrderedAsPeopleCount() {
        assertThat(List.of("2.10", "2.9", "10", "1.1a", "1.1", "a)", "123456789012345678901234567890").stream()
                        .sorted(TaskOrder::compare))
                .containsExactly("1.1", "1.1a", "2.9", "2.10", "10", "123456789012345678901234567890", "a)");
    }

    private PlanCitation head(LocalDate from, LocalDate to) {
        return new PlanCitation(PlanId.create(), "81/KH-UBND", DAY, lead, "triển khai", from, to);
    }

    private static PlanTaskTerms task(String code, String content) {
        return new PlanTaskTerms(code, content, null, Set.of(), null, null);
    }

    private static PlanTargetTerms target(String indicator, String value, @Nullable LocalDate dueOn) {
        return new PlanTargetTerms(indicator, TargetOperator.AT_LEAST, new BigDecimal(value), dueOn, null);
    }
}
