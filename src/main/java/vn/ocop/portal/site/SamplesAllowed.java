package vn.ocop.portal.site;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses to start where sample activities are asked for in a configured database and nobody said that it may have the
/// demo's accounts too: they come with the samples, and their password is public.
class SamplesAllowed implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext portal) {
        var environment = portal.getEnvironment();
        if (DemoByDefault.configured(environment)
                && DemoByDefault.samples(environment)
                && !environment.getProperty("portal.demo", Boolean.class, false)) {
            throw new NoDatabase(
                    SampleActivities.PROPERTY
                            + " brings the demo accounts, whose password is public, and this database is "
                            + "not the portal's own",
                    "Set portal.demo=true too if nobody will ever use this database for real, or leave "
                            + SampleActivities.PROPERTY + " out");
        }
    }
}
