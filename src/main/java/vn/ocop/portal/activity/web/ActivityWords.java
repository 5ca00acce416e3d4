package vn.ocop.portal.activity.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.AnswerKind;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.subject.Subjects;

/// Words for screens: an activity field by field, its days, its state, its sentence.
@Component
class ActivityWords {
    private final MessageSource messages;
    private final Areas areas;
    private final Organizations organizations;
    private final Plans plans;
    private final Subjects subjects;

    ActivityWords(MessageSource messages, Areas areas, Organizations organizations, Plans plans, Subjects subjects) {
        this.messages = messages;
        this.areas = areas;
        this.organizations = organizations;
        this.plans = plans;
        this.subjects = subjects;
    }

    /// A field as a screen shows it.
    ///
    /// @param value empty where nothing is known
    /// @param links to the pages of those that the value names, where it names things that have pages
    record Field(String label, String value, List<Link> links) {
        Field(String label, String value) {
            this(label, value, List.of());
        }
    }

    /// A name with the address of its page.
    record Link(String name, String href) {}

    /// The fields of a draft in the order of the form, empty ones too.
    List<Field> fields(ActivityDraft draft, ActivityType type, Locale language) {
        var people = new LinkedHashSet<>(draft.cooperating());
        if (draft.executing() != null) people.add(draft.executing());
        if (draft.lead() != null) people.add(draft.lead());
        var names = organizations.on(draft.countsOn()).of(people);
        var partners = new ArrayList<String>();
        draft.cooperating().forEach(id -> partners.add(name(id, names)));
        partners.addAll(draft.otherPartners());
        var fields = new ArrayList<Field>();
        fields.add(new Field(text("activity.type", language), type.name(language)));
        fields.add(new Field(text("activity.topic", language), draft.topic()));
        fields.add(new Field(text("activity.state", language), state(draft.state(), language)));
        fields.add(new Field(text("activity.when", language), days(draft.period(), draft.daysKnown(), language)));
        fields.add(new Field(
                text("activity.areas", language),
                draft.allAreas()
                        ? text("activity.areas.all", language)
                        : String.join(
                                "; ",
                                areas.of(draft.areas()).stream()
                                        .map(Area::fullName)
                                        .toList())));
        fields.add(new Field(text("activity.venue", language), orEmpty(draft.venue())));
        fields.add(new Field(text("activity.executing", language), name(draft.executing(), names)));
        fields.add(new Field(text("activity.lead", language), name(draft.lead(), names)));
        fields.add(new Field(text("activity.partners", language), String.join("; ", partners)));
        fields.add(new Field(text("activity.tasks", language), tasks(draft)));
        for (var question : type.questions()) {
            var number = draft.measures().get(question.code());
            String value = number == null
                    ? draft.answers().getOrDefault(question.code(), "")
                    : question.answer() == AnswerKind.MONEY
                            ? VietnameseNumbers.money(number)
                            : VietnameseNumbers.grouped(number);
            fields.add(new Field(question.label(language), value));
        }
        fields.add(new Field(text("activity.beneficiaries", language), orEmpty(draft.beneficiaries())));
        var reached = subjects.names(draft.subjects());
        fields.add(new Field(
                text("activity.subjects", language),
                String.join("; ", reached.values()),
                reached.entrySet().stream()
                        .map(one -> new Link(one.getValue(), "/subjects/" + one.getKey()))
                        .toList()));
        fields.add(new Field(text("activity.outcome", language), orEmpty(draft.outcome())));
        fields.add(new Field(
                text("activity.andOthers", language),
                draft.andOthers() ? text("activity.andOthers.yes", language) : ""));
        fields.add(new Field(text("activity.notes", language), orEmpty(draft.notes())));
        return fields;
    }

    /// The days, or the half-year, as lists show them.
    String days(Period period, boolean known, Locale language) {
        if (known) {
            String from = VietnameseDates.onScreen(period.from());
            return period.from().equals(period.to()) ? from : from + " – " + VietnameseDates.onScreen(period.to());
        }
        if (Period.halfYearOf(period.from()).equals(period)) {
            int half = period.from().getMonthValue() <= 6 ? 1 : 2;
            return text(
                    "activity.half." + half,
                    language,
                    String.valueOf(period.from().getYear()));
        }
        return text(
                "activity.within",
                language,
                VietnameseDates.onScreen(period.from()),
                VietnameseDates.onScreen(period.to()));
    }

    /// The word for a state.
    String state(ActivityState state, Locale language) {
        return text("activity.state." + state, language);
    }

    /// The icon that stands beside the word for a state.
    static String icon(ActivityState state) {
        return switch (state) {
            case PLANNED -> "○";
            case DONE -> "✓";
            case POSTPONED -> "‖";
            case CANCELLED -> "✕";
        };
    }

    /// The sentence that a letter would make of the wording; Vietnamese on every screen.
    ///
    /// @param executing the organization that carried it out, by which a clause needs a subject
    static String sentence(String wording, ActivityType type, ActivityState state, OrganizationSummary executing) {
        if (type.wholeSentence()) return wording + ".";
        String done = state == ActivityState.DONE || state == ActivityState.CANCELLED ? "đã" : "sẽ";
        return "%s %s %s.".formatted(executing.letterName(), done, wording);
    }

    String text(String key, Locale language, Object... args) {
        return messages.getMessage(key, args, language);
    }

    private String tasks(ActivityDraft draft) {
        return String.join(
                "\n",
                plans.tasks(draft.tasks()).stream().map(ActivityWords::task).toList());
    }

    /// The task with its plan.
    static String task(PlanTaskSummary task) {
        return "%s – %s. %s".formatted(task.planNumber(), task.code(), task.content());
    }

    private static String name(@Nullable OrganizationId id, Map<OrganizationId, OrganizationSummary> names) {
        var found = id == null ? null : names.get(id);
        return found == null ? "" : found.officialName();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
