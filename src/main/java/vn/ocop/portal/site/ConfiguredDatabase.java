package vn.ocop.portal.site;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/// The released portal brings no PostgreSQL along: without a configured one it says so and ends.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnMissingClass("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
public class ConfiguredDatabase {
    @Bean
    JdbcConnectionDetails noDatabase() {
        throw new NoDatabase(
                "No database is configured",
                "Set SPRING_DATASOURCE_URL (such as jdbc:postgresql://localhost:5432/ocop), SPRING_DATASOURCE_USERNAME "
                        + "and SPRING_DATASOURCE_PASSWORD to a PostgreSQL 18");
    }
}
