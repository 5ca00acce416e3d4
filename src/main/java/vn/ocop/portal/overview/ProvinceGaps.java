package vn.ocop.portal.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.activity.AreaReach;
import vn.ocop.portal.activity.PlanGaps;
import vn.ocop.portal.activity.SubjectReach;
import vn.ocop.portal.core.Page;
import vn.ocop.portal.core.Period;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationKind;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;
import vn.ocop.portal.organization.Successions;
import vn.ocop.portal.plan.Plans;
import vn.ocop.portal.report.ReportRequests;
import vn.ocop.portal.report.RequestSummary;

/// Tells what is missing in the whole province: areas and subjects that nobody reached, tasks on which nobody reports,
/// departments that were expected and did nothing, organizations that plans name and no activity does.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('COORDINATOR')")
public class ProvinceGaps {
    private static final String ACTIVE = """
            select o.organization_id from organization o
            where exists (select 1 from activity a where a.organization_id = o.organization_id and a.state = 'DONE'
                          and a.counts_on between :from and :to)
            """;

    private final PlanGaps planGaps;
    private final AreaReach areas;
    private final SubjectReach subjects;
    private final Plans plans;
    private final ReportRequests requests;
    private final Organizations organizations;
    private final JdbcClient sql;
    private final Clock clock;

    ProvinceGaps(
            PlanGaps planGaps,
            AreaReach areas,
            SubjectReach subjects,
            Plans plans,
            ReportRequests requests,
            Organizations organizations,
            JdbcClient sql,
            Clock clock) {
        this.planGaps = planGaps;
        this.areas = areas;
        this.subjects = subjects;
        this.plans = plans;
        this.requests = requests;
        this.organizations = organizations;
        this.sql = sql;
        this.clock = clock;
    }

    /// A task whose time has come and that no finished activity of any department serves.
    ///
    /// @param lead who is in charge; null where the plan names nobody
    public record IdleTask(PlanGaps.IdleTask task, @Nullable OrganizationSummary lead) {}

    /// A department without a finished activity in the period.
    ///
    /// @param request the latest request that expects its report on days of the period; null where there
    ///     is none for any department, so that all are expected
    public record SilentDepartment(
            OrganizationSummary department, @Nullable RequestSummary request) {}

    /// What is missing.
    ///
    /// @param expected how many departments were expected
    /// @param subjects the first page of them
    public record Gaps(
            AreaReach.Unreached areas,
            Page<SubjectReach.Unreached> subjects,
            List<IdleTask> tasks,
            List<SilentDepartment> departments,
            int expected,
            List<PlanGaps.UnseenPartner> partners) {
        /// How many areas nobody reached.
        public int missingAreas() {
            return areas.eras().stream().mapToInt(era -> era.missing().size()).sum();
        }

        /// How many gaps there are in all.
        public long all() {
            return missingAreas() + subjects.total() + tasks.size() + departments.size() + partners.size();
        }
    }

    /// What is missing in a period. Tasks are those of plans in force that are due by its last day, and those without a
    /// day of plans issued by then; organizations are looked for at all times.
    ///
    /// @param map the day on whose map areas are told; null as they were recorded
    public Gaps of(SignedIn me, Period period, @Nullable LocalDate map) {
        var ofPlans = planGaps.of(me, plans.openTasks(), period);
        var due = ofPlans.tasks().stream()
                .filter(one -> hasCome(one, period.to()))
                .toList();
        var leads = organizations.of(due.stream()
                .map(one -> one.task().lead())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        var expected = expected(me, period);
        return new Gaps(
                areas.unreached(period, map),
                subjects.unreached(me, period, null, 1),
                due.stream()
                        .map(one -> {
                            var lead = one.task().lead();
                            return new IdleTask(one, lead == null ? null : leads.get(lead));
                        })
                        .toList(),
                silent(expected, period),
                expected.size(),
                ofPlans.partners());
    }

    /// Gives all subjects at work that nobody reached in the period to the consumer, by name, read as they are taken.
    public void eachSubject(SignedIn me, Period period, Consumer<? super SubjectReach.Unreached> subject) {
        subjects.each(me, period, null, subject);
    }

    private static boolean hasCome(PlanGaps.IdleTask one, LocalDate last) {
        var due = one.task().dueOn();
        return due == null ? !one.task().planIssuedOn().isAfter(last) : !due.isAfter(last);
    }

    /// The departments that are to report on days of the period, each with the latest request.
    private Map<OrganizationId, @Nullable RequestSummary> expected(SignedIn me, Period period) {
        Map<OrganizationId, @Nullable RequestSummary> expected = new LinkedHashMap<>();
        for (var request : requests.of(me)) {
            boolean overlaps = !request.period().from().isAfter(period.to())
                    && !request.period().to().isBefore(period.from());
            if (request.withdrawn() || !overlaps) continue;
            request.addressees().forEach(one -> expected.putIfAbsent(one, request));
        }
        if (expected.isEmpty()) {
            var successions = organizations.successions();
            organizations.ofKind(OrganizationKind.DEPARTMENT).stream()
                    .filter(one -> !successions.isNoMore(one.id(), period.from()))
                    .forEach(one -> expected.put(one.id(), null));
        }
        return expected;
    }

    /// Who answers for a department today may have logged what it did, and it may have logged it before.
    private List<SilentDepartment> silent(Map<OrganizationId, @Nullable RequestSummary> expected, Period period) {
        if (expected.isEmpty()) return List.of();
        var active = new HashSet<>(sql.sql(ACTIVE)
                .param("from", period.from())
                .param("to", period.to())
                .query((row, _) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                .list());
        var successions = organizations.successions();
        var known = organizations.of(expected.keySet());
        var silent = new ArrayList<SilentDepartment>();
        expected.forEach((id, request) -> {
            var department = known.get(id);
            if (department == null) return;
            var told = successions.answeredFor(answering(successions, id), LocalDate.now(clock));
            if (told.stream().noneMatch(active::contains)) silent.add(new SilentDepartment(department, request));
        });
        return silent;
    }

    private OrganizationId answering(Successions successions, OrganizationId id) {
        var today = LocalDate.now(clock);
        Set<OrganizationId> seen = new HashSet<>();
        var one = id;
        while (seen.add(one) && successions.isNoMore(one, today)) {
            var step = successions.byPredecessor().get(one);
            if (step == null) break;
            one = step.successor();
        }
        return one;
    }
}
