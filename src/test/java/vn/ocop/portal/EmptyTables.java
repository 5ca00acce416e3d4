package vn.ocop.portal;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/// Empties the tables before each test, reference data aside, and signs out whoever a test signed in.
class EmptyTables implements BeforeEachCallback, AfterEachCallback {
    private static final Set<String> REFERENCE = Set.of(
            "flyway_schema_history",
            "activity_choices",
            "organization_reference",
            "administrative_unit",
            "administrative_unit_succession",
            "indicator",
            "theme",
            "activity_type",
            "activity_question",
            "reporting_period_rule",
            "product_taxonomy",
            "product_group",
            "criteria_version",
            "recognition_level",
            "funding_source",
            "calendar_exception",
            "outline_preset",
            "outline_preset_line",
            "search_word");

    @Override
    public void beforeEach(ExtensionContext test) {
        var jdbc = JdbcClient.create(SpringExtension.getApplicationContext(test).getBean(DataSource.class));
        List<String> tables = jdbc
                .sql("select tablename from pg_tables where schemaname = current_schema()")
                .query(String.class)
                .list()
                .stream()
                .filter(table -> !REFERENCE.contains(table))
                .toList();
        boolean used = !jdbc.sql(tables.stream()
                        .map("(select 1 from %s limit 1)"::formatted)
                        .collect(joining(" union all ")))
                .query(Integer.class)
                .list()
                .isEmpty();
        if (used) truncate(jdbc, tables);
    }

    /// Whatever works in the background may hold a table while it waits for another: then once more.
    private static void truncate(JdbcClient jdbc, List<String> tables) {
        for (int times = 1; ; times++) {
            try {
                jdbc.sql("truncate table " + String.join(", ", tables)).update();
                return;
            } catch (PessimisticLockingFailureException deadlock) {
                if (times == 5) throw deadlock;
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        SecurityContextHolder.clearContext();
    }
}
