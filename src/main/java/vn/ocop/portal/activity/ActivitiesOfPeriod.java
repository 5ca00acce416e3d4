package vn.ocop.portal.activity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;

/// What a letter tells: the activities of a department within a period, each written out. The number of statements
/// does not grow with the activities. Whoever asks has made sure that the person may read the department's records.
@Service
@Transactional(readOnly = true)
public class ActivitiesOfPeriod {
    private final ActivityReading reading;

    ActivitiesOfPeriod(ActivityReading reading) {
        this.reading = reading;
    }

    /// The department's activities in these states that count within the period, by theme, type, day and time of
    /// logging.
    public List<ActivityFacts> of(OrganizationId department, Period countsOn, Set<ActivityState> states) {
        if (states.isEmpty()) return List.of();
        return facts(reading.where(
                "a.organization_id = :organization and a.counts_on between :from and :to and a.state in (:states)",
                Map.of(
                        "organization",
                        department.value(),
                        "from",
                        countsOn.from(),
                        "to",
                        countsOn.to(),
                        "states",
                        states.stream().map(Enum::name).toList())));
    }

    /// These activities in the same order; unknown ids are passed over.
    public Map<ActivityId, ActivityFacts> byIds(Collection<ActivityId> ids) {
        Map<ActivityId, ActivityFacts> found = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            facts(reading.where(
                            "a.activity_id = any(:ids)",
                            Map.of("ids", ids.stream().map(ActivityId::value).toArray(UUID[]::new))))
                    .forEach(facts -> found.put(facts.id(), facts));
        }
        return found;
    }

    private List<ActivityFacts> facts(List<StoredActivity> activities) {
        if (activities.isEmpty()) return List.of();
        var around = reading.around(activities);
        return activities.stream()
                .map(activity -> {
                    var type = around.type(activity);
                    return new ActivityFacts(
                            activity.id(),
                            activity.organization(),
                            activity.typeCode(),
                            type.themeCode(),
                            type.themeOpening(),
                            type.wholeSentence(),
                            activity.topic(),
                            activity.state(),
                            activity.period(),
                            activity.daysKnown(),
                            activity.countsOn(),
                            activity.one(ParticipantRole.EXECUTING),
                            activity.tasks(),
                            activity.andOthers(),
                            around.wording(activity));
                })
                .toList();
    }
}
