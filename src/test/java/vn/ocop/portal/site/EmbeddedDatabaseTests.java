package vn.ocop.portal.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Starts the real server, also in processes of its own that are killed.
@ExtendWith(OutputCaptureExtension.class)
class EmbeddedDatabaseTests {
    @TempDir(cleanup = CleanupMode.ALWAYS)
    static Path home; // shared: the server's programs are unpacked once, the data is deleted after each test

    private final List<Process> started = new ArrayList<>();
    private ApplicationContextRunner portal;

    @BeforeEach
    void portalOnTheDirectory() {
        portal = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EmbeddedDatabase.class,
                        ConfiguredDatabase.class,
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class))
                .withPropertyValues("portal.embedded-database.directory=" + home);
    }

    @AfterEach
    void leaveNothingBehind() throws Exception {
        for (var process : started) process.destroyForcibly().waitFor();
        DatabaseDirectory.take(home, true).close();
    }

    @Test
    void aSecondStartFindsWhatTheFirstSaved() {
        portal.run(first -> assertThat(starts(first.getBean(JdbcClient.class))).isEqualTo(1));
        portal.run(
                second -> assertThat(starts(second.getBean(JdbcClient.class))).isEqualTo(2));
        assertThat(serversIn(home)).isEmpty();
    }

    @Test
    void aFreshDatabaseForgetsTheStartBefore() {
        portal.run(first -> assertThat(starts(first.getBean(JdbcClient.class))).isEqualTo(1));
        portal.withPropertyValues("portal.embedded-database.fresh=true")
                .run(second ->
                        assertThat(starts(second.getBean(JdbcClient.class))).isEqualTo(1));
    }

    @Test
    void aKilledPortalLeavesNothingThatStopsTheNextStart() throws Exception {
        var killed = startInItsOwnProcess();
        assertThat(killed.said()).isEqualTo("1 starts");
        killed.process().destroyForcibly().waitFor();
        assertThat(serversIn(home)).as("the server outlives its portal").isNotEmpty();
        portal.run(next -> {
            assertThat(starts(next.getBean(JdbcClient.class))).isEqualTo(2);
            assertThat(serversIn(home)).isNotEmpty();
        });
        assertThat(serversIn(home)).isEmpty();
    }

    @Test
    void aSecondPortalLeavesTheServerOfALivingOneAloneAndSaysWhy(CapturedOutput output) throws Exception {
        var living = startInItsOwnProcess();
        var servers = serversIn(home);
        portal.run(second -> assertThat(second)
                .getFailure()
                .hasRootCauseInstanceOf(NoDatabase.class)
                .rootCause()
                .hasMessage("Another portal (process %d) is running on the data in %s"
                        .formatted(living.process().pid(), home)));
        assertThatThrownBy(() -> Standalone.main(home.toString())).isInstanceOf(Exception.class);
        assertThat(output).contains("Another portal (process").contains("Stop that one, or choose another directory");
        assertThat(output).as("no stack trace").doesNotContain("\tat vn.ocop");
        assertThat(serversIn(home)).containsAll(servers);
        assertThat(living.process().isAlive()).isTrue();
    }

    @Test
    void twoPortalsOfOneProcessDoNotShareADirectoryEither() {
        portal.run(first ->
                portal.run(second -> assertThat(second).getFailure().hasRootCauseInstanceOf(NoDatabase.class)));
    }

    @Test
    void aNoteOfAProcessIdThatBelongsToAnotherByNowStopsNothing() throws Exception {
        portal.run(first -> assertThat(starts(first.getBean(JdbcClient.class))).isEqualTo(1));
        long mine = ProcessHandle.current().pid();
        Files.writeString(home.resolve("postgresql/postmaster.pid"), mine + "\n" + home.resolve("postgresql") + "\n");
        portal.run(next -> assertThat(starts(next.getBean(JdbcClient.class))).isEqualTo(2));
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void dataThatWasNeverFinishedIsMadeAnew() throws Exception {
        Files.createDirectories(home.resolve("postgresql"));
        Files.writeString(home.resolve("postgresql/postgresql.conf"), "# initdb was killed here\n");
        portal.run(next -> assertThat(starts(next.getBean(JdbcClient.class))).isEqualTo(1));
    }

    @Test
    void withADatabaseConfiguredThereIsNoServer() {
        portal.withPropertyValues(
                        "spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
                        "spring.datasource.hikari.initialization-fail-timeout=-1")
                .run(configured -> assertThat(configured)
                        .hasNotFailed()
                        .doesNotHaveBean(EmbeddedPostgres.class)
                        .doesNotHaveBean(DatabaseDirectory.class));
        assertThat(home.resolve("postgresql")).doesNotExist();
    }

    @Test
    void withoutTheServersProgramsAStartSaysWhichSettingIsMissing() {
        portal.withClassLoader(new FilteredClassLoader(EmbeddedPostgres.class))
                .run(released -> assertThat(released)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(NoDatabase.class, problem -> {
                            assertThat(problem).hasMessage("No database is configured");
                            assertThat(problem.remedy()).contains("SPRING_DATASOURCE_URL");
                        }));
    }

    private static List<ProcessHandle> serversIn(Path home) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("postgres -D " + home))
                .toList();
    }

    /// Counts the starts on this data, this one included.
    private static int starts(JdbcClient jdbc) {
        jdbc.sql("create table if not exists start (at timestamptz default now())")
                .update();
        jdbc.sql("insert into start default values").update();
        return jdbc.sql("select count(*) from start").query(Integer.class).single();
    }

    private Started startInItsOwnProcess() throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Standalone.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        String line = output.readLine();
        while (line != null && !line.endsWith(" starts")) line = output.readLine();
        return new Started(process, String.valueOf(line));
    }

    private record Started(Process process, String said) {}

    /// The embedded database and nothing else, in a process of its own; runs until it is killed.
    @ImportAutoConfiguration({
        EmbeddedDatabase.class,
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Standalone {
        public static void main(String... arguments) throws IOException {
            var context = new SpringApplicationBuilder(Standalone.class)
                    .web(WebApplicationType.NONE)
                    .run("--portal.embedded-database.directory=" + arguments[0], "--spring.main.banner-mode=off");
            System.out.println(starts(context.getBean(JdbcClient.class)) + " starts");
            System.in.read();
        }
    }
}
