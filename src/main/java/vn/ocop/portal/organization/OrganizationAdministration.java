package vn.ocop.portal.organization;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Validity;

/// What an administrator does to the register of organizations.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class OrganizationAdministration {
    private final OrganizationRepository register;
    private final OrganizationRegistration registration;
    private final Signatories signatories;

    OrganizationAdministration(
            OrganizationRepository register, OrganizationRegistration registration, Signatories signatories) {
        this.register = register;
        this.registration = registration;
        this.signatories = signatories;
    }

    /// Registers an organization.
    ///
    /// @throws RuleViolation as [OrganizationRegistration#register], `organization.body.unknown`
    public OrganizationId register(OrganizationSummary organization) {
        requireKnownBody(organization);
        return registration.register(organization);
    }

    /// Takes organizations that were just registered off the register again, all or none.
    ///
    /// @return message key of why one has to stay: `organization.withdrawal.changed`,
    ///     `organization.withdrawal.used`
    public Map<OrganizationId, String> withdraw(Collection<OrganizationId> ids) {
        return registration.withdraw(ids);
    }

    /// The version of the organization's entry, for a change to name.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public int version(OrganizationId id) {
        return find(id).version();
    }

    /// Changes an organization's entry.
    ///
    /// @throws RuleViolation as [#register], `organization.body.itself`
    /// @throws Outdated when the entry is no longer of that version
    public void change(OrganizationSummary organization, int version) {
        var entry = find(organization.id());
        if (entry.version() != version) throw new Outdated(organization.id());
        if (register.existsByOfficialNameAndIdNot(organization.officialName(), organization.id())) {
            throw new RuleViolation("organization.name.taken", organization.officialName());
        }
        requireKnownBody(organization);
        entry.change(organization);
        registration.store(entry);
    }

    /// Appoints who signs for the organization on these days.
    ///
    /// @throws RuleViolation `signatory.head.missing` when the signer stands in for somebody who is not named
    public void appoint(OrganizationId id, SignatorySummary signatory, Validity days) {
        find(id);
        if (!signatory.authority().equals("DIRECT") && signatory.headTitle() == null) {
            throw new RuleViolation("signatory.head.missing");
        }
        signatories.appoint(id, signatory, days);
    }

    /// Everybody who signed, signs or will sign for the organization, the last appointed first.
    @Transactional(readOnly = true)
    public List<Appointment> appointments(OrganizationId id) {
        return signatories.appointments(id);
    }

    private Organization find(OrganizationId id) {
        return register.findById(id).orElseThrow(() -> new NotFound(id));
    }

    private void requireKnownBody(OrganizationSummary organization) {
        var body = organization.governingBodyId();
        if (body != null && !register.existsById(body)) throw new RuleViolation("organization.body.unknown");
    }
}
