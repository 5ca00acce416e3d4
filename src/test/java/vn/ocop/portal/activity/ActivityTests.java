package vn.ocop.portal.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

class ActivityTests {
    private static final Period DAY = new Period(LocalDate.of(2022, 5, 12), LocalDate.of(2022, 5, 12));
    private final OrganizationId department = OrganizationId.create();
    private final AccountId me = AccountId.create();
    private final Instant now = Instant.parse("2022-06-01T00:00:00Z");

    @Test
    void aCancelledActivityKeepsItsReasonAndChangesNoMore() {
        var activity = activity(draft());
        activity.cancel("Dịch bệnh", me, now);
        assertThat(activity.state()).isEqualTo(ActivityState.CANCELLED);
        assertThat(activity.cancelledBecause()).isEqualTo("Dịch bệnh");
        assertThatThrownBy(() -> activity.cancel("lần nữa", me, now)).hasMessage("activity.cancelled.already");
        assertThatThrownBy(() -> activity.change(draft(), Map.of(), me, now)).hasMessage("activity.cancelled.already");
    }

    @Test
    void aReinstatedActivityStandsWhereItStood() {
        var activity = activity(ActivityDraft.of("TRAINING", "a", ActivityState.POSTPONED, DAY, true));
        assertThatThrownBy(() -> activity.reinstate(me, now)).hasMessage("activity.notCancelled");
        activity.cancel("nhầm", me, now);
        activity.reinstate(me, now);
        assertThat(activity.state()).isEqualTo(ActivityState.POSTPONED);
        assertThat(activity.cancelledBecause()).isNull();
    }

    @Test
    void cancellingNeedsAReason() {
        assertThatThrownBy(() -> activity(draft()).cancel(" ", me, now)).hasMessage("activity.cancel.reason.missing");
    }

    @Test
    void theTypeStays() {
        var other = ActivityDraft.of("FAIR", "a", ActivityState.DONE, DAY, true);
        assertThatThrownBy(() -> activity(draft()).change(other, Map.of(), me, now))
                .hasMessage("activity.type.stays");
    }

    @Test
    void whoExecutesOrLeadsDoesNotCooperateAsWell() {
        var partner = OrganizationId.create();
        assertThatThrownBy(() -> activity(draft().by(partner, null, List.of(partner))))
                .hasMessage("activity.partner.executes");
        assertThatThrownBy(() -> activity(draft().by(null, partner, List.of(partner))))
                .hasMessage("activity.partner.leads");
    }

    @Test
    void noMeasureIsNegativeAndNoTopicEmpty() {
        assertThatThrownBy(() -> new Activity(department, draft(), Map.of("CLASSES", BigDecimal.valueOf(-1)), me, now))
                .hasMessage("activity.answer.negative");
        assertThatThrownBy(() -> activity(ActivityDraft.of("TRAINING", " ", ActivityState.DONE, DAY, true)))
                .hasMessage("activity.topic.missing");
        assertThatThrownBy(() -> activity(ActivityDraft.of("TRAINING", "a", ActivityState.CANCELLED, DAY, true)))
                .hasMessage("activity.state.cancelledHere");
    }

    @Test
    void partnersKeepTheirOrder() {
        var first = OrganizationId.create();
        var second = OrganizationId.create();
        var activity = activity(draft().by(department, null, List.of(second, first)));
        assertThat(activity.participations())
                .containsExactlyInAnyOrder(
                        new Participation(department, ParticipantRole.EXECUTING, 0),
                        new Participation(second, ParticipantRole.COOPERATING, 0),
                        new Participation(first, ParticipantRole.COOPERATING, 1));
    }

    private static ActivityDraft draft() {
        return ActivityDraft.of("TRAINING", "An toàn", ActivityState.DONE, DAY, true);
    }

    private Activity activity(ActivityDraft draft) {
        return new Activity(department, draft, Map.of(), me, now);
    }
}
