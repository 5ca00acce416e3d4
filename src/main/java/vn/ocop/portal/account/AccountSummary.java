package vn.ocop.portal.account;

import java.util.Set;
import vn.ocop.portal.organization.OrganizationId;

/// A person's account as others read it.
public record AccountSummary(
        AccountId id,
        String username,
        String fullName,
        OrganizationId organization,
        Set<Role> roles,
        boolean enabled) {}
