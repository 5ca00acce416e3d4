package vn.ocop.portal.exchange.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.ActivityData;
import vn.ocop.portal.activity.ActivityFeed;
import vn.ocop.portal.activity.ActivityFilter;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityPlace;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.subject.SubjectId;

/// Activities: a department's own; of the coordination office all.
@ApiResource(ApiScope.ACTIVITIES)
@RequestMapping("/api/v1/activities")
class ApiActivities {
    private static final String KIND = "activities";
    private final ActivityFeed feed;
    private final ActivityTypes types;
    private final Plans plans;
    private final Areas areas;

    ApiActivities(ActivityFeed feed, ActivityTypes types, Plans plans, Areas areas) {
        this.feed = feed;
        this.types = types;
        this.plans = plans;
        this.areas = areas;
    }

    @GetMapping
    ApiJson.Page<ApiJson.Activity> listActivities(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String plan,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(name = "updated_since", required = false) @Nullable String updatedSince,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after,
            Locale language,
            HttpServletResponse response) {
        int most = ApiQuery.limit(limit);
        var filter = new ActivityFilter(
                plan(plan),
                type(type),
                area(area),
                ApiQuery.day("from", from),
                ApiQuery.day("to", to),
                ApiQuery.words(q),
                ApiQuery.choice("state", state, ActivityState.class));
        if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) {
            throw new ApiRefusal("to", String.valueOf(to), "notBefore", String.valueOf(from));
        }
        var last = ApiQuery.place(
                KIND,
                after,
                2,
                parts -> new ActivityPlace(ApiQuery.day(parts.getFirst()), UUID.fromString(parts.getLast())));
        var read = feed.after(me, filter, ApiQuery.moment("updated_since", updatedSince), last, most + 1);
        return ApiQuery.page(
                read,
                most,
                one -> activity(one, language),
                one -> ApiQuery.cursor(KIND, one.countsOn(), one.id()),
                response);
    }

    @GetMapping("/{id}")
    ApiJson.Activity getActivity(@AuthenticationPrincipal SignedIn me, @PathVariable ActivityId id, Locale language) {
        return activity(feed.get(me, id), language);
    }

    private @Nullable PlanId plan(@Nullable String text) {
        var id = ApiQuery.id("plan", text, PlanId::new);
        if (id != null && plans.citations(Set.of(id)).isEmpty()) throw new ApiRefusal("plan", id.toString(), "known");
        return id;
    }

    private @Nullable AdministrativeUnitId area(@Nullable String text) {
        var id = ApiQuery.id("area", text, AdministrativeUnitId::new);
        if (id != null && areas.of(List.of(id)).isEmpty()) throw new ApiRefusal("area", id.toString(), "known");
        return id;
    }

    private @Nullable String type(@Nullable String code) {
        if (code != null && types.all().stream().noneMatch(one -> one.code().equals(code))) {
            throw new ApiRefusal("type", code, "type");
        }
        return code;
    }

    private static ApiJson.Activity activity(ActivityData one, Locale language) {
        return new ApiJson.Activity(
                one.id().value(),
                one.version(),
                ApiNames.ref(one.department()),
                one.type().code(),
                one.type().name(language),
                one.topic(),
                one.state(),
                one.cancelledBecause(),
                one.period().from(),
                one.period().to(),
                one.daysKnown(),
                one.countsOn(),
                one.venue(),
                one.areas().stream()
                        .map(area -> new ApiJson.AreaRef(area.id().value(), area.fullName()))
                        .toList(),
                one.parts().stream()
                        .map(part -> new ApiJson.Participant(part.role(), ApiNames.ref(part.organization())))
                        .toList(),
                one.tasks().stream().map(PlanTaskId::value).toList(),
                one.subjects().stream().<UUID>map(SubjectId::value).toList(),
                one.answers(),
                one.measures(),
                one.beneficiaries(),
                one.outcome(),
                one.wording(),
                one.loggedAt(),
                one.changedAt());
    }
}
