package vn.ocop.portal.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts where an organization is named, by the list of references that says what a merge of records moves.
@Service
@Transactional(readOnly = true)
@PreAuthorize("hasRole('ADMIN')")
public class OrganizationUses {
    private final JdbcClient sql;

    OrganizationUses(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many rows of a table name the organization in a column.
    public record Use(String table, String column, long count) {}

    private record Reference(String tableName, String columnName) {}

    /// Where the organization is named; what is counted zero times is left out.
    public List<Use> of(OrganizationId id) {
        var references = sql.sql("""
                        select quote_ident(table_name) as table_name, quote_ident(column_name) as column_name
                        from organization_reference
                        where handling <> 'STAYS' and table_name not like 'organization%' order by position
                        """)
                .query((row, _) -> new Reference(row.getString("table_name"), row.getString("column_name")))
                .list();
        var counted = references.stream()
                .map(one -> "select '%1$s' as \"table\", '%2$s' as \"column\", count(*) from %1$s where %2$s = :id"
                        .formatted(one.tableName(), one.columnName()))
                .collect(Collectors.joining(" union all "));
        if (counted.isEmpty()) return List.of();
        var uses = new ArrayList<>(sql.sql(counted)
                .param("id", id.value())
                .query((row, _) -> new Use(row.getString("table"), row.getString("column"), row.getLong("count")))
                .list());
        uses.removeIf(use -> use.count() == 0);
        return List.copyOf(uses);
    }
}
