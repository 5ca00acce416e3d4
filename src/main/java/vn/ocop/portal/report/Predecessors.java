package vn.ocop.portal.report;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// For whom a department answers today: for itself and for those that became part of it. It reads their requests and
/// issued letters, never their drafts, and follows them up in its own name.
@Component
class Predecessors {
    private final ReportRepository reports;
    private final Organizations organizations;
    private final Clock clock;

    Predecessors(ReportRepository reports, Organizations organizations, Clock clock) {
        this.reports = reports;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Lets nobody close, merge or part the person's organization and those for which it answers
    /// until the caller's transaction ends. To be called first, before it is looked at who answers
    /// for whom.
    void hold(SignedIn me) {
        organizations.hold(answeredBy(me));
    }

    /// The person's organization and those for which it answers.
    Set<OrganizationId> answeredBy(SignedIn me) {
        return organizations.answeredFor(me.organization(), LocalDate.now(clock));
    }

    /// Whether the person's organization is that one or answers for it.
    boolean answers(SignedIn me, OrganizationId organization) {
        return organization.equals(me.organization()) || answeredBy(me).contains(organization);
    }

    /// Whether the person's organization is one of those or answers for one.
    boolean answersAny(SignedIn me, Collection<OrganizationId> those) {
        return those.contains(me.organization()) || answeredBy(me).stream().anyMatch(those::contains);
    }

    /// Whose activities the department's report on the request tells: its own, and those of the organizations that
    /// became part of it and did not answer the request themselves.
    Set<OrganizationId> toldBy(OrganizationId department, RequestId request) {
        return requireNonNull(toldBy(Set.of(department), request).get(department));
    }

    /// The same of several departments, with as many statements as for one.
    Map<OrganizationId, Set<OrganizationId>> toldBy(Collection<OrganizationId> departments, RequestId request) {
        var successions = organizations.successions();
        var today = LocalDate.now(clock);
        Map<OrganizationId, Set<OrganizationId>> told = new LinkedHashMap<>();
        Set<OrganizationId> others = new HashSet<>();
        for (var department : departments) {
            var those = new LinkedHashSet<>(successions.answeredFor(department, today));
            told.put(department, those);
            those.stream().filter(one -> !one.equals(department)).forEach(others::add);
        }
        var answered = answered(others, request);
        told.forEach((department, those) -> those.removeIf(one -> !one.equals(department) && answered.contains(one)));
        return told;
    }

    /// Those of the organizations whose newest answer in force was issued.
    private Set<OrganizationId> answered(Set<OrganizationId> organizations, RequestId request) {
        if (organizations.isEmpty()) return Set.of();
        Map<OrganizationId, ReportSummary> newest = new HashMap<>();
        for (var report : reports.findAnswers(organizations, request)) {
            newest.putIfAbsent(report.asSummary().organization(), report.asSummary());
        }
        return newest.values().stream()
                .filter(ReportSummary::issued)
                .map(ReportSummary::organization)
                .collect(Collectors.toSet());
    }
}
