package vn.ocop.portal.organization;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.core.Validity;
import vn.ocop.portal.core.VietnameseDates;

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
    /// @throws RuleViolation as [#appoint(OrganizationId, SignatorySummary, Validity, String, boolean)]
    public void appoint(OrganizationId id, SignatorySummary signatory, Validity days) {
        appoint(id, signatory, days, null, false);
    }

    /// Appoints who signs for the organization on these days, by a decision or a written authorisation.
    ///
    /// @param document decision or authorisation by which: 200 letters at most
    /// @param overlapping whether it is meant that the term overlaps another one that says the same
    /// @throws RuleViolation `signatory.head.missing` when the signer stands in for somebody who is not named;
    ///     `signatory.authorization.end`, `signatory.authorization.document` for an authorisation without an end or
    ///     a paper; `signatory.overlap` where somebody is the head in these days, or the person signs already,
    ///     unless that is meant
    public void appoint(
            OrganizationId id,
            SignatorySummary signatory,
            Validity days,
            @Nullable String document,
            boolean overlapping) {
        find(id);
        check(signatory, days, document);
        var term = new Appointment(new UUID(0, 0), signatory, days, document);
        if (!overlapping) {
            requireFree(signatories.appointments(id).stream()
                    .filter(term::collidesWith)
                    .toList());
        }
        signatories.appoint(id, signatory, days, document);
    }

    private static void check(SignatorySummary signatory, Validity days, @Nullable String document) {
        if (!signatory.authority().equals("DIRECT") && signatory.headTitle() == null) {
            throw new RuleViolation("signatory.head.missing");
        }
        if (signatory.authority().equals("BY_AUTHORIZATION")) {
            if (days.to() == null) throw new RuleViolation("signatory.authorization.end");
            if (document == null) throw new RuleViolation("signatory.authorization.document");
        }
    }

    private static void requireFree(List<Appointment> colliding) {
        if (colliding.isEmpty()) return;
        var other = colliding.getFirst();
        var from = other.days().from();
        var to = other.days().to();
        throw new RuleViolation(
                "signatory.overlap",
                other.signatory().fullName() == null
                        ? other.signatory().title()
                        : other.signatory().fullName(),
                other.signatory().title(),
                from == null ? "…" : VietnameseDates.onScreen(from),
                to == null ? "…" : VietnameseDates.onScreen(to));
    }

    /// Ends a term on its last day.
    ///
    /// @throws RuleViolation `signatory.end.before` where that is before its first day; `signatory.end.signed`
    ///     where a letter was signed by it later
    /// @throws NotFound where the organization has no such term
    public void endTerm(OrganizationId id, UUID term, LocalDate lastDay) {
        var standing = term(id, term);
        var from = standing.days().from();
        if (from != null && lastDay.isBefore(from)) {
            throw new RuleViolation("signatory.end.before", VietnameseDates.onScreen(from));
        }
        Uniqueness.keptBy(
                "signatory_covers_letters",
                new RuleViolation("signatory.end.signed"),
                () -> signatories.end(id, term, lastDay));
    }

    /// Hands a term over in one step: it ends on the day before, and the successor signs from that day, in the same
    /// capacity.
    ///
    /// @param days of the successor, from a known day on
    /// @throws RuleViolation as [#endTerm] and [#appoint]
    public void handOver(
            OrganizationId id,
            UUID term,
            String title,
            @Nullable String fullName,
            Validity days,
            @Nullable String document,
            boolean overlapping) {
        var before = term(id, term).signatory();
        endTerm(id, term, requireNonNull(days.from()).minusDays(1));
        appoint(
                id,
                new SignatorySummary(before.authority(), before.headTitle(), title, fullName),
                days,
                document,
                overlapping);
    }

    /// The term.
    ///
    /// @throws NotFound where the organization has no such term
    @Transactional(readOnly = true)
    public Appointment term(OrganizationId id, UUID term) {
        return signatories.appointments(id).stream()
                .filter(one -> one.id().equals(term))
                .findFirst()
                .orElseThrow(() -> new NotFound(term));
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
        if (body != null && register.findListedByIds(Set.of(body)).isEmpty()) {
            throw new RuleViolation("organization.body.unknown");
        }
    }
}
