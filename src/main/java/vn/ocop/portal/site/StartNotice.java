package vn.ocop.portal.site;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Ends the start's log with the portal's address and, in the demo, who may sign in.
@Component
class StartNotice {
    private static final Logger LOG = LoggerFactory.getLogger(StartNotice.class);
    private final Environment environment;

    StartNotice(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        String port = environment.getProperty("local.server.port", "");
        if (port.isEmpty()) return;
        LOG.info("The portal is at http://localhost:{}/", port);
        if (Arrays.asList(environment.getActiveProfiles()).contains(DemoByDefault.PROFILE)) {
            LOG.info(
                    "Demo accounts, password {}: chuyenvien (STAFF), lanhdao (LEADER), vanthu (REGISTRY) of Sở Kế hoạch và Đầu tư; "
                            + "chuyenvien.ct, lanhdao.ct, vanthu.ct of Sở Công Thương; dieuphoi (COORDINATOR), lanhdao.vp, vanthu.vp of the coordination office; quantri (ADMIN)",
                    DemoPeople.PASSWORD);
        }
    }
}
