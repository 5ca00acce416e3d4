package vn.ocop.portal.account.web;

import static java.util.Objects.requireNonNull;

import jakarta.validation.Valid;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ApiScope;
import vn.ocop.portal.account.ApiTokenId;
import vn.ocop.portal.account.ApiTokenSummary;
import vn.ocop.portal.account.ApiTokens;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.FormErrors;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// The tokens of the API and the form by which one is given. A token is shown on the page that follows, and never
/// again.
@Controller
@RequestMapping("/admin/api-tokens")
@PreAuthorize("hasRole('ADMIN')")
class ApiTokenPages {
    private static final int USUAL_MONTHS = 6;
    private final ApiTokens tokens;
    private final Accounts accounts;
    private final Organizations organizations;
    private final FormErrors forms;
    private final MessageSource messages;
    private final Clock clock;

    ApiTokenPages(
            ApiTokens tokens,
            Accounts accounts,
            Organizations organizations,
            FormErrors forms,
            MessageSource messages,
            Clock clock) {
        this.forms = forms;
        this.tokens = tokens;
        this.accounts = accounts;
        this.organizations = organizations;
        this.messages = messages;
        this.clock = clock;
    }

    /// A token in words.
    record Row(
            ApiTokenSummary token,
            String organization,
            String by,
            String scopes,
            ApiTokenSummary.State state,
            String used) {}

    @GetMapping
    String list(Model model, Locale language) {
        var all = tokens.all();
        var names =
                organizations.of(all.stream().map(ApiTokenSummary::organization).collect(Collectors.toSet()));
        var people = accounts.names(all.stream().map(ApiTokenSummary::createdBy).collect(Collectors.toSet()));
        var today = LocalDate.now(clock);
        model.addAttribute(
                "rows",
                all.stream()
                        .map(one -> {
                            var whose = names.get(one.organization());
                            return new Row(
                                    one,
                                    whose == null ? "" : whose.officialName(),
                                    people.getOrDefault(one.createdBy(), ""),
                                    one.scopes().stream()
                                            .map(scope -> messages.getMessage("apiScope." + scope, null, language))
                                            .collect(Collectors.joining("; ")),
                                    one.on(today),
                                    one.lastUsedAt() == null ? "" : VietnameseDates.onScreen(one.lastUsedAt()));
                        })
                        .toList());
        return "account/api-tokens";
    }

    @GetMapping("/new")
    ModelAndView blank(Locale language) {
        return page(language)
                .addObject(
                        "apiToken",
                        new ApiTokenForm(
                                null, null, Set.of(), LocalDate.now(clock).plusMonths(USUAL_MONTHS)));
    }

    @PostMapping
    ModelAndView give(
            @Valid @ModelAttribute("apiToken") ApiTokenForm form,
            BindingResult read,
            Locale language,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        var errors = forms.all(form, read);
        if (!errors.hasErrors()) {
            try {
                var given = tokens.give(
                        VietnameseText.oneLine(requireNonNull(form.name())),
                        new OrganizationId(requireNonNull(form.organization())),
                        requireNonNull(form.scopes()),
                        requireNonNull(form.lastDay()),
                        me.id());
                redirect.addFlashAttribute("done", "apiToken.given");
                redirect.addFlashAttribute("token", given.token());
                redirect.addFlashAttribute("tokenName", given.summary().name());
                return new ModelAndView("redirect:/admin/api-tokens");
            } catch (RuleViolation broken) {
                broken.tellIn(errors, field(broken.code()));
            }
        }
        var page = page(language).addAllObjects(errors.getModel());
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable ApiTokenId id, @AuthenticationPrincipal SignedIn me, RedirectAttributes redirect) {
        tokens.revoke(id, me.id());
        redirect.addFlashAttribute("done", "apiToken.revoked");
        return "redirect:/admin/api-tokens";
    }

    private ModelAndView page(Locale language) {
        List<Choice> scopes = Stream.of(ApiScope.values())
                .map(one -> new Choice(one.name(), messages.getMessage("apiScope." + one, null, language)))
                .toList();
        return new ModelAndView("account/api-token-form")
                .addObject("scopeChoices", scopes)
                .addObject(
                        "organizationChoices",
                        organizations.all().stream()
                                .filter(one -> ApiTokens.mayHaveTokens(one.kind()))
                                .map(one -> new Choice(one.id().toString(), one.officialName()))
                                .toList());
    }

    private static String field(String code) {
        return switch (code) {
            case "apiToken.organization.unknown" -> "organization";
            case "apiToken.lastDay.past", "apiToken.lastDay.far" -> "lastDay";
            default -> "scopes";
        };
    }
}
