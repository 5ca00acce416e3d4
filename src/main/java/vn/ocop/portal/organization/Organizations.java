package vn.ocop.portal.organization;

import java.text.Collator;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.VietnameseText;

/// Reads the register of organizations.
@Service
@Transactional(readOnly = true)
public class Organizations {
    private final OrganizationRepository register;

    Organizations(OrganizationRepository register) {
        this.register = register;
    }

    /// The organization of that id.
    ///
    /// @throws NotFound where there is none
    public OrganizationSummary get(OrganizationId id) {
        return register.findById(id).orElseThrow(() -> new NotFound(id)).asSummary();
    }

    /// These organizations by id; unknown ids are passed over.
    public Map<OrganizationId, OrganizationSummary> of(Collection<OrganizationId> ids) {
        Map<OrganizationId, OrganizationSummary> found = new LinkedHashMap<>();
        if (!ids.isEmpty())
            register.findByIds(ids).forEach(one -> found.put(one.asSummary().id(), one.asSummary()));
        return found;
    }

    /// The whole register, in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> all() {
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return register.findAllOrdered().stream()
                .map(Organization::asSummary)
                .sorted(Comparator.comparing(OrganizationSummary::officialName, alphabet))
                .toList();
    }

    /// The organizations of a kind, in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> ofKind(OrganizationKind kind) {
        return all().stream().filter(one -> one.kind() == kind).toList();
    }

    /// The department's own units (đơn vị trực thuộc), in the order of the Vietnamese alphabet.
    public List<OrganizationSummary> subordinatesOf(OrganizationId department) {
        return all().stream()
                .filter(one -> one.kind() == OrganizationKind.SUBORDINATE && department.equals(one.governingBodyId()))
                .toList();
    }
}
