package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNullElse;
import static vn.ocop.portal.subject.web.FormAnswers.NO_VERSION;
import static vn.ocop.portal.subject.web.FormAnswers.refused;
import static vn.ocop.portal.subject.web.FormAnswers.saved;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.area.Area;
import vn.ocop.portal.area.Areas;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.subject.ProducerGroupId;
import vn.ocop.portal.subject.ProducerGroupRecord;
import vn.ocop.portal.subject.ProducerGroups;
import vn.ocop.portal.subject.Subjects;

/// The small register of producers' clubs.
@Controller
class ProducerGroupPages {
    private static final String LIST = "/subjects/groups";
    private static final String WRITERS = "hasAnyRole('COORDINATOR', 'ADMIN')";
    private final ProducerGroups groups;
    private final Subjects subjects;
    private final Areas areas;
    private final RegisterChoices choices;
    private final FormErrors forms;
    private final Clock clock;

    ProducerGroupPages(
            ProducerGroups groups,
            Subjects subjects,
            Areas areas,
            RegisterChoices choices,
            FormErrors forms,
            Clock clock) {
        this.forms = forms;
        this.groups = groups;
        this.subjects = subjects;
        this.areas = areas;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping(LIST)
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = new ListQuery(parameters, "q");
        String words = query.read("q", typed -> typed);
        var found = groups.all(words);
        model.addAttribute("q", words);
        model.addAttribute("groups", found);
        model.addAttribute(
                "areas",
                areas.of(found.stream().map(one -> one.content().unit()).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Area::id, Area::datedName)));
        model.addAttribute(
                "subjects",
                subjects.names(found.stream()
                        .map(one -> one.content().subject())
                        .filter(Objects::nonNull)
                        .toList()));
        return "subject/groups";
    }

    @GetMapping(LIST + "/new")
    @PreAuthorize(WRITERS)
    ModelAndView create(Locale language) {
        return form(null, language).addObject("producerGroup", ProducerGroupForm.empty(LocalDate.now(clock)));
    }

    @PostMapping(LIST)
    @PreAuthorize(WRITERS)
    ModelAndView register(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("producerGroup") ProducerGroupForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors, groups.problems(form.draftSoFar(LocalDate.now(clock)), null), ProducerGroupForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                groups.register(me, form.draft());
                return saved(LIST, "producerGroup.registered", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(form(null, language), errors);
    }

    @GetMapping(LIST + "/{id}/edit")
    @PreAuthorize(WRITERS)
    ModelAndView edit(@PathVariable ProducerGroupId id, Locale language) {
        var group = groups.get(id);
        return form(group, language).addObject("producerGroup", ProducerGroupForm.of(group));
    }

    @PostMapping(LIST + "/{id}")
    @PreAuthorize(WRITERS)
    ModelAndView change(
            @PathVariable ProducerGroupId id,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("producerGroup") ProducerGroupForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var group = groups.get(id);
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors, groups.problems(form.draftSoFar(LocalDate.now(clock)), id), ProducerGroupForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                groups.change(me, id, requireNonNullElse(form.version(), NO_VERSION), form.draft());
                return saved(LIST, "producerGroup.saved", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(form(group, language), errors);
    }

    private ModelAndView form(@Nullable ProducerGroupRecord stored, Locale language) {
        var offered = new ArrayList<Choice>(subjects.choices());
        var linked = stored == null ? null : stored.content().subject();
        if (linked != null && offered.stream().noneMatch(one -> one.value().equals(linked.toString()))) {
            subjects.names(List.of(linked)).forEach((id, name) -> offered.add(new Choice(id.toString(), name)));
        }
        return new ModelAndView("subject/group-form")
                .addObject("stored", stored)
                .addObject("unitChoices", choices.units(language))
                .addObject("subjectChoices", offered);
    }
}
