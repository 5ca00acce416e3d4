package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNullElse;
import static vn.ocop.portal.subject.web.FormAnswers.NO_VERSION;
import static vn.ocop.portal.subject.web.FormAnswers.refused;
import static vn.ocop.portal.subject.web.FormAnswers.saved;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.subject.Sex;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRecord;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.SubjectType;
import vn.ocop.portal.subject.Subjects;

/// The forms by which the office keeps subjects.
@Controller
@PreAuthorize("hasAnyRole('COORDINATOR', 'ADMIN')")
class SubjectEditing {
    private final Subjects subjects;
    private final SubjectRegistration registration;
    private final RegisterChoices choices;
    private final FormErrors forms;
    private final Clock clock;

    SubjectEditing(
            Subjects subjects,
            SubjectRegistration registration,
            RegisterChoices choices,
            FormErrors forms,
            Clock clock) {
        this.forms = forms;
        this.subjects = subjects;
        this.registration = registration;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/subjects/new")
    ModelAndView create(Locale language) {
        return form(null, language).addObject("subject", SubjectForm.empty(LocalDate.now(clock)));
    }

    @PostMapping("/subjects")
    ModelAndView register(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("subject") SubjectForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors, registration.problems(form.draftSoFar(LocalDate.now(clock)), null), SubjectForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                var id = registration.register(me, form.draft());
                return saved("/subjects/" + id, "subject.registered", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(form(null, language), errors);
    }

    @GetMapping("/subjects/{id}/edit")
    ModelAndView edit(@PathVariable SubjectId id, Locale language) {
        var subject = subjects.get(id);
        return form(subject, language).addObject("subject", SubjectForm.of(subject));
    }

    @PostMapping("/subjects/{id}")
    ModelAndView change(
            @PathVariable SubjectId id,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("subject") SubjectForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var subject = subjects.get(id);
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors, registration.problems(form.draftSoFar(LocalDate.now(clock)), id), SubjectForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                registration.change(me, id, requireNonNullElse(form.version(), NO_VERSION), form.draft());
                return saved("/subjects/" + id, "subject.saved", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(form(subject, language), errors);
    }

    @PostMapping("/subjects/{id}/cessation")
    ModelAndView cease(
            @PathVariable SubjectId id,
            @AuthenticationPrincipal SignedIn me,
            @RequestParam LocalDate on,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.cease(me, id, version, on);
        return saved("/subjects/" + id, "subject.done.ceased", redirect);
    }

    @PostMapping("/subjects/{id}/resumption")
    ModelAndView resume(
            @PathVariable SubjectId id,
            @AuthenticationPrincipal SignedIn me,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.resume(me, id, version);
        return saved("/subjects/" + id, "subject.done.resumed", redirect);
    }

    private ModelAndView form(@Nullable SubjectRecord stored, Locale language) {
        return new ModelAndView("subject/form")
                .addObject("stored", stored)
                .addObject("today", LocalDate.now(clock))
                .addObject("typeChoices", choices.words(SubjectType.values(), "subject.type", language))
                .addObject("sexChoices", choices.words(Sex.values(), "subject.representativeSex", language))
                .addObject("unitChoices", choices.units(language));
    }
}
