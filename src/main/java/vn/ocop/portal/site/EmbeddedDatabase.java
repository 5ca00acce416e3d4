package vn.ocop.portal.site;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/// Starts a real PostgreSQL beside the portal when no database is configured, its data kept between starts.
/// Listens on the loopback address only and trusts whoever is there: for trying the portal out and for tests, not
/// for real use.
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
@ConditionalOnClass(EmbeddedPostgres.class)
@ConditionalOnMissingBean(JdbcConnectionDetails.class)
@ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
public class EmbeddedDatabase {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// The directory, this portal's alone for as long as it runs; given back after the server has ended.
    @Bean(destroyMethod = "close")
    DatabaseDirectory databaseDirectory(Environment environment) throws IOException {
        return DatabaseDirectory.take(
                Path.of(environment.getProperty("portal.embedded-database.directory", "data"))
                        .toAbsolutePath()
                        .normalize(),
                environment.getProperty("portal.embedded-database.fresh", Boolean.class, false));
    }

    /// The server; closed after the connection pool, since the pool depends on it.
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DatabaseDirectory directory) throws IOException {
        LOG.info(
                "No database is configured: starting a PostgreSQL of our own, its data in {}",
                directory.data().getParent());
        String durable = directory.isFresh() ? "off" : "on"; // the library turns both off
        Files.createDirectories(directory.server());
        return EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false) // closed as a bean, after the pool
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "vi-VN")
                .setLocaleConfig("locale", "C.UTF-8")
                .setCleanDataDirectory(false)
                .setDataDirectory(directory.data())
                .setOverrideWorkingDirectory(directory.server().toFile())
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .setServerConfig("wal_level", "minimal") // nothing is replicated
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("work_mem", "16MB")
                .setServerConfig("maintenance_work_mem", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setPGStartupWait(PATIENCE)
                .start();
    }

    @Bean
    JdbcConnectionDetails embeddedConnection(EmbeddedPostgres server) {
        String url = server.getJdbcUrl("postgres", "postgres");
        return new JdbcConnectionDetails() {
            @Override
            public String getJdbcUrl() {
                return url;
            }

            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }
        };
    }
}
