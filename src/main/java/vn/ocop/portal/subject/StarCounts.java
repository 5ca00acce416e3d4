package vn.ocop.portal.subject;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts products by their stars.
@Service
@Transactional(readOnly = true)
public class StarCounts {
    private final JdbcClient sql;

    StarCounts(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many products have how many stars on that day: those whose recognition is in force or in
    /// the days of grace, neither they nor their subject having ceased before.
    public Map<Integer, Long> on(LocalDate day) {
        Map<Integer, Long> found = new HashMap<>();
        sql.sql("""
                        select t.stars, count(*) as products
                        from product_standing(:day) t
                          join ocop_product p on p.product_id = t.product_id
                          join ocop_subject s on s.subject_id = p.subject_id
                        where t.standing in ('IN_FORCE', 'IN_GRACE')
                          and p.ceased_on >= :day is not false and s.ceased_on >= :day is not false
                        group by t.stars
                        """).param("day", day).query(row -> {
            found.put(row.getInt("stars"), row.getLong("products"));
        });
        return found;
    }
}
