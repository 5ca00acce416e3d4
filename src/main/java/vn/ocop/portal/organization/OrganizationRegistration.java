package vn.ocop.portal.organization;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;

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
            throw taken(organization);
        }
        return store(new Organization(organization));
    }

    /// The organization of that official or letter-form name, letter case aside, of a merged record the one that was
    /// kept; registered as a partner when there is none.
    ///
    /// @param name 1 to 300 letters
    public OrganizationId partnerNamed(String name) {
        var found = register.findNamed(name)
                .or(() -> {
                    register.addPartner(OrganizationId.create().value(), name);
                    return register.findNamed(name);
                })
                .orElseThrow();
        var kept = found.mergedInto();
        return kept == null ? found.asSummary().id() : kept;
    }

    /// Writes the entry at once.
    ///
    /// @throws RuleViolation `organization.name.taken` when one of that official name came in the meantime
    OrganizationId store(Organization entry) {
        return Uniqueness.keptBy(
                "organization_official_name_unique",
                taken(entry.asSummary()),
                () -> register.saveAndFlush(entry).asSummary().id());
    }

    private static RuleViolation taken(OrganizationSummary organization) {
        return new RuleViolation("organization.name.taken", organization.officialName());
    }
}
