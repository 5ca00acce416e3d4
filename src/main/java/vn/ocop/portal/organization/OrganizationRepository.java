package vn.ocop.portal.organization;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;

interface OrganizationRepository extends ListCrudRepository<Organization, OrganizationId> {
    @Query("select o from Organization o where o.id in :ids")
    List<Organization> findByIds(Collection<OrganizationId> ids);

    @Query("select o from Organization o order by o.kind, o.officialName")
    List<Organization> findAllOrdered();

    boolean existsByOfficialName(String officialName);

    boolean existsByOfficialNameAndIdNot(String officialName, OrganizationId id);

    @Query("""
            select o from Organization o
            where lower(o.officialName) = lower(:name)
               or lower(o.letterName) = lower(:name)
            order by case when o.officialName = :name or o.letterName = :name then 0 else 1 end, o.officialName
            limit 1
            """)
    Optional<Organization> findNamed(String name);
}
