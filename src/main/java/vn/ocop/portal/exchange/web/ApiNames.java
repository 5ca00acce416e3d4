package vn.ocop.portal.exchange.web;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Names the organizations of an answer, looked up at once.
@Component
class ApiNames {
    private final Organizations organizations;

    ApiNames(Organizations organizations) {
        this.organizations = organizations;
    }

    /// The names of these.
    Known of(Collection<OrganizationId> ids) {
        return new Known(organizations.of(ids));
    }

    /// Organizations by id.
    record Known(Map<OrganizationId, OrganizationSummary> byId) {
        ApiJson.OrganizationRef ref(OrganizationId id) {
            var found = byId.get(id);
            return new ApiJson.OrganizationRef(id.value(), found == null ? "" : found.officialName());
        }

        ApiJson.@Nullable OrganizationRef refOrNull(@Nullable OrganizationId id) {
            return id == null ? null : ref(id);
        }
    }

    static ApiJson.OrganizationRef ref(OrganizationSummary one) {
        return new ApiJson.OrganizationRef(one.id().value(), one.officialName());
    }
}
