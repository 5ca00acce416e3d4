package vn.ocop.portal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Where tests get their PostgreSQL from, and the only place that knows: a container where a container engine
/// answers, the portal's embedded one elsewhere, empty at each start.
@TestConfiguration(proxyBeanMethods = false)
public class PostgresForTests {
    private static final AtomicInteger STARTED = new AtomicInteger();

    @Bean
    @ServiceConnection
    @Conditional(ContainerEngineAnswers.class)
    PostgreSQLContainer postgres() {
        return new PostgreSQLContainer("postgres:18")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=icu --icu-locale=vi-VN --locale=C.UTF-8");
    }

    // A directory for each context of each of the build's processes, used again by the next build.
    @Bean
    DynamicPropertyRegistrar embeddedDatabaseBelowTarget() {
        String directory = "target/databases/%s-%d"
                .formatted(System.getProperty("portal.test.process", "1"), STARTED.incrementAndGet());
        return registry -> {
            registry.add("portal.embedded-database.directory", () -> directory);
            registry.add("portal.embedded-database.fresh", () -> true);
        };
    }

    /// Looks for an engine's address before asking Testcontainers, which takes its time to find that there is none.
    static class ContainerEngineAnswers implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, String> environment = System.getenv();
            boolean addressed = environment.containsKey("DOCKER_HOST")
                    || Stream.of(
                                    "/var/run/docker.sock",
                                    environment.getOrDefault("XDG_RUNTIME_DIR", "/nowhere") + "/docker.sock",
                                    Objects.requireNonNullElse(System.getProperty("user.home"), "/nowhere")
                                            + "/.docker/run/docker.sock")
                            .anyMatch(socket -> Files.exists(Path.of(socket)));
            return addressed && DockerClientFactory.instance().isDockerAvailable();
        }
    }
}
