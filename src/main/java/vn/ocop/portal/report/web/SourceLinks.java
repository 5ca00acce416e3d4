package vn.ocop.portal.report.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivitiesOfPeriod;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.CommitmentId;
import vn.ocop.portal.report.Commitments;
import vn.ocop.portal.report.IssuedLetters;
import vn.ocop.portal.report.ReportId;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestId;
import vn.ocop.portal.report.Source;

/// Finds what to show of a sentence's sources: one look-up per kind of record, however many there are.
@Component
class SourceLinks {
    private final ActivitiesOfPeriod activities;
    private final Activities log;
    private final Plans plans;
    private final ReportRequests requests;
    private final Commitments commitments;
    private final IssuedLetters letters;

    SourceLinks(
            ActivitiesOfPeriod activities,
            Activities log,
            Plans plans,
            ReportRequests requests,
            Commitments commitments,
            IssuedLetters letters) {
        this.activities = activities;
        this.log = log;
        this.plans = plans;
        this.requests = requests;
        this.commitments = commitments;
        this.letters = letters;
    }

    /// A record beside the sentence that was written from it.
    ///
    /// @param kind message key of its kind
    /// @param state message key of its state; empty for records without one
    /// @param href null where the person may not open its page; the report's page of sources shows what it says
    record Link(
            String kind,
            String label,
            String detail,
            String state,
            @Nullable String href) {}

    /// The links of these sources; a record that is no more has none.
    Map<Source, Link> of(Collection<Source> sources, SignedIn me) {
        Map<Source.Kind, Set<Source>> byKind =
                sources.stream().collect(Collectors.groupingBy(Source::kind, Collectors.toSet()));
        Map<Source, Link> links = new HashMap<>();
        var told = ids(byKind, Source.Kind.ACTIVITY, one -> new ActivityId(one.id()));
        var readable = log.readable(me, told);
        activities
                .labels(told)
                .forEach((id, activity) -> links.put(
                        new Source(Source.Kind.ACTIVITY, id.value()),
                        new Link(
                                "source.activity",
                                activity.topic(),
                                activity.daysKnown()
                                        ? VietnameseDates.inText(activity.period())
                                        : VietnameseDates.inText(
                                                        activity.period().from()) + " – "
                                                + VietnameseDates.inText(
                                                        activity.period().to()),
                                "activity.state." + activity.state(),
                                readable.contains(id) ? "/activities/" + id : null)));
        plans.citations(ids(byKind, Source.Kind.PLAN, one -> new PlanId(one.id())))
                .forEach((id, plan) -> links.put(
                        new Source(Source.Kind.PLAN, id.value()),
                        new Link(
                                "source.plan",
                                plan.number(),
                                VietnameseDates.inText(plan.issuedOn()),
                                "",
                                "/plans/" + id)));
        plans.tasks(ids(byKind, Source.Kind.PLAN_TASK, one -> new PlanTaskId(one.id())))
                .forEach(task -> links.put(
                        new Source(Source.Kind.PLAN_TASK, task.id().value()),
                        new Link(
                                "source.task",
                                task.planNumber() + ", " + task.code(),
                                task.content(),
                                "",
                                "/plans/" + task.plan())));
        requests.byIds(ids(byKind, Source.Kind.REQUEST, one -> new RequestId(one.id())))
                .forEach((id, request) -> links.put(
                        new Source(Source.Kind.REQUEST, id.value()),
                        new Link(
                                "source.request",
                                request.number(),
                                VietnameseDates.inText(request.issuedOn()),
                                "",
                                "/requests/" + id)));
        commitments
                .byIds(ids(byKind, Source.Kind.COMMITMENT, one -> new CommitmentId(one.id())))
                .forEach((id, promise) -> links.put(
                        new Source(Source.Kind.COMMITMENT, id.value()),
                        new Link(
                                "source.commitment",
                                promise.words(),
                                promise.periodName(),
                                "",
                                "/reports/%s/commitments#c-%s".formatted(promise.report(), id))));
        letters.of(ids(byKind, Source.Kind.REPORT, one -> new ReportId(one.id())))
                .forEach((id, letter) -> links.put(
                        new Source(Source.Kind.REPORT, id.value()),
                        new Link(
                                "source.report",
                                letter.reference(),
                                VietnameseDates.inText(letter.dated()),
                                "",
                                "/reports/" + id)));
        return links;
    }

    private static <T> List<T> ids(Map<Source.Kind, Set<Source>> of, Source.Kind kind, Function<Source, T> id) {
        return of.getOrDefault(kind, Set.of()).stream().map(id).toList();
    }
}
