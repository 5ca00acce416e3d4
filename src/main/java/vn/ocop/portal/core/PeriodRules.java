package vn.ocop.portal.core;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the usual reporting periods.
@Service
@Transactional(readOnly = true)
public class PeriodRules {
    private final JdbcClient sql;

    PeriodRules(JdbcClient sql) {
        this.sql = sql;
    }

    /// All rules, in their order.
    public List<PeriodRule> all() {
        return sql.sql("""
                        select rule_code, name, basis, from_year_offset, from_month, from_day, to_month, to_day,
                               next_rule_code, next_year_offset
                        from reporting_period_rule order by position
                        """)
                .query((row, _) -> new PeriodRule(
                        row.getString("rule_code"),
                        row.getString("name"),
                        row.getString("basis"),
                        row.getInt("from_year_offset"),
                        row.getInt("from_month"),
                        row.getInt("from_day"),
                        row.getInt("to_month"),
                        row.getInt("to_day"),
                        row.getString("next_rule_code"),
                        row.getInt("next_year_offset")))
                .list();
    }
}
