package vn.ocop.portal.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.ocop.portal.core.NotFound;
import vn.ocop.portal.core.Outdated;
import vn.ocop.portal.core.RuleViolation;
import vn.ocop.portal.core.Uniqueness;
import vn.ocop.portal.organization.OrganizationId;
import vn.ocop.portal.organization.Organizations;

/// What an administrator does to the accounts of others. Nobody takes the administration, or the account, from
/// themselves.
@Service
@Transactional
@PreAuthorize("hasRole('ADMIN')")
public class AccountAdministration {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_PASSWORD_IN_BYTES = 72; // of bcrypt

    private final AccountRepository accounts;
    private final Accounts register;
    private final Organizations organizations;
    private final PasswordEncoder passwords;

    AccountAdministration(
            AccountRepository accounts, Accounts register, Organizations organizations, PasswordEncoder passwords) {
        this.accounts = accounts;
        this.register = register;
        this.organizations = organizations;
        this.passwords = passwords;
    }

    /// Opens an account.
    ///
    /// @param username 2 to 50 lower-case letters, digits, points, dashes or underscores
    /// @throws RuleViolation `account.username.taken`, `account.organization.unknown`, `account.password.short`
    ///     under 12 letters, `account.password.long` over 72 bytes
    public AccountId open(
            String username, String fullName, String password, OrganizationId organization, Set<Role> roles) {
        var taken = new RuleViolation("account.username.taken", username);
        if (accounts.existsByUsername(username)) throw taken;
        requireKnown(organization);
        requireSound(password);
        return Uniqueness.keptBy(
                "account_username_unique",
                taken,
                () -> register.open(username, fullName, password, organization, roles));
    }

    /// The account.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public AccountSummary get(AccountId id) {
        return find(id).asSummary();
    }

    /// The version of the account, for a change to name.
    ///
    /// @throws NotFound where there is none
    @Transactional(readOnly = true)
    public int version(AccountId id) {
        return find(id).version();
    }

    /// Changes whose account it is and what they may do; counts from their next sign-in.
    ///
    /// @param roles one at least
    /// @throws RuleViolation `account.organization.unknown`, `account.self.admin` when administrators give up
    ///     their own role
    /// @throws Outdated when the account is no longer of that version
    public void change(
            AccountId id, String fullName, OrganizationId organization, Set<Role> roles, int version, AccountId by) {
        var account = find(id);
        if (account.version() != version) throw new Outdated(id);
        if (id.equals(by) && !roles.contains(Role.ADMIN)) throw new RuleViolation("account.self.admin");
        requireKnown(organization);
        account.change(fullName, organization, roles);
    }

    /// Lets the person sign in again.
    public void enable(AccountId id) {
        find(id).enable();
    }

    /// Lets the person no longer sign in.
    ///
    /// @throws RuleViolation `account.self.disabled` when it is one's own account
    public void disable(AccountId id, AccountId by) {
        if (id.equals(by)) throw new RuleViolation("account.self.disabled");
        find(id).disable();
    }

    /// Sets a new password.
    ///
    /// @throws RuleViolation `account.password.short`, `account.password.long`
    public void setPassword(AccountId id, String password) {
        requireSound(password);
        find(id).changePassword(passwords.encode(password));
    }

    private Account find(AccountId id) {
        return accounts.findById(id).orElseThrow(() -> new NotFound(id));
    }

    private void requireKnown(OrganizationId organization) {
        if (organizations.listed(Set.of(organization)).isEmpty())
            throw new RuleViolation("account.organization.unknown");
    }

    private static void requireSound(String password) {
        String composed = ComposedPasswords.composed(password);
        if (composed.length() < SHORTEST_PASSWORD) throw new RuleViolation("account.password.short");
        if (composed.getBytes(UTF_8).length > LONGEST_PASSWORD_IN_BYTES) {
            throw new RuleViolation("account.password.long");
        }
    }
}
