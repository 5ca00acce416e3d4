package vn.ocop.portal.core;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which rows are referred to by others, found by the database's own foreign keys, so that a table that comes later is
/// not forgotten.
public final class References {
    private References() {}

    /// Those of these rows to which a row of another table refers.
    ///
    /// @param table whose rows they are; its key is one uuid
    /// @param ofTheirOwn tables that are part of such a row and do not count
    public static Set<UUID> to(JdbcClient sql, String table, Collection<UUID> ids, Set<String> ofTheirOwn) {
        Set<UUID> found = new HashSet<>();
        if (ids.isEmpty()) return found;
        sql
                .sql("""
                        select c.conrelid::regclass::text as referring, a.attname as key
                        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
                        where c.contype = 'f' and c.confrelid = to_regclass(:table) and cardinality(c.conkey) = 1
                        """)
                .param("table", table)
                .query((row, _) -> new Reference(row.getString("referring"), row.getString("key")))
                .list()
                .stream()
                .filter(reference -> !ofTheirOwn.contains(reference.table()))
                .forEach(reference -> found.addAll(sql.sql("select distinct %1$s from %2$s where %1$s = any(:ids)"
                                .formatted(reference.key(), reference.table()))
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list()));
        return found;
    }

    private record Reference(String table, String key) {}
}
