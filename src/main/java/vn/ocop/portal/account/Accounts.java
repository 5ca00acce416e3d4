package vn.ocop.portal.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// Opens accounts and finds them at sign-in.
@Service
public class Accounts implements UserDetailsService {
    private final AccountRepository accounts;
    private final Organizations organizations;
    private final PasswordEncoder passwords;
    private final JdbcClient sql;
    private final Clock clock;

    Accounts(
            AccountRepository accounts,
            Organizations organizations,
            PasswordEncoder passwords,
            JdbcClient sql,
            Clock clock) {
        this.sql = sql;
        this.accounts = accounts;
        this.organizations = organizations;
        this.passwords = passwords;
        this.clock = clock;
    }

    /// The person of that username, letter case aside. Who works for an organization that became part
    /// of another signs in no more, unless the account went along.
    @Override
    @Transactional(readOnly = true)
    public UserDetails loadUserByUsername(String username) {
        var account = accounts.findByUsername(username.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new UsernameNotFoundException(username));
        var organization = account.organizationId();
        boolean works = !organizations.successions().isNoMore(organization, LocalDate.now(clock))
                && !organizations.listed(Set.of(organization)).isEmpty();
        return account.signedIn(organizations.get(organization).officialName(), works);
    }

    /// Opens an account.
    ///
    /// @param username 2 to 50 lower-case letters, digits, points, dashes or underscores
    /// @param password 12 letters or more
    /// @param roles one at least
    @Transactional
    public AccountId open(
            String username, String fullName, String password, OrganizationId organization, Set<Role> roles) {
        if (password.length() < 12) throw new IllegalArgumentException("a password has 12 letters or more");
        var id = AccountId.create();
        accounts.saveAndFlush(
                new Account(id, username, fullName, passwords.encode(password), organization, roles, clock.instant()));
        return id;
    }

    /// Whether nobody has an account yet.
    @Transactional(readOnly = true)
    public boolean none() {
        return accounts.count() == 0;
    }

    /// All accounts, by username.
    @Transactional(readOnly = true)
    public List<AccountSummary> all() {
        return accounts.findAllWithRoles().stream().map(Account::asSummary).toList();
    }

    /// The roles that people hold who may sign in for these organizations; one for which nobody may
    /// is not there.
    @Transactional(readOnly = true)
    public Map<OrganizationId, Set<Role>> rolesAt(Collection<OrganizationId> organizations) {
        Map<OrganizationId, Set<Role>> held = new HashMap<>();
        if (organizations.isEmpty()) return held;
        sql.sql("""
                        select distinct a.organization_id, r.role from account a join account_role r using (account_id)
                        where a.enabled and a.organization_id = any(:organizations)
                        """)
                .param(
                        "organizations",
                        organizations.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .query(row -> {
                    held.computeIfAbsent(
                                    new OrganizationId(row.getObject("organization_id", UUID.class)),
                                    _ -> EnumSet.noneOf(Role.class))
                            .add(Role.valueOf(row.getString("role")));
                });
        return held;
    }

    /// The names of these people, for screens.
    @Transactional(readOnly = true)
    public Map<AccountId, String> names(Collection<AccountId> ids) {
        Map<AccountId, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            accounts.findByIds(Set.copyOf(ids))
                    .forEach(one ->
                            names.put(one.asSummary().id(), one.asSummary().fullName()));
        }
        return names;
    }
}
