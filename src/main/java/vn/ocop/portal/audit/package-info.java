/// Keeps who changed what, when, from what to what. The room hears the other rooms' events within the transaction of
/// the change, so that neither is without the other; nobody calls it. Entries are written once.
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"core", "area", "organization", "account", "report", "exchange"})
@NullMarked
package vn.ocop.portal.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
