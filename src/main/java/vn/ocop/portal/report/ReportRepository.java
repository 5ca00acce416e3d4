package vn.ocop.portal.report;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import vn.ocop.portal.organization.OrganizationId;

interface ReportRepository extends ListCrudRepository<Report, ReportId> {
    Optional<Report> findByOrganizationIdAndRequestId(OrganizationId organization, RequestId request);

    @Query("select r from Report r where r.organizationId = :organization order by r.createdAt desc")
    List<Report> findOf(OrganizationId organization);

    @Query("""
            select r from Report r, ReportRequest q
            where r.requestId = q.id and q.sender = :office and r.state in (ISSUED, RECEIVED, ACCEPTED)
            order by r.createdAt desc
            """)
    List<Report> findSentTo(OrganizationId office);
}
