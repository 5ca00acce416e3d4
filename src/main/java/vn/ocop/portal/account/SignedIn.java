package vn.ocop.portal.account;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import vn.ocop.portal.core.Person;
import vn.ocop.portal.organization.OrganizationId;

/// The person who is signed in.
public final class SignedIn implements UserDetails, CredentialsContainer, Person {
    private static final long serialVersionUID = 1L;
    private final AccountId id;
    private final String username;
    private final String fullName;
    private final OrganizationId organization;
    private final String organizationName;
    private final Set<Role> roles;
    private final boolean enabled;
    private @Nullable String passwordHash;

    /// @param organizationName official name of the organization, for the page's head
    /// @param passwordHash null once the password was checked
    public SignedIn(
            AccountId id,
            String username,
            String fullName,
            OrganizationId organization,
            String organizationName,
            Set<Role> roles,
            boolean enabled,
            @Nullable String passwordHash) {
        this.id = id;
        this.username = username;
        this.fullName = fullName;
        this.organization = organization;
        this.organizationName = organizationName;
        this.roles = Set.copyOf(roles);
        this.enabled = enabled;
        this.passwordHash = passwordHash;
    }

    /// The person's account.
    public AccountId id() {
        return id;
    }

    @Override
    public String fullName() {
        return fullName;
    }

    /// The organization for which the person works.
    public OrganizationId organization() {
        return organization;
    }

    @Override
    public String organizationName() {
        return organizationName;
    }

    /// Whether the person holds the role.
    public boolean is(Role role) {
        return roles.contains(role);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.copyOf(roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList());
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return username;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void eraseCredentials() {
        passwordHash = null;
    }

    // A username is one account for as long as there is one: sessions of the same person are found by it.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
