package vn.ocop.portal.report;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Registers requests for reports, and shows each to those it concerns: its sender and its
/// addressees. The coordination office enters the requests it sends; a department may enter one that
/// reached it on paper.
@Service
@Transactional
public class ReportRequests {
    private final ReportRequestRepository requests;
    private final ReportRepository reports;
    private final Predecessors predecessors;
    private final Organizations organizations;
    private final Addressees register;
    private final RequestOutline outlines;
    private final RequestedFigures figures;
    private final RequestChanges changes;
    private final JdbcClient sql;
    private final Clock clock;

    ReportRequests(
            ReportRequestRepository requests,
            ReportRepository reports,
            Predecessors predecessors,
            Organizations organizations,
            Addressees register,
            RequestOutline outlines,
            RequestedFigures figures,
            RequestChanges changes,
            JdbcClient sql,
            Clock clock) {
        this.organizations = organizations;
        this.register = register;
        this.outlines = outlines;
        this.figures = figures;
        this.changes = changes;
        this.sql = sql;
        this.requests = requests;
        this.reports = reports;
        this.predecessors = predecessors;
        this.clock = clock;
    }

    /// Registers a request that asks for a report and nothing more; see [#register(RequestDraft,
    /// SignedIn)].
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public RequestId register(RequestContent content, Set<OrganizationId> addressees, SignedIn me) {
        return register(RequestDraft.of(content, addressees), me);
    }

    /// Registers a request. A coordinator sends it for the own office; a department's staff receive
    /// it for their own department.
    ///
    /// @throws RuleViolation `request.number.taken`, `request.addressees.none`,
    ///     `request.deadline.before`, `request.next.before`, `request.edits.before`,
    ///     `request.records.after`; `request.sender.other` where a coordinator names another sender;
    ///     `request.addressees.gone` where an addressee was no more on its day;
    ///     `request.addressees.unattended` where nobody could answer for one and it is not to be sent
    ///     nevertheless; `request.regime.overlap` where another request of its regime tells of the
    ///     same days, `request.regime.unknown`; `request.indicators.unknown`, those of the outline
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public RequestId register(RequestDraft draft, SignedIn me) {
        hold(draft);
        var to = checked(draft, Set.of(), me);
        var id = RequestId.create();
        requireFree(draft.content(), id);
        var regime = regimeOf(draft, id, me);
        var saved = kept(
                draft,
                () -> requests.saveAndFlush(new ReportRequest(draft.content(), to, regime, me.id(), clock.instant())));
        write(saved.asSummary().id(), draft);
        return saved.asSummary().id();
    }

    /// Changes a request that the person's organization registered. What differs is put down for both
    /// sides to read; where nothing does, it stays as it is.
    ///
    /// @throws NotFound where there is none, or it is another's to change
    /// @throws RuleViolation as [#register(RequestDraft, SignedIn)]; `request.withdrawn`;
    ///     `request.addressee.begun` where somebody is no more asked who has taken the request up;
    ///     `request.arrival.issued` where it arrived somewhere before its new day
    /// @throws vn.ocop.portal.core.Outdated where it was saved since that version
    @PreAuthorize("hasAnyRole('STAFF', 'COORDINATOR')")
    public void change(RequestId id, int readAtVersion, RequestDraft draft, SignedIn me) {
        hold(draft);
        var request = requests.findById(id)
                .filter(one -> mayChange(one.asSummary(), me))
                .orElseThrow(() -> new NotFound(id));
        var before = standing(request);
        requireFree(draft.content(), id);
        var to = checked(draft, Set.copyOf(before.request().addressees()), me);
        requireNotBegun(before.request(), to);
        requireNotArrivedBefore(before.request(), draft.content().issuedOn());
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var regime = regimeOf(draft, id, me);
        if (says(before, draft, to, regime)) {
            request.requireRead(readAtVersion);
            return;
        }
        request.change(draft.content(), to, regime, readAtVersion, at);
        kept(draft, () -> requests.saveAndFlush(request));
        write(id, draft);
        changes.keep(before, standing(request), me.id(), at);
    }

    private static boolean says(
            RequestChanges.Standing standing, RequestDraft draft, Set<OrganizationId> to, @Nullable RegimeId regime) {
        return standing.request().content().equals(draft.content())
                && Set.copyOf(standing.request().addressees()).equals(to)
                && Objects.equals(standing.regime(), regime)
                && standing.outline().equals(draft.outline())
                && standing.indicators().equals(draft.indicators());
    }

    private RequestChanges.Standing standing(ReportRequest request) {
        var summary = request.asSummary();
        return new RequestChanges.Standing(
                summary, request.regime(), outlines.of(summary.id()), figures.codes(summary.id()));
    }

    private void write(RequestId id, RequestDraft draft) {
        outlines.write(RequestOutline.Of.REQUEST, id.value(), draft.outline());
        figures.write(id, draft.indicators());
    }

    private static ReportRequest kept(RequestDraft draft, Supplier<ReportRequest> work) {
        return Uniqueness.keptBy(
                "report_request_number_unique",
                new RuleViolation("request.number.taken", draft.content().number()),
                () -> Uniqueness.keptBy(
                        "report_request_regime_overlap",
                        new RuleViolation("request.regime.overlap", "…"),
                        () -> Uniqueness.keptBy(
                                "report_request_addressee_stays",
                                new RuleViolation("request.addressee.begun", "…"),
                                work)));
    }

