package vn.ocop.portal.report;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Registers requests for reports, and shows each to those it concerns: its sender and its addressees. The
/// coordination office enters the requests it sends; a department may enter one that reached it on paper.
@Service
@Transactional
public class ReportRequests {
    private final ReportRequestRepository requests;
    private final ReportRepository reports;
    private final Predecessors predecessors;
    private final Organizations organizations;
    private final Clock clock;

    ReportRequests(
            ReportRequestRepository requests,
            ReportRepository reports,
            Predecessors predecessors,
            Organizations organizations,
            Clock clock) {
        this.requests = requests;
        this.reports = reports;
        this.predecessors = predecessors;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// Registers a request. A coordinator sends it for the own office; a department's staff receive it for their own
    /// department.
    ///
    /// @throws RuleViolation `request.number.taken`, `request.addressees.none`, `request.deadline.before`,
    ///     `request.sender.other` where a coordinator names another sender; `request.sender.unknown`,
    ///     `request.addressees.unknown` where one is not in the register, or was merged into another
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public RequestId register(RequestContent content, Set<OrganizationId> addressees, SignedIn me) {
        var to = checked(content, addressees, me);
        hold(content, to);
        requireListed(content, to);
        requireFree(content, RequestId.create());
        return requests.save(new ReportRequest(content, to, me.id(), clock.instant()))
                .asSummary()
                .id();
    }

    /// Changes a request that the person's organization registered.
    ///
    /// @throws NotFound where there is none, or it is another's to change
    /// @throws vn.ocop.portal.core.Outdated where it was saved since that version
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public void change(
            RequestId id, int readAtVersion, RequestContent content, Set<OrganizationId> addressees, SignedIn me) {
        hold(content, addressees);
        var request = requests.findById(id)
                .filter(one -> mayChange(one.asSummary(), me))
                .orElseThrow(() -> new NotFound(id));
        var to = checked(content, addressees, me);
        requireListed(content, to);
        requireFree(content, id);
        request.change(content, to, readAtVersion);
    }

    /// Takes a request back, with the reason that its addressees read.
    ///
    /// @throws NotFound where there is none, or it is another's to change
    /// @throws RuleViolation `request.withdrawn`, `request.withdraw.reason`
    /// @throws vn.ocop.portal.core.Outdated where it was saved since that version
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public void withdraw(RequestId id, int readAtVersion, String reason, SignedIn me) {
        if (reason.isBlank() || reason.length() > 500) throw new RuleViolation("request.withdraw.reason");
        requests.findById(id)
                .filter(one -> mayChange(one.asSummary(), me))
                .orElseThrow(() -> new NotFound(id))
                .withdraw(readAtVersion, me.id(), clock.instant(), reason.strip());
    }

    private static Set<OrganizationId> checked(RequestContent content, Set<OrganizationId> addressees, SignedIn me) {
        if (!me.is(Role.COORDINATOR)) return Set.of(me.organization());
        if (!content.sender().equals(me.organization())) throw new RuleViolation("request.sender.other");
        return addressees;
    }

    /// What the request names stays as it is until the transaction ends, and is looked at only then.
    private void hold(RequestContent content, Set<OrganizationId> to) {
        organizations.hold(named(content, to));
    }

    private static Set<OrganizationId> named(RequestContent content, Set<OrganizationId> to) {
        var named = new HashSet<>(to);
        named.add(content.sender());
        return named;
    }

    private void requireListed(RequestContent content, Set<OrganizationId> to) {
        var listed = organizations.listed(named(content, to)).keySet();
        if (!listed.contains(content.sender())) throw new RuleViolation("request.sender.unknown");
        if (!listed.containsAll(to)) throw new RuleViolation("request.addressees.unknown");
    }

    private void requireFree(RequestContent content, RequestId but) {
        if (requests.isTaken(content.sender(), content.number(), content.issuedOn(), but.value())) {
            throw new RuleViolation("request.number.taken", content.number());
        }
    }

    /// Whether the person may change the request: the coordinator of its sender, or staff of the one department
    /// that entered it for itself.
    public boolean mayChange(RequestSummary request, SignedIn me) {
        if (me.is(Role.COORDINATOR)) return request.sender().equals(me.organization());
        return me.is(Role.STAFF) && request.registeredBy().equals(me.id());
    }

    /// Whether the person's department is to answer the request: it is asked, or one is asked that became part of
    /// it and did not answer before.
    @Transactional(readOnly = true)
    public boolean mayAnswer(RequestSummary request, SignedIn me) {
        if (request.withdrawn()) return false;
        if (request.addressees().contains(me.organization())) return true;
        return predecessors.answeredBy(me).stream()
                .filter(request.addressees()::contains)
                .anyMatch(asked -> reports.findAnswer(asked, request.id())
                        .filter(report -> report.asSummary().issued())
                        .isEmpty());
    }

    /// The requests from or to the person's organization or those for which it answers, the newest first.
    @Transactional(readOnly = true)
    public List<RequestSummary> of(SignedIn me) {
        return requests.findToOrFrom(predecessors.answeredBy(me)).stream()
                .map(ReportRequest::asSummary)
                .toList();
    }

    /// A request from or to the person's organization or one for which it answers.
    ///
    /// @throws NotFound where there is none, or it concerns others
    @Transactional(readOnly = true)
    public RequestSummary get(RequestId id, SignedIn me) {
        return requests.findById(id)
                .map(ReportRequest::asSummary)
                .filter(one -> predecessors.answers(me, one.sender()) || predecessors.answersAny(me, one.addressees()))
                .orElseThrow(() -> new NotFound(id));
    }

    /// These requests by id; unknown ids are passed over. For rooms and pages that have checked who asks.
    @Transactional(readOnly = true)
    public Map<RequestId, RequestSummary> byIds(Collection<RequestId> ids) {
        Map<RequestId, RequestSummary> found = new LinkedHashMap<>();
        if (!ids.isEmpty())
            requests.findByIds(ids).forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        return found;
    }
}
