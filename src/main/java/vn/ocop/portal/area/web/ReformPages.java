package vn.ocop.portal.area.web;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.area.AdministrativeUnitId;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.AreaHistory;
import vn.ocop.portal.area.AreaReforms;
import vn.ocop.portal.area.AreaUses;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.area.Reform;
import vn.ocop.portal.area.ReformEffect;
import vn.ocop.portal.area.ReformId;
import vn.ocop.portal.area.ReformState;
import vn.ocop.portal.area.ReformStep;
import vn.ocop.portal.area.ReformStepId;
import vn.ocop.portal.area.ReformStepKind;
import vn.ocop.portal.area.UnitKind;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;

/// The pages on which administrators draft a reform step by step, see what it touches, apply and undo it.
@Controller
@PreAuthorize("hasRole('ADMIN')")
@RequestMapping("/admin/areas/reforms")
class ReformPages {
    private final AreaReforms reforms;
    private final Areas areas;
    private final MessageSource messages;

    ReformPages(AreaReforms reforms, Areas areas, MessageSource messages) {
        this.reforms = reforms;
        this.areas = areas;
        this.messages = messages;
    }

    /// A step in words.
    ///
    /// @param problems what keeps it from being applied
    record StepView(int number, ReformStep step, List<String> units, List<String> parts, List<String> problems) {}

    /// A number of records, with the page that lists them where the reader may follow.
    record UseView(
            String kind,
            long total,
            long late,
            String lateOf,
            @Nullable String href) {}

    /// A unit that ends, with what it becomes and what is recorded on it.
    record EndedView(Area unit, List<String> becomes, boolean split, List<UseView> uses) {}

