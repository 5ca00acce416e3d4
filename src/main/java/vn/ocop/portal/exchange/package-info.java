/// Spreadsheets in and out, and the REST API: what other rooms hold, for other programs. Reads and writes through the
/// rooms' own services, so that the same rules and rights hold as on the pages.
@ApplicationModule(
        displayName = "Exchange",
        allowedDependencies = {"core", "area", "organization", "account", "plan", "subject", "activity", "report"})
@NullMarked
package vn.ocop.portal.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
