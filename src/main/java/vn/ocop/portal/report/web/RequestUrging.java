package vn.ocop.portal.report.web;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.Choice;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.report.Notice;
import vn.ocop.portal.report.RequestReminder;
import vn.ocop.portal.report.RequestReminders;
import vn.ocop.portal.report.RequestSummary;

/// What the page of a request tells of letters that urge on, and whom the office may urge on.
@Component
class RequestUrging {
    private final RequestReminders reminders;
    private final Organizations organizations;
    private final Clock clock;

    RequestUrging(RequestReminders reminders, Organizations organizations, Clock clock) {
        this.reminders = reminders;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// A letter.
    ///
    /// @param href null for those who do not write it
    record Line(@Nullable String href, Notice.@Nullable Sent sent, String names, LocalDate answerBy) {}

    /// Adds it to the page.
    ///
    /// @param office whether the person sends the request for the office
    void addTo(Model model, RequestSummary request, boolean office, SignedIn me) {
        var letters = reminders.about(request, me);
        var owing = office && me.is(Role.COORDINATOR) && !request.withdrawn()
                ? reminders.owing(me, request.id())
                : Set.<OrganizationId>of();
        Set<OrganizationId> named = new HashSet<>(owing);
        letters.forEach(one -> named.addAll(one.addressees()));
        var names = organizations.on(LocalDate.now(clock)).of(named).values().stream()
                .collect(Collectors.toMap(OrganizationSummary::id, OrganizationSummary::letterName));
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        model.addAttribute(
                "urgings",
                letters.stream()
                        .map(one -> new Line(
                                office ? "/requests/reminders/" + one.id() : null,
                                one.sent(),
                                told(one, names, alphabet),
                                one.answerBy()))
                        .toList());
        model.addAttribute(
                "urgeable",
                owing.stream()
                        .map(one -> new Choice(one.toString(), names.getOrDefault(one, "")))
                        .sorted(Comparator.comparing(Choice::label, alphabet))
                        .toList());
        if (!owing.isEmpty()) model.addAttribute("usualDay", VietnameseDates.onScreen(reminders.usualDay()));
    }

    private static String told(RequestReminder one, Map<OrganizationId, String> names, Collator alphabet) {
        List<String> all = one.addressees().stream()
                .map(each -> names.getOrDefault(each, ""))
                .sorted(alphabet)
                .toList();
        return String.join("; ", all);
    }
}
