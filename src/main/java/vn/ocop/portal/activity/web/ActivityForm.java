package vn.ocop.portal.activity.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.activity.ActivityDetail;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// The form of an activity as typed.
///
/// @param when `DAYS` where the days are known, `HALF` where only the half-year is
/// @param half such as `2022-H1`
/// @param subjectQuery what is typed to find subjects; no part of the activity
/// @param answer by question code, filled from the parameters `answer.<code>` by the controller
/// @param version at which the activity was read; null for a new one
record ActivityForm(
        @Nullable String type,
        @NotBlank @Size(max = 500) @Nullable String topic,
        @NotNull @Nullable ActivityState state,
        @Nullable String when,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String half,
        @Nullable Boolean allAreas,
        @Nullable List<String> areas,
        @Size(max = 300) @Nullable String venue,
        @Size(max = 500) @Nullable String beneficiaries,
        @Size(max = 500) @Nullable String outcome,
        @Size(max = 10_000) @Nullable String notes,
        @Nullable Boolean andOthers,
        @Nullable String executing,
        @Nullable String lead,
        @Nullable List<String> partners,
        @Nullable String otherPartners,
        @Nullable List<String> tasks,
        @Nullable List<String> subjects,
        @Nullable String subjectQuery,
        Map<String, String> answer,
        @Nullable Integer version) {
    ActivityForm {
        areas = areas == null
                ? List.of()
                : areas.stream().filter(Objects::nonNull).toList();
        partners = partners == null
                ? List.of()
                : partners.stream().filter(Objects::nonNull).toList();
        tasks = tasks == null
                ? List.of()
                : tasks.stream().filter(Objects::nonNull).toList();
        subjects = subjects == null
                ? List.of()
                : subjects.stream().filter(Objects::nonNull).distinct().toList();
        answer = new LinkedHashMap<>();
    }

    /// An empty form.
    static ActivityForm empty(String type, OrganizationId own, @Nullable LocalDate on) {
        return new ActivityForm(
                type,
                null,
                ActivityState.DONE,
                "DAYS",
                on,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                own.toString(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                null);
    }

    /// As this, with that task ticked, where there is one.
    ActivityForm under(@Nullable PlanTaskId task) {
        return task == null ? this : filled(areas, partners, List.of(task.toString()), subjects);
    }

    /// As this, with that unit ticked, where there is one.
    ActivityForm in(@Nullable AdministrativeUnitId area) {
        return area == null ? this : filled(List.of(area.toString()), partners, tasks, subjects);
    }

    /// As this, with that partner ticked, where there is one.
    ActivityForm with(@Nullable OrganizationId partner) {
        return partner == null ? this : filled(areas, List.of(partner.toString()), tasks, subjects);
    }

    /// As this, with that subject ticked, where there is one.
    ActivityForm reaching(@Nullable SubjectId subject) {
        return subject == null ? this : filled(areas, partners, tasks, List.of(subject.toString()));
    }

    private ActivityForm filled(
            @Nullable List<String> areas,
            @Nullable List<String> partners,
            @Nullable List<String> tasks,
            @Nullable List<String> subjects) {
        var form = new ActivityForm(
                type,
                topic,
                state,
                when,
                from,
                to,
                half,
                allAreas,
                areas,
                venue,
                beneficiaries,
                outcome,
                notes,
                andOthers,
                executing,
                lead,
                partners,
                otherPartners,
                tasks,
                subjects,
                subjectQuery,
                Map.of(),
                version);
        form.answer.putAll(answer);
        return form;
    }

    /// The form of an activity that is there.
    ///
    /// @param again whether to log another like it, on other days
    static ActivityForm of(ActivityDetail stored, boolean again) {
        ActivityDraft content = stored.content();
        boolean days = content.daysKnown();
        var form = new ActivityForm(
                content.typeCode(),
                content.topic(),
                stored.state() == ActivityState.CANCELLED ? ActivityState.DONE : stored.state(),
                days ? "DAYS" : "HALF",
                days && !again ? content.period().from() : null,
                days
                                && !again
                                && !content.period()
                                        .from()
                                        .equals(content.period().to())
                        ? content.period().to()
                        : null,
                days ? null : Halves.of(content.period()),
                content.allAreas(),
                content.areas().stream().map(AdministrativeUnitId::toString).toList(),
                content.venue(),
                content.beneficiaries(),
                content.outcome(),
                content.notes(),
                content.andOthers(),
                content.executing() == null ? null : content.executing().toString(),
                content.lead() == null ? null : content.lead().toString(),
                content.cooperating().stream().map(OrganizationId::toString).toList(),
                null,
                content.tasks().stream().map(PlanTaskId::toString).toList(),
                content.subjects().stream().map(SubjectId::toString).toList(),
                null,
                Map.of(),
                again ? null : stored.version());
        form.answer.putAll(content.answers());
        form.answer.putAll(stored.measures().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> VietnameseNumbers.grouped(each.getValue()))));
        return form;
    }

    /// Whether only the half-year is known.
    boolean byHalf() {
        return "HALF".equals(when);
    }

    /// Names of further partners, one a line.
    List<String> otherPartnerNames() {
        return otherPartners == null
                ? List.of()
                : otherPartners
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .distinct()
                        .toList();
    }
}
