package vn.ocop.portal.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.VietnameseDates;

/// Organizations that became part of others on a day (sáp nhập), as Sở Kế hoạch và Đầu tư became part of Sở Tài
/// chính. From that day the other one answers for it, see [Successions].
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class OrganizationMergers {
    private static final int DECISION_LENGTH = 200;
    private static final String MERGERS = """
            select s.predecessor_id, p.official_name as predecessor_name, s.successor_id, q.official_name as successor_name,
                   s.effective_on, s.decision, a.full_name as recorded_by, s.recorded_at,
                   (select count(*) from organization_succession_account m where m.predecessor_id = s.predecessor_id) as accounts
            from organization_succession s
              join organization p on p.organization_id = s.predecessor_id
              join organization q on q.organization_id = s.successor_id
              join account a on a.account_id = s.recorded_by
            """;

    private final JdbcClient sql;
    private final Organizations organizations;
    private final Clock clock;

    OrganizationMergers(JdbcClient sql, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// The mergers from or into the organization, the latest first.
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public List<Merger> of(OrganizationId id) {
        return sql.sql(
                        MERGERS
                                + "where :id in (s.predecessor_id, s.successor_id) order by s.effective_on desc, p.official_name")
                .param("id", id.value())
                .query(OrganizationMergers::merger)
                .list();
    }

    /// Records that the organization became part of another.
    ///
    /// @param effectiveOn first day on which it was no more
    /// @param withPeople whether its accounts become the other one's at once
    /// @param by username of the administrator
    /// @throws RuleViolation `organization.merger.itself`, `organization.merger.unknown` where the other is not in
    ///     the register, `organization.merger.again` where it became part of one already,
    ///     `organization.merger.circle`, `organization.merger.successorGone` where the other was no more by that
    ///     day, `organization.merger.day.range`, `organization.merger.activities` where activities of its own begin
    ///     on that day or later, `organization.merger.people.early` where people are to go before the day,
    ///     `organization.decision.long`
    public void merge(
            OrganizationId predecessor,
            OrganizationId successor,
            LocalDate effectiveOn,
            @Nullable String decision,
            boolean withPeople,
            String by) {
        if (predecessor.equals(successor)) throw new RuleViolation("organization.merger.itself");
        var today = LocalDate.now(clock);
        // The rows wait for each other here, and an activity that is being logged ([Organizations#hold]) is seen once
        // it
        // is.
        take(predecessor, successor);
        if (organizations.listed(Set.of(predecessor, successor)).size() < 2) {
            throw new RuleViolation("organization.merger.unknown");
        }
        if (effectiveOn.getYear() < 1900 || effectiveOn.isAfter(today.plusYears(5))) {
            throw new RuleViolation("organization.merger.day.range");
        }
        if (decision != null && decision.length() > DECISION_LENGTH) {
            throw new RuleViolation("organization.decision.long", DECISION_LENGTH);
        }
        var known = organizations.successions();
        var before = known.byPredecessor().get(predecessor);
        if (before != null) {
            throw new RuleViolation(
                    "organization.merger.again",
                    organizations.get(before.successor()).officialName());
        }
        var gone = known.byPredecessor().get(successor);
        if (gone != null && !gone.effectiveOn().isAfter(effectiveOn)) {
            throw new RuleViolation(
                    "organization.merger.successorGone",
                    organizations.get(gone.successor()).officialName(),
                    VietnameseDates.onScreen(gone.effectiveOn()));
        }
        long later = sql.sql(
                        "select count(*) from activity where organization_id = :id and period_from >= :day and state <> 'CANCELLED'")
                .param("id", predecessor.value())
                .param("day", effectiveOn)
                .query(Long.class)
                .single();
        if (later > 0) {
            throw new RuleViolation("organization.merger.activities", later, VietnameseDates.onScreen(effectiveOn));
        }
        if (withPeople && effectiveOn.isAfter(today)) throw new RuleViolation("organization.merger.people.early");
        Uniqueness.keptBy(
                "organization_succession_no_circle",
                new RuleViolation("organization.merger.circle"),
                () -> sql.sql("""
                        insert into organization_succession (predecessor_id, successor_id, effective_on, decision, recorded_by, recorded_at)
                        values (:predecessor, :successor, :on, :decision,
                                (select account_id from account where username = :by), :at)
                        """)
                        .param("predecessor", predecessor.value())
                        .param("successor", successor.value())
                        .param("on", effectiveOn)
                        .param("decision", decision, Types.VARCHAR)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .update());
        if (withPeople) movePeople(predecessor);
    }

    /// Makes the accounts of an organization that is no more those of the one of which it became part; they count
    /// there from their next sign-in.
    ///
    /// @return how many went along
    /// @throws RuleViolation `organization.merger.people.early` before the day
    /// @throws NotFound where it became part of none
    public int movePeople(OrganizationId predecessor) {
        var step = organizations.successions().byPredecessor().get(predecessor);
        if (step == null) throw new NotFound(predecessor);
        if (step.effectiveOn().isAfter(LocalDate.now(clock))) {
            throw new RuleViolation("organization.merger.people.early");
        }
        sql.sql("""
                        insert into organization_succession_account (predecessor_id, account_id)
                        select :id, account_id from account where organization_id = :id on conflict do nothing
                        """).param("id", predecessor.value()).update();
        return sql.sql("""
                        update account set organization_id = :successor, version = version + 1 where organization_id = :id
                        """)
                .param("id", predecessor.value())
                .param("successor", step.successor().value())
                .update();
    }

    /// How many accounts the organization has.
    @Transactional(readOnly = true)
    public long people(OrganizationId id) {
        return sql.sql("select count(*) from account where organization_id = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    /// Takes the merger back; the people who went along come back, but for those who work for somebody else by now.
    ///
    /// @throws RuleViolation `organization.merger.used.<LETTER, REPORT, PEOPLE>` once something was done on its
    ///     ground: a letter about one of the old letters, a report on a request to the predecessor or with its
    ///     activities, work of the people who went along
    /// @throws NotFound where it became part of none
    public void undo(OrganizationId predecessor) {
        var known = organizations.successions().byPredecessor().get(predecessor);
        if (known == null) throw new NotFound(predecessor);
        // What the successor is saving on the merger's ground is seen once it is.
        take(predecessor, known.successor());
        var step = organizations.successions().byPredecessor().get(predecessor);
        if (step == null || !step.equals(known)) throw new NotFound(predecessor);
        var used = sql.sql("select coalesce(organization_succession_used(:id), '')")
                .param("id", predecessor.value())
                .query(String.class)
                .single();
        if (!used.isEmpty()) throw new RuleViolation("organization.merger.used." + used);
        sql.sql("""
                        update account a set organization_id = :id, version = a.version + 1
                        from organization_succession_account m
                        where m.predecessor_id = :id and m.account_id = a.account_id and a.organization_id = :successor
                        """)
                .param("id", predecessor.value())
                .param("successor", step.successor().value())
                .update();
        sql.sql("delete from organization_succession where predecessor_id = :id")
                .param("id", predecessor.value())
                .update();
    }

    private void take(OrganizationId one, OrganizationId other) {
        sql.sql("select 1 from organization where organization_id in (:both) order by organization_id for update")
                .param("both", List.of(one.value(), other.value()))
                .query(Integer.class)
                .list();
    }

    private static Merger merger(ResultSet row, int number) throws SQLException {
        return new Merger(
                new OrganizationId(row.getObject("predecessor_id", UUID.class)),
                row.getString("predecessor_name"),
                new OrganizationId(row.getObject("successor_id", UUID.class)),
                row.getString("successor_name"),
                row.getObject("effective_on", LocalDate.class),
                row.getString("decision"),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getInt("accounts"));
    }
}
