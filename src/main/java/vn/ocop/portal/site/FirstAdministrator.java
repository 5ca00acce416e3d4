package vn.ocop.portal.site;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.organization.OrganizationRegistration;

/// Opens the first administrator's account of a real installation, from `PORTAL_ADMIN_USERNAME`,
/// `PORTAL_ADMIN_PASSWORD` and `PORTAL_ADMIN_ORGANIZATION`; once, while nobody has an account.
@Component
@Order(20)
class FirstAdministrator implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
    private final Environment environment;
    private final Accounts accounts;
    private final OrganizationRegistration organizations;

    FirstAdministrator(Environment environment, Accounts accounts, OrganizationRegistration organizations) {
        this.environment = environment;
        this.accounts = accounts;
        this.organizations = organizations;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        String username = environment.getProperty("portal.admin.username", "");
        String password = environment.getProperty("portal.admin.password", "");
        if (!accounts.none()) return;
        if (username.isEmpty() || password.isEmpty()) {
            LOG.warn("Nobody can sign in yet: set PORTAL_ADMIN_USERNAME and PORTAL_ADMIN_PASSWORD and start again");
            return;
        }
        String organization =
                environment.getProperty("portal.admin.organization", "Văn phòng quản trị cổng thông tin OCOP");
        accounts.open(username, username, password, organizations.partnerNamed(organization), Set.of(Role.ADMIN));
        LOG.info("Opened the first administrator's account: {}", username);
    }
}
