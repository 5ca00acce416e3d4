package vn.ocop.portal.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;

/// Writes down what a letter's sentences rest on at the moment of its issue: each sentence with its records, each
/// record as it then is.
@Component
class FrozenSources {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ActivitiesOfPeriod activities;
    private final Plans plans;

    FrozenSources(ActivitiesOfPeriod activities, Plans plans) {
        this.activities = activities;
        this.plans = plans;
    }

    /// A sentence with the keys of its records, `<kind> <id>`.
    record Sentence(SentenceId id, Section section, String text, boolean written, List<String> records) {}

    /// The sentences and, by key, the records.
    record Frozen(List<Sentence> sentences, Map<String, Object> records) {}

    /// The JSON of what the report rests on now.
    byte[] of(Reports.Whole whole) {
        var sentences = whole.composition().parts().stream()
                .flatMap(part -> part.paragraphs().stream())
                .flatMap(paragraph -> paragraph.pieces().stream())
                .filter(Composition.Piece::inLetter)
                .map(Composition.Piece::sentence)
                .toList();
        Set<Source> sources = new LinkedHashSet<>();
        sentences.forEach(sentence -> sources.addAll(sentence.sources()));
        Map<String, Object> records = new LinkedHashMap<>();
        activities
                .byIds(ids(sources, Source.Kind.ACTIVITY, one -> new ActivityId(one.id())))
                .forEach((id, activity) -> records.put(Source.Kind.ACTIVITY + " " + id, activity));
        plans.citations(ids(sources, Source.Kind.PLAN, one -> new PlanId(one.id())))
                .forEach((id, plan) -> records.put(Source.Kind.PLAN + " " + id, plan));
        plans.tasks(ids(sources, Source.Kind.PLAN_TASK, one -> new PlanTaskId(one.id())))
                .forEach(task -> records.put(Source.Kind.PLAN_TASK + " " + task.id(), task));
        records.put(Source.Kind.REQUEST + " " + whole.request().id(), whole.request());
        return JSON.writeValueAsBytes(new Frozen(
                sentences.stream()
                        .map(sentence -> new Sentence(
                                sentence.id(),
                                sentence.section(),
                                sentence.text(),
                                sentence.written() != null,
                                sentence.sources().stream()
                                        .map(source -> source.kind() + " " + source.id())
                                        .toList()))
                        .toList(),
                records));
    }

    private static <T> List<T> ids(Set<Source> sources, Source.Kind kind, Function<Source, T> id) {
        return sources.stream().filter(one -> one.kind() == kind).map(id).toList();
    }
}
