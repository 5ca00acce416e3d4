/// The register of organizations: departments, their subordinate centres, the coordination office, partners; their
/// official and letter-form names; who signs for them. Others hold an [OrganizationId] and read
/// [OrganizationSummary]s from [Organizations].
@ApplicationModule(displayName = "Organization", allowedDependencies = "core")
@NullMarked
package vn.ocop.portal.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
