package vn.ocop.portal.subject;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ProductRepository extends JpaRepository<OcopProduct, ProductId> {
    /// The product, to which nobody else gives stars meanwhile and from which nobody takes any.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from OcopProduct p where p.id = :id")
    Optional<OcopProduct> findToDecide(ProductId id);

    Optional<OcopProduct> findByCode(String code);

    @Query("select p from OcopProduct p where p.subjectId = :subject and lower(p.name) = lower(:name)")
    Optional<OcopProduct> findNamed(SubjectId subject, String name);

    @Query("select count(p) from OcopProduct p where p.subjectId = :subject and p.groupCode not like 'VI%'")
    long countOutsideTourism(SubjectId subject);
}
