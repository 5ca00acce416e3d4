package vn.ocop.portal.organization;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface OrganizationRepository extends JpaRepository<Organization, OrganizationId> {
    @Query("select o from Organization o where o.id in :ids")
    List<Organization> findByIds(Collection<OrganizationId> ids);

    @Query("select o from Organization o where o.id in :ids and o.mergedInto is null")
    List<Organization> findListedByIds(Collection<OrganizationId> ids);

    @Query("select o from Organization o where o.mergedInto is null order by o.kind, o.officialName")
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

    /// Adds a partner unless one of that official name is there, or comes from another transaction at this moment.
    @Modifying(flushAutomatically = true)
    @Query(nativeQuery = true, value = """
            insert into organization (organization_id, version, official_name, letter_name, kind)
            values (:id, 0, :name, :name, 'PARTNER')
            on conflict on constraint organization_official_name_unique do nothing
            """)
    void addPartner(UUID id, String name);
}
