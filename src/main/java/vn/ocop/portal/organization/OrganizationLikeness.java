package vn.ocop.portal.organization;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds organizations of the register by a name that is being typed: any name that they bear or bore, accents, the
/// usual abbreviations and slips of the hand aside. Hội LHPN TP Sa Đéc finds Hội Liên hiệp Phụ nữ thành phố Sa Đéc.
@Service
@Transactional(readOnly = true)
public class OrganizationLikeness {
    private final JdbcClient sql;

    OrganizationLikeness(JdbcClient sql) {
        this.sql = sql;
    }

    /// The likely ones, the likeliest first, five at most.
    ///
    /// @param name as typed; one of fewer than three letters finds nothing
    /// @param but an organization that is not meant, for its own name is being typed
    public List<LikelyOrganization> of(String name, @Nullable OrganizationId but) {
        if (name.strip().length() < 3 || name.length() > 300) return List.of();
        return sql.sql("""
                        with typed as (select organization_key(:name) as key, vn_fold(trim(:name)) as folded),
                        hits as (
                            select k.organization_id, k.official_name as today, k.kind,
                                   case when n.official_name <> k.official_name then n.official_name end as otherwise,
                                   t.key in (n.official_key, n.letter_key) or coalesce(vn_fold(n.abbreviation) = t.folded, false) as same,
                                   greatest(similarity(n.official_key, t.key), similarity(n.letter_key, t.key),
                                            case when length(t.key) >= 6 and n.official_key like t.key || '%' then 0.6 else 0 end) as likeness
                            from typed t
                              join organization_name n on n.official_key % t.key or n.letter_key % t.key
                                or n.official_key like t.key || '%' or vn_fold(n.abbreviation) = t.folded
                              join organization o on o.organization_id = n.organization_id
                              join organization k on k.organization_id = coalesce(o.merged_into_id, o.organization_id)
                            where t.key <> '' and k.organization_id <> :but
                        ),
                        each as (
                            select distinct on (organization_id) * from hits
                            order by organization_id, same desc, likeness desc, otherwise nulls first
                        )
                        select * from each where same or likeness >= 0.55
                        order by same desc, likeness desc, today collate "vi-x-icu" limit 5
                        """)
                .param("name", name)
                .param("but", but == null ? new UUID(0, 0) : but.value())
                .query((row, _) -> new LikelyOrganization(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        row.getString("today"),
                        OrganizationKind.valueOf(row.getString("kind")),
                        row.getString("otherwise"),
                        row.getBoolean("same"),
                        row.getDouble("likeness")))
                .list();
    }

    /// Those so like the name that a person is asked before another organization of that name is added; none for a
    /// name that one bears exactly.
    public List<LikelyOrganization> asked(String name) {
        boolean known = sql.sql("""
                        select exists (select from organization
                                       where lower(official_name) = lower(trim(:name)) or lower(letter_name) = lower(trim(:name)))
                        """).param("name", name).query(Boolean.class).single();
        if (known) return List.of();
        return of(name, null).stream().filter(LikelyOrganization::asked).toList();
    }
}
