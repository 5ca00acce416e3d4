package vn.ocop.portal.activity;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import vn.ocop.portal.organization.OrganizationId;

/// An organization's part in an activity.
@Embeddable
record Participation(
        @Embedded OrganizationId organizationId,
        @Enumerated(EnumType.STRING) ParticipantRole role,
        int position) {}
