package vn.ocop.portal.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityBatches;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.BatchAction;
import vn.ocop.portal.organization.Organizations;

/// What the demo's people keep for their list of activities: two saved filters each, and one change of several
/// activities that was undone, so that nothing is other than before.
@Component
@Profile(DemoByDefault.PROFILE)
@ConditionalOnProperty(name = SampleActivities.PROPERTY, havingValue = "0", matchIfMissing = true)
@Order(45)
class DemoLists implements ApplicationRunner {
    private final ActingAs actingAs;
    private final Organizations organizations;
    private final SavedFilters filters;
    private final ActivityBatches batches;
    private final SavableList list;

    DemoLists(
            ActingAs actingAs,
            Organizations organizations,
            SavedFilters filters,
            ActivityBatches batches,
            List<SavableList> lists) {
        this.actingAs = actingAs;
        this.organizations = organizations;
        this.filters = filters;
        this.batches = batches;
        this.list = lists.stream()
                .filter(one -> one.key().equals(Activities.LIST))
                .findFirst()
                .orElseThrow();
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (SampleActivities.standIn(organizations)) return;
        actingAs.person("chuyenvien", this::staff);
        actingAs.person("dieuphoi", this::office);
    }

    private @Nullable Void staff(SignedIn me) {
        if (!filters.memory(me, list).filters().isEmpty() || batches.of(me, 1).total() > 0) return null;
        filters.save(me, list, "Việc sắp tới", "state=PLANNED,POSTPONED&sort=oldest");
        filters.save(me, list, "Chưa gắn nhiệm vụ", "untasked=true&columns=days,places,state");
        var planned = batches.matching(me, ActivityFilter.ALL.in(Set.of(ActivityState.PLANNED)));
        var postponing = new BatchAction.ToState(ActivityState.POSTPONED);
        var versions = new LinkedHashMap<ActivityId, Integer>();
        batches.preview(me, planned, postponing).changed().forEach(row -> versions.put(row.id(), row.version()));
        if (!versions.isEmpty()) batches.undo(me, batches.make(me, postponing, versions), false);
        return null;
    }

    private @Nullable Void office(SignedIn me) {
        if (!filters.memory(me, list).filters().isEmpty()) return null;
        filters.save(
                me, list, "Tập huấn đã xong", "type=TRAINING&state=DONE&columns=days,places,department,participants");
        filters.save(me, list, "Tạm hoãn", "state=POSTPONED");
        return null;
    }
}
