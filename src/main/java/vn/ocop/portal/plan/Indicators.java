package vn.ocop.portal.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Reads the indicators. Migrations write them.
@Service
@Transactional(readOnly = true)
public class Indicators {
    private final JdbcClient sql;

    Indicators(JdbcClient sql) {
        this.sql = sql;
    }

    /// All indicators in their order.
    public List<Indicator> all() {
        return sql.sql("select indicator_code as code, name, name_en, unit from indicator order by position")
                .query((row, _) -> new Indicator(
                        row.getString("code"), row.getString("name"), row.getString("name_en"), row.getString("unit")))
                .list();
    }

    /// All indicators by code, in their order.
    public Map<String, Indicator> byCode() {
        Map<String, Indicator> found = new LinkedHashMap<>();
        all().forEach(one -> found.put(one.code(), one));
        return found;
    }
}
