package vn.ocop.portal.audit.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.ocop.portal.account.AccountId;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.audit.AuditEntry;
import vn.ocop.portal.audit.AuditTrail;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.Page;
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

    AuditPage(AuditTrail trail, Accounts accounts, Organizations organizations) {
        this.trail = trail;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    /// An entry in words.
    record Row(AuditEntry entry, String at, String by, String organization) {}

    @GetMapping("/admin/audit")
    String list(
            @RequestParam(required = false) @Nullable String by,
            @RequestParam(required = false) @Nullable String organization,
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        var wrong = new ArrayList<String>();
        var found = trail.entries(
                filter(by, organization, record, from, to, wrong),
                page != null && page.matches("[1-9]\\d{0,5}") ? Integer.parseInt(page) : 1);
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
        var typed = new HashMap<String, @Nullable String>();
        typed.put("by", by);
        typed.put("organization", organization);
        typed.put("from", from);
        typed.put("to", to);
        model.addAttribute("typed", typed);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "people",
                accounts.all().stream()
                        .map(one ->
                                new Choice(one.id().toString(), "%s (%s)".formatted(one.fullName(), one.username())))
                        .toList());
        model.addAttribute(
                "organizations",
                organizations.all().stream()
                        .map(one -> new Choice(one.id().toString(), one.officialName()))
                        .toList());
        model.addAttribute(
                "base",
                UriComponentsBuilder.fromPath("/admin/audit")
                        .queryParam("by", by)
                        .queryParam("organization", organization)
                        .queryParam("record", record)
                        .queryParam("from", from)
                        .queryParam("to", to)
                        .encode()
                        .build()
                        .toUriString()
                        .replaceFirst("page=?$", ""));
        return "audit/list";
    }

    /// What the address asks.
    ///
    /// @param wrong takes the names of what cannot be read
    static AuditTrail.Filter filter(
            @Nullable String by,
            @Nullable String organization,
            @Nullable String record,
            @Nullable String from,
            @Nullable String to,
            List<String> wrong) {
        var person = id(by, "by", wrong);
        var whose = id(organization, "organization", wrong);
        var first = day(from, "from", wrong);
        var last = day(to, "to", wrong);
        if (first != null && last != null && last.isBefore(first)) wrong.add("order");
        return new AuditTrail.Filter(
                person == null ? null : new AccountId(person),
                whose == null ? null : new OrganizationId(whose),
                id(record, "record", wrong),
                first,
                last);
    }

    private static @Nullable UUID id(@Nullable String typed, String name, List<String> wrong) {
        if (typed == null || typed.isBlank()) return null;
        try {
            return UUID.fromString(typed.strip());
        } catch (IllegalArgumentException unreadable) {
            wrong.add(name);
            return null;
        }
    }

    private static @Nullable LocalDate day(@Nullable String typed, String name, List<String> wrong) {
        if (typed == null || typed.isBlank()) return null;
        var day = VietnameseDates.typed(typed);
        if (day.isEmpty()) wrong.add(name);
        return day.orElse(null);
    }
}
