package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import vn.ocop.portal.core.Validity;

/// Reads the groupings of products. Written by migrations.
@Service
public class Taxonomies {
    private static final String GROUPS = """
            with recursive tree as (
                select g.*, g.name as path from product_group g where g.parent_code is null
                union all
                select g.*, t.path || ' › ' || g.name from product_group g
                  join tree t on t.taxonomy_code = g.taxonomy_code and t.group_code = g.parent_code
            )
            select t.*, not exists (select 1 from product_group below
                                    where below.taxonomy_code = t.taxonomy_code and below.parent_code = t.group_code) as leaf
            from tree t
            """;
    private final JdbcClient sql;

    Taxonomies(JdbcClient sql) {
        this.sql = sql;
    }

    /// All versions, the latest first.
    public List<ProductTaxonomy> all() {
        return sql.sql("select * from product_taxonomy order by valid_from desc")
                .query((row, _) -> new ProductTaxonomy(
                        row.getString("taxonomy_code"),
                        row.getString("name"),
                        new Validity(
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class))))
                .list();
    }

    /// The version in force on that day; empty before the first.
    public Optional<ProductTaxonomy> on(LocalDate day) {
        return all().stream().filter(one -> one.validity().includes(day)).findFirst();
    }

    /// All groups of that version, in the decision's order.
    public List<ProductGroup> groups(String taxonomy) {
        return groupsWhere("t.taxonomy_code = ?", taxonomy);
    }

    /// The group of that version and code.
    public Optional<ProductGroup> group(String taxonomy, String code) {
        return groupsWhere("t.taxonomy_code = ? and t.group_code = ?", taxonomy, code).stream()
                .findFirst();
    }

    private List<ProductGroup> groupsWhere(String condition, Object... values) {
        return sql.sql(GROUPS + " where " + condition + " order by t.position")
                .params(values)
                .query((row, _) -> new ProductGroup(
                        row.getString("taxonomy_code"),
                        row.getString("group_code"),
                        row.getString("parent_code"),
                        row.getString("name"),
                        row.getString("path"),
                        row.getString("ministry"),
                        row.getBoolean("leaf")))
                .list();
    }
}
