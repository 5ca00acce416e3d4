package vn.ocop.portal.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SamplesAllowedTests {
    private static final String URL = "spring.datasource.url";

    @Test
    void aConfiguredDatabaseGetsNoAccountsWithAPublicPasswordByTheWay() {
        assertThatThrownBy(() -> start(Map.of(URL, "jdbc:postgresql://db/ocop", SampleActivities.PROPERTY, "10")))
                .isInstanceOf(NoDatabase.class)
                .hasMessageContaining(SampleActivities.PROPERTY);
        assertThat(demo(Map.of(URL, "jdbc:postgresql://db/ocop", SampleActivities.PROPERTY, "10")))
                .isFalse();
    }

    @Test
    void itGetsThemWhereTheDemoIsAskedForToo() {
        var asked = Map.<String, Object>of(
                URL, "jdbc:postgresql://db/ocop", SampleActivities.PROPERTY, "10", "portal.demo", "true");
        assertThatCode(() -> start(asked)).doesNotThrowAnyException();
        assertThat(demo(asked)).isTrue();
    }

    @Test
    void theOwnDatabaseNeedsNoWord() {
        assertThatCode(() -> start(Map.of(SampleActivities.PROPERTY, "10"))).doesNotThrowAnyException();
        assertThat(demo(Map.of(SampleActivities.PROPERTY, "10"))).isTrue();
    }

    @Test
    void aConfiguredDatabaseIsNeverADemoByItself() {
        assertThat(demo(Map.of(URL, "jdbc:postgresql://db/ocop", "portal.demo", "true")))
                .isFalse();
    }

    private static void start(Map<String, Object> settings) {
        var portal = new GenericApplicationContext();
        portal.setEnvironment(environment(settings));
        new SamplesAllowed().initialize(portal);
    }

    private static boolean demo(Map<String, Object> settings) {
        var environment = environment(settings);
        new DemoByDefault().postProcessEnvironment(environment, new SpringApplication());
        return environment.matchesProfiles(DemoByDefault.PROFILE);
    }

    private static StandardEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        return environment;
    }
}
