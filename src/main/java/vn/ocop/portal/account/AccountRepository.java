package vn.ocop.portal.account;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.ocop.portal.organization.OrganizationId;

interface AccountRepository extends JpaRepository<Account, AccountId> {
    @EntityGraph(attributePaths = "roles")
    Optional<Account> findByUsername(String username);

    boolean existsByUsername(String username);

    @EntityGraph(attributePaths = "roles")
    @Query("select a from Account a order by a.username")
    List<Account> findAllWithRoles();

    @EntityGraph(attributePaths = "roles")
    @Query("select a from Account a where a.enabled = true and a.organizationId in :organizations order by a.username")
    List<Account> findWorking(Collection<OrganizationId> organizations);

    @Query("select a from Account a join fetch a.roles where a.id in :ids")
    List<Account> findByIds(Collection<AccountId> ids);
}
