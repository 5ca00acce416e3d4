package vn.ocop.portal.plan;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.account.SignedIn;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.organization.OrganizationId;

/// Keeps what departments expect of their shares by the end of a year, and the coordination office of the
/// whole. An estimate is never changed: a later one takes its place, the earlier stay to be read.
@Service
@Transactional
public class TargetEstimates {
    private static final BigDecimal GREATEST = new BigDecimal("1000000000000000");
    private static final int LONGEST_NOTE = 500;

    /// A department reads its own and those of the whole; whoever asks for all reads those of every department.
    private static final String ESTIMATES = """
            select e.target_id, e.organization_id, e.year, e.value, e.note, a.full_name, e.given_at
            from target_estimate e join account a on a.account_id = e.given_by
            where e.target_id in (:targets) and e.year between :first and :last
              and (e.organization_id is null or :all or e.organization_id = :own)
            order by e.given_at desc, e.estimate_id
            """;

    private final JdbcClient sql;
    private final Plans plans;
    private final Clock clock;

    TargetEstimates(JdbcClient sql, Plans plans, Clock clock) {
        this.sql = sql;
        this.plans = plans;
        this.clock = clock;
    }

    /// Whether the person estimates their department's share.
    public static boolean mayGiveShare(SignedIn me) {
        return me.is(Role.STAFF) || me.is(Role.LEADER);
    }

    /// Whether the person estimates the whole.
    public static boolean mayGiveWhole(SignedIn me) {
        return me.is(Role.COORDINATOR);
    }

    /// Keeps an estimate.
    ///
    /// @param whole of the province; else of the person's department
    /// @param note up to 500 letters
    /// @throws NotFound where the plan has no such target, or the person may not estimate that
    /// @throws RuleViolation `plan.estimate.year.outside` the plan's years, `plan.estimate.value.range`
    ///     where it is negative or above 10^15, `plan.estimate.note.long`
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'COORDINATOR')")
    public void give(
            SignedIn me,
            PlanId plan,
            PlanTargetId target,
            boolean whole,
            int year,
            BigDecimal value,
            @Nullable String note) {
        if (whole ? !mayGiveWhole(me) : !mayGiveShare(me)) throw new NotFound(target);
        var citation = plans.citation(plan);
        if (!plans.hasTarget(plan, target)) throw new NotFound(target);
        int first = citation.startsOn().getYear();
        int last = citation.endsOn().getYear();
        if (year < first || year > last)
            throw new RuleViolation("plan.estimate.year.outside", Integer.toString(first), Integer.toString(last));
        if (value.signum() < 0 || value.compareTo(GREATEST) > 0) throw new RuleViolation("plan.estimate.value.range");
        if (note != null && note.length() > LONGEST_NOTE)
            throw new RuleViolation("plan.estimate.note.long", LONGEST_NOTE);
        sql.sql("""
                        insert into target_estimate (estimate_id, target_id, organization_id, year, value, note, given_by, given_at)
                        values (:id, :target, :organization, :year, :value, :note, :by, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("target", target.value())
                .param("organization", whole ? null : me.organization().value(), Types.OTHER)
                .param("year", year)
                .param("value", value)
                .param("note", note, Types.VARCHAR)
                .param("by", me.id().value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    /// The estimates of the targets that the person may read, of these years, the latest given first.
    @Transactional(readOnly = true)
    @PreAuthorize("hasAnyRole('STAFF', 'LEADER', 'REGISTRY', 'COORDINATOR')")
    public List<TargetEstimate> of(SignedIn me, Collection<PlanTargetId> targets, int firstYear, int lastYear) {
        return of(me.organization(), me.is(Role.COORDINATOR), targets, firstYear, lastYear);
    }

    /// The estimates of a department's shares and of the whole, the latest given first. Whoever asks has made
    /// sure that the person may read the department's records.
    @Transactional(readOnly = true)
    public List<TargetEstimate> of(OrganizationId department, Collection<PlanTargetId> targets, int year) {
        return of(department, false, targets, year, year);
    }

    private List<TargetEstimate> of(
            OrganizationId own, boolean all, Collection<PlanTargetId> targets, int firstYear, int lastYear) {
        if (targets.isEmpty()) return List.of();
        return sql.sql(ESTIMATES)
                .param("targets", targets.stream().map(PlanTargetId::value).toList())
                .param("first", firstYear)
                .param("last", lastYear)
                .param("all", all)
                .param("own", own.value())
                .query((row, _) -> {
                    var organization = row.getObject("organization_id", UUID.class);
                    return new TargetEstimate(
                            new PlanTargetId(row.getObject("target_id", UUID.class)),
                            organization == null ? null : new OrganizationId(organization),
                            row.getInt("year"),
                            row.getBigDecimal("value"),
                            row.getString("note"),
                            row.getString("full_name"),
                            row.getObject("given_at", OffsetDateTime.class).toInstant());
                })
                .list();
    }
}
