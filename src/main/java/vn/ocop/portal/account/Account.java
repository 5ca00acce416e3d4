package vn.ocop.portal.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ocop.portal.organization.OrganizationId;

/// A person who signs in.
@Entity
class Account {
    @EmbeddedId
    private AccountId id;

    @Version
    private @Nullable Integer version;

    private String username;
    private String fullName;
    private String passwordHash;

    @Embedded
    private OrganizationId organizationId;

    private boolean enabled;
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles = new HashSet<>();

    protected Account() {} // for Hibernate

    Account(
            AccountId id,
            String username,
            String fullName,
            String passwordHash,
            OrganizationId organizationId,
            Set<Role> roles,
            Instant createdAt) {
        this.id = id;
        this.username = username;
        this.fullName = fullName;
        this.passwordHash = passwordHash;
        this.organizationId = organizationId;
        this.enabled = true;
        this.createdAt = createdAt;
        this.roles = EnumSet.copyOf(roles);
    }

    /// @param works whether the organization is one for which people work now
    SignedIn signedIn(String organizationName, boolean works) {
        return new SignedIn(
                id, username, fullName, organizationId, organizationName, roles, enabled && works, passwordHash);
    }

    int version() {
        return version == null ? 0 : version;
    }

    void change(String fullName, OrganizationId organization, Set<Role> roles) {
        this.fullName = fullName;
        this.organizationId = organization;
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
    }

    void changePassword(String passwordHash) {
        this.passwordHash = passwordHash;
    }

    void enable() {
        enabled = true;
    }

    void disable() {
        enabled = false;
    }

    OrganizationId organizationId() {
        return organizationId;
    }

    AccountSummary asSummary() {
        return new AccountSummary(id, username, fullName, organizationId, Set.copyOf(roles), enabled);
    }
}
