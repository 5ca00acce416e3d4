package vn.ocop.portal.plan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import vn.ocop.portal.organization.OrganizationId;

/// An organization's part in a plan; one may have both roles.
@Embeddable
public record PlanParticipation(
        OrganizationId organization,
        @Enumerated(EnumType.STRING) PlanRole role) {}