    /// A unit that is made.
    ///
    /// @param made its page; null while it is a draft
    record MadeView(
            String code,
            String name,
            String parent,
            List<String> from,
            @Nullable AdministrativeUnitId made,
            List<UseView> uses) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("reforms", reforms.all());
        return "area/reforms";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("reform", ReformForm.EMPTY);
        return "area/reform-form";
    }

    @PostMapping
    String draft(
            @AuthenticationPrincipal(expression = "id().value()") UUID me,
            @Valid @ModelAttribute("reform") ReformForm form,
            BindingResult errors,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                var id = reforms.draft(
                        requireNonNull(form.number()), requireNonNull(form.title()), requireNonNull(form.day()), me);
                redirect.addFlashAttribute("done", "area.reform.drafted");
                return "redirect:/admin/areas/reforms/" + id;
            } catch (RuleViolation broken) {
                broken.tellIn(errors, "number");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "area/reform-form";
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable ReformId id, Model model) {
        var reform = draftOf(id);
        model.addAttribute("stored", reform);
        model.addAttribute("reform", ReformForm.of(reform));
        return "area/reform-form";
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable ReformId id,
            @Valid @ModelAttribute("reform") ReformForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        if (!errors.hasErrors()) {
            try {
                reforms.change(
                        id,
                        form.version() == null ? -1 : form.version(),
                        requireNonNull(form.number()),
                        requireNonNull(form.title()),
                        requireNonNull(form.day()));
                redirect.addFlashAttribute("done", "area.reform.changed");
                return "redirect:/admin/areas/reforms/" + id;
            } catch (RuleViolation broken) {
                broken.tellIn(errors, "number");
            }
        }
        model.addAttribute("stored", reforms.get(id));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return "area/reform-form";
    }

    @PostMapping("/{id}/removal")
    String remove(@PathVariable ReformId id, @RequestParam int version, RedirectAttributes redirect) {
        reforms.remove(id, version);
        redirect.addFlashAttribute("done", "area.reform.removed");
        return "redirect:/admin/areas/reforms";
    }

    @GetMapping("/{id}")
    String show(@PathVariable ReformId id, Model model, HttpServletRequest request, Locale language) {
        var reform = reforms.get(id);
        var history = areas.history();
        boolean applied = reform.state() == ReformState.APPLIED;
        var effect = reforms.effect(reform);
        var problems = new HashMap<Integer, List<String>>();
        if (!applied) {
            effect.problems()
                    .forEach(problem -> problems.computeIfAbsent(problem.step(), _ -> new ArrayList<>())
                            .add(messages.getMessage(
                                    problem.code(), problem.args().toArray(), language)));
        }
        var steps = new ArrayList<StepView>();
        for (var step : reform.steps()) {
            int number = steps.size() + 1;
            steps.add(new StepView(
                    number,
                    step,
                    history.of(step.units()).stream().map(ReformPages::coded).toList(),
                    step.parts().stream()
                            .map(part -> part.name() == null
                                    ? part.code()
                                    : VietnameseText.capitalised(part.fullName()) + " (" + part.code() + ")")
                            .toList(),
                    problems.getOrDefault(number, List.of())));
        }
        var made = reforms.made(id);
        var ended = effect.ended().stream().map(end -> end.unit().id()).toList();
        var uses = byUnit(reforms.uses(ended, reform.day()), request);
        var newUses = byUnit(reforms.uses(made.values(), reform.day()), request);
        model.addAttribute("reform", reform);
        model.addAttribute("applied", applied);
        model.addAttribute("steps", steps);
        model.addAttribute("stepKinds", ReformStepKind.values());
        model.addAttribute("problems", problems.getOrDefault(0, List.of()));
        model.addAttribute(
                "blocked", problems.values().stream().mapToInt(List::size).sum());
        model.addAttribute(
                "ended",
                effect.ended().stream().map(end -> ended(end, effect, uses)).toList());
        model.addAttribute(
                "made",
                effect.made().stream().map(one -> made(one, made, newUses)).toList());
        model.addAttribute("sums", sums(uses));
        model.addAttribute("newSums", sums(newUses));
        model.addAttribute(
                "late",
                uses.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(UseView::late)
                        .sum());
        model.addAttribute(
                "moves",
                reform.moves().stream()
                        .map(move ->
                                Map.of("move", move.move(), "by", move.by(), "at", VietnameseDates.onScreen(move.at())))
                        .toList());
        return "area/reform";
    }

    @GetMapping("/{id}/steps/new")
    String newStep(@PathVariable ReformId id, @RequestParam(defaultValue = "RENAME") ReformStepKind kind, Model model) {
        return stepForm(draftOf(id), null, StepForm.empty(kind), model);
    }

    @GetMapping("/{id}/steps/{step}")
    String step(@PathVariable ReformId id, @PathVariable ReformStepId step, Model model) {
        var reform = draftOf(id);
        return reform.steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .map(one -> stepForm(reform, step, StepForm.of(one), model))
                .orElseThrow(() -> new NotFound(step));
    }

    @PostMapping("/{id}/steps")
    String putStep(
            @PathVariable ReformId id,
            @RequestParam int version,
            @RequestParam ReformStepKind kind,
            @RequestParam(required = false) @Nullable ReformStepId step,
            @RequestParam(defaultValue = "save") String then,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Locale language,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        var form = StepForm.typed(kind, typed);
        if (then.equals("more")) return stepForm(draftOf(id), step, form.longer(), model);
        try {
            reforms.putStep(id, version, step, kind, form.ended(), form.parts());
            redirect.addFlashAttribute("done", "area.reform.step.saved");
            return "redirect:/admin/areas/reforms/" + id;
        } catch (RuleViolation broken) {
            model.addAttribute("broken", messages.getMessage(broken.code(), broken.args(), language));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return stepForm(reforms.get(id), step, form, model);
        }
    }

    @PostMapping("/{id}/steps/{step}/removal")
    String removeStep(
            @PathVariable ReformId id,
            @PathVariable ReformStepId step,
            @RequestParam int version,
            RedirectAttributes redirect) {
        reforms.removeStep(id, version, step);
        redirect.addFlashAttribute("done", "area.reform.step.removed");
        return "redirect:/admin/areas/reforms/" + id;
    }

    @PostMapping("/{id}/application")
    String apply(
            @AuthenticationPrincipal(expression = "id().value()") UUID me,
            @PathVariable ReformId id,
            @RequestParam int version,
            @RequestParam(defaultValue = "false") boolean lateStays,
            RedirectAttributes redirect) {
        reforms.apply(id, version, lateStays, me);
        redirect.addFlashAttribute("done", "area.reform.applied.done");
        return "redirect:/admin/areas/reforms/" + id;
    }

    @PostMapping("/{id}/undoing")
    String undo(
            @AuthenticationPrincipal(expression = "id().value()") UUID me,
            @PathVariable ReformId id,
            @RequestParam int version,
            RedirectAttributes redirect) {
        reforms.undo(id, version, me);
        redirect.addFlashAttribute("done", "area.reform.undone");
        return "redirect:/admin/areas/reforms/" + id;
    }

    private Reform draftOf(ReformId id) {
        var reform = reforms.get(id);
        if (reform.state() == ReformState.APPLIED) throw new RuleViolation("area.reform.applied", reform.number());
        return reform;
    }

    private String stepForm(Reform reform, @Nullable ReformStepId step, StepForm form, Model model) {
        var history = areas.history();
        var used = reform.steps().stream()
                .filter(one -> !one.id().equals(step))
                .flatMap(one -> one.units().stream())
                .toList();
        var living = history.all().stream()
                .filter(area -> area.validity().to() == null)
                .filter(area -> !used.contains(area.id()))
                .toList();
        model.addAttribute("reform", reform);
        model.addAttribute("step", step);
        model.addAttribute("form", form);
        model.addAttribute("offered", offered(history, living, form));
        model.addAttribute("kinds", UnitKind.values());
        model.addAttribute(
                "parents",
                history.all().stream()
                        .filter(area -> area.validity().to() == null)
                        .filter(area ->
                                area.kind() == UnitKind.PROVINCE || area.kind().ofDistrictLevel())
                        .toList());
        return "area/step-form";
    }

    /// The units that a step may end, below the unit in which they lie; what was chosen before is there in any case.
    private static Map<String, List<Area>> offered(AreaHistory history, List<Area> living, StepForm form) {
        Map<String, List<Area>> offered = new LinkedHashMap<>();
        history.all().stream()
                .filter(area ->
                        living.contains(area) || form.units().contains(area.id().toString()))
                .forEach(area -> offered.computeIfAbsent(
                                area.parentId() == null
                                        ? ""
                                        : history.area(area.parentId())
                                                .map(Area::datedName)
                                                .map(VietnameseText::capitalised)
                                                .orElse(""),
                                _ -> new ArrayList<>())
                        .add(area));
        return offered;
    }

    private static EndedView ended(
            ReformEffect.Ended end, ReformEffect effect, Map<AdministrativeUnitId, List<UseView>> uses) {
        return new EndedView(
                end.unit(),
                effect.made().stream()
                        .filter(made -> end.successors().contains(made.unit().code()))
                        .map(made -> VietnameseText.capitalised(made.unit().fullName()) + " ("
                                + made.unit().code() + ")")
                        .toList(),
                end.split(),
                uses.getOrDefault(end.unit().id(), List.of()));
    }

    private static MadeView made(
            ReformEffect.Made one,
            Map<String, AdministrativeUnitId> made,
            Map<AdministrativeUnitId, List<UseView>> uses) {
        var id = made.get(one.unit().code());
        return new MadeView(
                one.unit().code(),
                VietnameseText.capitalised(one.unit().fullName()),
                one.parent() == null
                        ? ""
                        : VietnameseText.capitalised(one.parent().fullName()),
                one.predecessors().stream().map(ReformPages::coded).toList(),
                id,
                id == null ? List.of() : uses.getOrDefault(id, List.of()));
    }

    private static Map<AdministrativeUnitId, List<UseView>> byUnit(
            List<AreaUses.Use> uses, HttpServletRequest request) {
        Map<AdministrativeUnitId, List<UseView>> byUnit = new HashMap<>();
        for (var use : uses) {
            boolean mayFollow =
                    use.readers().isEmpty() || use.readers().stream().anyMatch(request::isUserInRole);
            byUnit.computeIfAbsent(use.unit(), _ -> new ArrayList<>())
                    .add(new UseView(
                            use.kind(),
                            use.total(),
                            use.late(),
                            String.join(
                                    ", ",
                                    use.lateOf().entrySet().stream()
                                            .map(one -> one.getKey() + ": " + one.getValue())
                                            .toList()),
                            mayFollow ? use.address() : null));
        }
        return byUnit;
    }

    private static Map<String, Long> sums(Map<AdministrativeUnitId, List<UseView>> uses) {
        Map<String, Long> sums = new LinkedHashMap<>();
        uses.values().stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .forEach(use -> sums.merge(use.kind(), use.total(), Long::sum));
        return sums;
    }

    private static String coded(Area area) {
        return VietnameseText.capitalised(area.fullName()) + " (" + area.code() + ")";
    }
}
