package vn.ocop.portal.organization;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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

/// What organizations are called, under whom they stand and which symbol their letters bear, from a day on. A change
/// from today or earlier is at once in the register's columns too; one from a later day at midnight before it.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class OrganizationNames {
    private static final int DECISION_LENGTH = 200;

    private final JdbcClient sql;
    private final Organizations organizations;
    private final Clock clock;

    OrganizationNames(JdbcClient sql, Organizations organizations, Clock clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.clock = clock;
    }

    /// What an organization is to be called.
    ///
    /// @param decision by which: Quyết định số … ngày …; 200 letters at most
    public record Terms(
            String officialName,
            String letterName,
            @Nullable String abbreviation,
            @Nullable OrganizationId governingBodyId,
            @Nullable String letterSymbol,
            @Nullable String decision) {}

    /// All that the organization was, is and will be called, the first name first.
    @Transactional(readOnly = true)
    @PreAuthorize("isAuthenticated()")
    public List<OrganizationName> of(OrganizationId id) {
        return organizations.dated(Set.of(id)).names(id);
    }

    /// Records what the organization is called from that day on, until the next change that is recorded.
    ///
    /// @throws RuleViolation `organization.name.taken`; `organization.names.day.taken` where a change of that day
    ///     is recorded; `organization.names.day.range` for a day before 1900 or more than five years ahead;
    ///     `organization.names.same` where nothing changes; `organization.body.itself`,
    ///     `organization.body.unknown`, `organization.subordinate.of`
    public void record(OrganizationId id, LocalDate from, Terms terms) {
        check(id, terms);
        if (from.getYear() < 1900 || from.isAfter(LocalDate.now(clock).plusYears(5))) {
            throw new RuleViolation("organization.names.day.range");
        }
        var known = organizations.dated(Set.of(id));
        if (known.names(id).stream().anyMatch(name -> from.equals(name.from()))) {
            throw new RuleViolation("organization.names.day.taken");
        }
        var before = known.get(id, from);
        if (terms.officialName().equals(before.officialName())
                && terms.letterName().equals(before.letterName())
                && Objects.equals(terms.abbreviation(), before.abbreviation())
                && Objects.equals(terms.governingBodyId(), before.governingBodyId())
                && Objects.equals(terms.letterSymbol(), before.letterSymbol())) {
            throw new RuleViolation("organization.names.same");
        }
        kept(
                terms,
                () -> bound(sql.sql("""
                        insert into organization_name (organization_id, valid_from, official_name, letter_name, abbreviation,
                                                       governing_body_id, letter_symbol, decision)
                        values (:id, :from, :official, :letter, :abbreviation, :body, :symbol, :decision)
                        """), terms)
                        .param("id", id.value())
                        .param("from", from)
                        .update());
    }

    /// Mends what is recorded of these days, where it was recorded wrongly.
    ///
    /// @throws RuleViolation as [#record]
    /// @throws NotFound where the organization has no such row
    public void correct(OrganizationId id, UUID name, Terms terms) {
        check(id, terms);
        int changed = kept(
                terms,
                () -> bound(sql.sql("""
                        update organization_name set official_name = :official, letter_name = :letter, abbreviation = :abbreviation,
                            governing_body_id = :body, letter_symbol = :symbol, decision = :decision
                        where name_id = :name and organization_id = :id
                        """), terms)
                        .param("name", name)
                        .param("id", id.value())
                        .update());
        if (changed == 0) throw new NotFound(name);
    }

    /// Takes a change back: what held before it holds on.
    ///
    /// @throws RuleViolation `organization.names.first` for what holds from the beginning;
    ///     `organization.name.taken` where another organization has the earlier name by now
    /// @throws NotFound where the organization has no such row
    public void takeBack(OrganizationId id, UUID name) {
        var names = of(id);
        int place = names.stream().map(OrganizationName::id).toList().indexOf(name);
        if (place < 0) throw new NotFound(name);
        if (names.get(place).from() == null) throw new RuleViolation("organization.names.first");
        var taken = new RuleViolation(
                "organization.name.taken", names.get(place - 1).officialName());
        Uniqueness.keptBy(
                "organization_official_name_unique",
                taken,
                () -> sql.sql("delete from organization_name where name_id = :name")
                        .param("name", name)
                        .update());
    }

    private void check(OrganizationId id, Terms terms) {
        var kind = organizations.get(id).kind();
        var body = terms.governingBodyId();
        if (id.equals(body)) throw new RuleViolation("organization.body.itself");
        if (kind == OrganizationKind.SUBORDINATE && body == null) {
            throw new RuleViolation("organization.subordinate.of", terms.officialName());
        }
        if (body != null && organizations.listed(Set.of(body)).isEmpty()) {
            throw new RuleViolation("organization.body.unknown");
        }
        String decision = terms.decision();
        if (decision != null && decision.length() > DECISION_LENGTH) {
            throw new RuleViolation("organization.decision.long", DECISION_LENGTH);
        }
        boolean taken = sql.sql("""
                        select exists (select from organization where official_name = :name and organization_id <> :id)
                        """)
                .param("name", terms.officialName())
                .param("id", id.value())
                .query(Boolean.class)
                .single();
        if (taken) throw new RuleViolation("organization.name.taken", terms.officialName());
    }

    private static int kept(Terms terms, java.util.function.Supplier<Integer> work) {
        var taken = new RuleViolation("organization.name.taken", terms.officialName());
        return Uniqueness.keptBy(
                "organization_name_day_once",
                new RuleViolation("organization.names.day.taken"),
                () -> Uniqueness.keptBy("organization_official_name_unique", taken, work));
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Terms terms) {
        var body = terms.governingBodyId();
        return statement
                .param("official", terms.officialName())
                .param("letter", terms.letterName())
                .param("abbreviation", terms.abbreviation(), Types.VARCHAR)
                .param("body", body == null ? null : body.value(), Types.OTHER)
                .param("symbol", terms.letterSymbol(), Types.VARCHAR)
                .param("decision", terms.decision(), Types.VARCHAR);
    }
}
