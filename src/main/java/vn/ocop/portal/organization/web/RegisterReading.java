package vn.ocop.portal.organization.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.Appointment;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationMergers;
import vn.ocop.portal.organization.OrganizationName;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.OrganizationUses;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.RecordMerging;
import vn.ocop.portal.organization.Signatories;

/// What the pages of the register show of an organization.
@Component
class RegisterReading {
    private final Organizations organizations;
    private final OrganizationMergers mergers;
    private final RecordMerging merging;
    private final OrganizationUses uses;
    private final Signatories signatories;
    private final Clock clock;

    RegisterReading(
            Organizations organizations,
            OrganizationMergers mergers,
            RecordMerging merging,
            OrganizationUses uses,
            Signatories signatories,
            Clock clock) {
        this.organizations = organizations;
        this.mergers = mergers;
        this.merging = merging;
        this.uses = uses;
        this.signatories = signatories;
        this.clock = clock;
    }

    /// A name in the table of names.
    ///
    /// @param now whether it is the one in force
    /// @param coming whether its first day is still to come
    record NameRow(OrganizationName name, @Nullable String body, boolean now, boolean coming) {}

    /// A term in the table of signatories.
    record TermRow(Appointment term, Appointment.Standing standing, boolean colliding) {}

    /// The organizations one of whose names, of whatever time, holds the words; all for none.
    List<OrganizationSummary> search(@Nullable String words) {
        var all = organizations.all();
        if (words == null || words.isBlank()) return all;
        String folded = VietnameseText.fold(words.strip());
        var names = organizations.everyName();
        return all.stream()
                .filter(one ->
                        VietnameseText.fold(names.getOrDefault(one.id(), "")).contains(folded))
                .toList();
    }

    /// The last days of those that became part of others.
    Map<OrganizationId, LocalDate> lastDays() {
        Map<OrganizationId, LocalDate> days = new HashMap<>();
        organizations
                .successions()
                .byPredecessor()
                .forEach((id, step) -> days.put(id, step.effectiveOn().minusDays(1)));
        return days;
    }

    /// Puts `names`, `mergers`, `terms`, `mergedInto` and, for who keeps the register, `merges`, `uses` and
    /// `people` into the page's model.
    void show(OrganizationId id, boolean keeping, ModelMap model) {
        var today = LocalDate.now(clock);
        var rows = organizations.dated(Set.of(id)).names(id);
        Set<OrganizationId> named = new LinkedHashSet<>();
        rows.stream()
                .map(OrganizationName::governingBodyId)
                .filter(Objects::nonNull)
                .forEach(named::add);
        var bodies = organizations.dated(named);
        model.addAttribute(
                "names",
                rows.reversed().stream()
                        .map(name -> new NameRow(
                                name,
                                name.governingBodyId() == null
                                        ? null
                                        : bodies.get(name.governingBodyId(), name.from() == null ? today : name.from())
                                                .officialName(),
                                name.includes(today),
                                name.from() != null && name.from().isAfter(today)))
                        .toList());
        var terms = signatories.appointments(id);
        model.addAttribute(
                "terms",
                terms.stream()
                        .map(term ->
                                new TermRow(term, term.on(today), terms.stream().anyMatch(term::collidesWith)))
                        .toList());
        model.addAttribute("mergers", mergers.of(id));
        var kept = organizations.mergedInto(id);
        model.addAttribute("mergedInto", kept == null ? null : organizations.get(kept));
        if (keeping) {
            model.addAttribute("merges", merging.of(id));
            model.addAttribute("uses", uses.of(id));
            model.addAttribute("people", mergers.people(id));
        }
    }
}