    /// The number of the request of that regime, not withdrawn, that tells of some day of the period
    /// already; empty where none does.
    ///
    /// @param but the request that is being changed; null for a new one
    @Transactional(readOnly = true)
    public Optional<String> overlapping(RegimeId regime, Period period, @Nullable RequestId but) {
        return sql.sql("""
                        select number from report_request
                        where regime_id = :regime and withdrawn_at is null and period_from <= :to and period_to >= :from
                          and request_id <> :but
                        order by period_from limit 1
                        """)
                .param("regime", regime.value())
                .param("from", period.from())
                .param("to", period.to())
                .param("but", (but == null ? RequestId.create() : but).value())
                .query(String.class)
                .optional();
    }

    private @Nullable RegimeId regimeOf(RequestDraft draft, RequestId id, SignedIn me) {
        var regime = draft.regime();
        if (regime == null) return null;
        boolean own = me.is(Role.COORDINATOR)
                && sql.sql(
                                "select exists (select from reporting_regime where regime_id = :id and organization_id = :mine)")
                        .param("id", regime.value())
                        .param("mine", me.organization().value())
                        .query(Boolean.class)
                        .single();
        if (!own) throw new RuleViolation("request.regime.unknown");
        overlapping(regime, draft.content().period(), id).ifPresent(number -> {
            throw new RuleViolation("request.regime.overlap", number);
        });
        return regime;
    }

    /// Those of the request's addressees that are not among these and have taken it up, by name: they
    /// have entered it, begun a report, said that there is nothing to report, or been given leave, so
    /// that they stay asked.
    @Transactional(readOnly = true)
    public List<String> takenUp(RequestSummary request, Set<OrganizationId> without) {
        return sql.sql("""
                        select o.letter_name
                        from report_request_addressee a join organization o using (organization_id)
                        where a.request_id = :request and not a.organization_id = any(:kept)
                          and report_request_taken_up(a.request_id, a.organization_id)
                        order by o.letter_name collate "vi-x-icu"
                        """)
                .param("request", request.id().value())
                .param("kept", without.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query((row, _) -> row.getString("letter_name"))
                .list();
    }

    private void requireNotBegun(RequestSummary request, Set<OrganizationId> to) {
        var begun = takenUp(request, to);
        if (!begun.isEmpty()) throw new RuleViolation("request.addressee.begun", String.join("; ", begun));
    }

    private void requireNotArrivedBefore(RequestSummary request, LocalDate issuedOn) {
        if (!issuedOn.isAfter(request.issuedOn())) return;
        arrivedBefore(request.id(), issuedOn).ifPresent(day -> {
            throw new RuleViolation("request.arrival.issued", VietnameseDates.onScreen(day));
        });
    }

    /// The first day on which the request arrived at an addressee, where that is before the given day.
    @Transactional(readOnly = true)
    public Optional<LocalDate> arrivedBefore(RequestId id, LocalDate issuedOn) {
        return sql.sql("""
                        select arrived_on from report_request_arrival
                        where request_id = :request and arrived_on < :day order by arrived_on limit 1
                        """)
                .param("request", id.value())
                .param("day", issuedOn)
                .query(LocalDate.class)
                .optional();
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

    /// What the request names stays as it is until the transaction ends, and is looked at only then.
    private void hold(RequestDraft draft) {
        var named = new HashSet<>(draft.addressees());
        named.add(draft.content().sender());
        organizations.hold(named);
    }

    private Set<OrganizationId> checked(RequestDraft draft, Set<OrganizationId> before, SignedIn me) {
        var sender = draft.content().sender();
        if (!organizations.listed(Set.of(sender)).containsKey(sender))
            throw new RuleViolation("request.sender.unknown");
        OutlineLine.check(draft.outline());
        figures.check(draft.indicators());
        if (!me.is(Role.COORDINATOR)) return Set.of(me.organization());
        if (!draft.content().sender().equals(me.organization())) throw new RuleViolation("request.sender.other");
        var added = new HashSet<>(draft.addressees());
        added.removeAll(before);
        if (!organizations.listed(added).keySet().containsAll(added)) {
            throw new RuleViolation("request.addressees.unknown");
        }
        var gone = register.gone(added, draft.content().issuedOn());
        if (!gone.isEmpty()) throw new RuleViolation("request.addressees.gone", String.join("; ", gone));
        if (!draft.unattended() && !register.lacking(added).isEmpty()) {
            throw new RuleViolation("request.addressees.unattended");
        }
        return draft.addressees();
    }

    private void requireFree(RequestContent content, RequestId but) {
        if (requests.isTaken(content.sender(), content.number(), content.issuedOn(), but.value())) {
            throw new RuleViolation("request.number.taken", content.number());
        }
    }

    /// Whether the person may change the request: the coordinator of its sender, or staff of the one
    /// department that entered it for itself.
    public boolean mayChange(RequestSummary request, SignedIn me) {
        if (me.is(Role.COORDINATOR)) return request.sender().equals(me.organization());
        return me.is(Role.STAFF)
                && request.registeredBy().equals(me.id())
                && request.addressees().equals(List.of(me.organization()));
    }

    /// Whether the person's department is to answer the request: it is asked, or one is asked that
    /// became part of it and did not answer before.
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

    /// The requests from or to the person's organization or those for which it answers, the newest
    /// first.
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

    /// These requests by id; unknown ids are passed over. For rooms and pages that have checked who
    /// asks.
    @Transactional(readOnly = true)
    public Map<RequestId, RequestSummary> byIds(Collection<RequestId> ids) {
        Map<RequestId, RequestSummary> found = new LinkedHashMap<>();
        if (!ids.isEmpty())
            requests.findByIds(ids).forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        return found;
    }
}
