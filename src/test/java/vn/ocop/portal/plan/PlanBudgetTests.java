package vn.ocop.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanBudgetTests {
    private final PlanTaskId top = PlanTaskId.create();
    private final PlanTaskId first = PlanTaskId.create();
    private final PlanTaskId second = PlanTaskId.create();

    @Test
    void moneyIsAddedUpTheTreeBySource() {
        var budget = PlanBudget.of(
                null,
                List.of(
                        typed(top, null, null, Map.of()),
                        typed(first, top, null, Map.of("PROVINCE", 400L, "SOCIAL", 100L)),
                        typed(second, top, null, Map.of("PROVINCE", 50L))));

        assertThat(budget.whole().value()).isEqualTo(550);
        assertThat(budget.whole().bySource()).isEqualTo(Map.of("PROVINCE", 450L, "SOCIAL", 100L));
        assertThat(budget.tasks().get(top)).satisfies(line -> {
            assertThat(line.value()).isEqualTo(550);
            assertThat(line.stated()).isNull();
            assertThat(line.differences()).isEmpty();
        });
    }

    @Test
    void aTotalThatDiffersFromItsPartsStandsBesideTheirSum() {
        var budget = PlanBudget.of(
                1000L,
                List.of(
                        typed(top, null, 600L, Map.of("PROVINCE", 590L)),
                        typed(first, top, null, Map.of("PROVINCE", 500L)),
                        typed(second, null, 300L, Map.of())));

        assertThat(budget.whole().value()).isEqualTo(1000); // never rewritten
        assertThat(budget.whole().differences())
                .containsExactly(new PlanBudget.Difference(PlanBudget.Kind.PARTS, null, 1000, 900));
        assertThat(budget.tasks().get(top))
                .satisfies(line -> assertThat(line.differences())
                        .containsExactly(
                                new PlanBudget.Difference(PlanBudget.Kind.SOURCES, null, 600, 590),
                                new PlanBudget.Difference(PlanBudget.Kind.PARTS, null, 600, 500),
                                new PlanBudget.Difference(PlanBudget.Kind.SOURCE, "PROVINCE", 590, 500)));
    }

    @Test
    void whereNoMoneyIsKnownThereIsNone() {
        var budget = PlanBudget.of(null, List.of(typed(top, null, null, Map.of())));

        assertThat(budget.whole().value()).isNull();
        assertThat(budget.whole().differences()).isEmpty();
    }

    private static PlanBudget.Typed typed(
            PlanTaskId task, @Nullable PlanTaskId parent, @Nullable Long total, Map<String, Long> sources) {
        return new PlanBudget.Typed(task, parent, total, sources);
    }
}
