package vn.ocop.portal.organization.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
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
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.LikelyOrganization;
import vn.ocop.portal.organization.OrganizationAdministration;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationLikeness;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The register of organizations and the forms by which it is kept.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class OrganizationPages {
    private final Organizations organizations;
    private final OrganizationAdministration administration;
    private final OrganizationLikeness likeness;
    private final RegisterReading register;
    private final FormErrors forms;
    private final MessageSource messages;

    OrganizationPages(
            Organizations organizations,
            OrganizationAdministration administration,
            OrganizationLikeness likeness,
            RegisterReading register,
            FormErrors forms,
            MessageSource messages) {
        this.forms = forms;
        this.likeness = likeness;
        this.register = register;
        this.organizations = organizations;
        this.administration = administration;
        this.messages = messages;
    }

    @GetMapping("/admin/organizations")
    String list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var found = Page.of(register.search(q), Page.number(page), 50);
        var address =
                ListAddress.of("/admin/organizations", List.of("q"), Map.of("q", q == null ? List.of() : List.of(q)));
        model.addAttribute("q", q);
        model.addAttribute("page", found);
        model.addAttribute("steps", Steps.numbered(found, address.isPlain() ? address + "?view=all&" : address.base()));
        model.addAttribute("organizations", found.rows());
        model.addAttribute("ended", register.lastDays());
        return "organization/list";
    }

    @GetMapping("/admin/organizations/new")
    ModelAndView create(Locale language) {
        return page(null, language).addObject("organization", OrganizationForm.EMPTY);
    }

    @PostMapping("/admin/organizations")
    ModelAndView register(
            @Valid @ModelAttribute("organization") OrganizationForm form,
            BindingResult errors,
            Locale language,
            RedirectAttributes redirect) {
        var likely = errors.hasErrors() || Boolean.TRUE.equals(form.another())
                ? List.<LikelyOrganization>of()
                : likeness.asked(requireNonNull(form.officialName()));
        if (!likely.isEmpty()) {
            errors.rejectValue("officialName", "organization.likely.ask", new Object[] {likely.size()}, null);
            return refused(page(null, language).addObject("likely", likely));
        }
        if (!errors.hasErrors()) {
            try {
                return saved(
                        administration.register(form.entry(OrganizationId.create())),
                        "organization.registered",
                        redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(page(null, language));
    }

    @GetMapping("/admin/organizations/{id}")
    ModelAndView edit(@PathVariable OrganizationId id, Locale language) {
        int version = administration.version(id);
        var entry = organizations.get(id);
        return page(entry, language).addObject("organization", OrganizationForm.of(entry, version));
    }

    @PostMapping("/admin/organizations/{id}")
    ModelAndView change(
            @PathVariable OrganizationId id,
            @Valid @ModelAttribute("organization") OrganizationForm form,
            BindingResult errors,
            Locale language,
            RedirectAttributes redirect) {
        var entry = organizations.get(id);
        if (!errors.hasErrors()) {
            try {
                administration.change(form.entry(id), requireNonNullElse(form.version(), -1));
                return saved(id, "organization.saved", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(page(entry, language));
    }

    @GetMapping("/admin/organizations/{id}/signatories/new")
    ModelAndView newSignatory(@PathVariable OrganizationId id, Locale language) {
        return signatoryPage(organizations.get(id), language).addObject("signatory", SignatoryForm.EMPTY);
    }

    @PostMapping("/admin/organizations/{id}/signatories")
    ModelAndView appoint(
            @PathVariable OrganizationId id,
            @Valid @ModelAttribute("signatory") SignatoryForm form,
            BindingResult read,
            Locale language,
            RedirectAttributes redirect) {
        var entry = organizations.get(id);
        var errors = forms.all(form, read);
        if (!errors.hasErrors() && !form.inOrder()) errors.rejectValue("to", "signatory.days.order");
        if (!errors.hasErrors()) {
            try {
                administration.appoint(
                        id,
                        form.signatory(),
                        new Validity(form.from(), form.to()),
                        form.document() == null ? null : VietnameseText.oneLine(form.document()),
                        Boolean.TRUE.equals(form.overlapping()));
                return saved(id, "signatory.appointed", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(signatoryPage(entry, language).addAllObjects(errors.getModel()));
    }

    private ModelAndView page(@Nullable OrganizationSummary entry, Locale language) {
        var page = new ModelAndView("organization/form");
        if (entry != null) register.show(entry.id(), true, page.getModelMap());
        return page.addObject("entry", entry)
                .addObject("kindChoices", choices(OrganizationKind.values(), "organization.kind.", language))
                .addObject(
                        "bodyChoices",
                        organizations.all().stream()
                                .filter(one -> entry == null || !one.id().equals(entry.id()))
                                .map(one -> new Choice(one.id().toString(), one.officialName()))
                                .toList());
    }

    private ModelAndView signatoryPage(OrganizationSummary entry, Locale language) {
        return new ModelAndView("organization/signatory-form")
                .addObject("entry", entry)
                .addObject(
                        "authorityChoices",
                        choices(SignatoryForm.Authority.values(), "signatory.authority.", language));
    }

    private List<Choice> choices(Enum<?>[] values, String key, Locale language) {
        return Stream.of(values)
                .map(one -> new Choice(one.name(), messages.getMessage(key + one.name(), null, language)))
                .toList();
    }

    private static void refuse(BindingResult errors, RuleViolation broken) {
        String field = switch (broken.code()) {
            case "organization.name.taken" -> "officialName";
            case "organization.subordinate.of", "organization.body.itself", "organization.body.unknown" ->
                "governingBody";
            case "signatory.head.missing" -> "headTitle";
            case "signatory.authorization.end" -> "to";
            case "signatory.authorization.document" -> "document";
            case "signatory.overlap" -> "overlapping";
            default -> null;
        };
        broken.tellIn(errors, field);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView saved(OrganizationId id, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/admin/organizations/" + id);
    }
}
