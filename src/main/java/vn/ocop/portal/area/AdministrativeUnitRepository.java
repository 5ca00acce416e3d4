package vn.ocop.portal.area;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface AdministrativeUnitRepository extends Repository<AdministrativeUnit, AdministrativeUnitId> {
    AdministrativeUnit saveAndFlush(AdministrativeUnit unit);

    void flush();

    @Query("""
            select u from AdministrativeUnit u
            where (u.validity.from is null or u.validity.from <= :day) and (u.validity.to is null or u.validity.to >= :day)
            order by u.code
            """)
    List<AdministrativeUnit> findOn(LocalDate day);

    @Query("select u from AdministrativeUnit u order by u.validity.to desc nulls first, u.code")
    List<AdministrativeUnit> findAllOrdered();

    @Query("select u from AdministrativeUnit u where u.id in :ids order by u.code")
    List<AdministrativeUnit> findByIds(Collection<AdministrativeUnitId> ids);
}
