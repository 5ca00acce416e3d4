package vn.ocop.portal.organization;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.RuleViolation;

/// Adds organizations to the register.
@Service
@Transactional
public class OrganizationRegistration {
    private final OrganizationRepository register;

    OrganizationRegistration(OrganizationRepository register) {
        this.register = register;
    }

    /// Registers an organization.
    ///
    /// @throws RuleViolation `organization.name.taken` when one of that official name is there already,
    ///     `organization.subordinate.of` when a subordinate unit names no governing body
    public OrganizationId register(OrganizationSummary organization) {
        if (register.existsByOfficialName(organization.officialName())) {
            throw new RuleViolation("organization.name.taken", organization.officialName());
        }
        return register.save(new Organization(organization)).asSummary().id();
    }

    /// The organization of that official or letter-form name, letter case aside; registered as a partner when
    /// there is none.
    ///
    /// @param name 1 to 300 letters
    public OrganizationId partnerNamed(String name) {
        return register.findNamed(name)
                .map(found -> found.asSummary().id())
                .orElseGet(() -> register(new OrganizationSummary(
                        OrganizationId.create(), name, name, null, OrganizationKind.PARTNER, null, null, null, null)));
    }
}
