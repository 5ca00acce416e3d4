package vn.ocop.portal.activity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.plan.Indicator;
import vn.ocop.portal.plan.Indicators;

/// Reads activities whole and in words. The number of statements does not grow with the activities. Whoever asks has
/// made sure that the person may read them.
@Service
@Transactional(readOnly = true)
public class ActivityRecords {
    private final ActivityReading reading;
    private final Indicators indicators;
    private final Accounts accounts;

    ActivityRecords(ActivityReading reading, Indicators indicators, Accounts accounts) {
        this.reading = reading;
        this.indicators = indicators;
        this.accounts = accounts;
    }

    /// These activities, by theme, type, day and time of logging; unknown ids are passed over.
    public Map<ActivityId, ActivityRecord> of(Collection<ActivityId> ids) {
        Map<ActivityId, ActivityRecord> found = new LinkedHashMap<>();
        if (ids.isEmpty()) return found;
        var stored = reading.where(
                "a.activity_id = any(:ids)",
                Map.of("ids", ids.stream().map(ActivityId::value).distinct().toArray(UUID[]::new)));
        if (stored.isEmpty()) return found;
        var around = reading.around(stored);
        var units = indicators.byCode();
        var names =
                accounts.names(stored.stream().map(StoredActivity::changedBy).collect(Collectors.toSet()));
        for (StoredActivity activity : stored) {
            found.put(
                    activity.id(),
                    new ActivityRecord(
                            activity.id(),
                            activity.version(),
                            activity.organization(),
                            around.type(activity).name(),
                            activity.topic(),
                            activity.state(),
                            activity.cancelledBecause(),
                            activity.period(),
                            activity.daysKnown(),
                            around.units().of(activity.areas()).stream()
                                    .map(Area::fullName)
                                    .toList(),
                            activity.venue(),
                            name(around, activity, activity.one(ParticipantRole.EXECUTING)),
                            name(around, activity, activity.one(ParticipantRole.LEAD)),
                            activity.in(ParticipantRole.COOPERATING).stream()
                                    .map(id -> String.valueOf(name(around, activity, id)))
                                    .toList(),
                            activity.tasks(),
                            answers(around.type(activity), activity, units),
                            activity.beneficiaries(),
                            activity.outcome(),
                            activity.andOthers(),
                            around.wording(activity),
                            names.getOrDefault(activity.changedBy(), ""),
                            activity.changedAt()));
        }
        return found;
    }

    private static List<ActivityRecord.Answer> answers(
            ActivityType type, StoredActivity activity, Map<String, Indicator> indicators) {
        var answers = new ArrayList<ActivityRecord.Answer>();
        for (var question : type.questions()) {
            var number =
                    question.indicator() == null ? null : activity.measures().get(question.indicator());
            String value = number == null
                    ? activity.answers().get(question.code())
                    : number(question, number, indicators.get(question.indicator()));
            if (value != null) answers.add(new ActivityRecord.Answer(question.code(), question.label(), value));
        }
        return List.copyOf(answers);
    }

    private static String number(ActivityQuestion question, BigDecimal number, @Nullable Indicator indicator) {
        if (question.answer() == AnswerKind.MONEY) return VietnameseNumbers.money(number);
        String grouped = VietnameseNumbers.grouped(number);
        if (indicator == null) return grouped;
        return indicator.unit().equals("%") ? grouped + "%" : grouped + " " + indicator.unit();
    }

    private static @Nullable String name(
            ActivityReading.Surroundings around, StoredActivity activity, @Nullable OrganizationId id) {
        return id == null
                ? null
                : around.organizations()
                        .find(id, activity.countsOn())
                        .map(OrganizationSummary::officialName)
                        .orElse(null);
    }
}
