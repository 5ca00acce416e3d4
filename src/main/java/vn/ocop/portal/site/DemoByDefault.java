package vn.ocop.portal.site;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/// Turns the profile `demo` on where no database is configured, so that a newcomer finds something to look at, and
/// never where one is. `portal.demo=false` leaves the embedded database empty. Sample activities need the demo's
/// people and plans wherever they are asked for.
class DemoByDefault implements EnvironmentPostProcessor {
    static final String PROFILE = "demo";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean ownDatabase = !environment.containsProperty("spring.datasource.url");
        boolean samples = environment.getProperty(SampleActivities.PROPERTY, Integer.class, 0) > 0;
        if (samples || (ownDatabase && environment.getProperty("portal.demo", Boolean.class, true))) {
            environment.addActiveProfile(PROFILE);
        }
    }
}
