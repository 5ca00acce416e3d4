package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.ocop.portal.organization.OrganizationId;

interface ReportRequestRepository extends ListCrudRepository<ReportRequest, RequestId> {
    @Query("select r from ReportRequest r left join fetch r.addressees where r.id in :ids")
    List<ReportRequest> findByIds(Collection<RequestId> ids);

    @Query("""
            select r from ReportRequest r left join fetch r.addressees
            where :organization member of r.addressees or r.sender = :organization
            order by r.issuedOn desc, r.number
            """)
    List<ReportRequest> findToOrFrom(OrganizationId organization);

    boolean existsBySenderAndNumberAndIssuedOnAndIdNot(
            OrganizationId sender, String number, LocalDate issuedOn, RequestId id);
}
