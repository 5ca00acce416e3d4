package vn.ocop.portal.subject;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SubjectRepository extends JpaRepository<OcopSubject, SubjectId> {
    Optional<OcopSubject> findByTaxCode(String taxCode);
}
