package vn.ocop.portal.subject.web;

import static java.util.Objects.requireNonNull;
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
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.subject.Criteria;
import vn.ocop.portal.subject.ProductId;
import vn.ocop.portal.subject.ProductRecord;
import vn.ocop.portal.subject.Products;
import vn.ocop.portal.subject.RecognitionId;
import vn.ocop.portal.subject.RecognitionKind;
import vn.ocop.portal.subject.RecognitionLevel;
import vn.ocop.portal.subject.RecognitionRecord;
import vn.ocop.portal.subject.Recognitions;
import vn.ocop.portal.subject.SubjectId;
import vn.ocop.portal.subject.SubjectRegistration;
import vn.ocop.portal.subject.Subjects;

/// The forms by which the office keeps products, the decisions that gave them stars, and those that took them.
@Controller
@PreAuthorize("hasAnyRole('COORDINATOR', 'ADMIN')")
class ProductEditing {
    private final Products products;
    private final Subjects subjects;
    private final SubjectRegistration registration;
    private final Recognitions recognitions;
    private final Criteria criteria;
    private final RegisterChoices choices;
    private final FormErrors forms;
    private final Clock clock;

    ProductEditing(
            Products products,
            Subjects subjects,
            SubjectRegistration registration,
            Recognitions recognitions,
            Criteria criteria,
            RegisterChoices choices,
            FormErrors forms,
            Clock clock) {
        this.forms = forms;
        this.products = products;
        this.subjects = subjects;
        this.registration = registration;
        this.recognitions = recognitions;
        this.criteria = criteria;
        this.choices = choices;
        this.clock = clock;
    }

    @GetMapping("/products/new")
    ModelAndView create(@RequestParam(required = false) @Nullable SubjectId subject) {
        return form(null, subject)
                .addObject(
                        "product",
                        new ProductForm(subject == null ? null : subject.value(), null, null, null, null, null));
    }

