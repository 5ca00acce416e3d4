package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.activity.FinishedActivities.Finished;
import vn.ocop.portal.organization.OrganizationId;

class FinishedActivitiesTests {
    private final Finished first = finished();
    private final Finished second = finished();
    private final Finished third = finished();

    @Test
    void anEventIsCountedWhereItIsDecided() {
        var found = FinishedActivities.once(List.of(first, second, third), Map.of(first.id(), third.id()));
        assertThat(found.activities()).containsExactly(second, third);
        assertThat(found.shared()).isEqualTo(1);
    }

    @Test
    void anEventThatCountsOutsideIsCountedOnceHere() {
        var outside = ActivityId.create();
        var found = FinishedActivities.once(
                List.of(first, second, third), Map.of(first.id(), outside, third.id(), outside));
        assertThat(found.activities()).containsExactly(first, second);
        assertThat(found.shared()).isEqualTo(1);
    }

    @Test
    void nothingSharedIsAllCounted() {
        assertThat(FinishedActivities.once(List.of(first, second), Map.of()))
                .isEqualTo(new FinishedActivities.Found(List.of(first, second), 0));
    }

    private static Finished finished() {
        return new Finished(
                ActivityId.create(),
                OrganizationId.create(),
                "TRAINING",
                "Tập huấn, đào tạo",
                "CAPACITY",
                "Nâng cao năng lực",
                null,
                null);
    }
}
