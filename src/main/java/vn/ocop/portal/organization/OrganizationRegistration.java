package vn.ocop.portal.organization;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.References;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;

/// Adds organizations to the register.
@Service
@Transactional
public class OrganizationRegistration {
    private final OrganizationRepository register;
    private final JdbcClient sql;

    OrganizationRegistration(OrganizationRepository register, JdbcClient sql) {
        this.register = register;
        this.sql = sql;
    }

    /// Registers an organization.
    ///
    /// @throws RuleViolation `organization.name.taken` when one of that official name is there already,
    ///     `organization.subordinate.of` when a subordinate unit names no governing body
    public OrganizationId register(OrganizationSummary organization) {
        if (register.existsByOfficialName(organization.officialName())) {
            throw taken(organization);
        }
        return store(new Organization(organization));
    }

    /// The organization of that official or letter-form name, letter case aside, of a merged record the one that was
    /// kept; registered as a partner when there is none.
    ///
    /// @param name 1 to 300 letters
    public OrganizationId partnerNamed(String name) {
        var found = register.findNamed(name)
                .or(() -> {
                    register.addPartner(OrganizationId.create().value(), name);
                    return register.findNamed(name);
                })
                .orElseThrow();
        var kept = found.mergedInto();
        return kept == null ? found.asSummary().id() : kept;
    }

    /// Takes these partners off the register again, those excepted which were changed or to which anything refers.
    public void forgetPartners(Collection<OrganizationId> ids) {
        var unused = ids.stream().map(OrganizationId::value).collect(Collectors.toCollection(HashSet::new));
        unused.removeAll(References.to(sql, "organization", List.copyOf(unused), Set.of("organization_name")));
        unused.removeAll(sql.sql("select governing_body_id from organization_name where governing_body_id = any(:ids)")
                .param("ids", unused.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        sql.sql("""
                        delete from organization where organization_id = any(:ids) and version = 0 and kind = 'PARTNER'
                        """).param("ids", unused.toArray(UUID[]::new)).update();
    }

    /// Takes these organizations off the register again, all or none.
    ///
    /// @return message key of why one has to stay: `organization.withdrawal.changed`,
    ///     `organization.withdrawal.used`
    Map<OrganizationId, String> withdraw(Collection<OrganizationId> ids) {
        var values = ids.stream().map(OrganizationId::value).toList();
        Map<OrganizationId, String> refused = new HashMap<>();
        var outside = sql.sql("""
                        select governing_body_id from organization
                        where governing_body_id = any(:ids) and organization_id <> all(:ids)
                        union
                        select governing_body_id from organization_name
                        where governing_body_id = any(:ids) and organization_id <> all(:ids)
                        """)
                .param("ids", values.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        outside.forEach(id -> refused.put(new OrganizationId(id), "organization.withdrawal.used"));
        References.to(sql, "organization", values, Set.of("organization", "organization_name"))
                .forEach(id -> refused.put(new OrganizationId(id), "organization.withdrawal.used"));
        sql.sql("select organization_id from organization where organization_id = any(:ids) and version > 0 for update")
                .param("ids", values.toArray(UUID[]::new))
                .query(UUID.class)
                .list()
                .forEach(id -> refused.put(new OrganizationId(id), "organization.withdrawal.changed"));
        if (refused.isEmpty()) {
            // the names of one go with it, and may name another of these
            sql.sql("set constraints organization_name_governing_body deferred").update();
            sql.sql("delete from organization where organization_id = any(:ids)")
                    .param("ids", values.toArray(UUID[]::new))
                    .update();
        }
        return refused;
    }

    /// Writes the entry at once.
    ///
    /// @throws RuleViolation `organization.name.taken` when one of that official name came in the meantime
    OrganizationId store(Organization entry) {
        return Uniqueness.keptBy(
                "organization_official_name_unique",
                taken(entry.asSummary()),
                () -> register.saveAndFlush(entry).asSummary().id());
    }

    private static RuleViolation taken(OrganizationSummary organization) {
        return new RuleViolation("organization.name.taken", organization.officialName());
    }
}
