package vn.ocop.portal.report;

import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.account.Accounts;
import vn.ocop.portal.account.Role;
import vn.ocop.portal.core.VietnameseText;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.OrganizationSummary;
import vn.ocop.portal.organization.Organizations;

/// Whom a request can be sent to: by name or by class, as the register of organizations was on its
/// day.
@Service
@Transactional(readOnly = true)
public class Addressees {
    private static final Set<Role> ANSWERING = Set.of(Role.STAFF, Role.LEADER, Role.REGISTRY);

    private final Organizations organizations;
    private final Accounts accounts;
    private final Clock clock;

    Addressees(Organizations organizations, Accounts accounts, Clock clock) {
        this.organizations = organizations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// All that may be asked on that day, called as on that day, in the order of the Vietnamese
    /// alphabet.
    ///
    /// @param sender who asks, and does not ask itself
    public List<OrganizationSummary> on(LocalDate day, OrganizationId sender) {
        var successions = organizations.successions();
        var standing = organizations.all().stream()
                .filter(one -> !one.id().equals(sender) && !successions.isNoMore(one.id(), day))
                .filter(one -> Stream.of(AddresseeClass.values()).anyMatch(each -> each.includes(one)))
                .map(OrganizationSummary::id)
                .toList();
        var alphabet = Collator.getInstance(VietnameseText.VIETNAMESE);
        return organizations.on(day).of(standing).values().stream()
                .sorted(Comparator.comparing(OrganizationSummary::officialName, alphabet))
                .toList();
    }

    /// Who the classes hold on that day.
    public Set<OrganizationId> of(Collection<AddresseeClass> classes, LocalDate day, OrganizationId sender) {
        var found = new LinkedHashSet<OrganizationId>();
        if (classes.isEmpty()) return found;
        for (OrganizationSummary one : on(day, sender)) {
            if (classes.stream().anyMatch(each -> each.includes(one))) found.add(one.id());
        }
        return found;
    }

    /// Those of the classes that hold nobody on that day.
    public List<AddresseeClass> empty(Collection<AddresseeClass> classes, LocalDate day, OrganizationId sender) {
        if (classes.isEmpty()) return List.of();
        var all = on(day, sender);
        return classes.stream()
                .filter(each -> all.stream().noneMatch(each::includes))
                .distinct()
                .toList();
    }

    /// Those of them that were no more on that day, by name.
    public List<String> gone(Collection<OrganizationId> ids, LocalDate day) {
        var successions = organizations.successions();
        var gone = ids.stream().filter(one -> successions.isNoMore(one, day)).toList();
        return organizations.of(gone).values().stream()
                .map(OrganizationSummary::letterName)
                .sorted()
                .toList();
    }

    /// Those of them for whom nobody could answer today, with what they lack: somebody to draft, to
    /// sign or to issue. Of an organization that became part of another since, the people of that
    /// other one count.
    public Map<OrganizationId, Set<Role>> lacking(Collection<OrganizationId> ids) {
        var successions = organizations.successions();
        var today = LocalDate.now(clock);
        Map<OrganizationId, OrganizationId> answering = new HashMap<>();
        for (OrganizationId id : ids) {
            var by = id;
            for (int steps = 0; steps < 20 && successions.isNoMore(by, today); steps++) {
                var step = successions.byPredecessor().get(by);
                if (step == null) break;
                by = step.successor();
            }
            answering.put(id, by);
        }
        var held = accounts.rolesAt(new HashSet<>(answering.values()));
        Map<OrganizationId, Set<Role>> lacking = new LinkedHashMap<>();
        for (OrganizationId id : ids) {
            var missing = EnumSet.copyOf(ANSWERING);
            missing.removeAll(held.getOrDefault(answering.get(id), Set.of()));
            if (!missing.isEmpty()) lacking.put(id, missing);
        }
        return lacking;
    }
}
