package vn.ocop.portal.account.web;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.ocop.portal.account.AccountAdministration;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.AccountSummary;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// The accounts and the forms by which they are kept. A password goes in and never out.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class AccountPages {
    private final Accounts accounts;
    static final SavableList LIST = new SavableList("users", "/admin/users", "q", "role", "organization", "enabled");
    private static final int PAGE_SIZE = 50;

    private final AccountAdministration administration;
    private final Organizations organizations;
    private final SavedFilters filters;
    private final MessageSource messages;

    AccountPages(
            Accounts accounts,
            AccountAdministration administration,
            Organizations organizations,
            SavedFilters filters,
            MessageSource messages) {
        this.accounts = accounts;
        this.administration = administration;
        this.organizations = organizations;
        this.filters = filters;
        this.messages = messages;
    }

    @Bean
    static SavableList listOfUsers() {
        return LIST;
    }

    @GetMapping("/admin/users")
    String list(
            @AuthenticationPrincipal SignedIn me,
            @RequestParam MultiValueMap<String, String> given,
            Model model,
            Locale language) {
        var memory = filters.memory(me, LIST);
        var instead = ListView.instead(LIST, given, memory);
        if (instead.isPresent()) return "redirect:" + instead.get();
        var view = ListView.of(LIST, ListAddress.of(LIST.path(), LIST.parameters(), given), given, memory);
        var typed = view.getTyped();
        var page = Page.of(asked(typed), Page.number(given.getFirst("page")), PAGE_SIZE);
        var all = page.rows();
        var roles = roles(language);
        var departments = organizations.all().stream()
                .map(one -> new Choice(one.id().toString(), one.officialName()))
                .toList();
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("roles", roles);
        model.addAttribute("organizations", departments);
        model.addAttribute("chips", view.chips((name, value) -> told(name, value, language)));
        model.addAttribute("page", page);
        model.addAttribute("steps", Steps.numbered(page, view.getBase()));
        model.addAttribute("accounts", all);
        model.addAttribute(
                "names",
                organizations
                        .of(all.stream().map(AccountSummary::organization).collect(Collectors.toSet()))
                        .values()
                        .stream()
                        .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::officialName)));
        return "account/list";
    }

    /// The accounts that the filters let through, for the list and for the spreadsheet.
    List<AccountSummary> asked(Map<String, String> typed) {
        String words = VietnameseText.fold(typed.getOrDefault("q", ""));
        return accounts.all().stream()
                .filter(one -> VietnameseText.fold(one.username() + " " + one.fullName())
                        .contains(words))
                .filter(one -> isAsked(typed.get("organization"), one.organization()))
                .filter(one -> isAsked(typed.get("enabled"), one.enabled()))
                .filter(one -> !typed.containsKey("role")
                        || one.roles().stream().anyMatch(role -> isAsked(typed.get("role"), role)))
                .toList();
    }

    /// The filters that are on, in words.
    String told(String name, String value, Locale language) {
        String shown = switch (name) {
            case "role" -> Choice.label(roles(language), value);
            case "organization" ->
                Choice.label(
                        organizations.all().stream()
                                .map(one -> new Choice(one.id().toString(), one.officialName()))
                                .toList(),
                        value);
            case "enabled" ->
                messages.getMessage(value.equals("true") ? "account.enabled" : "account.disabled", null, language);
            default -> value;
        };
        return messages.getMessage("users.chip." + name, new Object[] {shown}, language);
    }

    @GetMapping("/admin/users/new")
    ModelAndView create(Locale language) {
        return newPage(language).addObject("account", NewAccountForm.EMPTY);
    }

    @PostMapping("/admin/users")
    ModelAndView open(
            @Valid @ModelAttribute("account") NewAccountForm form,
            BindingResult errors,
            Locale language,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                var id = administration.open(
                        requireNonNull(form.username()),
                        VietnameseText.oneLine(requireNonNull(form.fullName())),
                        requireNonNull(form.password()),
                        new OrganizationId(requireNonNull(form.organization())),
                        requireNonNull(form.roles()));
                return saved(id, "account.opened", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(newPage(language));
    }

    @GetMapping("/admin/users/{id}")
    ModelAndView edit(@PathVariable AccountId id, Locale language) {
        int version = administration.version(id);
        var account = administration.get(id);
        return page(account, language).addObject("account", AccountForm.of(account, version));
    }

    @PostMapping("/admin/users/{id}")
    ModelAndView change(
            @PathVariable AccountId id,
            @Valid @ModelAttribute("account") AccountForm form,
            BindingResult errors,
            Locale language,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        var account = administration.get(id);
        if (!errors.hasErrors()) {
            try {
                administration.change(
                        id,
                        VietnameseText.oneLine(requireNonNull(form.fullName())),
                        new OrganizationId(requireNonNull(form.organization())),
                        requireNonNull(form.roles()),
                        requireNonNullElse(form.version(), -1),
                        me.id());
                return saved(id, "account.saved", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(page(account, language));
    }

    @GetMapping("/admin/users/{id}/password")
    ModelAndView newPassword(@PathVariable AccountId id) {
        return passwordPage(id).addObject("account", new PasswordForm(null));
    }

    @PostMapping("/admin/users/{id}/password")
    ModelAndView setPassword(
            @PathVariable AccountId id,
            @Valid @ModelAttribute("account") PasswordForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        if (!errors.hasErrors()) {
            try {
                administration.setPassword(id, requireNonNull(form.password()));
                return saved(id, "account.password.set", redirect);
            } catch (RuleViolation broken) {
                refuse(errors, broken);
            }
        }
        return refused(passwordPage(id));
    }

    @PostMapping("/admin/users/{id}/status")
    ModelAndView changeStatus(
            @PathVariable AccountId id,
            @RequestParam boolean enabled,
            @AuthenticationPrincipal SignedIn me,
            RedirectAttributes redirect) {
        if (enabled) administration.enable(id);
        else administration.disable(id, me.id());
        return saved(id, enabled ? "account.enabled.done" : "account.disabled.done", redirect);
    }

    private ModelAndView newPage(Locale language) {
        return choices(new ModelAndView("account/new"), language);
    }

    private ModelAndView page(AccountSummary account, Locale language) {
        return choices(new ModelAndView("account/form").addObject("entry", account), language);
    }

    private ModelAndView passwordPage(AccountId id) {
        return new ModelAndView("account/password").addObject("entry", administration.get(id));
    }

    private ModelAndView choices(ModelAndView page, Locale language) {
        return page.addObject("roleChoices", roles(language))
                .addObject(
                        "organizationChoices",
                        organizations.all().stream()
                                .map(one -> new Choice(one.id().toString(), one.officialName()))
                                .toList());
    }

    private List<Choice> roles(Locale language) {
        return Stream.of(Role.values())
                .map(one -> new Choice(one.name(), messages.getMessage("account.role." + one, null, language)))
                .toList();
    }

    private static boolean isAsked(@Nullable String asked, Object value) {
        return asked == null || asked.equals(value.toString());
    }

    private static void refuse(BindingResult errors, RuleViolation broken) {
        String field = switch (broken.code()) {
            case "account.username.taken" -> "username";
            case "account.organization.unknown" -> "organization";
            case "account.password.short", "account.password.long" -> "password";
            case "account.self.admin" -> "roles";
            default -> null;
        };
        broken.tellIn(errors, field);
    }

    private static ModelAndView refused(ModelAndView page) {
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private static ModelAndView saved(AccountId id, String done, RedirectAttributes redirect) {
        redirect.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/admin/users/" + id);
    }
}
