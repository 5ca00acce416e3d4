package vn.ocop.portal.report;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import vn.ocop.portal.organization.OrganizationId;

interface ReportRequestRepository extends JpaRepository<ReportRequest, RequestId> {
    @Query("select r from ReportRequest r left join fetch r.addressees where r.id in :ids")
    List<ReportRequest> findByIds(Collection<RequestId> ids);

    @Query("""
            select r from ReportRequest r left join fetch r.addressees
            where r.sender in :organizations
               or exists (select 1 from ReportRequest q join q.addressees a where q.id = r.id and a in :organizations)
            order by r.issuedOn desc, r.number
            """)
    List<ReportRequest> findToOrFrom(Collection<OrganizationId> organizations);

    @Query("""
            select count(r) > 0 from ReportRequest r
            where r.sender = :sender and r.number = :number and r.issuedOn = :issuedOn and r.id.value <> :but
            """)
    boolean isTaken(OrganizationId sender, String number, LocalDate issuedOn, UUID but);
}
