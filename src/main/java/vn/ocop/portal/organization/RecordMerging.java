package vn.ocop.portal.organization;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.RuleViolation;

/// Makes one of two records of the same organization, and two again. What each foreign key to an organization does
/// then stands in the table `organization_reference`; what moved is kept row by row, so that all of it comes back
/// at once. Letters that were issued keep their text: they hold no reference to a register that changes.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class RecordMerging {
    private final JdbcClient sql;
    private final Clock clock;

    RecordMerging(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// The merges of records from or into this one, the latest first, undone ones too.
    @Transactional(readOnly = true)
    public List<RecordMerge> of(OrganizationId id) {
        return sql.sql("""
                        select m.merge_id, m.merged_id, x.official_name as merged_name, m.kept_id, k.official_name as kept_name,
                               a.full_name, m.merged_at, m.undone_at,
                               (select count(*) from organization_merge_row r where r.merge_id = m.merge_id) as moved
                        from organization_merge m
                          join organization x on x.organization_id = m.merged_id
                          join organization k on k.organization_id = m.kept_id
                          join account a on a.account_id = m.merged_by
                        where :id in (m.merged_id, m.kept_id)
                        order by m.merged_at desc, m.merge_id
                        """)
                .param("id", id.value())
                .query((row, _) -> {
                    var undone = row.getObject("undone_at", OffsetDateTime.class);
                    return new RecordMerge(
                            row.getObject("merge_id", UUID.class),
                            new OrganizationId(row.getObject("merged_id", UUID.class)),
                            row.getString("merged_name"),
                            new OrganizationId(row.getObject("kept_id", UUID.class)),
                            row.getString("kept_name"),
                            row.getString("full_name"),
                            row.getObject("merged_at", OffsetDateTime.class).toInstant(),
                            row.getInt("moved"),
                            undone == null ? null : undone.toInstant());
                })
                .list();
    }

    /// Merges a record into the one that is kept. All or nothing.
    ///
    /// @param by username of the administrator
    /// @return the merge
    /// @throws RuleViolation `organization.duplicate.itself`; `organization.duplicate.unknown` where one is not in
    ///     the register or merged already; `organization.duplicate.reports` where reports or letters stand in the
    ///     name of the one that would go; `organization.duplicate.merger` where it became part of another or
    ///     another of it; `organization.duplicate.twice` where both have a plan or a request of the same number and
    ///     day; `organization.duplicate.body` where one stands under the other
    public UUID merge(OrganizationId merged, OrganizationId kept, String by) {
        if (merged.equals(kept)) throw new RuleViolation("organization.duplicate.itself");
        long listed = sql.sql("""
                        select organization_id from organization
                        where organization_id in (:both) and merged_into_id is null order by organization_id for update
                        """)
                .param("both", List.of(merged.value(), kept.value()))
                .query(UUID.class)
                .list()
                .size();
        if (listed < 2) throw new RuleViolation("organization.duplicate.unknown");
        String refused = sql.sql("select coalesce(organization_merge_refused_by(:id), '')")
                .param("id", merged.value())
                .query(String.class)
                .single();
        if (!refused.isEmpty()) {
            throw new RuleViolation(
                    refused.equals("organization_succession")
                            ? "organization.duplicate.merger"
                            : "organization.duplicate.reports");
        }
        var id = UUID.randomUUID();
        sql.sql(
                        "insert into organization_merge (merge_id, merged_id, kept_id, merged_by, merged_at) values (?, ?, ?, (select account_id from account where username = ?), ?)")
                .params(id, merged.value(), kept.value(), by, Timestamp.from(clock.instant()))
                .update();
        try {
            sql.sql("select organization_rows_move(?, ?, ?)")
                    .params(id, merged.value(), kept.value())
                    .query(Integer.class)
                    .single();
        } catch (DataIntegrityViolationException refusedByRule) {
            throw told(refusedByRule);
        }
        sql.sql("update organization set merged_into_id = ?, version = version + 1 where organization_id = ?")
                .params(kept.value(), merged.value())
                .update();
        return id;
    }

    private static RuntimeException told(DataIntegrityViolationException refused) {
        String reason = String.valueOf(refused.getMostSpecificCause().getMessage());
        if (reason.contains("organization_merge_twice")) return new RuleViolation("organization.duplicate.twice");
        if (reason.contains("its_own_body")) return new RuleViolation("organization.duplicate.body");
        if (reason.contains("activity_organization_closed")) return new RuleViolation("organization.duplicate.merger");
        return refused;
    }

    /// Makes them two records again: what moved and is still there goes back, as one.
    ///
    /// @param by username of the administrator
    /// @throws RuleViolation `organization.duplicate.later` while the kept record is itself merged into another;
    ///     `organization.duplicate.undone`
    /// @throws NotFound where there is no such merge
    public void undo(UUID merge, String by) {
        var found = sql.sql(
                        "select kept_id, merged_id, undone_at is not null as undone from organization_merge where merge_id = ? for update")
                .param(merge)
                .query((row, _) -> new Standing(
                        row.getObject("kept_id", UUID.class),
                        row.getObject("merged_id", UUID.class),
                        row.getBoolean("undone")))
                .optional()
                .orElseThrow(() -> new NotFound(merge));
        if (found.undone()) throw new RuleViolation("organization.duplicate.undone");
        // Whoever merges the kept record into another at this moment comes first or waits.
        sql.sql("select organization_id from organization where organization_id = ? for update")
                .param(found.kept())
                .query(UUID.class)
                .single();
        long direct = sql.sql("select count(*) from organization where organization_id = ? and merged_into_id = ?")
                .params(found.merged(), found.kept())
                .query(Long.class)
                .single();
        if (direct == 0) throw new RuleViolation("organization.duplicate.later");
        sql.sql("update organization set merged_into_id = null, version = version + 1 where organization_id = ?")
                .param(found.merged())
                .update();
        sql.sql("select organization_rows_return(?)")
                .param(merge)
                .query(Integer.class)
                .single();
        sql.sql(
                        "update organization_merge set undone_by = (select account_id from account where username = ?), undone_at = ? where merge_id = ?")
                .params(by, Timestamp.from(clock.instant()), merge)
                .update();
    }

    private record Standing(UUID kept, UUID merged, boolean undone) {}
}
