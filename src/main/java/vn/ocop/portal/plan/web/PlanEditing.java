package vn.ocop.portal.plan.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.plan.CountedKinds;
import vn.ocop.portal.plan.FundingSources;
import vn.ocop.portal.plan.Indicators;
import vn.ocop.portal.plan.MeasuredBy;
import vn.ocop.portal.plan.PlanDetails;
import vn.ocop.portal.plan.PlanId;
import vn.ocop.portal.plan.PlanRegistration;
import vn.ocop.portal.plan.PlanRole;
import vn.ocop.portal.plan.PlanStatus;
import vn.ocop.portal.plan.PlanSuccession;
import vn.ocop.portal.plan.PlanTargetId;
import vn.ocop.portal.plan.PlanTargetSummary;
import vn.ocop.portal.plan.PlanTaskId;
import vn.ocop.portal.plan.PlanTaskSummary;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.plan.TargetOperator;

/// The forms by which an administrator keeps plans, their tasks, targets and participations.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class PlanEditing {
    /// Older than any state: a form without its version is stale.
    private static final int NO_VERSION = -1;

    private static final int SHORT = 80;

    private final Plans plans;
    private final PlanRegistration registration;
    private final Indicators indicators;
    private final Organizations organizations;
    private final FundingSources sources;
    private final CountedKinds kinds;
    private final FormErrors forms;
    private final MessageSource messages;

    PlanEditing(
            Plans plans,
            PlanRegistration registration,
            Indicators indicators,
            Organizations organizations,
            FundingSources sources,
            CountedKinds kinds,
            FormErrors forms,
            MessageSource messages) {
        this.forms = forms;
        this.plans = plans;
        this.registration = registration;
        this.indicators = indicators;
        this.organizations = organizations;
        this.sources = sources;
        this.kinds = kinds;
        this.messages = messages;
    }

    @GetMapping("/plans/new")
    ModelAndView create(Locale language) {
        return planPage(null, language).addObject("plan", PlanForm.EMPTY);
    }

    @PostMapping("/plans")
    ModelAndView register(
            @Valid @ModelAttribute("plan") PlanForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        DongTyped.check(form.budgetTotal(), "budgetTotal", errors);
        if (!errors.hasErrors()) {
            try {
                return saved(
                        registration.register(form.head(PlanId.create()), form.frame()), "plan.registered", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(planPage(null, language), errors);
    }

    @GetMapping("/plans/{id}/edit")
    ModelAndView edit(@PathVariable PlanId id, Locale language) {
        var details = plans.details(id);
        return planPage(details, language).addObject("plan", PlanForm.of(details));
    }

    @PostMapping("/plans/{id}")
    ModelAndView correct(
            @PathVariable PlanId id,
            @Valid @ModelAttribute("plan") PlanForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        var errors = forms.all(form, read);
        DongTyped.check(form.budgetTotal(), "budgetTotal", errors);
        if (!errors.hasErrors()) {
            try {
                registration.correct(form.head(id), form.frame(), requireNonNullElse(form.version(), NO_VERSION));
                return saved(id, "plan.saved", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(planPage(details, language), errors);
    }

    @PostMapping("/plans/{id}/status")
    ModelAndView changeStatus(
            @PathVariable PlanId id,
            @RequestParam PlanStatus status,
            @RequestParam int version,
            RedirectAttributes redirect) {
        switch (status) {
            case ENDED -> registration.end(id, version);
            case IN_FORCE -> registration.putInForce(id, version);
        }
        return saved(id, status == PlanStatus.ENDED ? "plan.done.ended" : "plan.done.inForce", redirect);
    }

    @GetMapping("/plans/{id}/tasks/new")
    ModelAndView newTask(
            @PathVariable PlanId id, @RequestParam(required = false) @Nullable PlanTaskId parent, Locale language) {
        var details = plans.details(id);
        var above = parent == null ? null : task(details, parent);
        var form = PlanTaskForm.below(
                above == null ? null : above.id().value(), above == null ? null : above.code() + ".");
        return taskPage(details, null, form, language).addObject("planTask", form);
    }

    @PostMapping("/plans/{id}/tasks")
    ModelAndView addTask(
            @PathVariable PlanId id,
            @Valid @ModelAttribute("planTask") PlanTaskForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        var errors = forms.all(form, read);
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                registration.addTask(id, form.terms());
                return saved(id, "planTask.added", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(taskPage(details, null, form, language), errors);
    }

    @GetMapping("/plans/{id}/tasks/{task}/edit")
    ModelAndView editTask(@PathVariable PlanId id, @PathVariable PlanTaskId task, Locale language) {
        var details = plans.details(id);
        var budget =
                requireNonNull(details.budget().tasks().get(task(details, task).id()));
        var form = PlanTaskForm.of(task(details, task), budget, details.version());
        return taskPage(details, task, form, language).addObject("planTask", form);
    }

    @PostMapping("/plans/{id}/tasks/{task}")
    ModelAndView changeTask(
            @PathVariable PlanId id,
            @PathVariable PlanTaskId task,
            @Valid @ModelAttribute("planTask") PlanTaskForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        task(details, task);
        var errors = forms.all(form, read);
        form.check(errors);
        if (!errors.hasErrors()) {
            try {
                registration.changeTask(
                        id,
                        task,
                        form.terms(),
                        Boolean.TRUE.equals(form.renumber()),
                        requireNonNullElse(form.version(), NO_VERSION));
                return saved(id, "planTask.saved", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(taskPage(details, task, form, language), errors);
    }

    @PostMapping("/plans/{id}/tasks/{task}/indent")
    ModelAndView indentTask(
            @PathVariable PlanId id,
            @PathVariable PlanTaskId task,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.indentTask(id, task, version);
        return saved(id, "planTask.moved", redirect);
    }

    @PostMapping("/plans/{id}/tasks/{task}/outdent")
    ModelAndView outdentTask(
            @PathVariable PlanId id,
            @PathVariable PlanTaskId task,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.outdentTask(id, task, version);
        return saved(id, "planTask.moved", redirect);
    }

    @PostMapping("/plans/{id}/tasks/{task}/removal")
    ModelAndView removeTask(
            @PathVariable PlanId id,
            @PathVariable PlanTaskId task,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.removeTask(id, task, version);
        return saved(id, "planTask.removed", redirect);
    }

    @GetMapping("/plans/{id}/targets/new")
    ModelAndView newTarget(@PathVariable PlanId id, Locale language) {
        return targetPage(plans.details(id), null, language).addObject("planTarget", PlanTargetForm.EMPTY);
    }

    @PostMapping("/plans/{id}/targets")
    ModelAndView addTarget(
            @PathVariable PlanId id,
            @Valid @ModelAttribute("planTarget") PlanTargetForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                registration.addTarget(id, form.terms());
                return saved(id, "planTarget.added", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(targetPage(details, null, language), errors);
    }

    @GetMapping("/plans/{id}/targets/{target}/edit")
    ModelAndView editTarget(@PathVariable PlanId id, @PathVariable PlanTargetId target, Locale language) {
        var details = plans.details(id);
        return targetPage(details, target, language)
                .addObject("planTarget", PlanTargetForm.of(target(details, target), details.version()));
    }

    @PostMapping("/plans/{id}/targets/{target}")
    ModelAndView changeTarget(
            @PathVariable PlanId id,
            @PathVariable PlanTargetId target,
            @Valid @ModelAttribute("planTarget") PlanTargetForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        target(details, target);
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                registration.changeTarget(id, target, form.terms(), requireNonNullElse(form.version(), NO_VERSION));
                return saved(id, "planTarget.saved", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(targetPage(details, target, language), errors);
    }

    @PostMapping("/plans/{id}/targets/{target}/removal")
    ModelAndView removeTarget(
            @PathVariable PlanId id,
            @PathVariable PlanTargetId target,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.removeTarget(id, target, version);
        return saved(id, "planTarget.removed", redirect);
    }

    @GetMapping("/plans/{id}/participations/new")
    ModelAndView newPart(@PathVariable PlanId id, Locale language) {
        return partPage(plans.details(id), language)
                .addObject("planParticipation", new PlanPartForm(null, PlanRole.EXECUTES));
    }

    @PostMapping("/plans/{id}/participations")
    ModelAndView addPart(
            @PathVariable PlanId id,
            @Valid @ModelAttribute("planParticipation") PlanPartForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var details = plans.details(id);
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                registration.addParticipation(
                        id, new OrganizationId(requireNonNull(form.organization())), requireNonNull(form.role()));
                return saved(id, "planParticipation.added", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(partPage(details, language), errors);
    }

    @PostMapping("/plans/{id}/participations/removal")
    ModelAndView removePart(
            @PathVariable PlanId id,
            @RequestParam UUID organization,
            @RequestParam PlanRole role,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.removeParticipation(id, new OrganizationId(organization), role, version);
        return saved(id, "planParticipation.removed", redirect);
    }

    private ModelAndView planPage(@Nullable PlanDetails details, Locale language) {
        return new ModelAndView("plan/form")
                .addObject("details", details)
                .addObject(
                        "planChoices",
                        plans.all().stream()
                                .filter(one -> details == null
                                        || !one.id().equals(details.plan().id()))
                                .map(one -> new Choice(
                                        one.id().toString(),
                                        one.number() + " – " + VietnameseDates.onScreen(one.issuedOn())))
                                .toList())
                .addObject("successionChoices", choices(PlanSuccession.values(), "plan.follows.", language))
                .addObject("organizationChoices", organizationChoices());
    }

    /// @param form what was typed; no form object where something of it could not be read
    private ModelAndView taskPage(PlanDetails details, @Nullable PlanTaskId task, PlanTaskForm form, Locale language) {
        var branch = task == null ? Set.<PlanTaskId>of() : details.branch(task);
        var line = task == null ? null : details.budget().tasks().get(task);
        var named = line == null ? Set.<String>of() : line.sources().keySet();
        return new ModelAndView("plan/task-form")
                .addObject("details", details)
                .addObject("taskId", task)
                .addObject("amounts", form.budget())
                .addObject("renumber", Boolean.TRUE.equals(form.renumber()))
                .addObject("isParent", task != null && details.isParent(task))
                .addObject(
                        "parentChoices",
                        details.tasks().stream()
                                .filter(one -> !branch.contains(one.id()))
                                .map(one -> new Choice(
                                        one.id().toString(),
                                        "– ".repeat(details.depth(one)) + one.code() + ". " + shortened(one.content())))
                                .toList())
                .addObject(
                        "sourceChoices",
                        sources.all().stream()
                                .filter(one -> one.isOpenTo(details.plan().startsOn()) || named.contains(one.code()))
                                .map(one -> new Choice(one.code(), PlanMoney.name(one, language)))
                                .toList())
                .addObject("organizationChoices", organizationChoices());
    }

    private static String shortened(String content) {
        return content.length() <= SHORT ? content : content.substring(0, SHORT).strip() + "…";
    }

    private ModelAndView targetPage(PlanDetails details, @Nullable PlanTargetId target, Locale language) {
        return new ModelAndView("plan/target-form")
                .addObject("details", details)
                .addObject("targetId", target)
                .addObject(
                        "indicatorChoices",
                        indicators.all().stream()
                                .map(one -> new Choice(one.code(), "%s (%s)".formatted(one.name(language), one.unit())))
                                .toList())
                .addObject("operatorChoices", choices(TargetOperator.values(), "planTarget.operator.", language))
                .addObject("measuredByChoices", choices(MeasuredBy.values(), "planTarget.measuredBy.", language))
                .addObject("typeChoices", kinds.kinds(language))
                .addObject(
                        "taskChoices",
                        details.tasks().stream()
                                .map(one -> new Choice(
                                        one.id().toString(),
                                        "– ".repeat(details.depth(one)) + one.code() + ". " + shortened(one.content())))
                                .toList());
    }

    private ModelAndView partPage(PlanDetails details, Locale language) {
        return new ModelAndView("plan/participation-form")
                .addObject("details", details)
                .addObject("organizationChoices", organizationChoices())
                .addObject("roleChoices", choices(PlanRole.values(), "planParticipation.role.", language));
    }

    private List<Choice> organizationChoices() {
        return organizations.all().stream()
                .map(one -> new Choice(one.id().toString(), one.officialName()))
                .toList();
    }

    private List<Choice> choices(Enum<?>[] values, String key, Locale language) {
        return Stream.of(values)
                .map(one -> new Choice(one.name(), messages.getMessage(key + one.name(), null, language)))
                .toList();
    }

    private static PlanTaskSummary task(PlanDetails details, PlanTaskId id) {
        return details.tasks().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    private static PlanTargetSummary target(PlanDetails details, PlanTargetId id) {
        return details.targets().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
    }

    private static void refuse(BindingResult errors, RuleViolation broken) {
        String field = switch (broken.code()) {
            case "plan.number.taken" -> "number";
            case "plan.days.order" -> "endsOn";
            case "plan.task.code.taken" -> "code";
            case "plan.task.content.empty" -> "content";
            case "plan.indicator.unknown", "plan.target.taken" -> "indicator";
            case "plan.participation.taken" -> "organization";
            case "plan.follows.how" -> "followsHow";
            case "plan.follows.itself", "plan.follows.unknown", "plan.follows.later", "plan.follows.cycle" -> "follows";
            case "plan.task.parent.cycle", "plan.task.parent.unknown" -> "parent";
            case "plan.task.code.long" -> "code";
            case "plan.budget.range", "plan.budget.source.unknown", "plan.budget.source.past" -> "budgetTotal";
            case "plan.target.task.unknown" -> "task";
            case "plan.target.type.unknown" -> "type";
            case "plan.target.scope.nothing" -> "measuredBy";
            case "plan.organization.unknown" ->
                switch (errors.getObjectName()) {
                    case "plan" -> "issuer";
                    case "planTask" -> "lead";
                    default -> "organization";
                };
            default -> null;
        };
        broken.tellIn(errors, field);
    }

    private static ModelAndView refused(ModelAndView page, BindingResult errors) {
        page.addAllObjects(errors.getModel());
        return refused(page);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView saved(PlanId id, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/plans/" + id);
    }
}
