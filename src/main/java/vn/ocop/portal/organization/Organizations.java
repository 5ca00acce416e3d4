package vn.ocop.portal.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseText;

/// Reads the register of organizations: as it is today, or [#on] another day. A record that was merged into another
/// is read by its id, for what was written of it stays, but is not listed.
@Service
@Transactional(readOnly = true)
public class Organizations {
    private final OrganizationRepository register;
    private final JdbcClient sql;

    Organizations(OrganizationRepository register, JdbcClient sql) {
        this.register = register;
        this.sql = sql;
    }

    /// Lets nobody close these organizations or merge their records until the caller's transaction
    /// ends, and waits for whoever is doing so at this moment. Who saves what names organizations
    /// holds them first, all in one call, and looks at them afterwards: so the later of the two is
    /// told what they would be told a minute later. Whoever closes or merges takes the rows `for
    /// update`, in the order of the ids as here. Unknown ids are passed over.
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<OrganizationId> ids) {
        if (ids.isEmpty()) return;
        sql.sql("""
                        select organization_id from organization where organization_id = any(:ids)
                        order by organization_id for key share
                        """)
                .param("ids", ids.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// The organization of that id.
    ///
    /// @throws NotFound where there is none
    public OrganizationSummary get(OrganizationId id) {
        return register.findById(id).orElseThrow(() -> new NotFound(id)).asSummary();
    }

    /// These organizations by id; unknown ids are passed over.
    public Map<OrganizationId, OrganizationSummary> of(Collection<OrganizationId> ids) {
        Map<OrganizationId, OrganizationSummary> found = new LinkedHashMap<>();
        if (!ids.isEmpty())
            register.findByIds(ids).forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        return found;
    }

    /// Those of these organizations that may be named anew: none that was merged into another.
    public Map<OrganizationId, OrganizationSummary> listed(Collection<OrganizationId> ids) {
        Map<OrganizationId, OrganizationSummary> found = new LinkedHashMap<>();
        if (!ids.isEmpty())
            register.findListedByIds(ids)
                    .forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        return found;
    }

    /// The register as it was on that day: what is dated on it names organizations as they were called then.
    public OnDay on(LocalDate day) {
        return new OnDay(this, day);
    }

    /// Organizations as they were called on a day.
    public static final class OnDay {
        private final Organizations organizations;
        private final LocalDate day;

        private OnDay(Organizations organizations, LocalDate day) {
            this.organizations = organizations;
            this.day = day;
        }

        /// The organization of that id.
        ///
        /// @throws NotFound where there is none
        public OrganizationSummary get(OrganizationId id) {
            return organizations.dated(Set.of(id)).get(id, day);
        }

        /// These organizations by id; unknown ids are passed over.
        public Map<OrganizationId, OrganizationSummary> of(Collection<OrganizationId> ids) {
            return organizations.dated(ids).on(day);
        }
    }

    /// These organizations with all that they were ever called, in one statement; unknown ids are passed over.
    public DatedOrganizations dated(Collection<OrganizationId> ids) {
        Map<OrganizationId, OrganizationSummary> entries = new LinkedHashMap<>();
        Map<OrganizationId, List<OrganizationName>> names = new HashMap<>();
        if (ids.isEmpty()) return new DatedOrganizations(entries, names);
        sql.sql("""
                        select o.organization_id, o.kind, o.place, o.distribution, o.numbering, n.name_id, n.official_name,
                               n.letter_name, n.abbreviation, n.governing_body_id, n.letter_symbol, n.decision, n.valid_from,
                               lead(n.valid_from) over (partition by n.organization_id order by n.valid_from nulls first) - 1
                                 as valid_to
                        from organization o join organization_name n on n.organization_id = o.organization_id
                        where o.organization_id = any(:ids)
                        order by o.organization_id, n.valid_from nulls first
                        """)
                .param("ids", ids.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(row -> {
                    var entry = entry(row);
                    entries.put(entry.id(), entry);
                    names.computeIfAbsent(entry.id(), _ -> new ArrayList<>()).add(name(row));
                });
        return new DatedOrganizations(entries, names);
    }

    private static OrganizationSummary entry(ResultSet row) throws SQLException {
        return new OrganizationSummary(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("official_name"),
                row.getString("letter_name"),
                row.getString("abbreviation"),
                OrganizationKind.valueOf(row.getString("kind")),
                organization(row, "governing_body_id"),
                row.getString("letter_symbol"),
                row.getString("place"),
                row.getString("distribution"),
                LetterNumbering.valueOf(row.getString("numbering")));
    }

    private static OrganizationName name(ResultSet row) throws SQLException {
        return new OrganizationName(
                row.getObject("name_id", UUID.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("official_name"),
                row.getString("letter_name"),
                row.getString("abbreviation"),
                organization(row, "governing_body_id"),
                row.getString("letter_symbol"),
                row.getString("decision"));
    }

    private static @Nullable OrganizationId organization(ResultSet row, String column) throws SQLException {
        var id = row.getObject(column, UUID.class);
        return id == null ? null : new OrganizationId(id);
    }

    /// All names that a listed organization bears or ever bore, those of records that were merged into it too, for
    /// searching.
    public Map<OrganizationId, String> everyName() {
        Map<OrganizationId, String> names = new HashMap<>();
        sql.sql("""
                        select coalesce(o.merged_into_id, o.organization_id) as id,
                               string_agg(concat_ws(' ', n.official_name, n.letter_name, n.abbreviation, n.letter_symbol), ' ') as names
                        from organization_name n join organization o on o.organization_id = n.organization_id
                        group by 1
                        """).query(row -> {
            names.put(new OrganizationId(row.getObject("id", UUID.class)), row.getString("names"));
        });
        return names;
    }

    /// The record into which that one was merged; null for one that stands for itself.
    ///
    /// @throws NotFound where there is none
    public @Nullable OrganizationId mergedInto(OrganizationId id) {
        return register.findById(id).orElseThrow(() -> new NotFound(id)).mergedInto();
    }

    /// Which organizations became part of which.
    public Successions successions() {
        Map<OrganizationId, Successions.Step> steps = new HashMap<>();
        sql.sql("select predecessor_id, successor_id, effective_on from organization_succession")
                .query(row -> {
                    steps.put(
                            new OrganizationId(row.getObject("predecessor_id", UUID.class)),
                            new Successions.Step(
                                    new OrganizationId(row.getObject("successor_id", UUID.class)),
                                    row.getObject("effective_on", LocalDate.class)));
                });
        return new Successions(steps);
    }

    /// For whom the organization answers on that day: itself and those that had become part of it.
    public Set<OrganizationId> answeredFor(OrganizationId organization, LocalDate day) {
        return successions().answeredFor(organization, day);
    }

    /// The whole register, in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> all() {
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return register.findAllOrdered().stream()
                .map(Organization::asSummary)
                .sorted(Comparator.comparing(OrganizationSummary::officialName, alphabet))
                .toList();
    }

    /// The organizations of a kind, in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> ofKind(OrganizationKind kind) {
        return all().stream().filter(one -> one.kind() == kind).toList();
    }

    /// The department's own units (đơn vị trực thuộc), in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> subordinatesOf(OrganizationId department) {
        return all().stream()
                .filter(one -> one.kind() == OrganizationKind.SUBORDINATE && department.equals(one.governingBodyId()))
                .toList();
    }
}
