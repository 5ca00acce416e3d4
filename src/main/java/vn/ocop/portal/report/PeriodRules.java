package vn.ocop.portal.report;

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
                        """).query(PeriodRule.class).list();
    }
}
