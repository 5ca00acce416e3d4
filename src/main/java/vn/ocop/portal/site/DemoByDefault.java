package vn.ocop.portal.site;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/// Turns the profile `demo` on where no database is configured, so that a newcomer finds something to look at, and
/// never where one is. `portal.demo=false` leaves the embedded database empty. Sample activities need the demo's
/// people and plans; in a configured database, only `portal.demo=true` beside them lets these in, for their password is
/// public ([SamplesAllowed]).
class DemoByDefault implements EnvironmentPostProcessor {
    static final String PROFILE = "demo";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean own = !configured(environment);
        boolean demo = environment.getProperty("portal.demo", Boolean.class, own);
        if (samples(environment) ? own || demo : own && demo) environment.addActiveProfile(PROFILE);
    }

    static boolean configured(Environment environment) {
        return environment.containsProperty("spring.datasource.url");
    }

    static boolean samples(Environment environment) {
        return environment.getProperty(SampleActivities.PROPERTY, Integer.class, 0) > 0;
    }
}
