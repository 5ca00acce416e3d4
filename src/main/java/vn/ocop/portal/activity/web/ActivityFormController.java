package vn.ocop.portal.activity.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.Activities;
import vn.ocop.portal.activity.ActivityDetail;
import vn.ocop.portal.activity.ActivityDraft;
import vn.ocop.portal.activity.ActivityDuplicates;
import vn.ocop.portal.activity.ActivityId;
import vn.ocop.portal.activity.ActivityLog;
import vn.ocop.portal.activity.ActivityState;
import vn.ocop.portal.activity.ActivityType;
import vn.ocop.portal.activity.ActivityTypes;
import vn.ocop.portal.activity.ActivityUses;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseNumbers;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.subject.SubjectId;

/// The form on which activities are logged and changed.
@Controller
class ActivityFormController {
    private final Activities activities;
    private final ActivityLog log;
    private final ActivityDuplicates duplicates;
    private final ActivityTypes types;
    private final Organizations organizations;
    private final PartnerQuestions partners;
    private final FormChoices choices;
    private final ActivityWords words;
    private final ActivityUses uses;
    private final Validator validator;

    ActivityFormController(
            Activities activities,
            ActivityLog log,
            ActivityDuplicates duplicates,
            ActivityTypes types,
            Organizations organizations,
            PartnerQuestions partners,
            FormChoices choices,
            ActivityWords words,
            ActivityUses uses,
            Validator validator) {
        this.activities = activities;
        this.log = log;
        this.duplicates = duplicates;
        this.types = types;
        this.organizations = organizations;
        this.partners = partners;
        this.choices = choices;
        this.words = words;
        this.uses = uses;
        this.validator = validator;
    }

    @InitBinder("activity")
    void readAnswersApart(WebDataBinder binder) {
        binder.setDisallowedFields("answer*");
    }

    @GetMapping("/activities/new")
    String blank(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ActivityId copy,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable SubjectId subject,
            @RequestParam(required = false) @Nullable PlanTaskId task,
            @RequestParam(required = false) @Nullable AdministrativeUnitId area,
            @RequestParam(required = false) @Nullable OrganizationId partner,
            Model model,
            Locale language) {
        staff(me);
        if (copy != null) {
            var original = activities.detail(me, copy);
            if (!original.changeable()) throw new NotFound(copy);
            var form = ActivityForm.of(original, true);
            return form(me, model, form, original.type(), null);
        }
        if (type == null) {
            model.addAttribute("themes", themes(language));
            model.addAttribute("on", on);
            model.addAttribute("subject", subject);
            model.addAttribute("task", task);
            model.addAttribute("area", area);
            model.addAttribute("partner", partner);
            return "activity/choose-type";
        }
        var chosen = types.of(type).filter(ActivityType::active).orElseThrow(() -> new NotFound(type));
        var form = ActivityForm.empty(type, me.organization(), on)
                .under(task)
                .in(area)
                .with(partner)
                .reaching(subject);
        return form(me, model, form, chosen, null);
    }

    @GetMapping("/activities/{id}/edit")
    String stored(@AuthenticationPrincipal SignedIn me, @PathVariable ActivityId id, Model model) {
        var stored = changeable(me, id);
        if (stored.state() == ActivityState.CANCELLED) throw new RuleViolation("activity.cancelled.already");
        var form = ActivityForm.of(stored, false);
        return form(me, model, form, stored.type(), stored);
    }

