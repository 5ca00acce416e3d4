package vn.ocop.portal.audit.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.ListView;
import vn.ocop.portal.account.SavableList;
import vn.ocop.portal.account.SavedFilters;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.audit.AuditEntry;
import vn.ocop.portal.audit.AuditTrail;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.ListAddress;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Steps;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Who changed what, when.
@Controller
@PreAuthorize("hasRole('ADMIN')")
class AuditPage {
    private final AuditTrail trail;
    private final Accounts accounts;
    private final Organizations organizations;
    private final SavedFilters filters;
    private final MessageSource messages;

    AuditPage(
            AuditTrail trail,
            Accounts accounts,
            Organizations organizations,
            SavedFilters filters,
            MessageSource messages) {
        this.filters = filters;
        this.messages = messages;
        this.trail = trail;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    /// An entry in words.
    record Row(AuditEntry entry, String at, String by, String organization) {}

    static final SavableList LIST =
            new SavableList("audit", "/admin/audit", "by", "organization", "record", "from", "to");

    @Bean
    static SavableList listOfEntries() {
        return LIST;
    }

    @GetMapping("/admin/audit")
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
        var wrong = new ArrayList<String>();
        var filter = filter(typed, wrong);
        var after = place(given.getFirst("after"));
        var before = "end".equals(given.getFirst("before")) ? Long.valueOf(-1) : place(given.getFirst("before"));
        int number = Page.number(given.getFirst("page"));
        var entries = after != null
                ? trail.after(filter, after)
                : before != null ? trail.before(filter, before) : trail.entries(filter, number);
        var found = entries.page();
        var people = accounts.names(found.rows().stream().map(AuditEntry::by).collect(Collectors.toSet()));
        var names = organizations.of(found.rows().stream()
                .map(AuditEntry::organization)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var rows = found.rows().stream()
                .map(entry -> {
                    var of = entry.organization() == null ? null : names.get(entry.organization());
                    return new Row(
                            entry,
                            VietnameseDates.onScreen(entry.at()),
                            people.getOrDefault(entry.by(), ""),
                            of == null ? "" : of.officialName());
                })
                .toList();
        model.addAttribute("page", new Page<>(rows, found.number(), found.size(), found.total(), found.counted()));
        model.addAttribute(
                "steps",
                steps(
                        view.getBase(),
                        entries,
                        before == null && (after == null || given.containsKey("page")) ? number : null));
        model.addAttribute("view", view);
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        var everybody = accounts.all().stream()
                .map(one -> new Choice(one.id().toString(), "%s (%s)".formatted(one.fullName(), one.username())))
                .toList();
        var all = organizations.all().stream()
                .map(one -> new Choice(one.id().toString(), one.officialName()))
                .toList();
        model.addAttribute("people", everybody);
        model.addAttribute("organizations", all);
        model.addAttribute(
                "chips",
                view.chips((name, value) -> messages.getMessage(
                        "audit.chip." + name,
                        new Object[] {
                            switch (name) {
                                case "by" -> Choice.label(everybody, value);
                                case "organization" -> Choice.label(all, value);
                                case "record" -> value.substring(0, Math.min(8, value.length()));
                                default -> value;
                            }
                        },
                        language)));
        return "audit/list";
    }

    /// What the address asks, for the page and for the spreadsheet.
    ///
    /// @param wrong takes the names of what cannot be read
    static AuditTrail.Filter filter(Map<String, String> typed, List<String> wrong) {
        var person = id(typed.get("by"), "by", wrong);
        var whose = id(typed.get("organization"), "organization", wrong);
        var first = day(typed.get("from"), "from", wrong);
        var last = day(typed.get("to"), "to", wrong);
        if (first != null && last != null && last.isBefore(first)) wrong.add("order");
        return new AuditTrail.Filter(
                person == null ? null : new AccountId(person),
                whose == null ? null : new OrganizationId(whose),
                id(typed.get("record"), "record", wrong),
                first,
                last);
    }

    private static Steps steps(String base, AuditTrail.Found found, @Nullable Integer number) {
        var rows = found.page().rows();
        return new Steps(
                found.earlier() ? base + "page=1" : null,
                !found.earlier()
                        ? null
                        : base + "before="
                                + (rows.isEmpty()
                                        ? "end"
                                        : String.valueOf(rows.getFirst().entry())),
                number,
                number != null && found.page().counted() ? found.page().getPages() : null,
                found.later() && !rows.isEmpty()
                        ? base + "after=" + rows.getLast().entry() + (number == null ? "" : "&page=" + (number + 1))
                        : null,
                found.later() ? base + "before=end" : null);
    }

    private static @Nullable Long place(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,18}") ? Long.valueOf(typed) : null;
    }

    private static @Nullable UUID id(@Nullable String typed, String name, List<String> wrong) {
        if (typed == null) return null;
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException unreadable) {
            wrong.add(name);
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed, String name, List<String> wrong) {
        if (typed == null) return null;
        var day = VietnameseDates.typed(typed);
        if (day.isEmpty()) wrong.add(name);
        return day.orElse(null);
    }
}
