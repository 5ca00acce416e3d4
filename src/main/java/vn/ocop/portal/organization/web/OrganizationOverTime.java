package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationLikeness;
import vn.ocop.portal.organization.OrganizationMergers;
import vn.ocop.portal.organization.OrganizationName;
import vn.ocop.portal.organization.OrganizationNames;
import vn.ocop.portal.organization.OrganizationUses;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.RecordMerging;

/// What becomes of an organization over time: other names, a merger, two records of it that were one.
@Controller
@RequestMapping("/admin/organizations/{id}")
@PreAuthorize("hasRole('ADMIN')")
class OrganizationOverTime {
    private final Organizations organizations;
    private final OrganizationNames names;
    private final OrganizationMergers mergers;
    private final RecordMerging merging;
    private final OrganizationUses uses;
    private final OrganizationLikeness likeness;
    private final FormErrors forms;

    OrganizationOverTime(
            Organizations organizations,
            OrganizationNames names,
            OrganizationMergers mergers,
            RecordMerging merging,
            OrganizationUses uses,
            OrganizationLikeness likeness,
            FormErrors forms) {
        this.forms = forms;
        this.organizations = organizations;
        this.names = names;
        this.mergers = mergers;
        this.merging = merging;
        this.uses = uses;
        this.likeness = likeness;
    }

    @GetMapping("/names/new")
    ModelAndView newName(@PathVariable OrganizationId id) {
        return namePage(id, null).addObject("name", NameForm.of(names.of(id).getLast(), true));
    }

    @PostMapping("/names")
    ModelAndView record(
            @PathVariable OrganizationId id,
            @Valid @ModelAttribute("name") NameForm form,
            BindingResult read,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (form.from() == null && !errors.hasFieldErrors("from")) {
            errors.rejectValue("from", "organization.names.from.missing");
        }
        if (!errors.hasErrors()) {
            try {
                names.record(id, requireNonNull(form.from()), form.terms());
                return done(id, "organization.names.recorded", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(namePage(id, null), errors);
    }

    @GetMapping("/names/{name}")
    ModelAndView name(@PathVariable OrganizationId id, @PathVariable UUID name) {
        var row = find(id, name);
        return namePage(id, row).addObject("name", NameForm.of(row, false));
    }

    @PostMapping("/names/{name}")
    ModelAndView correct(
            @PathVariable OrganizationId id,
            @PathVariable UUID name,
            @Valid @ModelAttribute("name") NameForm form,
            BindingResult read,
            RedirectAttributes redirect) {
        var row = find(id, name);
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                names.correct(id, name, form.terms());
                return done(id, "organization.names.corrected", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(namePage(id, row), errors);
    }

    @PostMapping("/names/{name}/removal")
    ModelAndView takeBack(@PathVariable OrganizationId id, @PathVariable UUID name, RedirectAttributes redirect) {
        names.takeBack(id, name);
        return done(id, "organization.names.takenBack", redirect);
    }

    @GetMapping("/merger")
    ModelAndView askMerger(@PathVariable OrganizationId id) {
        return mergerPage(id).addObject("merger", MergerForm.EMPTY);
    }

    @PostMapping("/merger")
    ModelAndView merge(
            @PathVariable OrganizationId id,
            @Valid @ModelAttribute("merger") MergerForm form,
            BindingResult read,
            Principal me,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                mergers.merge(
                        id,
                        new OrganizationId(requireNonNull(form.successor())),
                        requireNonNull(form.on()),
                        form.decision() == null ? null : VietnameseText.oneLine(form.decision()),
                        Boolean.TRUE.equals(form.people()),
                        me.getName());
                return done(id, "organization.merger.recorded", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(mergerPage(id), errors);
    }

    @PostMapping("/merger/people")
    ModelAndView movePeople(@PathVariable OrganizationId id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("doneArgs", new Object[] {mergers.movePeople(id)});
        return done(id, "organization.merger.people.moved", redirect);
    }

    @PostMapping("/merger/reversal")
    ModelAndView undoMerger(@PathVariable OrganizationId id, RedirectAttributes redirect) {
        mergers.undo(id);
        return done(id, "organization.merger.undone", redirect);
    }

    @GetMapping("/duplicate")
    ModelAndView askDuplicate(@PathVariable OrganizationId id) {
        return duplicatePage(id).addObject("duplicate", new DuplicateForm(null, false));
    }

    @PostMapping("/duplicate")
    ModelAndView mergeRecords(
            @PathVariable OrganizationId id,
            @Valid @ModelAttribute("duplicate") DuplicateForm form,
            BindingResult read,
            Principal me,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (!Boolean.TRUE.equals(form.sure())) errors.rejectValue("sure", "organization.duplicate.sure.missing");
        if (!errors.hasErrors()) {
            try {
                var kept = new OrganizationId(requireNonNull(form.kept()));
                merging.merge(id, kept, me.getName());
                return done(kept, "organization.duplicate.merged", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(duplicatePage(id), errors);
    }

    @PostMapping("/duplicates/{merge}/reversal")
    ModelAndView undoMerge(
            @PathVariable OrganizationId id, @PathVariable UUID merge, Principal me, RedirectAttributes redirect) {
        if (merging.of(id).stream().noneMatch(one -> one.id().equals(merge))) throw new NotFound(merge);
        merging.undo(merge, me.getName());
        return done(id, "organization.duplicate.parted", redirect);
    }

    private OrganizationName find(OrganizationId id, UUID name) {
        return names.of(id).stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFound(name));
    }

    private ModelAndView namePage(OrganizationId id, @Nullable OrganizationName row) {
        return new ModelAndView("organization/name-form")
                .addObject("entry", organizations.get(id))
                .addObject("row", row)
                .addObject("rowFrom", row == null || row.from() == null ? null : VietnameseDates.onScreen(row.from()))
                .addObject("bodyChoices", others(id));
    }

    private ModelAndView mergerPage(OrganizationId id) {
        return new ModelAndView("organization/merger-form")
                .addObject("entry", organizations.get(id))
                .addObject("people", mergers.people(id))
                .addObject("others", others(id));
    }

    private ModelAndView duplicatePage(OrganizationId id) {
        var entry = organizations.get(id);
        return new ModelAndView("organization/duplicate-form")
                .addObject("entry", entry)
                .addObject("uses", uses.of(id))
                .addObject("likely", likeness.of(entry.officialName(), id))
                .addObject("others", others(id));
    }

    private List<Choice> others(OrganizationId id) {
        return organizations.all().stream()
                .filter(one -> !one.id().equals(id))
                .map(one -> new Choice(one.id().toString(), one.officialName()))
                .toList();
    }

    private static void refuse(BindingResult errors, RuleViolation broken) {
        String code = broken.code();
        String field = switch (code) {
            case "organization.name.taken" -> "officialName";
            case "organization.subordinate.of", "organization.body.itself", "organization.body.unknown" ->
                "governingBody";
            case "organization.names.day.taken", "organization.names.day.range" -> "from";
            case "organization.merger.day.range", "organization.merger.activities" -> "on";
            case "organization.merger.people.early" -> "people";
            case "organization.decision.long" -> "decision";
            case "organization.merger.itself",
                    "organization.merger.unknown",
                    "organization.merger.circle",
                    "organization.merger.successorGone" -> "successor";
            default -> code.startsWith("organization.duplicate.") ? "kept" : null;
        };
        broken.tellIn(errors, field);
    }

    private static ModelAndView refused(ModelAndView page, BindingResult errors) {
        page.addAllObjects(errors.getModel());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(OrganizationId id, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/admin/organizations/" + id);
    }
}
