package vn.ocop.portal.plan;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the sources of money. Migrations write them.
@Service
@Transactional(readOnly = true)
public class FundingSources {
    private final JdbcClient sql;

    FundingSources(JdbcClient sql) {
        this.sql = sql;
    }

    /// All sources in their order.
    public List<FundingSource> all() {
        return sql.sql("select source_code, name, name_en, valid_to from funding_source order by position")
                .query((row, _) -> new FundingSource(
                        row.getString("source_code"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }
}
