package vn.ocop.portal.subject;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface RecognitionRepository extends JpaRepository<Recognition, RecognitionId> {
    @Query("select r from Recognition r where r.productId = :product order by r.decidedOn")
    List<Recognition> findOf(ProductId product);

    boolean existsByProductId(ProductId product);
}
