/// The shell around the rooms: security rules, page frame, error pages, home ("my work"), help, the embedded
/// database, demo and sample data. Uses every room; no room uses it.
@ApplicationModule(displayName = "Site")
@NullMarked
package vn.ocop.portal.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