    @PostMapping("/activities")
    String log(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("activity") ActivityForm form,
            BindingResult read,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "save") String then,
            @RequestParam(required = false) @Nullable String toType,
            @RequestParam(required = false) @Nullable String seen,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        staff(me);
        var type = types.of(form.type() == null ? "" : form.type()).orElse(null);
        if (type == null) {
            model.addAttribute("themes", themes(Locale.ROOT));
            model.addAttribute("unknownType", true);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return "activity/choose-type";
        }
        if (then.equals("subjects")) {
            readAnswers(form, type, typed, null);
            return again(me, model, form, type, null);
        }
        if (then.equals("retype")) {
            var other = types.of(toType == null ? "" : toType)
                    .filter(ActivityType::active)
                    .orElse(type);
            readAnswers(form, other, typed, null);
            return again(me, model, form, other, null);
        }
        if (then.equals("areas")) return otherAreas(me, model, form, type, null, typed);
        var errors = whole(form, read, model);
        var draft = read(form, errors, type, typed);
        if (draft == null || errors.hasErrors()) return wrong(me, model, form, type, null, response);
        boolean told = like(me, model, draft, seen);
        if (then.equals("preview")) {
            preview(me, model, draft, type);
            return form(me, model, form, type, null);
        }
        var settled = partners.settle(draft, typed);
        if (ask(settled, errors, model)) return wrong(me, model, form, type, null, response);
        if (!told) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return form(me, model, form, type, null);
        }
        try {
            var id = log.log(me, settled.draft());
            redirect.addFlashAttribute("done", "activity.logged");
            if (!then.equals("another")) return "redirect:/activities/" + id;
            redirect.addAttribute("type", type.code());
            if (form.from() != null) redirect.addAttribute("on", form.from().toString());
            return "redirect:/activities/new";
        } catch (RuleViolation broken) {
            errors.reject(broken.code(), broken.args(), null);
            return wrong(me, model, form, type, null, response);
        }
    }

    @PostMapping("/activities/{id}")
    String change(
            @AuthenticationPrincipal SignedIn me,
            @PathVariable ActivityId id,
            @Valid @ModelAttribute("activity") ActivityForm form,
            BindingResult read,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(defaultValue = "save") String then,
            @RequestParam(required = false) @Nullable String correct,
            Model model,
            Locale language,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var stored = changeable(me, id);
        model.addAttribute("correct", correct);
        var type = stored.type();
        if (then.equals("subjects")) {
            readAnswers(form, type, typed, null);
            return again(me, model, form, type, stored);
        }
        if (then.equals("areas")) return otherAreas(me, model, form, type, stored, typed);
        var errors = whole(form, read, model);
        var draft = read(form, errors, type, typed);
        if (draft == null || errors.hasErrors()) return wrong(me, model, form, type, stored, response);
        if (then.equals("preview") || then.equals("edit")) {
            if (then.equals("preview")) preview(me, model, draft, type);
            return form(me, model, form, type, stored);
        }
        int version = form.version() == null ? -1 : form.version();
        var settled = partners.settle(draft, typed);
        if (version == stored.version() && ask(settled, errors, model)) {
            return wrong(me, model, form, type, stored, response);
        }
        try {
            if (version != stored.version()) throw new Outdated(id);
            log.change(me, id, version, settled.draft());
            redirect.addFlashAttribute("done", "activity.changed");
            return "redirect:" + UsesChoice.next(uses.of(id, me), correct, id);
        } catch (Outdated conflict) {
            return conflict(me, id, draft, typed, model, language, response);
        } catch (RuleViolation broken) {
            errors.reject(broken.code(), broken.args(), null);
            return wrong(me, model, form, type, stored, response);
        }
    }

    /// The form as it was typed, with the areas of the day that was typed. Saves and checks nothing.
    private String otherAreas(
            SignedIn me,
            Model model,
            ActivityForm form,
            ActivityType type,
            @Nullable ActivityDetail stored,
            MultiValueMap<String, String> typed) {
        readAnswers(form, type, typed, null);
        model.addAttribute(
                BindingResult.MODEL_KEY_PREFIX + "activity", new BeanPropertyBindingResult(form, "activity"));
        return form(me, model, form, type, stored);
    }

    /// Both versions side by side. What was typed goes along in hidden fields, so that nothing is lost.
    private String conflict(
            SignedIn me,
            ActivityId id,
            ActivityDraft mine,
            MultiValueMap<String, String> typed,
            Model model,
            Locale language,
            HttpServletResponse response) {
        var stored = activities.detail(me, id);
        var theirs = words.fields(stored.content(), stored.type(), language);
        var yours = words.fields(mine, stored.type(), language);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < theirs.size(); i++) {
            var their = theirs.get(i);
            String your = yours.get(i).value();
            if (their.value().isEmpty() && your.isEmpty()) continue;
            lines.add(
                    new Line(their.label(), their.value(), your, !their.value().equals(your)));
        }
        Map<String, List<String>> kept = new LinkedHashMap<>(typed);
        kept.keySet().removeAll(Set.of("_csrf", "version", "then"));
        model.addAttribute("stored", stored);
        model.addAttribute("lines", lines);
        model.addAttribute("kept", kept);
        response.setStatus(HttpStatus.CONFLICT.value());
        return "activity/conflict";
    }

    /// A field in both versions.
    record Line(String label, String theirs, String yours, boolean different) {}

    /// The types of a theme.
    record Theme(String name, List<ActivityType> types) {}

    private List<Theme> themes(Locale language) {
        Map<String, List<ActivityType>> byTheme = new LinkedHashMap<>();
        types.all().stream()
                .filter(ActivityType::active)
                .forEach(type -> byTheme.computeIfAbsent(type.themeName(language), _ -> new ArrayList<>())
                        .add(type));
        return byTheme.entrySet().stream()
                .map(each -> new Theme(each.getKey(), each.getValue()))
                .toList();
    }

    /// Whether typed partners are so like ones of the register that the person is asked which they are.
    private static boolean ask(PartnerQuestions.Settled settled, BindingResult errors, Model model) {
        model.addAttribute("likelyPartners", settled.questions());
        if (!settled.open()) return false;
        settled.questions().stream()
                .filter(question -> question.chosen() == null)
                .forEach(question -> errors.rejectValue(
                        "otherPartners", "activity.partner.likely", new Object[] {question.name()}, null));
        return true;
    }

    /// The form as it was typed, with no word about errors: it is not being saved.
    private String again(
            SignedIn me, Model model, ActivityForm form, ActivityType type, @Nullable ActivityDetail stored) {
        model.addAttribute(
                BindingResult.MODEL_KEY_PREFIX + "activity", new BeanPropertyBindingResult(form, "activity"));
        return form(me, model, form, type, stored);
    }

    private String wrong(
            SignedIn me,
            Model model,
            ActivityForm form,
            ActivityType type,
            @Nullable ActivityDetail stored,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(me, model, form, type, stored);
    }

    private String form(
            SignedIn me, Model model, ActivityForm form, ActivityType type, @Nullable ActivityDetail stored) {
        model.addAttribute("activity", form);
        model.addAttribute("from", day(model, "from", form.from()));
        model.addAttribute("to", day(model, "to", form.to()));
        choices.addTo(model, form, me.organization());
        model.addAttribute("type", type);
        model.addAttribute("stored", stored);
        model.addAttribute("uses", stored == null ? List.of() : uses.of(stored.id(), me));
        model.addAttribute(
                "types",
                stored == null
                        ? types.all().stream().filter(ActivityType::active).toList()
                        : List.of());
        return "activity/form";
    }

    /// The day as it was typed where it is none, as screens show it else.
    private static String day(Model model, String field, @Nullable LocalDate read) {
        if (model.getAttribute(BindingResult.MODEL_KEY_PREFIX + "activity") instanceof BindingResult errors) {
            var wrong = errors.getFieldError(field);
            if (wrong != null && wrong.getRejectedValue() instanceof String typed) return typed;
        }
        return read == null ? "" : VietnameseDates.onScreen(read);
    }

    /// Shows the activities that may be this one.
    ///
    /// @param seen the ids of those that were shown before, as the form sends them back
    /// @return whether the person has seen them all
    private boolean like(SignedIn me, Model model, ActivityDraft draft, @Nullable String seen) {
        var found = duplicates.of(me, draft);
        String ids = found.stream().map(each -> each.id().toString()).collect(Collectors.joining(" "));
        model.addAttribute(
                "likely",
                found.stream()
                        .map(each -> new Likely(
                                each.id().toString(),
                                each.topic(),
                                words.days(each.period(), each.daysKnown(), LocaleContextHolder.getLocale()),
                                words.state(each.state(), LocaleContextHolder.getLocale())))
                        .toList());
        model.addAttribute("seen", ids);
        var shown = seen == null ? Set.<String>of() : new HashSet<>(List.of(seen.split(" ")));
        return found.stream().allMatch(each -> shown.contains(each.id().toString()));
    }

    /// An activity that may be the one that is being logged.
    record Likely(String id, String topic, String days, String state) {}

    private void preview(SignedIn me, Model model, ActivityDraft draft, ActivityType type) {
        var executing = organizations
                .on(draft.countsOn())
                .get(draft.executing() == null ? me.organization() : draft.executing());
        model.addAttribute("sentence", ActivityWords.sentence(log.wording(draft), type, draft.state(), executing));
    }

    /// All errors of the form, to which others can be added. Where a value could not be read, binding stops: it
    /// checks nothing else and has no form.
    private BindingResult whole(ActivityForm form, BindingResult read, Model model) {
        if (read.getTarget() != null) return read;
        var all = new BeanPropertyBindingResult(form, "activity");
        read.getAllErrors().forEach(all::addError);
        validator.validate(form, all);
        model.addAttribute("activity", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "activity", all);
        return all;
    }

    /// The draft that was typed; null where it cannot be told what it is. Every problem is among the errors
    /// then.
    private @Nullable ActivityDraft read(
            ActivityForm form, BindingResult errors, ActivityType type, MultiValueMap<String, String> typed) {
        Map<String, BigDecimal> measures = new LinkedHashMap<>();
        var answers = readAnswers(form, type, typed, errors);
        for (var question : type.questions()) {
            String text = question.answer().measures() ? answers.remove(question.code()) : null;
            if (text == null) continue;
            VietnameseNumbers.typed(text)
                    .ifPresentOrElse(
                            number -> measures.put(question.code(), number),
                            () -> errors.rejectValue(
                                    "answer[" + question.code() + "]",
                                    "activity.answer.number",
                                    new Object[] {question.label()},
                                    null));
        }
        var period = period(form, errors);
        var areas = new LinkedHashSet<>(ids(form.areas(), AdministrativeUnitId::of, "areas", "area", errors));
        var partners = ids(form.partners(), OrganizationId::of, "partners", "organization", errors);
        var tasks = new LinkedHashSet<>(ids(form.tasks(), PlanTaskId::of, "tasks", "task", errors));
        var subjects = new LinkedHashSet<>(ids(form.subjects(), SubjectId::of, "subjects", "subject", errors));
        if (form.subjectQuery() != null && subjects.isEmpty())
            errors.rejectValue("subjectQuery", "activity.subjects.unchosen", new Object[] {form.subjectQuery()}, null);
        var executing = id(form.executing(), "executing", errors);
        var lead = id(form.lead(), "lead", errors);
        var state = form.state();
        var draft = new ActivityDraft(
                type.code(),
                form.topic() == null ? "" : form.topic(),
                state == null ? ActivityState.DONE : state,
                period == null ? Period.halfYearOf(LocalDate.EPOCH) : period,
                !form.byHalf(),
                form.venue(),
                form.beneficiaries(),
                form.outcome(),
                form.notes(),
                Boolean.TRUE.equals(form.andOthers()),
                Boolean.TRUE.equals(form.allAreas()),
                areas,
                executing,
                lead,
                partners,
                form.otherPartnerNames(),
                tasks,
                subjects,
                answers,
                measures);
        for (var problem : log.problems(draft)) {
            boolean ofDay = period == null && problem.field().equals("areas"); // no day to hold them against
            if (!ofDay)
                errors.rejectValue(
                        problem.field(), problem.code(), problem.args().toArray(), null);
        }
        if (period == null || state == null) return null;
        return draft;
    }

    /// The texts that were typed for the type's questions, cleaned; kept in the form as they were typed.
    private static Map<String, String> readAnswers(
            ActivityForm form, ActivityType type, MultiValueMap<String, String> typed, @Nullable BindingResult errors) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (var question : type.questions()) {
            String raw = typed.getFirst("answer." + question.code());
            if (raw == null || raw.isBlank()) continue;
            try {
                String text = VietnameseText.clean(raw);
                form.answer().put(question.code(), text);
                if (!text.isEmpty()) answers.put(question.code(), text);
            } catch (RuleViolation unprintable) {
                form.answer().put(question.code(), raw);
                if (errors != null) {
                    errors.rejectValue("answer[" + question.code() + "]", unprintable.code(), unprintable.args(), null);
                }
            }
        }
        return answers;
    }

    private static @Nullable Period period(ActivityForm form, BindingResult errors) {
        if (form.byHalf()) {
            var half = Halves.typed(form.half());
            if (half.isEmpty()) errors.rejectValue("half", "activity.half.missing");
            return half.orElse(null);
        }
        if (!"DAYS".equals(form.when())) {
            errors.rejectValue("when", "activity.when.missing");
            return null;
        }
        if (errors.hasFieldErrors("from") || errors.hasFieldErrors("to")) return null;
        var from = form.from();
        if (from == null) {
            errors.rejectValue("from", "activity.from.missing");
            return null;
        }
        var to = form.to() == null ? from : form.to();
        if (to.isBefore(from)) {
            errors.rejectValue("to", "activity.to.before", new Object[] {VietnameseDates.onScreen(from)}, null);
            return null;
        }
        return new Period(from, to);
    }

    private static <T> List<T> ids(
            @Nullable List<String> texts, Function<String, T> of, String field, String what, BindingResult errors) {
        try {
            return requireNonNull(texts).stream().map(of).toList();
        } catch (IllegalArgumentException noId) {
            errors.rejectValue(field, "activity." + what + ".unknown");
            return List.of();
        }
    }

    private static @Nullable OrganizationId id(@Nullable String text, String field, BindingResult errors) {
        var found = ids(text == null ? List.of() : List.of(text), OrganizationId::of, field, "organization", errors);
        return found.isEmpty() ? null : found.getFirst();
    }

    private ActivityDetail changeable(SignedIn me, ActivityId id) {
        var stored = activities.detail(me, id);
        if (!stored.changeable()) throw new NotFound(id);
        return stored;
    }

    private static void staff(SignedIn me) {
        if (!me.is(Role.STAFF)) throw new NotFound("activities/new");
    }
}