    @PostMapping("/products")
    ModelAndView register(
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("product") ProductForm form,
            BindingResult read,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        FormAnswers.tell(errors, registration.problems(form.draftSoFar(), null), ProductForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                var id = registration.register(me, form.draft());
                return saved("/products/" + id, "product.registered", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(form(null, null), errors);
    }

    @GetMapping("/products/{id}/edit")
    ModelAndView edit(@PathVariable ProductId id) {
        var product = products.get(id);
        return form(product, product.content().subject()).addObject("product", ProductForm.of(product));
    }

    @PostMapping("/products/{id}")
    ModelAndView change(
            @PathVariable ProductId id,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("product") ProductForm form,
            BindingResult read,
            RedirectAttributes redirect) {
        var product = products.get(id);
        var errors = forms.all(form, read);
        FormAnswers.tell(errors, registration.problems(form.draftSoFar(), id), ProductForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                registration.change(me, id, requireNonNullElse(form.version(), NO_VERSION), form.draft());
                return saved("/products/" + id, "product.saved", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, broken.code().equals("product.subject.stays") ? "subject" : null);
            }
        }
        return refused(form(product, product.content().subject()), errors);
    }

    @PostMapping("/products/{id}/cessation")
    ModelAndView cease(
            @PathVariable ProductId id,
            @AuthenticationPrincipal SignedIn me,
            @RequestParam LocalDate on,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.cease(me, id, version, on);
        return saved("/products/" + id, "product.done.ceased", redirect);
    }

    @PostMapping("/products/{id}/resumption")
    ModelAndView resume(
            @PathVariable ProductId id,
            @AuthenticationPrincipal SignedIn me,
            @RequestParam int version,
            RedirectAttributes redirect) {
        registration.resume(me, id, version);
        return saved("/products/" + id, "product.done.resumed", redirect);
    }

    @GetMapping("/products/{id}/recognitions/new")
    ModelAndView newRecognition(@PathVariable ProductId id, Locale language) {
        var product = products.get(id);
        var kind = products.recognitions(id).isEmpty() ? RecognitionKind.FIRST : RecognitionKind.RERATING;
        return recognitionForm(product, null, language).addObject("recognition", RecognitionForm.first(kind));
    }

    @PostMapping("/products/{id}/recognitions")
    ModelAndView recognise(
            @PathVariable ProductId id,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("recognition") RecognitionForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var product = products.get(id);
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors,
                recognitions.problems(form.draftSoFar(id, LocalDate.now(clock)), null),
                RecognitionForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                recognitions.enter(me, form.draft(id));
                return saved("/products/" + id, "recognition.recorded", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(recognitionForm(product, null, language), errors);
    }

    @GetMapping("/products/{id}/recognitions/{recognition}/edit")
    ModelAndView editRecognition(@PathVariable ProductId id, @PathVariable RecognitionId recognition, Locale language) {
        var stored = of(id, recognition);
        return recognitionForm(products.get(id), stored, language)
                .addObject(
                        "recognition",
                        RecognitionForm.of(
                                stored,
                                criteria.on(stored.decidedOn()),
                                criteria.levels(stored.criteria(), stored.decidedOn())));
    }

    @PostMapping("/products/{id}/recognitions/{recognition}")
    ModelAndView correct(
            @PathVariable ProductId id,
            @PathVariable RecognitionId recognition,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("recognition") RecognitionForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var stored = of(id, recognition);
        var errors = forms.all(form, read);
        FormAnswers.tell(
                errors,
                recognitions.problems(form.draftSoFar(id, LocalDate.now(clock)), recognition),
                RecognitionForm.DEPENDING);
        if (!errors.hasErrors()) {
            try {
                recognitions.correct(me, recognition, requireNonNullElse(form.version(), NO_VERSION), form.draft(id));
                return saved("/products/" + id, "recognition.saved", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, null);
            }
        }
        return refused(recognitionForm(products.get(id), stored, language), errors);
    }

    @GetMapping("/products/{id}/recognitions/{recognition}/withdrawal")
    ModelAndView newWithdrawal(@PathVariable ProductId id, @PathVariable RecognitionId recognition) {
        var stored = of(id, recognition);
        return withdrawalForm(products.get(id), stored)
                .addObject("withdrawal", new WithdrawalForm(null, null, null, stored.version()));
    }

    @PostMapping("/products/{id}/recognitions/{recognition}/withdrawal")
    ModelAndView withdraw(
            @PathVariable ProductId id,
            @PathVariable RecognitionId recognition,
            @AuthenticationPrincipal SignedIn me,
            @Valid @ModelAttribute("withdrawal") WithdrawalForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        var stored = of(id, recognition);
        if (!errors.hasErrors()) {
            try {
                recognitions.withdraw(
                        me,
                        recognition,
                        requireNonNullElse(form.version(), NO_VERSION),
                        requireNonNull(form.on()),
                        requireNonNull(form.decision()),
                        requireNonNull(form.because()));
                return saved("/products/" + id, "recognition.withdrawn", redirect);
            } catch (RuleViolation broken) {
                String field = switch (broken.code()) {
                    case "recognition.withdrawal.decision.missing" -> "decision";
                    case "recognition.withdrawal.because.missing" -> "because";
                    case "recognition.withdrawal.replaced", "recognition.withdrawn.already" -> null;
                    default -> "on";
                };
                broken.tellIn(errors, field);
            }
        }
        return refused(withdrawalForm(products.get(id), stored));
    }

    private RecognitionRecord of(ProductId product, RecognitionId id) {
        var recognition = products.recognition(id);
        if (!recognition.product().equals(product)) throw new NotFound(id);
        return recognition;
    }

    private ModelAndView form(@Nullable ProductRecord stored, @Nullable SubjectId subject) {
        var offered = new ArrayList<Choice>(subjects.choices());
        if (subject != null && offered.stream().noneMatch(one -> one.value().equals(subject.toString()))) {
            subjects.names(List.of(subject)).forEach((id, name) -> offered.add(new Choice(id.toString(), name)));
        }
        return new ModelAndView("subject/product-form")
                .addObject("stored", stored)
                .addObject("today", LocalDate.now(clock))
                .addObject(
                        "back",
                        stored != null
                                ? "/products/" + stored.id()
                                : subject == null ? "/products" : "/subjects/" + subject)
                .addObject("subjectChoices", offered)
                .addObject("groupChoices", choices.groupsOfForms());
    }

    private ModelAndView recognitionForm(ProductRecord product, @Nullable RecognitionRecord stored, Locale language) {
        return new ModelAndView("subject/recognition-form")
                .addObject("product", product)
                .addObject("stored", stored)
                .addObject("kindChoices", choices.words(RecognitionKind.values(), "recognition.kind", language))
                .addObject("starChoices", SubjectPages.starChoices(choices, language))
                .addObject(
                        "criteriaChoices",
                        criteria.all().stream()
                                .map(one -> new Choice(
                                        one.code(),
                                        choices.word(
                                                "recognition.criteria.since",
                                                language,
                                                one.decisionNumber(),
                                                VietnameseDates.inText(requireNonNull(
                                                        one.validity().from())))))
                                .toList())
                .addObject("levelChoices", choices.words(RecognitionLevel.values(), "recognition.level", language));
    }

    private ModelAndView withdrawalForm(ProductRecord product, RecognitionRecord stored) {
        return new ModelAndView("subject/withdrawal-form")
                .addObject("product", product)
                .addObject("stored", stored);
    }
}
