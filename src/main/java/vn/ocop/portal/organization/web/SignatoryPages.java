package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
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
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// The terms of those who sign: their end, and who follows.
@Controller
@RequestMapping("/admin/organizations/{id}/signatories/{term}")
@PreAuthorize("hasRole('ADMIN')")
class SignatoryPages {
    private final Organizations organizations;
    private final OrganizationAdministration administration;
    private final FormErrors forms;
    private final Clock clock;

    SignatoryPages(
            Organizations organizations, OrganizationAdministration administration, FormErrors forms, Clock clock) {
        this.forms = forms;
        this.organizations = organizations;
        this.administration = administration;
        this.clock = clock;
    }

    @GetMapping("/end")
    ModelAndView askEnd(@PathVariable OrganizationId id, @PathVariable UUID term) {
        return page("organization/term-end", id, term).addObject("end", new EndForm(LocalDate.now(clock)));
    }

    @PostMapping("/end")
    ModelAndView end(
            @PathVariable OrganizationId id,
            @PathVariable UUID term,
            @Valid @ModelAttribute("end") EndForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                administration.endTerm(id, term, requireNonNull(form.lastDay()));
                return done(id, "signatory.ended", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(errors, "lastDay");
            }
        }
        return refused(page("organization/term-end", id, term));
    }

    @GetMapping("/succession")
    ModelAndView askWhoFollows(@PathVariable OrganizationId id, @PathVariable UUID term) {
        var title = administration.term(id, term).signatory().title();
        return page("organization/term-succession", id, term)
                .addObject("next", new HandOverForm(title, null, null, null, null, false));
    }

    @PostMapping("/succession")
    ModelAndView handOver(
            @PathVariable OrganizationId id,
            @PathVariable UUID term,
            @Valid @ModelAttribute("next") HandOverForm form,
            BindingResult read,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (!errors.hasErrors() && !form.inOrder()) errors.rejectValue("to", "signatory.days.order");
        if (!errors.hasErrors()) {
            try {
                administration.handOver(
                        id,
                        term,
                        VietnameseText.oneLine(requireNonNull(form.title())),
                        form.fullName() == null ? null : VietnameseText.oneLine(form.fullName()),
                        new Validity(form.from(), form.to()),
                        form.document() == null ? null : VietnameseText.oneLine(form.document()),
                        Boolean.TRUE.equals(form.overlapping()));
                return done(id, "signatory.handedOver", redirect);
            } catch (RuleViolation broken) {
                broken.tellIn(
                        errors,
                        switch (broken.code()) {
                            case "signatory.authorization.end" -> "to";
                            case "signatory.authorization.document" -> "document";
                            case "signatory.overlap" -> "overlapping";
                            case "signatory.end.before", "signatory.end.signed" -> "from";
                            default -> null;
                        });
            }
        }
        return refused(page("organization/term-succession", id, term).addAllObjects(errors.getModel()));
    }

    private ModelAndView page(String view, OrganizationId id, UUID term) {
        return new ModelAndView(view)
                .addObject("entry", organizations.get(id))
                .addObject("term", administration.term(id, term));
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView done(OrganizationId id, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/admin/organizations/" + id);
    }
}
